import type { CompiledPortfolio } from '../domain/detection/compile-portfolio.js';
import type { PartyView, Relation } from '../domain/detection/finding.js';

/**
 * What a party is to one brand. Detection names the party's strongest role over all brands; a partner of one brand may be
 * a stranger to the next, and must not be filed under the wrong word there.
 */
export function relationTo(portfolio: CompiledPortfolio, brand: string, party: PartyView): Relation {
  const roles = party.domain === null ? [] : (portfolio.rolesByDomain.get(party.domain) ?? []);
  const role = roles.find((each) => each.brand.brand.name === brand);
  if (role !== undefined) return role.relation;
  const belongsToAnother = roles.length > 0;
  return belongsToAnother ? 'unknown' : party.relation;
}
