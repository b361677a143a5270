import type { PolicyRow, PolicyTimelineEntry } from '../api/generated/types.gen.js';
import type { Tone } from '../parts/tone.js';

/** Whose rules a document states. A name that is not known yet is shown as it is. */
export function familyLabel(engine: string): string {
  return FAMILIES.find(({ value }) => value === engine)?.label ?? engine;
}

/** The companies whose rules engines follow. */
export const FAMILIES = [
  { value: 'google', label: 'Google' },
  { value: 'microsoft', label: 'Microsoft' },
  { value: 'yahoo-japan', label: 'Yahoo! JAPAN' },
  { value: 'yandex', label: 'Yandex' },
  { value: 'baidu', label: 'Baidu' },
  { value: 'naver', label: 'Naver' },
] as const;

/** What a document is, in a few words. */
export function kindWords({ kind, engine, partner }: Pick<PolicyRow, 'kind' | 'engine' | 'partner'>): string {
  if (kind === 'partner-agreement') return partner === null ? 'Partner agreement' : `Agreement of ${partner}`;
  return engine === null ? 'Rules of an engine that is not watched' : `Rules of ${familyLabel(engine)}`;
}

interface EntryWords {
  readonly label: string;
  readonly meaning: string;
  readonly tone: Tone;
}

/** What an entry of a timeline is. */
export function entryWords({ outcome, change }: Pick<PolicyTimelineEntry, 'outcome' | 'change'>): EntryWords {
  if (outcome === 'failed')
    return { label: 'Could not be read', meaning: 'Nothing can be said of the document at this time.', tone: 'red' };
  switch (change?.class) {
    case 'changed':
      return { label: 'Changed', meaning: 'Words that did not stand there before. Read it.', tone: 'blue' };
    case 'seen-before':
      return { label: 'As seen before', meaning: 'It reads again as it read earlier; no news.', tone: 'neutral' };
    case 'unseen':
      return { label: 'Nothing to see', meaning: 'Only what no reader sees differs.', tone: 'neutral' };
    default:
      return { label: 'First version', meaning: 'What it said when tracking began.', tone: 'neutral' };
  }
}
