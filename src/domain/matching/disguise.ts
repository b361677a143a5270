import type { FoldedText } from '../text/fold.js';
import { characterClass, SEPARATOR } from '../text/character-class.js';
import type { MarkForm } from './mark-form.js';

/** Around a word, so far its neighbours tell which script the text is written in. */
const NEIGHBOURHOOD = 120;
const SHORTEST_DISGUISE = 4;

const isLatin = (character: string): boolean => /[a-z]/.test(character);
const isDigitOrSign = (character: string): boolean => /[^\p{L}\p{M}]/u.test(character);

/**
 * Whether a word that looks like a mark was made to look so: digits or signs in place of letters (`N1KE`), letters of
 * another script among Latin ones, a capital I for an l inside a word. A word that merely shares its shape with the
 * mark (`ball` and Bali, a Russian word among Russian words) is no disguise.
 * @param key the word as folded, condensed, of the same skeleton as the form
 */
export function isDisguise(text: FoldedText, from: number, to: number, key: string, form: MarkForm): boolean {
  if (form.key.length < SHORTEST_DISGUISE || key.length !== form.key.length) return false;
  if (!/\p{L}/u.test(key)) return false;
  const positions = wordPositions(text.key, from, to, key);
  let signs = 0;
  let foreign = 0;
  for (let at = 0; at < key.length; at++) {
    const seen = key[at] as string;
    const meant = form.key[at] as string;
    if (seen === meant) continue;
    if (isDigitOrSign(meant)) return false;
    if (isDigitOrSign(seen)) signs++;
    else if (isLatin(seen) && isLatin(meant)) {
      if (!oddCapital(text, positions, at)) return false;
      signs++;
    } else foreign++;
  }
  if (signs > key.length / 2) return false;
  if (signs === 0 && foreign === 0) return false;
  if (foreign > 0 && !mixesScripts(key)) return !foreignSurroundings(text, from, to, key);
  return true;
}

/** Positions in the text's key of the units of a condensed word; falls back to a run when signs stand for letters. */
function wordPositions(textKey: string, from: number, to: number, key: string): number[] {
  const positions: number[] = [];
  if (to - from === key.length) {
    for (let at = from; at < to; at++) positions.push(at);
    return positions;
  }
  for (let at = from; at < to; at++) {
    if (characterClass(textKey.charCodeAt(at)) !== SEPARATOR) positions.push(at);
  }
  return positions;
}

/** `NetfIix`, `EIkowa`: a capital I beside a small letter; `lKEA`: a small l before a capital. */
function oddCapital(text: FoldedText, positions: readonly number[], at: number): boolean {
  const letter = (index: number): string => {
    const position = positions[index];
    return position === undefined ? '' : text.source.slice(text.startOf(position), text.endOf(position));
  };
  const here = letter(at);
  // Inside a word that goes on in small letters nobody writes a capital I.
  if (here === 'I') return at > 0 && (/^\p{Ll}/u.test(letter(at - 1)) || /^\p{Ll}/u.test(letter(at + 1)));
  return here === 'l' && /^\p{Lu}/u.test(letter(at + 1));
}

function mixesScripts(key: string): boolean {
  return /[a-z]/.test(key) && /[^\p{ASCII}]/u.test(key);
}

/** Whether the text around is written in another script than Latin, so that the word is one of that language. */
function foreignSurroundings(text: FoldedText, from: number, to: number, key: string): boolean {
  if (/[a-z]/.test(key)) return false;
  const around = text.key.slice(Math.max(0, from - NEIGHBOURHOOD), from) + text.key.slice(to, to + NEIGHBOURHOOD);
  const foreign = around.match(/[^\p{ASCII}\P{L}]/gu)?.length ?? 0;
  const latin = around.match(/[a-z]/g)?.length ?? 0;
  return foreign > latin;
}
