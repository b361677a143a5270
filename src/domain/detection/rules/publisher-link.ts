import type { BrandCase } from '../brand-case.js';
import type { CompiledMark } from '../compile-portfolio.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Finding, Span } from '../finding.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { termsOn } from '../terms.js';
import { quote, safeText } from '../../text/safe-text.js';
import type { HostParts } from '../../text/host.js';
import { sentence } from '../wording.js';

/** A publisher's link that was followed to the brand's own site: what `direct_link` and `ad_hijack` have in common. */
export interface PublisherLink {
  /** As people read it: `awin (publisher 777)`. */
  readonly through: string;
  /** Registrable domain of the brand that the link ends at. */
  readonly landing: string;
}

/** The link of a publisher that ends at the brand, where the ad's link was followed; else null. */
export function publisherLink({ party, brand }: BrandCase): PublisherLink | null {
  if (party.trail === null || party.final === null || !brand.domains.has(party.final.registrable)) return null;
  const { party: behind } = party.trail;
  if (behind.kind !== 'publisher' && behind.kind !== 'known-to-network') return null;
  const who = behind.kind === 'publisher' ? `publisher ${behind.publisherId}` : 'which alone knows the publisher';
  return { through: `${behind.network} (${who})`, landing: party.final.registrable };
}

/**
 * Judges it by what the publisher was allowed: a permit or a clause that allows it settles it, a clause that forbids it makes
 * it a violation. What nobody wrote down is `unlisted` for publishers outside the portfolio, and a person's to decide for others.
 */
export function judgePublisherLink(
  rule: Pick<Rule, 'id' | 'version'>,
  brandCase: BrandCase,
  { through, landing }: PublisherLink,
  what: {
    readonly does: string;
    readonly spans: readonly Span[];
    readonly unlisted: { readonly verdict: 'violation' | 'review'; readonly confidence: number; readonly why: string };
    readonly open: number;
  },
): Finding {
  const { ad, day } = brandCase;
  const basis = engineBasis(
    engineRule(ad.engine, 'direct-link', ad.country, day),
    'Whether a publisher may lead visitors straight to the brand is for its agreement to say.',
  );
  const said = { mark: markOf(brandCase), spans: what.spans, basis };
  const link = `and its link was followed through ${safeText(through, 80)} to ${quote(landing, 80)}`;
  const tell = (why: string): string => sentence(brandCase, `${what.does} ${link}`, why);
  const permit = permitExemption(brandCase, [], rule.id);
  if (permit?.strength === 'strong') {
    const explanation = tell(`allowed, because ${permit.because}`);
    const settled = { basis: permit.basis, exemption: permit.code, confidence: CONFIDENCE.certain };
    return finding(rule, brandCase, { ...said, ...settled, verdict: 'allowed', explanation });
  }
  const partner = (brandCase.publisher ?? brandCase.role)?.partner ?? null;
  if (partner === null) {
    const { verdict, confidence, why } = what.unlisted;
    return finding(rule, brandCase, { ...said, verdict, confidence, explanation: tell(why) });
  }
  const terms = permit === null ? termsOn(rule.id, partner, ad, day) : [];
  const forbids = terms.find(({ term, holds }) => term.rule === 'no' && holds === 'yes');
  if (forbids === undefined) {
    const why = `a person should decide, because ${permit === null ? 'its agreement, as the portfolio has it, does not settle whether it may' : permit.because}`;
    return finding(rule, brandCase, { ...said, verdict: 'review', confidence: what.open, explanation: tell(why) });
  }
  const { clause, text, from } = forbids.term;
  const name = safeText(partner.name, 60);
  return finding(rule, brandCase, {
    ...said,
    verdict: 'violation',
    confidence: CONFIDENCE.clauseBroken,
    basis: {
      kind: 'agreement-term',
      reference: `${name} ${safeText(clause, 30)}`,
      text: safeText(text, 300),
      source: null,
      inForceFrom: from,
    },
    explanation: tell(`a violation, because clause ${safeText(clause, 30)} of its agreement forbids it`),
  });
}

/** The shown domain within the display URL. */
export function shownSpan(displayUrl: string | null, shown: HostParts): Span {
  const text = (displayUrl ?? '').slice(shown.hostStart, shown.labelEnd + shown.suffix.length + 1);
  return { field: 'displayUrl', start: shown.hostStart, end: shown.hostStart + text.length, text, via: 'claim' };
}

function markOf({ query, copy, portfolio }: BrandCase): CompiledMark | null {
  return query?.mark ?? portfolio.marks[copy[0]?.match.markId ?? -1] ?? null;
}
