import { readersWords } from './normalise.js';

/**
 * What a new state of a document is to somebody who knew the states before.
 * - `unseen`: nothing that a reader sees differs from the last state.
 * - `seen-before`: the document stands again as it stood earlier; pages that are served in variants go to and fro.
 * - `changed`: neither, so it has to be read.
 */
export const POLICY_CHANGE_CLASSES = ['unseen', 'seen-before', 'changed'] as const;
export type PolicyChangeClass = (typeof POLICY_CHANGE_CLASSES)[number];

export type Classified<State> =
  | { readonly class: 'unseen' | 'changed'; readonly seen: null }
  | { readonly class: 'seen-before'; readonly seen: State };

/**
 * Classes a text that follows `earlier` (oldest first, the last one being the state that it follows). With several equal
 * earlier states the latest is named.
 *
 * @param earlier at least one state, each as `readerText` gave it
 */
export function classify<State extends { readonly text: string }>(
  text: string,
  earlier: readonly State[],
): Classified<State> {
  const words = readersWords(text);
  const last = earlier.at(-1);
  if (last !== undefined && readersWords(last.text) === words) return { class: 'unseen', seen: null };
  const seen = earlier.findLast((state) => readersWords(state.text) === words);
  return seen === undefined ? { class: 'changed', seen: null } : { class: 'seen-before', seen };
}
