/** One thing that is wrong with a portfolio file: where it is, what it is, and what would be right. */
export interface PortfolioProblem {
  /** Stable, for scripts: `missing`, `wrong-value`, `unknown-key`, `duplicate`, `yaml-syntax` and so on. */
  readonly code: string;
  /** As one would write it in a program: `brands[0].marks[1].text`; empty for the file as a whole. */
  readonly path: string;
  /** 1-based; null where the file has no such place, for example when it is empty. */
  readonly line: number | null;
  /** 1-based, in UTF-16 units; null with the line. */
  readonly column: number | null;
  /** What is wrong and what would be right, in one sentence. */
  readonly message: string;
}

/** Keys and list places from the root of the file to a value. */
export type FilePath = readonly (string | number)[];

const LONGEST_SHOWN = 60;

/** `brands[0].marks[1]`; a key that is no plain word is quoted, so that the path stays readable. */
export function pathText(path: FilePath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_][\w-]{0,60}$/.test(step)) return `${text}[${quoted(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** A text as a problem shows it: short, on one line, with nothing in it that a terminal would obey. */
export function quoted(text: string): string {
  const short = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return `'${short.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped)}'`;
}

/** What the file has in a place, for the second half of "expected …; got …". */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'an empty value';
  if (typeof value === 'string') return value === '' ? 'an empty text' : quoted(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `the boolean ${String(value)}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return 'a group of keys';
}

/** The word of a closed list that a person probably meant, or null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (word.length > 40) return null;
  const plain = simplified(word);
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(plain, simplified(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(plain.length / 3)) ? best.candidate : null;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Case, hyphens and underscores are what people mix up first. */
function simplified(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}

/** Levenshtein's distance over UTF-16 units. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
