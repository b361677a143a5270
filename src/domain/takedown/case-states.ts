/** How far a takedown has come. */
export const CASE_STATES = [
  'draft',
  'ready',
  'filed',
  'acknowledged',
  'action-taken',
  'refused',
  'verifying',
  'recurred',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Why a case was closed. `removed` says more than that nothing was seen, and so asks for more. */
export const CLOSING_REASONS = [
  'removed',
  'not-seen-again',
  'agreed-with-party',
  'refusal-accepted',
  'mistaken',
  'not-worth-it',
  'stale',
  'other',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/**
 * Where a case may go from each state by a person's word. `closed` is the end of that road; only new sightings bring a
 * case back from it, see `RECURRING_STATES`.
 */
export const NEXT_STATES: Readonly<Record<CaseState, readonly CaseState[]>> = {
  draft: ['ready', 'filed', 'closed'],
  ready: ['draft', 'filed', 'closed'],
  filed: ['acknowledged', 'action-taken', 'refused', 'verifying', 'closed'],
  acknowledged: ['action-taken', 'refused', 'verifying', 'closed'],
  'action-taken': ['verifying', 'closed'],
  refused: ['ready', 'filed', 'verifying', 'closed'],
  verifying: ['acknowledged', 'action-taken', 'refused', 'closed'],
  recurred: ['ready', 'filed', 'verifying', 'closed'],
  closed: [],
};

/** States that claim or hope that the ads are gone: an ad that is seen again makes the case `recurred`. */
export const RECURRING_STATES: readonly CaseState[] = ['action-taken', 'verifying', 'closed'];

/** An ad lives by the hour and the place, so looks within less than this after the action prove little. A choice of the product. */
export const LEAST_HOURS_TO_VERIFY = 48;
/** So many looks that could see, at the least, before anything is said to be removed. A choice of the product. */
export const LEAST_LOOKS_TO_VERIFY = 3;

/** What a move of a case depends on. */
export interface CaseFacts {
  readonly state: CaseState;
  /** Drafts of which nothing is missing. */
  readonly completeDrafts: number;
  /** Filings that left, by mail or by an engine's form. */
  readonly sentFilings: number;
  /** When the first of them left; null while none has. */
  readonly filedAt: Date | null;
  /** When an engine, a network or the party last said that it acted; null while nobody has. */
  readonly actionAt: Date | null;
  /** The impact note has an action with who and when. */
  readonly hasAction: boolean;
  /** Looks that could see (with or without ads, never blocked or failed) on the same searches since the filing, or since the action where there is one. */
  readonly looksSince: number;
  /** Of these, those since the ads were last seen. */
  readonly quietLooks: number;
  /** When the same violations were last seen; null where never. */
  readonly lastSeenAt: Date | null;
  /** Times they were seen since the case came into its state. */
  readonly sightingsSince: number;
  /** Given when the case is to be closed. */
  readonly closingReason?: ClosingReason;
}

export type Transition =
  { readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string };

/** Whether a person may bring a case into a state now, or which fact is against it and what to do. */
export function transition(facts: CaseFacts, to: CaseState, now: Date): Transition {
  if (facts.state === to) return refusal('MW-CASE-SAME-STATE', `The case is ${to} already.`);
  const next = NEXT_STATES[facts.state];
  if (!next.includes(to)) {
    const may = next.length === 0 ? 'Only an ad that is seen again opens it.' : `From here: ${next.join(', ')}.`;
    return refusal('MW-CASE-STATE', `A case that is ${facts.state} does not become ${to}. ${may}`);
  }
  if (to === 'ready' && facts.completeDrafts === 0) {
    return refusal('MW-CASE-NOT-READY', 'No draft is complete yet. Give what is missing, or prepare another route.');
  }
  if (to === 'filed' && facts.sentFilings === 0) {
    return refusal(
      'MW-CASE-NOT-FILED',
      'Nothing was filed yet. Send a notice, or record the reference number that a form gave.',
    );
  }
  if (to === 'verifying' && (facts.sentFilings === 0 || facts.looksSince === 0)) {
    return refusal(
      'MW-CASE-NO-LOOKS',
      'Verifying needs a look that could see, taken after the filing. Until then nothing can be said of the ads.',
    );
  }
  return to === 'closed' ? closing(facts, now) : { ok: true };
}

/** A case closed for one of these was thought to be over; for any other reason somebody knew that the ads might go on. */
export const RECURRING_REASONS: readonly ClosingReason[] = ['removed', 'not-seen-again', 'agreed-with-party'];

/** Whether sightings that came after the action, the verifying or the closing bring the case back. */
export function recurs(state: CaseState, closingReason: ClosingReason | null, sightingsSince: number): boolean {
  if (sightingsSince === 0 || !RECURRING_STATES.includes(state)) return false;
  return state !== 'closed' || (closingReason !== null && RECURRING_REASONS.includes(closingReason));
}

function closing(facts: CaseFacts, now: Date): Transition {
  if (!facts.hasAction) {
    return refusal(
      'MW-CASE-NO-ACTION',
      'The impact note has no action. Add what to do, who does it and by when; then close the case.',
    );
  }
  const { closingReason } = facts;
  if (closingReason === undefined) return refusal('MW-CASE-NO-REASON', 'Say why the case is closed.');
  if (closingReason === 'not-seen-again' || closingReason === 'removed') return absence(facts, closingReason, now);
  if (closingReason === 'refusal-accepted' && facts.sentFilings === 0) {
    return refusal('MW-CASE-NOT-FILED', 'Nothing was filed, so nobody refused. Choose another reason.');
  }
  return { ok: true };
}

/** Not having seen an ad is no proof: it asks for looks that could see, over time; `removed` for somebody's word as well. */
function absence(facts: CaseFacts, reason: 'removed' | 'not-seen-again', now: Date): Transition {
  if (reason === 'removed' && facts.actionAt === null) {
    return refusal(
      'MW-CASE-ABSENCE',
      'Nobody said that the ads were removed, and not having seen them is no proof. Close it as “not seen again”, or record who acted.',
    );
  }
  const filed = facts.actionAt ?? facts.filedAt;
  const since = filed === null ? null : Math.max(filed.getTime(), facts.lastSeenAt?.getTime() ?? 0);
  const hours = since === null ? 0 : (now.getTime() - since) / 3_600_000;
  if (since === null || facts.quietLooks < LEAST_LOOKS_TO_VERIFY || hours < LEAST_HOURS_TO_VERIFY) {
    return refusal(
      'MW-CASE-TOO-FEW-LOOKS',
      `That needs ${LEAST_LOOKS_TO_VERIFY} looks that could see and saw nothing, over ${LEAST_HOURS_TO_VERIFY} hours; there were ${facts.quietLooks} over ${Math.max(0, Math.floor(hours))}. Look again, then close it.`,
    );
  }
  return { ok: true };
}

function refusal(code: string, message: string): Transition {
  return { ok: false, code, message };
}
