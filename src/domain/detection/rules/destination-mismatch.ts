import { concernsBrand } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { quote } from '../../text/safe-text.js';
import { publisherWords } from '../../trail/observed-trail.js';
import { sentence } from '../wording.js';

/**
 * The registrable domain shown is not the one the link leads to. Trackers and click wrappers are passed through; without
 * having followed the link the verdict is never more than `review`. A publisher's link to the brand itself is a matter of
 * `direct_link`.
 */
export const destinationMismatch: Rule = {
  id: 'destination_mismatch',
  version: 4,
  evaluate: (brandCase) => {
    const { party, ad, day } = brandCase;
    const final = party.final;
    if (party.source !== 'display' || party.shown === null || final === null || !concernsBrand(brandCase)) return [];
    // What stands behind a tracker is where it leads, not what it says; only a followed link could tell.
    if ((party.link.via !== null && party.trail === null) || sameBusiness(brandCase)) return [];
    const publisher = party.trail === null ? null : publisherWords(party.trail.party);
    if (publisher !== null && brandCase.brand.domains.has(final.registrable)) return [];
    const rule = engineRule(ad.engine, 'destination', ad.country, day);
    const isForbidden = party.trail !== null && rule?.stance === 'acts';
    const span = { start: party.shown.hostStart, end: party.shown.labelEnd + party.shown.suffix.length + 1 };
    const text = (ad.displayUrl ?? '').slice(span.start, span.end);
    return [
      finding(destinationMismatch, brandCase, {
        mark: brandCase.query?.mark ?? brandCase.portfolio.marks[brandCase.copy[0]?.match.markId ?? -1] ?? null,
        verdict: isForbidden ? 'violation' : 'review',
        confidence: isForbidden ? CONFIDENCE.mismatchFollowed : CONFIDENCE.otherDestination,
        spans: [{ field: 'displayUrl', ...span, end: span.start + text.length, text, via: 'claim' }],
        basis: engineBasis(rule, 'The domain that an ad shows should be the one that it leads to.'),
        explanation: sentence(
          brandCase,
          `shows ${quote(party.shown.registrable, 80)} while its link leads to ${quote(final.registrable, 80)}`,
          isForbidden
            ? 'a violation, because the link was followed to that page and the engine wants the domain of the page to be shown'
            : party.trail === null
              ? 'a person should decide, because the link was not followed and may pass through a service on the way'
              : 'a person should decide, because no rule of the engine about this is known',
          brandCase.relation === 'owner' ? 'An ad' : undefined,
        ),
      }),
    ];
  },
};

/**
 * Same registrable domain, the same name under another suffix, one name inside the other (`brandalley` and
 * `outlet.brandalley`), a host that carries the shown name, two domains of one listed party, or the owner's and its agency's.
 */
function sameBusiness(brandCase: BrandCase): boolean {
  const { party, portfolio } = brandCase;
  const [shown, final] = [party.shown, party.final];
  if (shown === null || final === null) return true;
  if (shown.registrable === final.registrable || shown.label === final.label) return true;
  const [a, b] = [plain(shown.label), plain(final.label)];
  if (a.length >= 4 && b.length >= 4 && (a.includes(b) || b.includes(a))) return true;
  if (a.length >= 4 && plain(final.host).includes(a)) return true;
  const names = (domain: string): string[] =>
    (portfolio.rolesByDomain.get(domain) ?? []).map((role) => `${role.brand.brand.name}:${role.relation}:${role.name}`);
  if (ownsOrServes(brandCase, shown.registrable) && ownsOrServes(brandCase, final.registrable)) return true;
  const known = new Set(names(shown.registrable));
  return names(final.registrable).some((name) => known.has(name));
}

/** Whether a domain is listed as the owner's or its agency's. */
function ownsOrServes({ portfolio, brand }: BrandCase, domain: string): boolean {
  const roles = portfolio.rolesByDomain.get(domain) ?? [];
  return roles.some((role) => role.brand === brand && (role.relation === 'owner' || role.relation === 'agency'));
}

const plain = (label: string): string => label.replace(/[^\p{L}\p{N}]/gu, '');
