import { type PolicyChangeClass, classify } from './classify.js';
import { compare } from './compare.js';
import { readersWords } from './normalise.js';
import { summarise } from './summary.js';

/** A document as it stood at an instant. */
export interface PolicyState {
  readonly at: Date;
  /** As `readerText` gave it. */
  readonly text: string;
}

/** What happened from one state to the next. */
export interface PolicyTransition {
  readonly from: Date;
  readonly to: Date;
  readonly class: PolicyChangeClass;
  /** When the document read like this before; null unless the class is `seen-before`. */
  readonly seenAt: Date | null;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly summary: string;
}

/** The transitions of a document, oldest first; one fewer than there are states. */
export function transitionsOf(states: readonly PolicyState[]): PolicyTransition[] {
  const known = states.map(({ at, text }) => ({ at, text, words: readersWords(text) }));
  return known.slice(1).map((state, index) => {
    const earlier = known.slice(0, index + 1);
    const last = earlier.at(-1) as (typeof known)[number];
    const { class: kind, seen } = classify(state.words, earlier);
    const comparison = compare(last.text, state.text);
    return {
      from: last.at,
      to: state.at,
      class: kind,
      seenAt: seen?.at ?? null,
      wordsAdded: comparison.wordsAdded,
      wordsRemoved: comparison.wordsRemoved,
      summary: summarise(comparison),
    };
  });
}
