import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { count } from '../words/format.js';

interface FirstFewProps<T> {
  readonly items: readonly T[];
  /** How many are always shown; one more than that is shown too, for a button would take its room. */
  readonly few: number;
  /** What one of the folded ones is called, and how several are: “older capture”. */
  readonly noun: string;
  /** The items to show now. */
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** A long list's first few, and a button that says how many more there are and shows them. */
export function FirstFew<T>({ items, few, noun, children }: FirstFewProps<T>) {
  const [all, setAll] = useState(false);
  const hidden = items.length - few;
  if (hidden <= 1) return children(items);
  return (
    <>
      {children(all ? items : items.slice(0, few))}
      <div>
        <Button size="compact-xs" variant="default" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${count(hidden, noun)}`}
        </Button>
      </div>
    </>
  );
}
