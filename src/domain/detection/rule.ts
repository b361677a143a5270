import type { BrandCase } from './brand-case.js';
import type { CompiledMark } from './compile-portfolio.js';
import { enforcementWhileOpen, subjectOf } from './enforcement.js';
import type { RuleSubject } from './engine-rules.js';
import type { Basis, ChanceRange, Finding, Span, Verdict, Violation } from './finding.js';

/** One rule: what it looks for in an ad, for one brand. Pure and total; findings come in a stable order. */
export interface Rule {
  readonly id: Violation;
  /** Rises with every change that can change a verdict or its wording. */
  readonly version: number;
  evaluate(brandCase: BrandCase): readonly Finding[];
}

/** Completes a finding: spans are sorted and said once, and what the engine would do is looked up. */
export function finding(
  rule: Pick<Rule, 'id' | 'version'>,
  brandCase: BrandCase,
  what: {
    readonly mark: CompiledMark | null;
    readonly verdict: Verdict;
    readonly confidence: number;
    readonly spans: readonly Span[];
    readonly basis: Basis;
    readonly exemption?: string | null;
    readonly explanation: string;
    readonly violation?: Violation;
    /** What the engine is asked about, where the violation and the exemption do not tell. */
    readonly subject?: RuleSubject | null;
    /** The code of an exemption that a person must judge. */
    readonly openExemption?: string | null;
    readonly broadMatch?: ChanceRange | null;
  },
): Finding {
  const violation = what.violation ?? rule.id;
  const exemption = what.verdict === 'allowed' ? (what.exemption ?? null) : null;
  const subject = what.subject === undefined ? subjectOf(violation, exemption) : what.subject;
  return {
    brand: brandCase.brand.brand.name,
    mark: what.mark?.mark.text ?? null,
    violation,
    verdict: what.verdict,
    confidence: what.confidence,
    spans: distinct(what.spans),
    rule: { id: rule.id, version: rule.version },
    basis: what.basis,
    enforcement: enforcementWhileOpen(brandCase.ad, brandCase.day, subject, what.openExemption ?? null),
    broadMatch: what.broadMatch ?? null,
    exemption,
    explanation: what.explanation,
  };
}

function distinct(spans: readonly Span[]): Span[] {
  const byPlace = new Map(spans.map((span) => [`${span.field}:${String(span.start)}:${String(span.end)}`, span]));
  return [...byPlace.values()].sort(
    (a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0) || a.start - b.start || a.end - b.end,
  );
}
