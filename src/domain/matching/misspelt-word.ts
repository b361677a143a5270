import { withinOneEdit } from '../text/edit-distance.js';
import { GENERIC_WORDS } from './generic-words.js';

/** A shorter word is one edit away from too many others. */
const SHORTEST = 5;

const byFirstLetter = new Map<string, string[]>();
for (const word of GENERIC_WORDS) {
  if (word.length < SHORTEST) continue;
  const list = byFirstLetter.get(word[0] as string);
  if (list === undefined) byFirstLetter.set(word[0] as string, [word]);
  else list.push(word);
}

/** Whether a stretch is a generic word misspelt by one edit after its first letter: `bargin`, `suport`. */
export function isNearGeneric(stretch: string): boolean {
  if (stretch.length < SHORTEST) return false;
  return (byFirstLetter.get(stretch[0] as string) ?? []).some((word) => withinOneEdit(word, stretch));
}
