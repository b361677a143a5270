import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type RefObject } from 'react';
import type { AlertQueue } from '../api/generated/types.gen.js';
import { icons } from '../parts/icons.js';
import { countryName, formatNumber } from '../words/format.js';
import { engineLabel, relationLabel, verdictLabel } from '../words/labels.js';
import { violationLabel } from '../words/violations.js';
import styles from './alert-queue.module.css';
import { changed, filterCount, isNarrowed, unfiltered, type Filter } from './queue-search.js';

interface QueueFiltersProps {
  search: URLSearchParams;
  queue: AlertQueue | undefined;
  searchBox: RefObject<HTMLInputElement | null>;
  onChange: (next: URLSearchParams, replace: boolean) => void;
}

interface Option {
  value: string;
  label: string;
}

/** Search and filters; on a phone the filters fold away behind one button. */
export function QueueFilters({ search, queue, searchBox, onChange }: QueueFiltersProps) {
  const [open, setOpen] = useState(false);
  const active = filterCount(search);
  const options = optionsOf(queue);
  return (
    <div className={styles.filters} data-open={open} role="search" aria-label="Filter the alerts">
      <SearchBox
        text={search.get('q') ?? ''}
        box={searchBox}
        onSearch={(q) => onChange(changed(search, 'q', q), true)}
      />
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
      {SELECTS.map(([filter, name, any]) => {
        // “To decide”, “Appeared” and “All” are no filters; they have a switch of their own.
        const current = filter === 'verdict' && !isNarrowed(search) ? '' : (search.get(filter) ?? '');
        return (
          <NativeSelect
            key={filter}
            size="xs"
            className={styles.select}
            aria-label={name}
            value={current}
            data={[{ value: '', label: any }, ...withCurrent(options[filter], current, LABELS[filter])]}
            onChange={(event) => onChange(changed(search, filter, event.currentTarget.value), false)}
          />
        );
      })}
      <NativeSelect
        size="xs"
        className={styles.select}
        aria-label="Order"
        value={search.get('sort') ?? 'severity'}
        data={[
          { value: 'severity', label: 'Gravest first' },
          { value: 'recent', label: 'Latest first' },
          { value: 'confidence', label: 'Surest first' },
          { value: 'sightings', label: 'Most seen first' },
        ]}
        onChange={(event) => {
          const value = event.currentTarget.value;
          onChange(changed(search, 'sort', value === 'severity' ? null : value), false);
        }}
      />
      {active === 0 ? null : (
        <Button size="xs" variant="subtle" onClick={() => onChange(unfiltered(search), false)}>
          Clear
        </Button>
      )}
    </div>
  );
}

const SELECTS: readonly (readonly [Filter, string, string])[] = [
  ['brand', 'Brand', 'Any brand'],
  ['violation', 'Violation', 'Any violation'],
  ['verdict', 'Verdict', 'Any verdict'],
  ['relation', 'Kind of advertiser', 'Any advertiser'],
  ['engine', 'Engine', 'Any engine'],
  ['country', 'Country', 'Any country'],
];

const LABELS: Record<Filter, (value: string) => string> = {
  brand: (id) => id,
  violation: violationLabel,
  verdict: verdictLabel,
  relation: relationLabel,
  engine: engineLabel,
  country: countryName,
};

function optionsOf(queue: AlertQueue | undefined): Record<Filter, Option[]> {
  const facets = queue?.facets;
  const of = (filter: Filter, values: { value: string; count: number }[] | undefined): Option[] =>
    (values ?? []).map(({ value, count }) => ({ value, label: `${LABELS[filter](value)} (${formatNumber(count)})` }));
  return {
    brand: (facets?.brands ?? []).map(({ id, name, count }) => ({
      value: id,
      label: `${name} (${formatNumber(count)})`,
    })),
    violation: of('violation', facets?.violations),
    verdict: of(
      'verdict',
      (['violation', 'review'] as const).map((value) => ({ value, count: queue?.verdicts[value] ?? 0 })),
    ),
    relation: of('relation', facets?.relations),
    engine: of('engine', facets?.engines),
    country: of('country', facets?.countries),
  };
}

/** A filter that came with the address stays visible even if nothing carries it now. */
function withCurrent(options: Option[], current: string, label: (value: string) => string): Option[] {
  if (current === '' || options.some((option) => option.value === current)) return options;
  return [...options, { value: current, label: label(current) }];
}

interface SearchBoxProps {
  text: string;
  box: RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
}

function SearchBox({ text, box, onSearch }: SearchBoxProps) {
  const [{ typed, known }, set] = useState({ typed: text, known: text });
  // A change that did not come from this box (back, a link, “Clear”) replaces what is typed.
  if (text !== known) set({ typed: text, known: text });
  const send = (value: string) => {
    set((before) => ({ ...before, known: value }));
    onSearch(value);
  };
  const later = useDebouncedCallback(send, 300);
  return (
    <TextInput
      ref={box}
      size="xs"
      type="search"
      className={styles.search}
      aria-label="Search the alerts"
      placeholder="Advertiser or ad text"
      leftSection={<icons.search size={16} />}
      rightSection={
        typed === '' ? null : (
          <CloseButton
            size="xs"
            aria-label="Clear the search"
            onClick={() => {
              set({ typed: '', known: '' });
              onSearch('');
            }}
          />
        )
      }
      value={typed}
      onChange={(event) => {
        const { value } = event.currentTarget;
        set((before) => ({ ...before, typed: value }));
        later(value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
