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
  const choices = [
    {
      name: 'change',
      label: 'What changed',
      any: 'Any change',
      options: CHANGES.filter((change) => change !== 'same').map((change) => ({
        value: change,
        label: `${changeLabel(change)} (${formatNumber(rescan.findings[change])})`,
      })),
    },
    {
      name: 'rule',
      label: 'Rule',
      any: 'Any rule',
      options: rescan.rules.map(({ rule }) => ({ value: rule, label: violationLabel(rule) })),
    },
    {
      name: 'brand',
      label: 'Brand',
      any: 'Any brand',
      options: rescan.reportBrands.map(({ id, name }) => ({ value: id, label: name })),
    },
  ];
  return (
    <div className={styles.filters}>
      {choices.map(({ name, label, any, options }) => (
        <NativeSelect
          key={name}
          size="xs"
          aria-label={label}
          value={search.get(name) ?? ''}
          data={[{ value: '', label: any }, ...options]}
          onChange={({ currentTarget: { value } }) => put(name, value)}
        />
      ))}
    </div>
  );
}
