import type { Verdict, Violation } from '../detection/finding.js';
import { type AuditCounts, FEWEST_LOOKS, type Rank, type Standing } from './standing.js';
import type { ShareRange } from './share.js';

/** What an audit says of a partner, for screens and papers alike. */
export interface AuditWords {
  readonly standing: string;
  /** What the standing says, and what not. */
  readonly meaning: string;
  readonly breaches: string;
  readonly rank: string;
}

const STANDINGS: Readonly<Record<Standing, readonly [label: string, meaning: string]>> = {
  breaches: [
    'Breaches confirmed',
    'A person confirmed that its ads broke the agreement or used the mark without a permit.',
  ],
  undecided: ['To be decided', 'Something was found that may be a breach. Until a person decides, it is none.'],
  'too-few-looks': [
    'Too few looks to say',
    'Nothing speaks against it, but too few looks could see to say that it keeps the rules.',
  ],
  'keeps-the-rules': ['Keeps the rules', 'It was seen, and nothing of what was seen broke its agreement.'],
  'not-seen': [
    'Not seen',
    'None of its ads stood on a page that was read. That does not say that it never advertises.',
  ],
};

const DEEDS: Readonly<Record<Violation, string>> = {
  tm_copy: 'Mark in the ad’s text',
  competitor_copy: 'Mark in a competitor’s ad',
  tm_display_url: 'Mark in the shown address',
  brand_bid: 'Appeared on the brand',
  tm_plus: 'Appeared on the brand with another word',
  misspell_bid: 'Appeared on a misspelling of the brand',
  lookalike_domain: 'Domain that resembles the mark',
  false_affiliation: 'Claims to belong to the brand',
  promise_conflict: 'Contradicts a promise of the brand',
  terms_breach: 'Breaks the agreement',
  impersonation: 'Poses as the brand',
  destination_mismatch: 'Leads to another domain than shown',
  direct_link: 'Links straight to the brand',
  ad_hijack: 'Passes for the brand’s own ad',
  evasion: 'Hides where it leads',
};

const VERDICTS: Readonly<Record<Verdict, string>> = {
  violation: 'violation',
  review: 'to be judged by a person',
  allowed: 'allowed',
  appearance: 'appearance, no accusation',
};

/** What an ad did and how it is judged: `Breaks the agreement: violation, confirmed`. */
export function deedWords(violation: Violation, verdict: Verdict, state: string | null): string {
  // Nobody is accused of having appeared, whatever was decided about the alert.
  const decided = state === null || verdict === 'appearance' ? '' : `, ${state === 'open' ? 'not decided' : state}`;
  return `${DEEDS[violation]}: ${VERDICTS[verdict]}${decided}`;
}

/** What was confirmed. */
export function strikeWords(violation: Violation): string {
  return DEEDS[violation];
}

/** In English sentences. */
export function auditWords(said: {
  readonly counts: AuditCounts;
  readonly standing: Standing;
  readonly breachShare: ShareRange | null;
  readonly rank: Rank | null;
}): AuditWords {
  const [standing, meaning] = STANDINGS[said.standing];
  return { standing, meaning, breaches: breachWords(said), rank: rankWords(said.rank) };
}

function breachWords({
  counts,
  breachShare,
}: {
  readonly counts: AuditCounts;
  readonly breachShare: ShareRange | null;
}): string {
  const looks = `${number(counts.readable)} ${counts.readable === 1 ? 'look' : 'looks'}`;
  if (counts.appeared === 0 && counts.strikes === 0) {
    const pages = `${number(counts.besides)} ${counts.besides === 1 ? 'page' : 'pages'}`;
    const besides = counts.besides === 0 ? '' : `, and besides on ${pages} that were aimed at or handed in`;
    return `Seen on none of ${looks}${besides}.`;
  }
  const base = `Breaches on ${number(counts.breached)} of ${looks}`;
  return breachShare === null
    ? `${base}; a share is told from ${FEWEST_LOOKS} looks on.`
    : `${base}; the true share lies between ${percent(breachShare.low)} and ${percent(breachShare.high)}, nineteen times in twenty.`;
}

/** One place alone where the looks tell it apart from everybody. */
function rankWords(rank: Rank | null): string {
  if (rank === null) return 'No place, because no look saw it or there are too few.';
  const { best, worst, of } = rank;
  if (of === 1) return 'The only partner with looks enough, so that there is no place to speak of.';
  if (best === 1 && worst === of) return `Any place among ${of}: the looks tell nobody apart.`;
  const place = best === worst ? `Place ${best}` : `Place ${best} to ${worst}`;
  return `${place} of ${of}, the fewest breaches first.`;
}

const number = (value: number): string => new Intl.NumberFormat('en').format(value);
const percent = (share: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
