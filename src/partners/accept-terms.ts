import type { EntityManager } from 'typeorm';
import { templateTerms } from '../domain/agreement/programme-templates.js';
import { proposeTerms, quotedWords, type ProposedTerm } from '../domain/agreement/propose-terms.js';
import { storableText } from '../platform/database/storable.js';
import { UserError } from '../platform/errors/user-error.js';
import { naturalKey } from '../portfolio/natural-key.js';
import { AgreementEvent } from './agreement-event.entity.js';
import { SignedTerm } from './agreement-term.entity.js';
import type { NewTerm, NewTerms, TermsTaken } from './agreement.schema.js';
import {
  isAmended,
  isOfOtherTemplate,
  isSame,
  type StandingTerm,
  type TermRow,
  termsOfPartner,
} from './standing-terms.js';

interface Acceptance {
  readonly brandId: string;
  readonly partnerId: string;
  readonly agreementId: string;
  readonly textId: string | null;
  readonly at: Date;
  readonly userId: string;
  /** How the brand is called, for reading the text as it was read before the person. */
  readonly names: readonly string[];
}

/** A wording longer than this is cut in the term; the text itself is kept whole. */
const LONGEST_WORDS = 4000;

/** Writes accepted terms, ends those that they amend, and records all of it with what had been proposed. */
export async function acceptTerms(manager: EntityManager, wish: NewTerms, by: Acceptance): Promise<TermsTaken> {
  if (wish.until !== null && wish.until <= wish.from) {
    throw new UserError('MW-TERM-DAYS', `The terms would end on ${wish.until} before they began on ${wish.from}.`, 400);
  }
  const proposed = wish.text === null ? [] : allProposals(wish.text, by.names);
  const rows = [
    ...wish.terms.map((term) => rowOf(term, wish, by)),
    ...(wish.template === null ? [] : templateTerms(wish.template)).map((term): TermRow => ({
      ...common(wish, by),
      ...{ clause: term.clause, subject: term.subject, rule: term.rule, engines: [], regions: [], text: term.text },
      naturalKey: naturalKey(term.clause, term.subject, wish.from, [], []),
      template: term.template,
    })),
  ];
  refuseContradictions(rows);
  const standing = await termsOfPartner(manager, by.partnerId);
  const fresh = rows.filter((row) => !standing.some((term) => isSame(term, row)));
  const ended = new Map<string, StandingTerm>();
  for (const row of fresh) {
    for (const term of standing.filter((other) => isAmended(other, row) && !rows.some((kept) => isSame(other, kept)))) {
      if (term.from !== null && term.from >= wish.from) throw laterTerm(term);
      ended.set(term.id, term);
    }
  }
  for (const term of standing) if (isOfOtherTemplate(term, wish)) ended.set(term.id, term);
  const event = { brandId: by.brandId, partnerId: by.partnerId, at: by.at, actorId: by.userId };
  for (const { id, clause, subject, rule } of ended.values()) {
    await manager.update(SignedTerm, id, { endedOn: wish.from });
    const detail = { clause, subject, rule, on: wish.from, reason: 'amended' };
    await manager.insert(AgreementEvent, { ...event, kind: 'ended', termId: id, detail });
  }
  for (const row of [...fresh, ...[...ended.values()].flatMap((term) => goesOn(term, wish, by))]) {
    const { identifiers } = await manager.insert(SignedTerm, row);
    const { clause, subject, rule, engines, regions, template } = row;
    const origin = proposed.find(
      ({ start, end, subject: about }) => start === row.spanStart && end === row.spanEnd && about === subject,
    );
    const detail = {
      clause,
      subject,
      rule,
      engines,
      regions,
      template,
      from: row.validFrom,
      until: row.validUntil,
      ...became(row, origin, wish),
    };
    await manager.insert(AgreementEvent, {
      ...event,
      kind: 'accepted',
      termId: (identifiers[0] as { id: string }).id,
      detail,
    });
  }
  for (const { subject, rule, start, end } of wish.rejected) {
    const words = storableText((wish.text ?? '').slice(start, end)).slice(0, 300);
    await manager.insert(AgreementEvent, {
      ...event,
      kind: 'rejected',
      termId: null,
      detail: { subject, rule, words },
    });
  }
  return {
    accepted: fresh.length,
    unchanged: rows.length - fresh.length,
    ended: [...ended.values()].map(({ clause, subject, rule }) => ({ clause, subject, rule })) as TermsTaken['ended'],
  };
}

function allProposals(text: string, names: readonly string[]): ProposedTerm[] {
  const { proposals, conflicts } = proposeTerms(text, names);
  return [...proposals, ...conflicts.flatMap(({ sides }) => sides)];
}

/** Whether a person took a proposal as it was, changed it, or entered the term by hand. */
function became(
  row: TermRow,
  proposal: ProposedTerm | undefined,
  { from }: NewTerms,
): { how: string; proposed?: object } {
  if (row.validFrom !== from) return { how: 'goes-on' };
  if (row.template !== null) return { how: 'template' };
  if (proposal === undefined) return { how: 'by-hand' };
  const { rule, engines, regions, clause } = proposal;
  const same =
    rule === row.rule && clause === row.clause && sameSet(engines, row.engines) && sameSet(regions, row.regions);
  return same ? { how: 'as-proposed' } : { how: 'changed', proposed: { clause, rule, engines, regions } };
}

function rowOf(term: NewTerm, wish: NewTerms, by: Acceptance): TermRow {
  const { clause, subject, rule, engines, regions, span } = term;
  return {
    ...common(wish, by),
    ...{ clause: storableText(clause), subject, rule, engines: [...new Set(engines)], regions: [...new Set(regions)] },
    text: span === null ? storableText(term.words ?? '') : sentenceAt(wish.text, span),
    naturalKey: naturalKey(clause, subject, wish.from, engines, regions, span?.start),
    template: null,
    ...(span === null ? {} : { textId: by.textId, spanStart: span.start, spanEnd: span.end }),
  };
}

function common(wish: NewTerms, { brandId, agreementId, at, userId }: Acceptance) {
  const days = { validFrom: wish.from, validUntil: wish.until };
  return {
    brandId,
    agreementId,
    origin: 'console' as const,
    retiredAt: null,
    ...days,
    acceptedBy: userId,
    acceptedAt: at,
  };
}

/** The wording is always the text's own: a person chooses what a sentence means, never what it says. */
function sentenceAt(text: string | null, span: NonNullable<NewTerm['span']>): string {
  const inside = ({ start, end }: { start: number; end: number }): boolean =>
    text !== null && start < end && end <= text.length;
  if (text === null || !inside(span) || (span.lead !== null && !inside(span.lead))) {
    throw new UserError('MW-TERM-SENTENCE', 'A term names a place that is not in the text. Read the text again.', 400);
  }
  return storableText(quotedWords(text, span).replace(/\s+/g, ' ').trim().slice(0, LONGEST_WORDS));
}

/** A sentence may be accepted once for each subject and place, and not with two answers to the same question. */
function refuseContradictions(rows: readonly TermRow[]): void {
  const scopes = new Map<string, TermRow>();
  for (const row of rows) {
    const scope = naturalKey(row.subject, row.engines, row.regions, row.template === null ? 'own' : 'template');
    const other = scopes.get(scope);
    if (other !== undefined && (other.rule !== row.rule || other.naturalKey === row.naturalKey)) {
      const message = `Clauses ${other.clause} and ${row.clause} speak of the same subject for the same engines and countries. Accept one of them, or limit one.`;
      throw new UserError('MW-TERM-TWICE', message, 400);
    }
    scopes.set(scope, row);
  }
}

/** What the new terms interrupt goes on behind them, word for word, where they have an end and it would have outlasted it. */
function goesOn(term: StandingTerm, { until }: NewTerms, { agreementId, userId, at }: Acceptance): TermRow[] {
  if (until === null || (term.to !== null && term.to <= until)) return [];
  const { brandId, clause, subject, rule, engines, regions, text, template, textId, spanStart, spanEnd } = term;
  const same = {
    brandId,
    clause,
    subject,
    rule,
    engines,
    regions,
    text,
    template,
    textId,
    spanStart,
    spanEnd,
  } as const;
  const days = { validFrom: until, validUntil: term.to, retiredAt: null, acceptedBy: userId, acceptedAt: at };
  const key = naturalKey(clause, subject, until, engines, regions, spanStart);
  return [{ ...same, ...days, agreementId, origin: 'console', naturalKey: key }];
}

function laterTerm({ clause, from, origin }: StandingTerm): UserError {
  const where = origin === 'console' ? '' : ', which an import brought';
  const message = `Clause ${clause} on the same subject${where} begins on ${from ?? ''}. Choose a later first day, end the new terms before that day, or withdraw it.`;
  return new UserError('MW-TERM-LATER', message, 409);
}

const sameSet = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((item) => others.includes(item));
