import { type PolicyChangeClass, classify } from './classify.js';
import { compare } from './compare.js';
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
  /** When the document stood like this before; null unless the class is `seen-before`. */
  readonly seenAt: Date | null;
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
  readonly summary: string;
}

/** The transitions of a document, oldest first; one fewer than there are states. */
export function transitionsOf(states: readonly PolicyState[]): PolicyTransition[] {
  return states.slice(1).map((state, at) => transition(states.slice(0, at + 1), state));
}

/** How `state` follows `earlier`, which are its predecessors, oldest first and at least one. */
export function transition(earlier: readonly PolicyState[], state: PolicyState): PolicyTransition {
  const last = earlier.at(-1);
  if (last === undefined) throw new RangeError('A first state follows nothing.');
  const classified = classify(state.text, earlier);
  const comparison = compare(last.text, state.text);
  return {
    from: last.at,
    to: state.at,
    class: classified.class,
    seenAt: classified.seen?.at ?? null,
    wordsAdded: comparison.wordsAdded,
    wordsRemoved: comparison.wordsRemoved,
    summary: summarise(comparison),
  };
}
