import { useEffect, useRef } from 'react';
import { Pieces } from '../parts/hostile-text.js';
import { segments } from '../words/segments.js';
import type { Draft } from './drafts.js';
import styles from './partners.module.css';

/** More than this of a text without any sentence in it is left out between two sentences. */
const LONGEST_GAP = 1_200;
const SHOWN_OF_GAP = 500;

/** The text with its sentences marked; long stretches that say nothing of paid search are left out. */
export function AgreementText({
  text,
  drafts,
  shown,
}: {
  text: string;
  drafts: readonly Draft[];
  shown: string | null;
}) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown === null) return;
    const mark = pane.current?.querySelector<HTMLElement>(`[data-keys~="${shown}"]`);
    mark?.scrollIntoView({ block: 'center' });
    mark?.focus();
  }, [shown]);
  return (
    <div className={`card ${styles.text}`} ref={pane} tabIndex={0} role="region" aria-label="The text">
      <bdi className="hostile">
        {segments(text, drafts).map(({ start, text: words, covers }) =>
          covers.length === 0 ? (
            <Pieces key={start} text={shortened(words)} />
          ) : (
            <mark
              key={start}
              data-keys={covers.map(({ key }) => key).join(' ')}
              data-tone={toneOf(covers)}
              tabIndex={-1}
            >
              <Pieces text={words} />
            </mark>
          ),
        )}
      </bdi>
    </div>
  );
}

function toneOf(drafts: readonly Draft[]): string | undefined {
  if (drafts.some(({ kind }) => kind === 'conflict')) return 'red';
  return drafts.some(({ kind, why }) => kind === 'sentence' || why !== null) ? 'amber' : undefined;
}

function shortened(words: string): string {
  if (words.length <= LONGEST_GAP) return words;
  return `${words.slice(0, SHOWN_OF_GAP)}\n…\n${words.slice(-SHOWN_OF_GAP)}`.toWellFormed();
}
