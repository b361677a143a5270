import type { TermRule, TermSubject } from './term-subjects.js';

/**
 * Programmes as many brands run them, to begin with where no agreement was written down. A template never changes once it
 * was released, because ads are judged by the terms in force when they were seen; a better one gets a new date. The subjects
 * and their three answers are those of the networks' own questionnaires on paid search (awin's "PPC" tab, for one).
 */
export interface ProgrammeTemplate {
  /** Its name and the month it was made in. */
  readonly id: TemplateId;
  readonly name: string;
  readonly terms: readonly TemplateTerm[];
}

export interface TemplateTerm {
  readonly subject: TermSubject;
  readonly rule: TermRule;
  /** Its wording, which findings quote. */
  readonly text: string;
}

export const TEMPLATE_IDS = [
  'no-brand-bids@2026-11',
  'closed@2026-11',
  'open-negatives@2026-11',
  'open@2026-11',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

const NO_DOMAIN: TemplateTerm = {
  subject: 'lookalike_domain',
  rule: 'no',
  text: 'No brand in the partner’s own domain or subdomain.',
};
const NOT_OFFICIAL: TemplateTerm = {
  subject: 'false_affiliation',
  rule: 'no',
  text: 'Ads do not pass for the brand’s own or call themselves official.',
};

export const PROGRAMME_TEMPLATES: readonly ProgrammeTemplate[] = [
  {
    id: 'no-brand-bids@2026-11',
    name: 'Brand bidding banned, everything else by approval',
    terms: [
      { subject: 'brand_bid', rule: 'no', text: 'No ads on searches for the brand.' },
      { subject: 'misspell_bid', rule: 'no', text: 'No ads on searches for misspellings of the brand.' },
      { subject: 'tm_plus', rule: 'approval', text: 'Ads on the brand with other words need approval.' },
      { subject: 'tm_copy', rule: 'approval', text: 'The brand in an ad’s title or description needs approval.' },
      { subject: 'tm_display_url', rule: 'approval', text: 'The brand in the shown address needs approval.' },
      {
        subject: 'direct_linking',
        rule: 'approval',
        text: 'Ads that lead straight to the brand’s site need approval.',
      },
      NO_DOMAIN,
      NOT_OFFICIAL,
    ],
  },
  {
    id: 'closed@2026-11',
    name: 'Closed: no paid search',
    terms: [
      { subject: 'paid_search', rule: 'no', text: 'No ads on search engines.' },
      { subject: 'brand_bid', rule: 'no', text: 'No ads on searches for the brand.' },
      { subject: 'misspell_bid', rule: 'no', text: 'No ads on searches for misspellings of the brand.' },
      { subject: 'tm_plus', rule: 'no', text: 'No ads on the brand with other words.' },
      { subject: 'direct_linking', rule: 'no', text: 'No ads that lead straight to the brand’s site.' },
      NO_DOMAIN,
      NOT_OFFICIAL,
    ],
  },
  {
    id: 'open-negatives@2026-11',
    name: 'Open, with the brand as a negative keyword',
    terms: [
      { subject: 'paid_search', rule: 'yes', text: 'Ads on search engines are allowed.' },
      {
        subject: 'negative_keywords',
        rule: 'yes',
        text: 'The brand and its misspellings are set as negative keywords.',
      },
      { subject: 'brand_bid', rule: 'no', text: 'No ads on searches for the brand.' },
      { subject: 'misspell_bid', rule: 'no', text: 'No ads on searches for misspellings of the brand.' },
      { subject: 'tm_plus', rule: 'no', text: 'No ads on the brand with other words.' },
      { subject: 'tm_copy', rule: 'yes', text: 'The brand may be named in an ad’s title and description.' },
      { subject: 'tm_display_url', rule: 'no', text: 'No brand in the shown address.' },
      { subject: 'direct_linking', rule: 'no', text: 'Ads lead to the partner’s own page.' },
      NO_DOMAIN,
      NOT_OFFICIAL,
    ],
  },
  {
    id: 'open@2026-11',
    name: 'Open, brand bidding too',
    terms: [
      { subject: 'paid_search', rule: 'yes', text: 'Ads on search engines are allowed.' },
      { subject: 'brand_bid', rule: 'yes', text: 'Ads on searches for the brand are allowed.' },
      { subject: 'misspell_bid', rule: 'yes', text: 'Ads on searches for misspellings of the brand are allowed.' },
      { subject: 'tm_plus', rule: 'yes', text: 'Ads on the brand with other words are allowed.' },
      { subject: 'tm_copy', rule: 'yes', text: 'The brand may be named in an ad’s title and description.' },
      { subject: 'direct_linking', rule: 'yes', text: 'Ads may lead straight to the brand’s site.' },
      NO_DOMAIN,
      NOT_OFFICIAL,
    ],
  },
];

/** A template's terms as clauses of an agreement that follows it: everywhere, and for as long as the agreement. */
export function templateTerms(id: TemplateId) {
  const terms = PROGRAMME_TEMPLATES.find((template) => template.id === id)?.terms ?? [];
  return terms.map((term, i) => ({
    ...term,
    clause: `${id} §${i + 1}`,
    engines: [],
    regions: [],
    from: null,
    until: null,
    template: id,
  }));
}
