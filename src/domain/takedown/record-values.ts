import { countryName, engineName } from '../text/place-names.js';
import { safeText } from '../text/safe-text.js';
import { linesFor, registrationFor } from './fileability.js';
import type { RecordLine, SeenAd, TakedownRecord } from './record.js';
import type { Route } from './routes.js';
import { paidVisit } from './paid-visit.js';
import type { FilingWords } from './words/filing-words.js';

/** So long people have to answer a notice. A choice of the product. */
const DAYS_TO_ANSWER = 10;
/** Evidence and ads named in one filing; more would hide the first. */
const MOST_ADS = 3;

/** Longest value of one field, in characters. */
const LONGEST = 500;

/** Lines and ads that a filing speaks of. */
export interface FilingSubject {
  readonly lines: readonly RecordLine[];
  readonly ads: readonly SeenAd[];
  /** Nothing but appearances: asks, and accuses nobody. */
  readonly asksOnly: boolean;
}

/** What a filing by this route is about; its ads are the newest, each once. */
export function subjectOfFiling(route: Route, record: TakedownRecord, now: Date): FilingSubject {
  const lines = linesFor(route, record, now);
  const ads = new Map(lines.flatMap(({ ads }) => ads).map((ad) => [`${ad.sha256} ${ad.title} ${ad.position}`, ad]));
  const newest = [...ads.values()].toSorted((a, b) => (a.seenAt < b.seenAt ? 1 : -1)).slice(0, MOST_ADS);
  return { lines, ads: newest, asksOnly: lines.every(({ verdict }) => verdict === 'appearance') };
}

/** The party as people call it, safe to stand in a sentence; null where the ad shows neither address nor name. */
export function advertiserOf({ party }: TakedownRecord): string | null {
  const name = party.name === null || party.name === party.domain ? null : safeText(party.name, 100);
  if (party.domain === null) return name;
  return name === null ? safeText(party.domain, 100) : `${name} (${safeText(party.domain, 100)})`;
}

/** What the record says for each key that a route reads from it; null or absent where it is silent. Hostile texts are made safe. */
export function recordValues(
  record: TakedownRecord,
  { lines, ads }: FilingSubject,
  now: Date,
  words: FilingWords,
): Readonly<Record<string, string | null>> {
  const [line] = lines.filter((each) => registrationFor(each, record, now) !== null).concat(lines);
  const [ad] = ads;
  const registration = line === undefined ? null : registrationFor(line, record, now);
  const mark = record.marks.find(({ text }) => text === line?.mark);
  const list = (texts: readonly (string | null | undefined)[]): string | null => {
    const known = texts.filter((text) => text != null && text.trim() !== '');
    return known.length === 0 ? null : known.map((text) => safeText(text ?? '', LONGEST)).join(', ');
  };
  const rows = (texts: readonly string[]): string | null =>
    texts.length === 0 ? null : [...new Set(texts)].join('\n');
  const classes = registration?.classes.length ? `classes ${registration.classes.join(', ')}` : null;
  return {
    mark: list([line?.mark]),
    'registration-number': list([registration?.number]),
    'registration-office': list([registration?.office]),
    jurisdictions: registration === null ? null : (list(registration.jurisdictions) ?? list([line?.country])),
    goods: list([...(mark?.goods ?? []).slice(0, 12), classes]),
    advertiser: advertiserOf(record),
    'ad-url': list([ad?.clickUrl ?? ad?.destination]),
    'display-url': list([ad?.displayUrl]),
    destination: list([ad?.destination]),
    'ad-text':
      ad === undefined
        ? null
        : rows([ad.title, ad.description ?? ''].filter((t) => t !== '').map((t) => safeText(t, LONGEST))),
    query: list([ad?.query]),
    'seen-at': ad === undefined ? null : words.instant(ad.seenAt),
    place: list([line?.country == null ? null : countryName(line.country), ad?.location, ad?.language]),
    device: list([ad?.device]),
    position: ad === undefined ? null : words.position(ad),
    network: line === undefined ? null : engineName(line.engine),
    scope: ads.length === 0 ? null : words.scope(ads.length),
    evidence: rows(ads.map(words.evidence)),
    'what-was-seen': rows(lines.map(words.seen)),
    clause: rows(lines.flatMap((each) => basisOf(each, record, now, words))),
    'change-wanted': rows(lines.map(words.change)),
    'publisher-id': publisherId(record, list),
    'reply-by': new Date(now.getTime() + DAYS_TO_ANSWER * 86_400_000).toISOString().slice(0, 10),
  };
}

/** The id that the network knows the partner by, else the click that the network can look up. */
function publisherId(
  record: TakedownRecord,
  list: (texts: readonly (string | null | undefined)[]) => string | null,
): string | null {
  const paid = paidVisit(record);
  return list([paid?.publisherId ?? (paid?.clickReference == null ? null : `click ${paid.clickReference}`)]);
}

/** A clause is quoted; a use of the mark rests on its registration where one covers the country, else on the verdict's rule. */
function basisOf(line: RecordLine, record: TakedownRecord, now: Date, words: FilingWords): string[] {
  if (line.basis.kind === 'agreement-term' || line.basis.kind === 'promise') return [words.clause(line.basis)];
  const registration = registrationFor(line, record, now);
  if (registration !== null) {
    const { office, number } = registration;
    return [words.right({ mark: line.mark ?? '', office, number, owner: record.brand.owner })];
  }
  return line.verdict === 'appearance' ? [] : [words.clause(line.basis)];
}
