import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { Policy, PolicyDiff } from '../api/generated/types.gen.js';
import { HostileText, Pieces } from '../parts/hostile-text.js';
import { Notice } from '../parts/notice.js';
import { count, formatInstant } from '../words/format.js';
import styles from './policies.module.css';

type Part = PolicyDiff['hunks'][number]['parts'][number];

/** How two versions differ, and the choice of the two. */
export function PolicyDifference({ policy, busy }: { policy: Policy; busy: boolean }) {
  const [, setSearch] = useSearchParams();
  const { diff, versions } = policy;
  if (diff === null) {
    return (
      <Notice title={versions.length === 0 ? 'No version yet' : 'One version so far'}>
        <p>
          {versions.length === 0
            ? 'The document could not be read yet, so there is nothing to compare.'
            : 'What changes from now on is shown here word by word.'}
        </p>
      </Notice>
    );
  }
  const choices = versions.map(({ id, at, words }) => ({
    value: id,
    label: `${formatInstant(at)} (${count(words, 'word')})`,
  }));
  const choose = (change: { from?: string; to?: string }): void =>
    setSearch({ from: diff.from.id, to: diff.to.id, ...change }, { preventScrollReset: true });
  return (
    <section className="card" aria-labelledby="diff-heading" aria-busy={busy}>
      <div className="pad stack tight">
        <h2 id="diff-heading" className="eyebrow">
          What changed
        </h2>
        <p>
          <HostileText text={diff.summary} />
        </p>
        <div className={styles.fields}>
          <NativeSelect
            size="xs"
            label="From"
            value={diff.from.id}
            data={choices}
            onChange={({ currentTarget: { value } }) => choose({ from: value })}
          />
          <NativeSelect
            size="xs"
            label="To"
            value={diff.to.id}
            data={choices}
            onChange={({ currentTarget: { value } }) => choose({ to: value })}
          />
        </div>
        {diff.hunks.length === 0 ? null : (
          <p className="dim small">
            <del className={styles.removed}>Removed words</del> are struck through,{' '}
            <ins className={styles.added}>added words</ins> underlined.
          </p>
        )}
      </div>
      {diff.hunks.map((hunk, index) => (
        <article key={index} className={styles.hunk}>
          <h3 className={styles.section}>
            {hunk.section === null ? 'Before the first heading' : <HostileText text={hunk.section} />}
            {hunk.times === 1 ? null : (
              <span className="dim small"> · and the same in {count(hunk.times - 1, 'more place')}</span>
            )}
          </h3>
          <div className={styles.diff} dir="auto">
            {hunk.parts.map((part, at) => (
              <DiffPart key={at} part={part} />
            ))}
          </div>
        </article>
      ))}
      {diff.left === 0 ? null : (
        <p className="pad dim">{count(diff.left, 'more place')} differ. Compare versions that are closer.</p>
      )}
    </section>
  );
}

/** Marked by lines through and under the words, and spoken to those who hear the page. */
function DiffPart({ part: { kind, text } }: { part: Part }) {
  if (kind === 'kept') return <Lines text={text} />;
  return kind === 'removed' ? (
    <del className={styles.removed}>
      <span className={styles.spoken}>[removed: </span>
      <Lines text={text} />
      <span className={styles.spoken}>]</span>
    </del>
  ) : (
    <ins className={styles.added}>
      <span className={styles.spoken}>[added: </span>
      <Lines text={text} />
      <span className={styles.spoken}>]</span>
    </ins>
  );
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    <span key={index}>
      {index === 0 ? null : <br />}
      <Pieces text={line} />
    </span>
  ));
}
