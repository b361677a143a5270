/** What a person confirmed as one: mostly of one clause or rule, sometimes of several. */
export interface Confirmation {
  /** When it was confirmed, ISO 8601 in UTC. */
  readonly at: string;
  /** The clauses or rules that were broken. */
  readonly clauses: readonly string[];
}

/** What an agreement says of breaches that come again. */
export interface EscalationRule {
  /** Days that a partner has to mend what it was struck for; the same clause broken within them is the same strike. */
  readonly graceDays: number;
  /** Days after which a strike counts no longer; null for never. */
  readonly lapseDays: number | null;
  /** What is done from so many strikes on, in the words of the agreement. */
  readonly steps: readonly EscalationStep[];
}

export interface EscalationStep {
  readonly strikes: number;
  readonly do: string;
}

/** How far the agreement's own rule has come. */
export interface Escalation {
  /** Strikes that count, which may be older than the period that is audited. */
  readonly counting: number;
  /** The step that these strikes reach; null where they reach none. */
  readonly reached: EscalationStep | null;
  /** The step after it; null where there is none. */
  readonly next: EscalationStep | null;
}

const DAY_MS = 86_400_000;

/**
 * Which confirmations are strikes, in the order given. One whose every clause was struck at the same moment, or is still within
 * the grace of its strike, belongs to that strike. Grace runs from the strike and is not drawn out by what falls into it.
 *
 * @param confirmations the oldest first
 */
export function strikesOf(confirmations: readonly Confirmation[], graceDays: number): boolean[] {
  const struck = new Map<string, number>();
  return confirmations.map(({ at, clauses }) => {
    const time = Date.parse(at);
    const anew = clauses.filter((clause) => {
      const last = struck.get(clause);
      return last === undefined || (time !== last && time >= last + graceDays * DAY_MS);
    });
    for (const clause of anew) struck.set(clause, time);
    return anew.length > 0;
  });
}

/**
 * What the rule says at an instant.
 *
 * @param strikes instants of strikes, ISO 8601; later ones than `at` do not count
 */
export function escalationOf(strikes: readonly string[], rule: EscalationRule, at: string): Escalation {
  const now = Date.parse(at);
  const lapse = rule.lapseDays === null ? Infinity : rule.lapseDays * DAY_MS;
  const counting = strikes.map((strike) => now - Date.parse(strike)).filter((age) => age >= 0 && age < lapse).length;
  const steps = rule.steps.toSorted((a, b) => a.strikes - b.strikes);
  return {
    counting,
    reached: steps.findLast((step) => step.strikes <= counting) ?? null,
    next: steps.find((step) => step.strikes > counting) ?? null,
  };
}
