import type { AgreementReading, NewAgreementTerms } from '../api/generated/types.gen.js';

type Proposal = AgreementReading['proposals'][number];
type Sentence = AgreementReading['notUnderstood'][number];
export type NewTerm = NewAgreementTerms['terms'][number];

/** What a person makes of one sentence; nothing of it is agreed before it is accepted and saved. */
export interface Draft {
  readonly key: string;
  readonly kind: 'proposal' | 'conflict' | 'sentence';
  readonly decision: 'open' | 'accepted' | 'rejected';
  readonly clause: string;
  readonly subject: NewTerm['subject'];
  readonly rule: NewTerm['rule'];
  /** Codes separated by commas, as they are typed; empty: everywhere. */
  readonly engines: string;
  readonly regions: string;
  readonly start: number;
  readonly end: number;
  readonly lead: Sentence['lead'];
  /** Why a person should read the sentence first. */
  readonly why: string | null;
}

/** One draft a proposal and a side of a conflict, in the order of the text, and one a sentence that was not understood. */
export function draftsOf({ proposals, conflicts, notUnderstood }: AgreementReading): Draft[] {
  const sides = conflicts.flatMap((conflict) => conflict.sides);
  return [
    ...proposals.map((proposal, i) => draft(proposal, 'proposal', `p${i}`)),
    ...sides.map((side, i) => draft(side, 'conflict', `c${i}`)),
    ...notUnderstood.map((sentence, i) => ({ ...draft(asProposal(sentence), 'sentence', `s${i}`), why: sentence.why })),
  ].toSorted((a, b) => a.start - b.start);
}

function draft(proposal: Proposal, kind: Draft['kind'], key: string): Draft {
  const { clause, subject, rule, engines, regions, start, end, lead, why } = proposal;
  const places = { engines: engines.join(', '), regions: regions.join(', ') };
  return { key, kind, decision: 'open', clause, subject, rule, ...places, start, end, lead, why };
}

/** Of a sentence without a rule the likeliest is only where the form begins. */
function asProposal({ why, ...sentence }: Sentence): Proposal {
  return { ...sentence, subject: 'brand_bid', rule: 'no', engines: [], regions: [], confidence: 'read', why };
}

/** A draft as the server takes it. */
export function termOf({ clause, subject, rule, engines, regions, start, end, lead }: Draft): NewTerm {
  const span = { start, end, lead };
  return {
    clause,
    subject,
    rule,
    engines: codes(engines).map(lower) as NewTerm['engines'],
    regions: codes(regions).map(upper),
    span,
  };
}

/** The proposals that a person turned down; a sentence that nothing was proposed of was not. */
export function rejectedOf(drafts: readonly Draft[]): NewAgreementTerms['rejected'] {
  return drafts
    .filter(({ decision, kind }) => decision === 'rejected' && kind !== 'sentence')
    .map(({ subject, rule, start, end }) => ({ subject, rule, start, end }));
}

const codes = (typed: string): string[] =>
  typed
    .split(/[\s,;]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
const lower = (code: string): string => code.toLowerCase();
const upper = (code: string): string => code.toUpperCase();
