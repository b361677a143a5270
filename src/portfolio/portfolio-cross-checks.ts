import { ENGINES, type Engine } from '../domain/capture/capture.js';
import { isChoosing } from '../domain/scheduling/choosing-schedules.js';
import { enginesWithoutProvider, LIVE_PROVIDERS, type LiveProvider } from '../domain/scheduling/live-providers.js';
import { priceOfLook } from '../domain/scheduling/look-price.js';
import { accountOf } from '../platform/config/provider-access.js';
import { normalisedDomain } from './domain-name-field.js';
import { figureProblems } from './figure-checks.js';
import { isEmptyKeyPart, naturalKey } from './natural-key.js';
import type { FilePath } from './portfolio-problem.js';
import { nearest, pathText, quoted } from './portfolio-problem.js';
import { SUBJECT_SYNONYMS } from './portfolio-vocabulary.js';

/** A contradiction between two places of a file; the place is added by the reader. */
interface CrossProblem {
  readonly code: string;
  readonly path: FilePath;
  readonly message: string;
}

interface Entry {
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: FilePath;
}

/**
 * What holds between the entries of a portfolio: names that other entries refer to exist, nothing stands twice, dates
 * run forwards, a domain is not both the owner's and a competitor's. Takes the file as it is, however wrong, so that
 * one reading tells everything; what has the wrong shape is passed over, because the schema reports it.
 */
export function crossChecks(file: unknown): CrossProblem[] {
  const root: Entry = { value: record(file) ?? {}, path: [] };
  const brands = entries(root, 'brands');
  const partners = entries(root, 'partners');
  const watches = entries(root, 'watches');
  const brandNames = new Map(
    brands.flatMap(({ value: { name } }) => (typeof name === 'string' ? [[naturalKey(name), name] as const] : [])),
  );
  return [
    ...duplicates(brands, 'brand', 'name'),
    ...brands.flatMap(brandChecks),
    ...duplicates(partners, 'partner', 'name', 'brand'),
    ...duplicates(partners, 'partner', 'publisherId', 'brand', 'network'),
    ...unknownBrands(partners, brandNames),
    ...partners.flatMap(partnerChecks),
    ...unknownBrands(watches, brandNames),
    ...duplicateWatches(watches),
    ...watches.flatMap(enginesNobodyOffers),
    ...watches.flatMap(looksOfFixedTimes),
    ...watches.flatMap(checksByNobody),
  ];
}

function brandChecks(brand: Entry): CrossProblem[] {
  const marks = entries(brand, 'marks');
  const registrations = marks.flatMap((mark) => entries(mark, 'registrations'));
  const promises = entries(brand, 'promises');
  const resellers = entries(brand, 'resellers');
  const figures = entries(brand, 'figures');
  return [
    ...duplicates(marks, 'mark', 'text'),
    ...marks.flatMap((mark) => duplicates(entries(mark, 'registrations'), 'registration', 'number', 'office')),
    ...['agencies', 'competitors', 'resellers'].flatMap((kind) => duplicates(entries(brand, kind), 'party', 'name')),
    ...resellers.flatMap(duplicatePermits),
    ...duplicates(promises, 'promise', 'statement', 'kind', 'market', 'validFrom'),
    ...duplicates(entries(brand, 'budgets'), 'budget', 'provider'),
    ...entries(brand, 'budgets').flatMap(limitOfBudget),
    ...[...registrations, ...promises].flatMap((entry) => rangeOf(entry, 'validFrom', 'validUntil')),
    ...resellers
      .flatMap((reseller) => entries(reseller, 'permits'))
      .flatMap((permit) => rangeOf(permit, 'from', 'until')),
    ...promises.flatMap(limitOf),
    ...duplicates(figures, 'figure', 'kind', 'market'),
    ...figures.flatMap(({ value, path }) => figureProblems(value, path)),
    ...ownAndCompeting(brand),
  ];
}

function partnerChecks(partner: Entry): CrossProblem[] {
  const agreement = record(partner.value.agreement);
  if (!agreement) return [];
  const entry: Entry = { value: agreement, path: [...partner.path, 'agreement'] };
  const terms = entries(entry, 'terms');
  const escalation = record(agreement.escalation);
  const steps = escalation ? entries({ value: escalation, path: [...entry.path, 'escalation'] }, 'steps') : [];
  return [
    ...rangeOf(entry, 'signed', 'until'),
    ...terms.flatMap((term) => rangeOf(term, 'from', 'until')),
    ...duplicates(steps, 'step', 'strikes'),
    ...duplicates(terms.map(underOneSubject), 'term', 'clause', 'subject', 'from', 'engines', 'regions'),
  ];
}

/** A subject and its synonym are one. */
function underOneSubject({ value, path }: Entry): Entry {
  const { subject } = value;
  if (typeof subject !== 'string' || !Object.hasOwn(SUBJECT_SYNONYMS, subject)) return { value, path };
  return { value: { ...value, subject: SUBJECT_SYNONYMS[subject] }, path };
}

/** Two entries of one natural key: an import could not tell which of them to keep. An entry without `needed` has none. */
function duplicates(list: readonly Entry[], what: string, needed: string, ...others: string[]): CrossProblem[] {
  return repeated(list, what, ({ value }) =>
    isEmptyKeyPart(value[needed]) ? null : naturalKey(value[needed], ...others.map((name) => value[name])),
  );
}

function duplicatePermits(reseller: Entry): CrossProblem[] {
  const { permits } = reseller.value;
  const list = Array.isArray(permits) ? permits : [];
  const asEntries = list.map((permit: unknown, i): Entry => {
    return { value: record(permit) ?? { violation: permit }, path: [...reseller.path, 'permits', i] };
  });
  return duplicates(asEntries, 'permit', 'violation', 'clause', 'from');
}

function duplicateWatches(watches: readonly Entry[]): CrossProblem[] {
  return repeated(watches, 'watch', ({ value: { brand, name, queries, engines, markets } }) =>
    isEmptyKeyPart(name) ? naturalKey(brand, queries, engines, places(markets)) : naturalKey(brand, name),
  );
}

/** Markets without their time zones, which say when to look and not where. */
function places(markets: unknown): unknown {
  return Array.isArray(markets)
    ? markets.map((market: unknown) => ({ ...record(market), timeZone: undefined }))
    : markets;
}

/** A budget limits something, and one in money knows what a look costs. */
function limitOfBudget({ value: { provider, looksAMonth, usdAMonth, usdALook }, path }: Entry): CrossProblem[] {
  const none = (value: unknown): boolean => value === undefined || value === null;
  if (none(looksAMonth) && none(usdAMonth))
    return [{ code: 'missing', path, message: 'has neither looksAMonth nor usdAMonth; expected at least one of them' }];
  const asked = LIVE_PROVIDERS.find((name) => name === provider);
  if (none(usdAMonth) || !none(usdALook) || asked === undefined || priceOfLook(asked, null) !== null) return [];
  const message = `no list price of ${asked} is known; expected usdALook, what a look costs on your plan`;
  return [{ code: 'missing', path: [...path, 'usdALook'], message }];
}

/** A cron expression says when every cell is looked at, so that a number of looks beside it would mean nothing. */
function looksOfFixedTimes({ value: { schedule, looksADay }, path }: Entry): CrossProblem[] {
  if (typeof looksADay !== 'number' || typeof schedule !== 'string' || isChoosing(schedule)) return [];
  const message = `expected no looksADay beside a cron expression, which looks at every cell each time; for ${looksADay} looks a day write schedule: adaptive`;
  return [{ code: 'looks-of-fixed-times', path: [...path, 'looksADay'], message }];
}

/** A second look needs a second provider, with an account of its own. */
function checksByNobody({ value: { crossCheck, providers }, path }: Entry): CrossProblem[] {
  const asked = new Set(known(providers, LIVE_PROVIDERS).map(accountOf)).size;
  if (typeof crossCheck !== 'number' || crossCheck <= 0 || asked >= 2) return [];
  const message = `expected two providers or more beside crossCheck, so that the second can be asked too; got ${asked}`;
  return [{ code: 'checks-by-nobody', path: [...path, 'crossCheck'], message }];
}

/** An engine that no provider of the watch can be asked for would be looked at never, and nobody would know. */
function enginesNobodyOffers({ value, path }: Entry): CrossProblem[] {
  const providers = known(value.providers, LIVE_PROVIDERS);
  const engines = known(value.engines, ENGINES);
  // With a provider that is none, the schema's word on it is what helps.
  if (providers.length === 0 || !Array.isArray(value.providers) || providers.length < value.providers.length) return [];
  return enginesWithoutProvider(engines as Engine[], providers as LiveProvider[]).map((engine) => {
    const able = LIVE_PROVIDERS.filter((provider) => enginesWithoutProvider([engine], [provider]).length === 0);
    const right =
      able.length === 0
        ? 'no provider can be asked for it, so watch it without providers and hand its captures in'
        : `${able.join(' or ')} among them`;
    const at = (value.engines as unknown[]).indexOf(engine);
    const message = `none of the watch's providers (${providers.join(', ')}) can be asked for ${engine}; expected ${right}`;
    return { code: 'engine-not-offered', path: [...path, 'engines', at], message };
  });
}

function known(list: unknown, words: readonly string[]): string[] {
  return Array.isArray(list)
    ? list.filter((word): word is string => typeof word === 'string' && words.includes(word))
    : [];
}

function repeated(list: readonly Entry[], what: string, keyOf: (entry: Entry) => string | null): CrossProblem[] {
  const first = new Map<string, FilePath>();
  return list.flatMap((entry) => {
    const key = keyOf(entry);
    if (key === null) return [];
    const earlier = first.get(key);
    if (!earlier) first.set(key, entry.path);
    return earlier
      ? [{ code: 'duplicate', path: entry.path, message: `the same ${what} as ${pathText(earlier)}; expected it once` }]
      : [];
  });
}

/** @param names the names of the file's brands by their natural keys */
function unknownBrands(list: readonly Entry[], names: ReadonlyMap<string, string>): CrossProblem[] {
  const unknown = list.flatMap(({ value: { brand }, path }) =>
    typeof brand === 'string' && !names.has(naturalKey(brand)) ? [{ brand, path: [...path, 'brand'] }] : [],
  );
  return unknown.map(({ brand, path }, i) => {
    // Suggestions cost a comparison with every brand; past the first few nobody reads them.
    const near = i < 20 && names.size <= 1000 ? nearest(brand, [...names.values()]) : null;
    const right = near ? `${quoted(near)}, or another brand of this file` : 'the name of a brand in this file';
    return { code: 'unknown-brand', path, message: `no brand is named ${quoted(brand)}; expected ${right}` };
  });
}

function rangeOf({ value, path }: Entry, from: string, until: string): CrossProblem[] {
  const start = value[from];
  const end = value[until];
  if (!isDay(start) || !isDay(end) || start < end) return [];
  const message = `expected a day after ${from} (${quoted(start)}), because ${until} is the first day no longer in force; got ${quoted(end)}`;
  return [{ code: 'empty-range', path: [...path, until], message }];
}

function limitOf({ value, path }: Entry): CrossProblem[] {
  const limit = record(value.limit);
  if (!limit) return [];
  const { min, max } = limit;
  const at = [...path, 'limit'];
  if ((min ?? null) === null && (max ?? null) === null) {
    return [{ code: 'missing', path: at, message: 'has neither min nor max; expected at least one of them' }];
  }
  const reversed = typeof min === 'number' && typeof max === 'number' && min > max;
  return reversed
    ? [{ code: 'empty-range', path: at, message: `expected min to be at most max; got ${min} and ${max}` }]
    : [];
}

function ownAndCompeting(brand: Entry): CrossProblem[] {
  const own = new Set(
    [brand, ...entries(brand, 'agencies')].flatMap((entry) => domainsOf(entry).map(({ domain }) => domain)),
  );
  return entries(brand, 'competitors')
    .flatMap(domainsOf)
    .filter(({ domain }) => own.has(domain))
    .map(({ domain, path }) => {
      const message = `${quoted(domain)} is also a domain of the brand's owner or agency; expected it to belong to one of them`;
      return { code: 'contradiction', path, message };
    });
}

function domainsOf({ value, path }: Entry): { domain: string; path: FilePath }[] {
  if (!Array.isArray(value.domains)) return [];
  return value.domains.flatMap((text: unknown, i) => {
    const domain = typeof text === 'string' ? normalisedDomain(text) : null;
    return domain === null ? [] : [{ domain, path: [...path, 'domains', i] }];
  });
}

function entries({ value, path }: Entry, key: string): Entry[] {
  const list = value[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, i) => {
    const group = record(item);
    return group ? [{ value: group, path: [...path, key, i] }] : [];
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
