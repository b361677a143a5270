import { ClausePath } from './clause-path.js';
import { blocksOf, type Block } from './text-blocks.js';
import { inlineItems, sentencesOf } from './sentences.js';

/** Half-open, in UTF-16 units of the whole text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A sentence, or one item of a list with the words that lead the list in. */
export interface AgreementUnit extends TextSpan {
  /** `You may not:` before the items of a list; null for a sentence that stands by itself. */
  readonly lead: TextSpan | null;
  /** Number, heading or paragraph under which it stands; 1 to 40 characters. */
  readonly clause: string;
  /** The lead is a heading, which rules only where the sentence itself does not. */
  readonly underHeading: boolean;
  /** Leads a list in itself. */
  readonly opens: boolean;
}

/** A line without a full stop and no longer than this may be a heading. */
const LONGEST_HEADING = 70;
/** What says yes or no for the list below it. */
const RULING_HEADING =
  /\b(?:prohibit|forbid|forbidden|not allowed|not permitted|allowed|permitted|restrict|verboten|untersagt|erlaubt)/i;

/**
 * A text as its sentences and list items, in order, with the clause each stands under. Linear in the length of the text;
 * every span is trimmed and never empty.
 */
export function agreementUnits(text: string): AgreementUnit[] {
  const path = new ClausePath();
  const units: AgreementUnit[] = [];
  let lead: { readonly span: TextSpan; readonly kind: Block['kind']; readonly heading: boolean } | null = null;
  for (const block of blocksOf(text)) {
    path.enter(block, text);
    if (lead !== null && !belongsTo(block, lead.kind)) lead = null;
    const sentences = sentencesOf(text, block.start, block.end);
    for (const [i, sentence] of sentences.entries()) {
      const { opening, items } = inlineItems(text, sentence);
      const inherited = i === 0 && lead !== null ? lead.span : null;
      units.push({
        ...opening,
        lead: inherited,
        underHeading: inherited !== null && lead?.heading === true,
        clause: path.name(),
        opens: items.length > 0 || endsOpen(text, opening),
      });
      for (const { mark, ...span } of items)
        units.push({ ...span, lead: opening, underHeading: false, clause: path.name(mark), opens: false });
      if (i < sentences.length - 1) continue;
      if (items.length === 0 && endsOpen(text, opening)) lead = { span: opening, kind: block.kind, heading: false };
      else if (isRulingHeading(text, block)) lead = { span: opening, kind: 'heading', heading: true };
      else if (lead?.heading === true && block.kind === 'plain') lead = null;
    }
  }
  return units;
}

/** Items are marked, or go on in small letters straight below; a mark of the lead's own kind begins its sibling. */
function belongsTo(block: Block, leadKind: Block['kind']): boolean {
  if (block.kind === 'heading' || block.kind === 'section') return false;
  return block.kind === 'plain' || block.kind === 'row' ? block.continues : block.kind !== leadKind;
}

function endsOpen(text: string, { start, end }: TextSpan): boolean {
  return /:\W{0,3}$/.test(text.slice(Math.max(start, end - 5), end));
}

function isRulingHeading(text: string, { kind, start, end }: Block): boolean {
  if (end - start > LONGEST_HEADING || (kind !== 'heading' && kind !== 'plain' && kind !== 'section')) return false;
  const words = text.slice(start, end);
  return RULING_HEADING.test(words) && !/[.!?;:,]/.test(words);
}
