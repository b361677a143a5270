import { TextInput } from '@mantine/core';
import { useSearchParams } from 'react-router';
import styles from './audits.module.css';

const DAY_MS = 86_400_000;
const shifted = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);

/** First and last day of an audit; they stand in the address, so that a link shows the same days. */
export function PeriodForm({ period }: { period: { readonly from: string; readonly until: string } }) {
  const [search, setSearch] = useSearchParams();
  const set = (name: 'from' | 'until', value: string): void => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return;
    const next = new URLSearchParams(search);
    // What stands in the address is newer than what was answered.
    const ends = { from: search.get('from') ?? period.from, until: search.get('until') ?? period.until, [name]: value };
    next.set('from', ends.from);
    next.set('until', ends.until);
    setSearch(next, { replace: true });
  };
  return (
    <div className={styles.period}>
      <TextInput
        type="date"
        size="xs"
        label="From"
        value={period.from}
        max={shifted(period.until, -1)}
        onChange={({ currentTarget }) => set('from', currentTarget.value)}
      />
      <TextInput
        type="date"
        size="xs"
        label="To, included"
        value={shifted(period.until, -1)}
        min={period.from}
        onChange={({ currentTarget }) =>
          set('until', currentTarget.value === '' ? '' : shifted(currentTarget.value, 1))
        }
      />
    </div>
  );
}
