import { NativeSelect } from '@mantine/core';
import type { Rescan } from '../api/generated/types.gen.js';
import { formatNumber } from '../words/format.js';
import { violationLabel } from '../words/violations.js';
import { changeLabel, CHANGES } from './rescan-words.js';
import styles from './rescans.module.css';

interface ChangeFiltersProps {
  rescan: Rescan;
  search: URLSearchParams;
  onSearch: (next: URLSearchParams) => void;
}

/** Narrows the list of changed findings; the choice stands in the address. */
export function ChangeFilters({ rescan, search, onSearch }: ChangeFiltersProps) {
  const put = (name: string, value: string): void => {
    const next = new URLSearchParams(search);
    next.delete('page');
    if (value === '') next.delete(name);
    else next.set(name, value);
    onSearch(next);
  };
  const changes = CHANGES.filter((change) => change !== 'same');
  return (
    <div className={styles.filters}>
      <NativeSelect
        size="xs"
        aria-label="What changed"
        value={search.get('change') ?? ''}
        data={[
          { value: '', label: 'Any change' },
          ...changes.map((change) => ({
            value: change,
            label: `${changeLabel(change)} (${formatNumber(rescan.findings[change])})`,
          })),
        ]}
        onChange={({ currentTarget: { value } }) => put('change', value)}
      />
      <NativeSelect
        size="xs"
        aria-label="Rule"
        value={search.get('rule') ?? ''}
        data={[
          { value: '', label: 'Any rule' },
          ...rescan.rules.map(({ rule }) => ({ value: rule, label: violationLabel(rule) })),
        ]}
        onChange={({ currentTarget: { value } }) => put('rule', value)}
      />
      <NativeSelect
        size="xs"
        aria-label="Brand"
        value={search.get('brand') ?? ''}
        data={[
          { value: '', label: 'Any brand' },
          ...rescan.reportBrands.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={({ currentTarget: { value } }) => put('brand', value)}
      />
    </div>
  );
}
