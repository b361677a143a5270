/**
 * Characters that pass for a basic Latin letter, as pairs of a Latin letter and what looks like it. The upper-case forms
 * stand apart because they must be looked up before lower-casing: Greek capital eta looks like H, small eta like n.
 * Written from the shapes of the characters in the Unicode charts; it covers Cyrillic, Greek, Armenian, Cherokee capitals
 * that are met in practice, IPA and small capitals, and the digits and signs of leetspeak.
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
  i: 'ІіΙιӀӏɩıɪlLiI1|!Ꭵⅰ׀ا',
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

/**
 * The letter that a character passes for, or undefined. `l`, `i`, `1` and `|` share the class `i`, and `0` passes for `o`.
 */
export function looksLike(codePoint: number): string | undefined {
  return toLatin.get(codePoint);
}
