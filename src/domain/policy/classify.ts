/**
 * What a new state of a document is to somebody who knew the states before.
 * - `unseen`: nothing that a reader sees differs from the last state.
 * - `seen-before`: the document reads again as it read earlier; pages that are served in variants go to and fro.
 * - `changed`: neither, so it has to be read.
 */
export const POLICY_CHANGE_CLASSES = ['unseen', 'seen-before', 'changed'] as const;
export type PolicyChangeClass = (typeof POLICY_CHANGE_CLASSES)[number];

export type Classified<State> =
  | { readonly class: 'unseen' | 'changed'; readonly seen: null }
  | { readonly class: 'seen-before'; readonly seen: State };

/**
 * Classes a state that follows `earlier` (oldest first, the last one being the state that it follows). With several equal
 * earlier states the latest is named.
 *
 * @param words the reader's words, or a hash of them; the states' `words` are of the same kind
 */
export function classify<State extends { readonly words: string }>(
  words: string,
  earlier: readonly State[],
): Classified<State> {
  if (earlier.at(-1)?.words === words) return { class: 'unseen', seen: null };
  const seen = earlier.findLast((state) => state.words === words);
  return seen === undefined ? { class: 'changed', seen: null } : { class: 'seen-before', seen };
}
