import { safeText } from '../text/safe-text.js';
import type { TakedownRecord } from './record.js';
import { advertiserOf, type FilingSubject, recordValues, subjectOfFiling } from './record-values.js';
import { type Route, ROUTE_SPECS, storedFactKey, type WantedFact } from './routes.js';
import { ENGLISH } from './words/en.js';
import { paidVisit } from './paid-visit.js';
import type { FilingWords } from './words/filing-words.js';

/** Languages that filings can be written in. Another one is a file beside English. */
const WORDS = { en: ENGLISH } as const satisfies Record<string, FilingWords>;
export type FilingLanguage = keyof typeof WORDS;

/** Longest subject, in characters, so that it stays one header line of a mail. */
const LONGEST_SUBJECT = 150;
/** Longest line of what people give. */
const LONGEST_ROW = 500;
/** Longest body; a person could not read more. */
const LONGEST_BODY = 12_000;

/** One fact of a filing with its value, or as a gap. */
export interface FilingField {
  readonly key: string;
  readonly label: string;
  /** Null: missing. Never invented. */
  readonly value: string | null;
  readonly from: WantedFact['from'];
  readonly where: string;
  readonly why: string;
  readonly required: boolean;
  /** Key under which a person gives it once; null where it is the record’s to say. */
  readonly askedKey: string | null;
}

export interface FilingDraft {
  /** Address of the mail; null where it is not known yet, and for forms. */
  readonly recipient: string | null;
  readonly subject: string;
  readonly body: string;
  readonly fields: readonly FilingField[];
}

/** What people gave, by stored key. */
export type GivenFacts = ReadonlyMap<string, string>;

/**
 * Writes a filing from the record and from what people gave. Facts that are missing stand as explicit gaps; hostile texts
 * of ads are quoted without characters that control, hide or reorder, and are cut to a length.
 */
export function draftFiling(
  route: Route,
  record: TakedownRecord,
  given: GivenFacts,
  now: Date,
  language: FilingLanguage = 'en',
): FilingDraft {
  const words: FilingWords = WORDS[language];
  const subject = subjectOfFiling(route, record, now);
  const values = recordValues(record, subject, now, words);
  const about = { network: paidVisit(record)?.network ?? null, party: record.party.domain ?? record.party.name };
  const fields = ROUTE_SPECS[route].wants.map((fact) => fieldOf(fact, values, given, about));
  const contact = fields.find(({ key }) => key === 'network-contact' || key === 'party-contact');
  const text = texts(route, record, subject, fields, words);
  return {
    recipient: contact?.value ?? null,
    subject: safeText(text.subject, LONGEST_SUBJECT),
    body: text.body.slice(0, LONGEST_BODY).toWellFormed(),
    fields,
  };
}

/** Keys of required fields that have no value. */
export function missingFields(fields: readonly FilingField[]): readonly string[] {
  return fields.filter(({ required, value }) => required && value === null).map(({ key }) => key);
}

/** Whether a text still has a place where a fact is missing. */
export function hasGap(text: string, language: FilingLanguage = 'en'): boolean {
  const words: FilingWords = WORDS[language];
  return text.includes(words.gap('').slice(0, -1));
}

/** A text that a person changed, with what was missing in it filled in where it is known now. */
export function filledIn(text: string, fields: readonly FilingField[], language: FilingLanguage = 'en'): string {
  const words: FilingWords = WORDS[language];
  return fields.reduce(
    (filled, { label, value }) => (value === null ? filled : filled.replaceAll(words.gap(label), () => value)),
    text,
  );
}

function fieldOf(
  fact: WantedFact,
  values: Readonly<Record<string, string | null>>,
  given: GivenFacts,
  about: { readonly network: string | null; readonly party: string | null },
): FilingField {
  const { key, label, from, where, why, required } = fact;
  const askedKey = from === 'person' ? storedFactKey(fact, about) : null;
  const told = askedKey === null ? undefined : given.get(askedKey);
  const safe =
    told === undefined
      ? ''
      : told
          .split('\n')
          .map((row) => safeText(row, LONGEST_ROW))
          .join('\n');
  const value = from === 'record' ? (values[key] ?? null) : safe.trim() === '' ? null : safe.trim();
  return { key, label, value, from, where, why, required, askedKey };
}

function texts(
  route: Route,
  record: TakedownRecord,
  { lines, ads, asksOnly }: FilingSubject,
  fields: readonly FilingField[],
  words: FilingWords,
): { readonly subject: string; readonly body: string } {
  const value = (key: string): string => {
    const field = fields.find((each) => each.key === key);
    return field?.value ?? words.gap(field?.label ?? key);
  };
  const advertiser = advertiserOf(record) ?? words.gap('Advertiser');
  const owner = safeText(record.brand.owner, 100);
  const brand = safeText(record.brand.name, 60);
  const { number } = record;
  const seen = section(words.headings.seen, lines.map(words.seen));
  const shown = ads.map((ad) => section(words.headings.ad, words.adLines(ad)));
  const evidence = section(words.headings.evidence, ads.map(words.evidence));
  if (ROUTE_SPECS[route].kind === 'form') {
    const subject = words.formSubject({ mark: value('mark'), advertiser });
    return { subject, body: paragraphs([words.formOpening({ owner, advertiser }), seen, ...shown, evidence]) };
  }
  const rests = section(words.headings.rests, value('clause').split('\n'));
  const network = route === 'affiliate-network';
  const asks = section(words.headings.asks, [
    ...new Set(lines.map(words.change)),
    ...(network ? [words.reverseCommission] : []),
  ]);
  const end = [
    words.answerBy({ day: value('reply-by'), email: value('complainant-email') }),
    words.signature({ name: value('complainant-name'), capacity: null }),
  ];
  const opening = network
    ? words.networkOpening({
        network: safeText(paidVisit(record)?.network ?? '', 60) || words.gap('Network'),
        owner,
        programme: value('network-programme'),
        advertiser,
        publisherId: value('publisher-id'),
      })
    : words.noticeOpening({ owner, advertiser, asksOnly });
  return {
    subject: network
      ? words.networkSubject({
          advertiser,
          number,
          isBreach: lines.some(({ basis }) => basis.kind === 'agreement-term'),
        })
      : words.noticeSubject({ brand, number, asksOnly }),
    body: paragraphs([opening, seen, ...shown, ...(asksOnly ? [] : [rests]), asks, evidence, ...end]),
  };
}

function section(heading: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : [heading, ...rows.map((row) => `- ${row}`)].join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
