import { agreementUnits, type AgreementUnit, type TextSpan } from './agreement-units.js';
import { brandPattern } from './brand-words.js';
import { leadsIn, readUnit, rulesItself, type StatedTerm } from './read-unit.js';

/** Longer texts are read up to here. In UTF-16 units; real agreements have 5,000 to 80,000. */
export const LONGEST_AGREEMENT = 300_000;
/** More proposals than this nobody goes through. */
const MOST_PROPOSALS = 500;

/** A sentence of the text. Spans slice the given text. */
export interface QuotedSentence extends TextSpan {
  readonly lead: TextSpan | null;
  readonly clause: string;
}

/** A term that a sentence seems to state. Nobody's word until a person accepts it. */
export interface ProposedTerm extends QuotedSentence, StatedTerm {
  /** `plain`: the words say so; `read`: read the sentence first, for the reason in `why`. */
  readonly confidence: 'plain' | 'read';
}

export interface NotUnderstood extends QuotedSentence {
  readonly why: string;
}

/** Sentences that rule on one subject in different ways where both apply. */
export interface TermConflict {
  readonly subject: StatedTerm['subject'];
  readonly sides: readonly ProposedTerm[];
}

export interface AgreementReading {
  readonly proposals: readonly ProposedTerm[];
  readonly conflicts: readonly TermConflict[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Whether the text went on past what is read. */
  readonly cut: boolean;
}

/**
 * Finds what an agreement says about paid search and proposes a term a statement, each with the sentence that it rests on.
 * Never throws; linear in the length of the text. English, and plain German.
 *
 * @param names how the brand is called: its name and its marks
 */
export function proposeTerms(text: string, names: readonly string[] = []): AgreementReading {
  const read = text.slice(0, LONGEST_AGREEMENT);
  const brand = brandPattern(read, names);
  const proposals: ProposedTerm[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const unit of agreementUnits(read)) {
    const words = read.slice(unit.start, unit.end);
    const lead = usedLead(read, unit, words, brand);
    const sentence: QuotedSentence = { start: unit.start, end: unit.end, lead, clause: unit.clause };
    const { terms, missed } = readUnit(lead === null ? '' : read.slice(lead.start, lead.end), words, brand);
    for (const term of terms) {
      const why = term.why ?? (unit.opens ? 'a list follows it' : null);
      proposals.push({ ...sentence, ...term, why, confidence: why === null ? 'plain' : 'read' });
    }
    if (missed !== null && !unit.opens) notUnderstood.push({ ...sentence, why: missed });
    if (proposals.length >= MOST_PROPOSALS) break;
  }
  const conflicts = conflictsAmong(proposals);
  const disputed = new Set(conflicts.flatMap(({ sides }) => sides));
  return {
    proposals: proposals.filter((proposal) => !disputed.has(proposal)),
    conflicts,
    notUnderstood,
    cut: text.length > read.length,
  };
}

/** The words of a sentence as they are quoted: with what leads its list in. */
export function quotedWords(
  text: string,
  { start, end, lead }: Pick<QuotedSentence, 'start' | 'end' | 'lead'>,
): string {
  const words = text.slice(start, end);
  return lead === null ? words : `${text.slice(lead.start, lead.end)} … ${words}`;
}

function usedLead(text: string, { lead, underHeading }: AgreementUnit, words: string, brand: RegExp): TextSpan | null {
  if (lead === null || (underHeading && rulesItself(words))) return null;
  return leadsIn(text.slice(lead.start, lead.end), brand) ? lead : null;
}

function conflictsAmong(proposals: readonly ProposedTerm[]): TermConflict[] {
  return [...Map.groupBy(proposals, ({ subject }) => subject)].flatMap(([subject, list]) => {
    if (new Set(list.map(({ rule }) => rule)).size < 2) return [];
    const sides = list.filter((one) => list.some((other) => contradicts(one, other)));
    return sides.length === 0 ? [] : [{ subject, sides }];
  });
}

/** Another sentence, another rule, and a place where both apply. Parts of one sentence were weighed when it was read. */
function contradicts(one: ProposedTerm, other: ProposedTerm): boolean {
  return (
    one.rule !== other.rule &&
    one.start !== other.start &&
    meet(one.engines, other.engines) &&
    meet(one.regions, other.regions)
  );
}

const meet = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === 0 || others.length === 0 || some.some((item) => others.includes(item));
