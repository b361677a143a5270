import { concernsBrand } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { quote } from '../../text/safe-text.js';
import { sentence } from '../wording.js';

/**
 * The registrable domain shown is not the one the link leads to. Trackers and click wrappers are passed through; without
 * having followed the link the verdict is never more than `review`.
 */
export const destinationMismatch: Rule = {
  id: 'destination_mismatch',
  version: 3,
  evaluate: (brandCase) => {
    const { party, ad, day } = brandCase;
    const final = party.final;
    if (party.source !== 'display' || party.shown === null || final === null || !concernsBrand(brandCase)) return [];
    // What stands behind a tracker is where it leads, not what it says; only a followed link could tell.
    if (party.link.via !== null || sameBusiness(brandCase)) return [];
    const span = { start: party.shown.hostStart, end: party.shown.labelEnd + party.shown.suffix.length + 1 };
    const text = (ad.displayUrl ?? '').slice(span.start, span.end);
    return [
      finding(destinationMismatch, brandCase, {
        mark: brandCase.query?.mark ?? brandCase.portfolio.marks[brandCase.copy[0]?.match.markId ?? -1] ?? null,
        verdict: 'review',
        confidence: CONFIDENCE.otherDestination,
        spans: [{ field: 'displayUrl', ...span, end: span.start + text.length, text, via: 'claim' }],
        basis: engineBasis(
          engineRule(ad.engine, 'destination', ad.country, day),
          'The domain that an ad shows should be the one that it leads to.',
        ),
        explanation: sentence(
          brandCase,
          `shows ${quote(party.shown.registrable, 80)} while its link leads to ${quote(final.registrable, 80)}`,
          'a person should decide, because the link was not followed and may pass through a service on the way',
          brandCase.relation === 'owner' ? 'An ad' : undefined,
        ),
      }),
    ];
  },
};

/**
 * Same registrable domain, the same name under another suffix, one name inside the other (`brandalley` and
 * `outlet.brandalley`), a host that carries the shown name, or two domains of one listed party.
 */
function sameBusiness({ party, portfolio }: BrandCase): boolean {
  const [shown, final] = [party.shown, party.final];
  if (shown === null || final === null) return true;
  if (shown.registrable === final.registrable || shown.label === final.label) return true;
  const [a, b] = [plain(shown.label), plain(final.label)];
  if (a.length >= 4 && b.length >= 4 && (a.includes(b) || b.includes(a))) return true;
  if (a.length >= 4 && plain(final.host).includes(a)) return true;
  const names = (domain: string): string[] =>
    (portfolio.rolesByDomain.get(domain) ?? []).map((role) => `${role.brand.brand.name}:${role.relation}:${role.name}`);
  const known = new Set(names(shown.registrable));
  return names(final.registrable).some((name) => known.has(name));
}

const plain = (label: string): string => label.replace(/[^\p{L}\p{N}]/gu, '');
