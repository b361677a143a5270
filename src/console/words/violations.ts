import type { AlertLine } from '../api/generated/types.gen.js';

/** What each violation code is called on screen, and one sentence that says when it holds. */
interface ViolationWords {
  readonly label: string;
  readonly meaning: string;
}

const WORDS: Readonly<Record<AlertLine['violation'], ViolationWords>> = {
  tm_copy: {
    label: 'Mark in ad text',
    meaning:
      'The mark stands in the title, description or a sitelink, and the advertiser is neither owner nor permitted.',
  },
  competitor_copy: {
    label: 'Mark in a competitor’s ad text',
    meaning: 'A listed competitor uses the mark in its ad text.',
  },
  tm_display_url: {
    label: 'Mark in the shown address',
    meaning: 'The mark is part of the address that the ad shows: its domain, a subdomain or the path.',
  },
  brand_bid: {
    label: 'Appeared on the brand',
    meaning:
      'The ad appeared when somebody searched for the brand alone. The engine may have chosen it by broad match, so this is no accusation.',
  },
  tm_plus: {
    label: 'Appeared on brand plus a word',
    meaning:
      'The ad appeared on the brand with another word, such as “coupon” or “login”. The engine may have chosen it by broad match, so this is no accusation.',
  },
  misspell_bid: {
    label: 'Appeared on a misspelling',
    meaning:
      'The ad appeared on a misspelling of the mark. The engine may have chosen it by broad match, so this is no accusation.',
  },
  lookalike_domain: {
    label: 'Lookalike domain',
    meaning: 'The domain imitates the mark by a typo, a similar-looking letter or an added word.',
  },
  false_affiliation: {
    label: 'Claims to belong to the brand',
    meaning: 'The ad says “official”, “authorised” or “partner”, and the portfolio knows of no such permission.',
  },
  promise_conflict: {
    label: 'Contradicts a promise',
    meaning: 'The ad tells customers something that the brand’s register of promises rules out.',
  },
  terms_breach: {
    label: 'Breaks an agreement',
    meaning: 'A partner did what a named clause of its agreement forbids, as in force when the ad was seen.',
  },
  impersonation: {
    label: 'Poses as the brand',
    meaning:
      'The ad presents itself as the brand but leads elsewhere. Without the way to the landing page a person must look.',
  },
  destination_mismatch: {
    label: 'Leads to another domain than shown',
    meaning:
      'The ad shows one domain and leads to another. Trackers on the way do not count; without the way to the landing page a person must look.',
  },
  direct_link: {
    label: 'Affiliate link straight to the brand',
    meaning:
      'The click carries an affiliate’s id and lands on the brand’s own site with no page of the affiliate between.',
  },
  ad_hijack: {
    label: 'Copies the brand’s own ad',
    meaning: 'An affiliate’s ad shows the brand’s own domain and takes the place of the brand’s ad.',
  },
  evasion: {
    label: 'Hides from inspection',
    meaning: 'The ad or its destination differs by hour, place, device or referrer for the same advertiser.',
  },
};

const BY_CODE = new Map<string, ViolationWords>(Object.entries(WORDS));

/** The name of a violation code; a code that is not known yet is shown as it is. */
export function violationLabel(code: string): string {
  return BY_CODE.get(code)?.label ?? code;
}

/** One sentence on when a violation holds; null for a code that is not known yet. */
export function violationMeaning(code: string): string | null {
  return BY_CODE.get(code)?.meaning ?? null;
}

/** Codes that only say where an ad appeared, and never accuse anybody by themselves. */
const APPEARANCES = new Set(['brand_bid', 'tm_plus', 'misspell_bid']);
export function isAppearance(code: string): boolean {
  return APPEARANCES.has(code);
}
