import { affiliationClaims } from '../affiliation-claim.js';
import { meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import type { CompiledMark } from '../compile-portfolio.js';
import { appearanceSigns, broadMatchRange, isProbablyBroad, timesInTen } from '../broad-match.js';
import { CONFIDENCE } from '../confidence.js';
import { subjectOf } from '../enforcement.js';
import type { RuleSubject } from '../engine-rules.js';
import type { ChanceRange, Finding, Span, Violation } from '../finding.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { termsOn } from '../terms.js';
import type { TermInContext } from '../terms.js';
import { quote, safeText } from '../../text/safe-text.js';
import { seen, trackerNote, where, who } from '../wording.js';

/** Something the ad does that an agreement may speak of. */
interface Deed {
  readonly subject: Violation | 'direct_link' | 'paid_search';
  readonly does: string;
  readonly mark: CompiledMark | null;
  readonly spans: readonly Span[];
  /** Why even a plain clause leaves a doubt; null when it does not. */
  readonly doubt: string | null;
}

const BIDS = { pure: 'brand_bid', plus: 'tm_plus', misspelling: 'misspell_bid' } as const;

/**
 * A partner, known by its domain or by the affiliate id in its link, does what a clause of its agreement forbids, where
 * the clause was in force for that engine, country and day. The clause is always named and quoted.
 */
export const termsBreach: Rule = {
  id: 'terms_breach',
  version: 5,
  evaluate: (brandCase) => {
    const partner = brandCase.publisher?.partner ?? brandCase.role?.partner ?? null;
    if (partner === null || partner.terms.length === 0) return [];
    return deedsOf(brandCase).flatMap((deed) => {
      const terms = termsOn(deed.subject, partner, brandCase.ad, brandCase.day);
      const against = terms.filter(({ term }) => term.rule !== 'yes');
      const allows = terms.some(({ term, holds }) => term.rule === 'yes' && holds === 'yes');
      return against.slice(0, 1).map((term) => judge(brandCase, deed, pickStrictest(against) ?? term, allows));
    });
  },
};

/** The clause that forbids outright and surely before one that asks for approval or may not hold. */
function pickStrictest(terms: readonly TermInContext[]): TermInContext | undefined {
  const rank = ({ term, holds }: TermInContext): number => (term.rule === 'no' ? 0 : 2) + (holds === 'yes' ? 0 : 1);
  return terms.toSorted((a, b) => rank(a) - rank(b) || (a.term.clause < b.term.clause ? -1 : 1))[0];
}

function deedsOf(brandCase: BrandCase): Deed[] {
  const { query, party, ad, brand } = brandCase;
  const deeds: Deed[] = [];
  if (query !== null) {
    const doubt =
      ad.kind === 'shopping'
        ? 'shopping ads have no keywords'
        : query.ordinary
          ? 'the mark is an ordinary word too'
          : null;
    const does = `appeared with an ad, by broad match or by a keyword of its own,`;
    deeds.push({ subject: BIDS[query.kind], does, mark: query.mark, spans: [query.span], doubt });
  }
  const copy = brandCase.copy.filter(meansMark);
  if (copy.length > 0) {
    const spans = copy.map(spanOf);
    const mark = brandCase.portfolio.marks[copy[0]?.match.markId ?? -1] ?? null;
    const doubt = copy.every((use) => use.sense === 'doubtful')
      ? 'the words may be ordinary ones and not the mark'
      : null;
    deeds.push({ subject: 'tm_copy', does: `shows ${seen(spans)}`, mark, spans, doubt });
    const claims = affiliationClaims(brandCase, copy);
    if (claims.length > 0) {
      const claimed = claims.map((claim) => claim.span);
      deeds.push({ subject: 'false_affiliation', does: `claims ${seen(claimed)}`, mark, spans: claimed, doubt });
    }
  }
  const display = brandCase.display.filter(meansMark);
  if (display.length > 0 && !brand.domains.has(party.domain ?? '')) {
    const spans = display.map(spanOf);
    const mark = brandCase.portfolio.marks[display[0]?.match.markId ?? -1] ?? null;
    deeds.push({ subject: 'tm_display_url', does: `shows ${seen(spans)}`, mark, spans, doubt: null });
  }
  const label = brandCase.labels.find((other) => other.kind !== 'combination' || other.restIsGeneric);
  if (label !== undefined && !brand.domains.has(party.domain ?? '')) {
    const does = `uses the domain ${quote(party.domain ?? '', 80)}`;
    const mark = brandCase.portfolio.marks[label.form.markId] ?? null;
    deeds.push({ subject: 'lookalike_domain', does, mark, spans: [], doubt: null });
  }
  if (brandCase.publisher !== null && leadsToBrand(brandCase)) {
    const id = safeText(party.link.publisherId ?? '', 40);
    const does = `links straight to ${quote(brand.brand.name, 40)} with the affiliate id ${id} in its link,`;
    deeds.push({
      subject: 'direct_link',
      does,
      mark: null,
      spans: [],
      doubt: party.trail === null ? 'the landing page has not been looked at' : null,
    });
  }
  // Last, because whatever else the ad does says more of it.
  deeds.push({ subject: 'paid_search', does: 'advertises', mark: null, spans: [], doubt: null });
  return deeds;
}

function leadsToBrand({ party, brand }: BrandCase): boolean {
  return brand.domains.has(party.domain ?? '') || brand.domains.has(party.final?.registrable ?? '');
}

function judge(brandCase: BrandCase, deed: Deed, { term, holds, missing }: TermInContext, allows: boolean): Finding {
  const partner = safeText((brandCase.publisher ?? brandCase.role)?.name ?? 'the partner', 60);
  const clause =
    (term.template ?? null) === null
      ? `clause ${safeText(term.clause, 60)} of its agreement (${quote(term.text, 160)})`
      : `term ${safeText(term.clause, 60)} of the programme template that its agreement follows (${quote(term.text, 160)})`;
  const open: string[] = [];
  if (term.rule === 'approval') open.push('the clause asks for approval, which the portfolio does not record');
  if (holds === 'unknown') open.push(`${missing ?? 'a condition of the clause'} is not known`);
  if (allows) open.push('another clause in force allows it');
  if (deed.doubt !== null) open.push(deed.doubt);
  if (brandCase.knownByIdOnly && brandCase.party.trail === null)
    open.push('the partner is known only by the affiliate id in the link');
  const verdict = open.length === 0 ? 'violation' : 'review';
  const forbids = term.rule === 'no' ? 'forbids this' : 'speaks of this';
  const range = isBid(deed) ? rangeOf(brandCase) : null;
  const why =
    verdict === 'violation'
      ? range !== null && isProbablyBroad(range)
        ? `${clause} was in force for this ad and speaks of such searches; ${timesInTen(range)} (an assumption, not a measurement) such an ad is there by broad match, so the brand as a negative keyword is what to ask for first`
        : `a breach of ${clause}, which was in force for this ad${range === null ? '' : '; if it came by broad match, the brand as a negative keyword settles it'}`
      : `${clause} ${forbids}, but a person should decide, because ${open.join(' and ')}`;
  return finding(termsBreach, brandCase, {
    mark: deed.mark,
    verdict,
    confidence: strengthOf(verdict, deed),
    spans: deed.spans,
    subject: engineSubject(deed),
    basis: {
      kind: 'agreement-term',
      reference: `${partner} ${safeText(term.clause, 60)}`,
      text: safeText(term.text, 300),
      source: null,
      inForceFrom: term.from,
    },
    explanation: `${who(brandCase)} ${deed.does}${where(brandCase)}${trackerNote(brandCase)}: ${why}.`,
  });
}

const isBid = ({ subject }: Deed): boolean => Object.values(BIDS).some((bid) => bid === subject);

function rangeOf(brandCase: BrandCase): ChanceRange | null {
  const signs = appearanceSigns(brandCase);
  return signs === null ? null : broadMatchRange(signs);
}

function strengthOf(verdict: 'violation' | 'review', deed: Deed): number {
  if (verdict === 'review') return CONFIDENCE.clauseOpen;
  return isBid(deed) ? CONFIDENCE.clauseOnAppearance : CONFIDENCE.clauseBroken;
}

/** What the engine would be asked about: the deed itself, because no engine enforces an agreement. */
function engineSubject({ subject }: Deed): RuleSubject | null {
  if (subject === 'paid_search') return null;
  return subject === 'direct_link' ? 'direct-link' : subjectOf(subject, null);
}
