import { Link } from 'react-router';
import type { QueueView } from '../api/queries.js';
import { count, formatNumber } from '../words/format.js';
import styles from './queue-parts.module.css';
import { changed, isOpen, PARTS, type QueuePart } from './queue-search.js';

/** Among open alerts the graver ones wait for a decision; elsewhere there is nothing left to decide. */
const labelOf = (part: QueuePart, open: boolean): string =>
  ({ decide: open ? 'To decide' : 'Violation or review', appearance: 'Appeared', all: 'All' })[part];

const MEANINGS: Record<QueuePart, string> = {
  decide: 'Violations, and signs that a person has to judge',
  appearance: 'Ads that only appeared on searches for the brand',
  all: 'Both',
};

interface QueuePartsProps {
  search: URLSearchParams;
  view: QueueView | undefined;
}

/** Splits the queue into what has to be decided and what only appeared, with how many there are of each. */
export function QueueParts({ search, view }: QueuePartsProps) {
  const open = isOpen(search);
  return (
    <nav className={styles.parts} aria-label="Part of the queue">
      {PARTS.map((part, index) => (
        <Link
          key={part}
          className={styles.part}
          aria-current={view?.part === part ? 'true' : undefined}
          aria-keyshortcuts={String(index + 1)}
          title={MEANINGS[part]}
          to={{ search: changed(search, 'verdict', part).toString() }}
        >
          {labelOf(part, open)}{' '}
          <span className="num">{view === undefined ? '·' : formatNumber(view.verdicts[part])}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Says what the shown part leaves out, so that nothing is out of sight unsaid. */
export function LeftOut({ search, view: { part, verdicts } }: { search: URLSearchParams; view: QueueView }) {
  const open = isOpen(search);
  const to = (other: QueuePart) => ({ search: changed(search, 'verdict', other).toString() });
  if (part === 'decide' && verdicts.appearance > 0) {
    return (
      <p className="dim small num">
        <Link to={to('appearance')}>{formatNumber(verdicts.appearance)} more</Link> only appeared on brand searches.
      </p>
    );
  }
  if (part === 'appearance' && verdicts.decide > 0) {
    return (
      <p className="dim small num">
        These ads only appeared on brand searches, which is no accusation.{' '}
        <Link to={to('decide')}>{count(verdicts.decide, 'other alert')}</Link>{' '}
        {open ? 'to decide' : 'with a violation or a review'}.
      </p>
    );
  }
  if (part !== 'decide' && verdicts.decide === 0 && verdicts.appearance > 0) {
    return (
      <p className="dim small">{open ? 'Nothing to decide: these' : 'These'} ads only appeared on brand searches.</p>
    );
  }
  return null;
}
