import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Cases } from '../api/generated/types.gen.js';
import { icons } from '../parts/icons.js';
import { CASE_STATES, caseStateLabel, routeLabel } from '../words/cases.js';
import { formatNumber } from '../words/format.js';
import {
  CASE_FILTERS,
  caseFilterCount,
  changedCases,
  unfilteredCases,
  viewOf,
  type CaseFilter,
} from './case-search.js';
import styles from './cases.module.css';

interface CasesFiltersProps {
  search: URLSearchParams;
  cases: Cases | undefined;
  onChange: (next: URLSearchParams) => void;
}

interface Option {
  value: string;
  label: string;
}

const NAMES: Record<CaseFilter, { name: string; any: string }> = {
  brand: { name: 'Brand', any: 'Any brand' },
  owner: { name: 'Owner', any: 'Any owner' },
  route: { name: 'Route', any: 'Any route' },
};

/** State, brand, owner and route; on a phone all but the state fold away behind one button. */
export function CasesFilters({ search, cases, onChange }: CasesFiltersProps) {
  const [open, setOpen] = useState(false);
  const active = caseFilterCount(search);
  const options = optionsOf(cases);
  return (
    <div className={styles.filters} data-open={open} role="search" aria-label="Filter the cases">
      {viewOf(search) === 'board' ? null : (
        <NativeSelect
          size="xs"
          className={styles.state}
          aria-label="State"
          value={search.get('state') ?? 'open'}
          data={stateOptions(cases)}
          onChange={({ currentTarget: { value } }) =>
            onChange(changedCases(search, 'state', value === 'open' ? null : value))
          }
        />
      )}
      <Button
        size="xs"
        variant="default"
        className={styles.toggle}
        leftSection={<icons.filter size={16} />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Filters{active > 0 ? ` (${formatNumber(active)})` : ''}
      </Button>
      {CASE_FILTERS.map((filter) => (
        <NativeSelect
          key={filter}
          size="xs"
          className={styles.select}
          aria-label={NAMES[filter].name}
          value={search.get(filter) ?? ''}
          data={[{ value: '', label: NAMES[filter].any }, ...withCurrent(options[filter], search.get(filter) ?? '')]}
          onChange={({ currentTarget: { value } }) => onChange(changedCases(search, filter, value))}
        />
      ))}
      {active === 0 ? null : (
        <Button size="xs" variant="subtle" onClick={() => onChange(unfilteredCases(search))}>
          Clear
        </Button>
      )}
    </div>
  );
}

function stateOptions(cases: Cases | undefined): Option[] {
  const counts = new Map(cases?.columns.map(({ state, count }) => [state, count]));
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  const label = (state: string, count: number) =>
    `${caseStateLabel(state)}${cases === undefined ? '' : ` (${formatNumber(count)})`}`;
  return [
    { value: 'open', label: label('open', all - (counts.get('closed') ?? 0)) },
    ...CASE_STATES.map((state) => ({ value: state, label: label(state, counts.get(state) ?? 0) })),
    { value: 'all', label: label('all', all) },
  ];
}

function optionsOf(cases: Cases | undefined): Record<CaseFilter, Option[]> {
  const named = (facets: readonly { id: string; name: string; count: number }[] | undefined): Option[] =>
    (facets ?? []).map(({ id, name, count }) => ({ value: id, label: `${name} (${formatNumber(count)})` }));
  return {
    brand: named(cases?.facets.brands),
    owner: named(cases?.facets.owners),
    route: (cases?.facets.routes ?? []).map(({ value, count }) => ({
      value,
      label: `${routeLabel(value)} (${formatNumber(count)})`,
    })),
  };
}

/** A filter that came with the address stays visible even if nothing carries it now. */
function withCurrent(options: Option[], current: string): Option[] {
  if (current === '' || options.some(({ value }) => value === current)) return options;
  return [...options, { value: current, label: routeLabel(current) }];
}
