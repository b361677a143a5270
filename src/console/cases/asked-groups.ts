import type { AskedFact } from '../api/generated/types.gen.js';

const SCOPES: readonly AskedFact['scope'][] = ['brand', 'network', 'party', 'case'];

/** Asked facts by how widely their answer serves, those without an answer first; groups without any are left out. */
export function grouped(
  facts: readonly AskedFact[],
): readonly { readonly scope: AskedFact['scope']; readonly facts: readonly AskedFact[] }[] {
  return SCOPES.map((scope) => ({
    scope,
    facts: facts
      .filter((fact) => fact.scope === scope)
      .toSorted((a, b) => Number(a.value !== null) - Number(b.value !== null)),
  })).filter((group) => group.facts.length > 0);
}
