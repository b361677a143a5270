import { RULES } from '../../domain/detection/detect.js';

/** A rule, and the version of it that judges. */
export interface RuleVersion {
  readonly id: string;
  readonly version: number;
}

/** The rules of this version of the product, in the order of their ids. */
export const RULES_IN_FORCE: readonly RuleVersion[] = RULES.map(({ id, version }) => ({ id, version })).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

/** Whether these are the rules of this version of the product. */
export function areInForce(rules: readonly RuleVersion[]): boolean {
  return (
    rules.length === RULES_IN_FORCE.length &&
    RULES_IN_FORCE.every(({ id, version }) => rules.some((rule) => rule.id === id && rule.version === version))
  );
}
