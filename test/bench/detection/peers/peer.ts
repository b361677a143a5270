import type { ProtectedMark } from '../../../../src/domain/detection/protected-portfolio.js';

/** A stretch of a text taken for a name. Offsets are UTF-16 units of the text as given. */
export interface Hit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Names in a text; the texts of one ad are looked through one after another. */
export type TextMatcher = (text: string) => readonly Hit[];
/** Names in the label of a domain (`nordlicht-shop`), wherever they stand in it. */
export type LabelMatcher = (label: string) => readonly string[];

/** Another way of finding names, with the plain setting that serves it best. */
export interface Peer {
  readonly name: string;
  /** The setting, in words. */
  readonly setting: string;
  forTexts(names: readonly string[]): TextMatcher;
  forLabels(names: readonly string[]): LabelMatcher;
}

/** The spellings of a mark as names of their own: peers know of no variants. */
export function spellingsOf(mark: ProtectedMark): string[] {
  return [mark.text, ...mark.variants];
}

/** The plain key of peers that have none of their own. Its length may differ from the text's in rare scripts. */
export const plainKey = (text: string): string => text.normalize('NFKC').toLowerCase();

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** Whether no letter or digit touches the stretch on either side. */
export function isWholeWord(text: string, start: number, end: number): boolean {
  return !WORD.test(text.charAt(start - 1)) && !WORD.test(text.charAt(end));
}

/** A name as it would be written in a domain; null below four letters, which stand in words of every language. */
export function labelKey(name: string): string | null {
  const key = plainKey(name).replace(/[^\p{L}\p{N}]/gu, '');
  return key.length < 4 ? null : key;
}

/** Distinct keys of names in domains, each with the names that it stands for. */
export function labelKeys(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const name of names) {
    const key = labelKey(name);
    if (key !== null) keys.set(key, [...(keys.get(key) ?? []), name]);
  }
  return keys;
}

/** The label without hyphens, in the plain key. */
export const bareLabel = (label: string): string => plainKey(label).replaceAll('-', '');

/** Words of a text with their places. */
export function wordsOf(text: string): readonly Hit[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((word) => ({
    ...{ name: word[0], start: word.index, end: word.index + word[0].length },
  }));
}
