/** What an import can hold, in the order in which it is written. */
export const ENTRY_KINDS = [
  'brand',
  'mark',
  'registration',
  'agency',
  'competitor',
  'reseller',
  'permit',
  'promise',
  'figure',
  'budget',
  'partner',
  'agreement',
  'term',
  'watch',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * What an import did to an entry. `missing`: an earlier import made it and the file no longer has it; it still counts.
 * `retired`: the same, and the import was asked to prune.
 */
export type Change = 'created' | 'updated' | 'unchanged' | 'missing' | 'retired';

export interface ImportedEntry {
  readonly change: Change;
  readonly kind: EntryKind;
  readonly brandId: string;
  readonly name: string;
}

export interface ImportOptions {
  /** Whether entries of earlier imports that the file lacks are retired. */
  readonly prune: boolean;
  /** The time of the import. */
  readonly at: Date;
  /** What is imported; left out, a portfolio file. */
  readonly origin?: 'file' | 'csv';
}
