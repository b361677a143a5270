import { z } from 'zod';
import { TEMPLATE_IDS } from '../domain/agreement/programme-templates.js';
import { TERM_RULES, TERM_SUBJECTS, type TermSubject } from '../domain/agreement/term-subjects.js';
import { ENGINES } from '../domain/capture/capture.js';
import { FIGURE_KINDS, INPUT_TAGS } from '../domain/impact/inputs.js';
import { LIVE_PROVIDERS } from '../domain/scheduling/live-providers.js';
import * as field from './portfolio.fields.js';
import { DEVICES, PERMITTABLE, PROMISE_KINDS, SUBJECT_SYNONYMS } from './portfolio-vocabulary.js';

/** The portfolio file, as docs/portfolio.schema.json publishes it. Unknown keys are errors: most are misspelt known ones. */

const { group, listOf, optional, ownList, someOf, words } = field;
const domains = listOf(field.domainName, 'a list of domain names such as [nordlicht.example]').describe(
  'Domain names, without https:// or paths',
);
const engines = field.oneOf(ENGINES);
const validity = {
  validFrom: optional(field.day).describe('First day in force'),
  validUntil: optional(field.day).describe('First day no longer in force'),
};

const registration = group({
  office: field.office,
  number: words('the registration number as text, such as "018123456"', 60),
  jurisdictions: someOf(field.territory, 'a list of countries such as [DE, FR], or [EU]'),
  classes: listOf(field.niceClass, 'a list of Nice classes such as [11, 35]'),
  ...validity,
});

const mark = group({
  text: words('the word protected, as registered, such as NORDLICHT', 120),
  variants: listOf(words('another spelling or script of the mark', 120), 'a list of spellings such as [nordlight]'),
  goods: listOf(
    words('a word for goods, such as lamps', 80),
    'a list of words for goods such as [lamps, bulbs]',
  ).describe('What the mark is used on, in the languages of its markets'),
  registrations: listOf(registration, 'a list of registrations'),
});

const knownParty = group({ name: words("the party's name"), domains });

const permitCode = field.oneOf(PERMITTABLE);
const permit = z.union([
  permitCode.transform((violation) => ({ violation, clause: null, from: null, until: null })),
  group({
    violation: permitCode,
    clause: optional(words('the clause that permits it, such as "3.1"', 60)),
    from: optional(field.day).describe('First day permitted'),
    until: optional(field.day).describe('First day no longer permitted'),
  }),
]);

const reseller = group({
  name: words("the party's name"),
  domains,
  permits: listOf(permit, 'a list of what is permitted, such as [tm_copy]'),
});

const promise = group({
  kind: field.oneOf(PROMISE_KINDS),
  statement: words('the promise as customers read it', 500),
  limit: optional(
    group({
      min: optional(field.bound),
      max: optional(field.bound),
      unit: words('the unit of the limit, such as percent, EUR or days', 30),
    }),
  ).describe('Machine-readable bound; without it a conflict is only ever put to a person'),
  market: optional(field.country),
  source: optional(field.webAddress),
  ...validity,
});

const figure = group({
  kind: field.oneOf(FIGURE_KINDS),
  market: optional(field.country).describe('Left out: every country. Searches always name theirs'),
  value: optional(field.quantity).describe('The figure, where it is known to a point'),
  low: optional(field.quantity).describe('Lower end of a range, together with high'),
  high: optional(field.quantity).describe('Upper end of a range, together with low'),
  unit: optional(words('percent, month, or a currency such as EUR', 10)),
  tag: field.oneOf(INPUT_TAGS).describe('observed on the brand itself, borrowed from others, or assumed'),
  source: words('where the figure comes from, such as "Shop reports, October 2026"', 300),
});

const provider = field.oneOf(LIVE_PROVIDERS);

const budget = group({
  provider,
  looksAMonth: optional(field.looksAMonth).describe('Most looks; this or usdAMonth, or both'),
  usdAMonth: optional(field.usdAMonth).describe('Most US dollars that looks may cost; this or looksAMonth, or both'),
  usdALook: optional(field.usdALook).describe(
    'What a look costs on your plan, in US dollars; left out: the dearest list price that the product knows',
  ),
});

/** The digest, the choice of looks and the coverage read up to sixty days back; what they count must not shrink meanwhile. */
const SHORTEST_LOOK_DAYS = 90;

const retention = group({
  rawDays: optional(field.keptDays(1)).describe('Replies and pages as they came'),
  captureDays: optional(field.keptDays(SHORTEST_LOOK_DAYS)).describe('Captures with the sightings in them'),
  pollDays: optional(field.keptDays(SHORTEST_LOOK_DAYS)).describe('Looks, after their captures'),
});

const brand = group({
  name: words("the brand's name"),
  owner: optional(words("the owner's name")).describe("Left out: the brand's own name"),
  domains: domains.describe("The owner's own domains"),
  marks: someOf(mark, 'a list with at least one mark, such as [{ text: NORDLICHT }]'),
  agencies: listOf(knownParty, 'a list of agencies and subsidiaries, each with name and domains').describe(
    "The owner's agencies and subsidiaries: they may do what the owner may",
  ),
  competitors: listOf(knownParty, 'a list of competitors, each with name and domains'),
  resellers: listOf(reseller, 'a list of resellers, each with name, domains and permits'),
  promises: listOf(promise, 'a list of promises, each with kind and statement'),
  figures: listOf(figure, 'a list of figures, each with kind, value, tag and source').describe(
    'What the brand knows of its own business; impact estimates rest on it',
  ),
  budgets: listOf(budget, 'a list of budgets, each with provider and looksAMonth or usdAMonth').describe(
    'Most looks, or money for them, that may be spent on a provider in a calendar month (UTC); without one nothing is',
  ),
  retention: optional(retention).describe(
    'How long what is about this brand is kept; left out: as the organisation says',
  ),
});

const subject = field
  .oneOf([...TERM_SUBJECTS, ...Object.keys(SUBJECT_SYNONYMS)], TERM_SUBJECTS)
  .transform((name) => SUBJECT_SYNONYMS[name] ?? (name as TermSubject));

const term = group({
  clause: words('the clause as text, such as "4.2"', 60),
  subject,
  rule: field.oneOf(TERM_RULES),
  engines: listOf(engines, `a list of engines such as [google, bing]`).describe('Left out: every engine'),
  regions: listOf(field.territory, 'a list of countries such as [DE, AT]').describe('Left out: every country'),
  from: optional(field.day).describe('First day in force; left out: the day the agreement was signed'),
  until: optional(field.day).describe('First day no longer in force'),
  text: optional(words('the wording of the clause', 4000)),
});

const escalationStep = group({
  strikes: field.strikes,
  do: words('what is done then, such as "warn" or "withhold the commission"', 120),
});

const escalation = group({
  graceDays: optional(field.graceDays)
    .transform((days) => days ?? 0)
    .describe(
      'Days to mend what a strike was for: the same clause broken within them is the same strike. Left out: none',
    ),
  lapseDays: optional(field.lapseDays).describe('Days after which a strike counts no longer; left out: never'),
  steps: someOf(escalationStep, 'a list of steps such as [{ strikes: 1, do: warn }]'),
});

const agreement = group({
  signed: optional(field.day),
  until: optional(field.day).describe('First day no longer in force'),
  template: optional(field.oneOf(TEMPLATE_IDS)).describe(
    'A programme as many brands run it; each of its terms holds where no term of the agreement speaks of the same',
  ),
  escalation: optional(escalation).describe(
    'What the programme does as breaches come again; audits say which step is reached',
  ),
  terms: listOf(term, 'a list of terms, each with clause, subject and rule'),
});

const partner = group({
  name: words("the partner's name"),
  brand: words('the name of a brand in this file'),
  network: optional(words('the affiliate network, such as awin', 60)),
  publisherId: optional(words('the publisher id as text, such as "12345"', 100)),
  domains,
  agreement: optional(agreement),
});

const market = group({
  country: field.country,
  language: field.language,
  location: optional(words('a place to search from, such as Hamburg', 120)),
  timeZone: optional(field.timeZone).describe("IANA time zone of the schedule; left out: the country's"),
});

const watch = group({
  name: optional(words("the watch's name", 120)).describe(
    'Tells apart watches of the same queries; the queries and markets name it otherwise',
  ),
  brand: words('the name of a brand in this file'),
  queries: someOf(words('a search query', 400), 'a list with at least one query, such as [nordlicht]'),
  engines: someOf(engines, 'a list with at least one engine, such as [google]'),
  markets: someOf(market, 'a list with at least one market, such as [{ country: DE, language: de }]'),
  devices: someOf(field.oneOf(DEVICES), 'a list with at least one device, such as [desktop, mobile]'),
  schedule: field.schedule.describe(
    'A cron expression of five fields; or adaptive: looks go where earlier ones promise most; or uniform: by lot',
  ),
  looksADay: optional(field.looksADay).describe(
    'Looks a day of the schedules adaptive and uniform; left out: what the month’s budget leaves, spread over its days',
  ),
  providers: listOf(provider, `a list of providers such as [${LIVE_PROVIDERS.join(', ')}]`).describe(
    'Who is asked for looks, in this order; left out: captures are only handed in',
  ),
  crossCheck: optional(field.crossCheck)
    .transform((value) => value ?? 0)
    .describe('Of a hundred looks, those that the next provider takes too, to compare both; left out: none'),
  controls: ownList(
    words('a search query', 400),
    'a list of searches that always carry ads, such as [car insurance]',
  ).describe(
    'Searches that always carry ads, to tell whether the providers see any; left out: two of the market’s language; []: none',
  ),
});

const organisation = group({
  name: words("the organisation's name", 120),
  timeZone: optional(field.timeZone).describe('Where its week begins and ends; left out: UTC'),
  locale: optional(field.language).describe('How numbers and days are written; left out: en'),
  retention: optional(retention).describe(
    'How long things are kept, in days, counted from when they came in; left out: for ever',
  ),
});

export const portfolioSchema = group({
  organisation: optional(organisation).describe('Whose portfolio this is; it heads the weekly digest'),
  brands: listOf(brand, 'a list of brands'),
  partners: listOf(partner, 'a list of partners'),
  watches: listOf(watch, 'a list of watches'),
}).meta({
  title: 'Markwarden portfolio',
  description: 'Brands, marks, partners and watches: what is protected, and where to look.',
});

/** A portfolio file once checked: domains normalised, left-out lists empty, left-out values null. */
export type PortfolioFile = z.output<typeof portfolioSchema>;
export type OrganisationEntry = NonNullable<PortfolioFile['organisation']>;
export type BrandEntry = PortfolioFile['brands'][number];
export type MarkEntry = BrandEntry['marks'][number];
export type RegistrationEntry = MarkEntry['registrations'][number];
export type ResellerEntry = BrandEntry['resellers'][number];
export type PermitEntry = ResellerEntry['permits'][number];
export type BudgetEntry = BrandEntry['budgets'][number];
export type PromiseEntry = BrandEntry['promises'][number];
export type FigureEntry = BrandEntry['figures'][number];
export type PartnerEntry = PortfolioFile['partners'][number];
export type AgreementEntry = NonNullable<PartnerEntry['agreement']>;
export type TermEntry = AgreementEntry['terms'][number];
export type WatchEntry = PortfolioFile['watches'][number];
