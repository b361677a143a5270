import type { ReactNode } from 'react';
import type { BucketState } from './bucket-state.js';

/** Drawn, not typed: fonts give some of these signs the same face. */
const SHAPES: Readonly<Record<BucketState, ReactNode>> = {
  ads: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  none: <circle cx="6" cy="6" r="3.4" />,
  partly: (
    <>
      <circle cx="6" cy="6" r="3.4" />
      <path d="M6 2.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  blind: <path d="m3 3 6 6M9 3 3 9" />,
  waiting: <path d="M2.5 6h.01M6 6h.01M9.5 6h.01" />,
  unlooked: null,
};

/** A shape that tells a state apart without its colour; the words beside it say what it means. */
export function BucketSign({ state }: { state: BucketState }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
      data-sign={state}
    >
      {SHAPES[state]}
    </svg>
  );
}
