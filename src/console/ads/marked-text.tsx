import { useState } from 'react';
import type { AdSpan } from '../api/types.js';
import { Pieces } from '../parts/hostile-text.js';
import { count } from '../words/format.js';
import { segments, type Segment } from '../words/segments.js';
import { violationLabel } from '../words/violations.js';
import styles from './ads.module.css';
import { worstTone, type LegendEntry } from './mark-legend.js';

interface MarkedTextProps {
  text: string;
  /** The ad's spans; only those of this field are used. */
  spans: readonly AdSpan[];
  field: string;
  legend: readonly LegendEntry[];
  /** UTF-16 units shown before “show all”. */
  limit?: number;
  address?: boolean;
}

/** One field of an ad with its matching stretches marked and numbered after the legend. */
export function MarkedText({ text, spans, field, legend, limit = 400, address = false }: MarkedTextProps) {
  const [all, setAll] = useState(false);
  const own = spans.filter((span) => span.field === field);
  // A title only a little longer than the limit is not worth a button.
  const clamped = !all && text.length > limit * 1.25;
  const whole = segments(text, own);
  const shown = clamped ? whole.flatMap((segment) => upTo(segment, limit)) : whole;
  const hidden = clamped ? own.filter((span) => span.start >= limit).length : 0;
  return (
    <>
      <bdi className="hostile" dir={address ? 'ltr' : undefined}>
        {shown.map((segment) => (
          <Stretch key={segment.start} segment={segment} legend={legend} />
        ))}
        {clamped ? '…' : ''}
      </bdi>
      {clamped || all ? (
        <button type="button" className={styles.more} onClick={() => setAll(!all)} aria-expanded={all}>
          {all
            ? 'Show less'
            : `Show all ${count(text.length, 'character')}${hidden > 0 ? `, ${count(hidden, 'more mark')} further on` : ''}`}
        </button>
      ) : null}
    </>
  );
}

function upTo<S>(segment: Segment<S>, limit: number): Segment<S>[] {
  if (segment.start >= limit) return [];
  if (segment.end <= limit) return [segment];
  const cut = segment.text.slice(0, limit - segment.start);
  const text = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
  return [{ ...segment, end: segment.start + text.length, text }];
}

function Stretch({ segment, legend }: { segment: Segment<AdSpan>; legend: readonly LegendEntry[] }) {
  if (segment.covers.length === 0) return <Pieces text={segment.text} />;
  const violations = new Set(segment.covers.map((span) => span.violation));
  const entries = legend.filter((entry) => violations.has(entry.violation));
  // The number stands once, where the stretch ends, also when others overlap it.
  const ending = entries.filter((entry) =>
    segment.covers.some((span) => span.violation === entry.violation && span.end === segment.end),
  );
  return (
    <>
      <mark
        data-tone={worstTone(entries.map((entry) => entry.tone))}
        title={entries.map((entry) => violationLabel(entry.violation)).join('; ')}
      >
        <Pieces text={segment.text} />
      </mark>
      {ending.length === 0 ? null : (
        <sup className={styles.number}>{ending.map((entry) => entry.number).join(',')}</sup>
      )}
    </>
  );
}
