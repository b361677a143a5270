import type { Basis, ChanceRange, Enforcement, Span, Verdict } from '../detection/finding.js';

/**
 * What became of a finding: `same`; `new`, not known before; `gone`, known before and no longer; `verdict`, it says
 * something else; `reasons`, the same verdict with another explanation, confidence, basis or span, or
 * another word on what the engine would do.
 */
export const RESCAN_CHANGES = ['same', 'new', 'gone', 'verdict', 'reasons'] as const;
export type RescanChange = (typeof RESCAN_CHANGES)[number];

/** The few fields by which two findings on the same sighting are compared. */
export interface ComparedFinding {
  readonly id: string;
  readonly brandId: string;
  readonly partyId: string;
  readonly violation: string;
  readonly mark: string | null;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly spans: readonly Span[];
  readonly basis: Basis;
  readonly enforcement: Enforcement | null;
  readonly broadMatch: ChanceRange | null;
  readonly exemption: string | null;
  readonly explanation: string;
}

/** One finding before and after; one of the two may be missing. */
export interface FindingPair<F extends ComparedFinding> {
  readonly before: F | null;
  readonly after: F | null;
  readonly change: RescanChange;
}

/**
 * Pairs what stood for one sighting with what the rules say of it now. Findings belong together when they are about the
 * same brand, party, violation and mark; where there are several (two clauses, two promises), those that say the same
 * first, then those that rest on the same, then in the order of verdict and id. Each finding is in exactly one pair, and
 * the order of either list does not matter.
 */
export function compareFindings<F extends ComparedFinding>(
  before: readonly F[],
  after: readonly F[],
): FindingPair<F>[] {
  const earlier = Map.groupBy(before, subjectOf);
  const later = Map.groupBy(after, subjectOf);
  const subjects = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  return subjects.flatMap((subject) => pairsOf(earlier.get(subject) ?? [], later.get(subject) ?? []));
}

function pairsOf<F extends ComparedFinding>(before: readonly F[], after: readonly F[]): FindingPair<F>[] {
  const pairs: FindingPair<F>[] = [];
  const open = { before: [...before].sort(inOrder), after: [...after].sort(inOrder) };
  for (const alike of [sameFinding, sameBasis, () => true]) {
    for (const one of [...open.before]) {
      const other = open.after.find((each) => alike(one, each));
      if (other === undefined) continue;
      open.before.splice(open.before.indexOf(one), 1);
      open.after.splice(open.after.indexOf(other), 1);
      pairs.push({ before: one, after: other, change: changeOf(one, other) });
    }
  }
  return [
    ...pairs,
    ...open.before.map((one) => ({ before: one, after: null, change: 'gone' as const })),
    ...open.after.map((one) => ({ before: null, after: one, change: 'new' as const })),
  ];
}

function changeOf(before: ComparedFinding, after: ComparedFinding): RescanChange {
  if (before.verdict !== after.verdict) return 'verdict';
  return sameFinding(before, after) ? 'same' : 'reasons';
}

function subjectOf({ brandId, partyId, violation, mark }: ComparedFinding): string {
  return JSON.stringify([brandId, partyId, violation, mark]);
}

/** Whether a reader could tell the two apart; the version of the rule is none of it. */
function sameFinding(a: ComparedFinding, b: ComparedFinding): boolean {
  return saidBy(a) === saidBy(b);
}

function sameBasis(a: ComparedFinding, b: ComparedFinding): boolean {
  return a.basis.reference === b.basis.reference;
}

/** Fields one by one, because a database returns the keys of JSON in an order of its own. */
function saidBy(finding: ComparedFinding): string {
  const { verdict, confidence, explanation, exemption, basis, enforcement, broadMatch, spans } = finding;
  return JSON.stringify([
    ...[verdict, confidence, explanation, exemption],
    ...[basis.kind, basis.reference, basis.text, basis.source, basis.inForceFrom],
    ...[enforcement?.stance, enforcement?.reference, enforcement?.text, enforcement?.inForceFrom],
    ...[broadMatch?.low, broadMatch?.high],
    ...spans.map(({ field, start, end, text, via }) => [field, start, end, text, via]),
  ]);
}

const GRAVITY: readonly Verdict[] = ['violation', 'review', 'appearance', 'allowed'];

function inOrder(a: ComparedFinding, b: ComparedFinding): number {
  return GRAVITY.indexOf(a.verdict) - GRAVITY.indexOf(b.verdict) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
