/** What is done to a mark's letters so that it still reads as the mark. All are stable: the same mark, the same spelling. */

const LEET: Readonly<Record<string, string>> = {
  ...{ a: '@', e: '3', i: '1', l: '1', o: '0', s: '$' },
  ...{ A: '@', E: '3', I: '1', O: '0', S: '$' },
};
const CYRILLIC: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
  ...{ A: 'А', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', S: 'Ѕ', T: 'Т', X: 'Х', Y: 'У' },
};

/** Exchanges at most the first two letters that have a double. */
function exchange(mark: string, doubles: Readonly<Record<string, string>>): string {
  let left = 2;
  return Array.from(mark, (letter) => {
    const double = doubles[letter];
    return double === undefined || left-- <= 0 ? letter : double;
  }).join('');
}

export const leet = (mark: string): string => exchange(mark, LEET);
export const lookAlike = (mark: string): string => exchange(mark, CYRILLIC);
/** A word of even length with spaces between the letters, one of odd length with dots. */
export const split = (mark: string): string => Array.from(mark.replace(/\s/gu, '')).join(mark.length % 2 ? '.' : ' ');
export const zeroWidth = (mark: string): string => `${mark.slice(0, 2)}\u200B${mark.slice(2)}`;
export const fullWidth = (mark: string): string =>
  mark.replace(/[!-~]/gu, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).replace(/ /gu, '\u3000');

/** One slip of the finger: a short mark doubles its last letter, a longer one swaps two unlike letters of one word near its middle. */
export function typo(mark: string): string {
  if (mark.length <= 5) return mark + mark.slice(-1);
  let at = Math.floor(mark.length / 2) - 1;
  while (mark[at] === mark[at + 1] || /\s/u.test(mark.slice(at, at + 2))) at++;
  return `${mark.slice(0, at)}${mark[at + 1] ?? ''}${mark[at] ?? ''}${mark.slice(at + 2)}`;
}

/** The mark as a part of a domain name: lower case, without accents and spaces. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
