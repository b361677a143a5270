import { concernsBrand, isOrdinaryLabel, meansMark } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { CONFIDENCE, shifted } from '../confidence.js';
import { ownerExemption } from '../exemptions/owner.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Basis, Finding, Span } from '../finding.js';
import type { LabelMatch } from '../../matching/label-match.js';
import { isGeneric, isTrade } from '../../matching/generic-words.js';
import { foldText } from '../../text/fold.js';
import { quote, safeText } from '../../text/safe-text.js';
import { condense } from '../../text/tokens.js';
import { finding } from '../rule.js';
import type { Rule } from '../rule.js';
import { goodsOf } from '../sense.js';
import { sentence } from '../wording.js';

const BASIS: Basis = {
  kind: 'registration',
  reference: 'udrp/4a',
  text: 'A domain name that is identical or confusingly similar to a mark, without a right and in bad faith, can be reclaimed.',
  source: 'https://www.icann.org/resources/pages/policy-2024-02-21-en',
  inForceFrom: '1999-10-24',
};

const SHORT = 4;

/** A registrable domain that imitates the mark: a typo, lookalike characters, the mark with other words, another suffix. */
export const lookalikeDomain: Rule = {
  id: 'lookalike_domain',
  version: 2,
  evaluate: (brandCase) => {
    const { party } = brandCase;
    if (party.shown === null || party.domain === null) return [];
    if (brandCase.relation === 'owner' || brandCase.relation === 'agency') return [];
    return brandCase.labels.flatMap((label) => judge(brandCase, label));
  },
};

function judge(brandCase: BrandCase, label: LabelMatch): Finding[] {
  const { party, portfolio, ad } = brandCase;
  const mark = portfolio.marks[label.form.markId];
  if (mark === undefined || party.shown === null) return [];
  // A known party whose own listed domain carries the mark was entered with it by the user.
  const known = brandCase.role !== null && brandCase.relation !== 'affiliate';
  const supported = isSupported(brandCase, label);
  if (!isPlausible(brandCase, label, supported)) return [];
  const field = party.source === 'display' ? 'displayUrl' : 'destination';
  const source = (party.source === 'display' ? ad.displayUrl : ad.destination) ?? '';
  const { labelStart, labelEnd } = party.shown;
  const text = source.slice(labelStart, labelEnd);
  const inPlace = party.source === 'display' || source.includes(party.shown.label);
  const start = party.source === 'display' ? labelStart : source.indexOf(party.shown.label);
  const via =
    label.kind === 'homoglyph'
      ? 'skeleton'
      : label.kind === 'typo'
        ? 'typo'
        : label.kind === 'exact'
          ? 'exact'
          : 'compound';
  const span: Span = {
    field,
    start,
    end: start + (party.source === 'display' ? text.length : party.shown.label.length),
    text: '',
    via,
  };
  const spans = inPlace ? [{ ...span, text: source.slice(span.start, span.end) }] : [];
  const does = `uses the domain ${quote(party.domain ?? '', 80)}, which ${describe(label, mark.mark.text)},`;
  const permit =
    ownerExemption(brandCase, [], 'lookalike_domain') ?? permitExemption(brandCase, [], 'lookalike_domain');
  if (permit?.strength === 'strong') {
    return [
      finding(lookalikeDomain, brandCase, {
        mark,
        verdict: 'allowed',
        confidence: CONFIDENCE.certain,
        spans,
        basis: permit.basis,
        exemption: permit.code,
        explanation: sentence(brandCase, does, `allowed, because ${permit.because}`),
      }),
    ];
  }
  const { verdict, confidence, why } = weigh(brandCase, label, supported, known);
  return [
    finding(lookalikeDomain, brandCase, {
      mark,
      verdict,
      confidence,
      spans,
      basis: BASIS,
      explanation: sentence(brandCase, does, why),
    }),
  ];
}

/** Something besides the domain points at the brand: its mark in the copy, the search, or its goods in the label or copy. */
function isSupported(brandCase: BrandCase, label: LabelMatch): boolean {
  if (brandCase.query !== null || brandCase.copy.some(meansMark)) return true;
  const goods = goodsOf(brandCase.brand);
  if (brandCase.brand.goods.some((word) => label.rest.includes(condense(foldText(word).key)))) return true;
  return brandCase.reading.copy.some((field) => goods.find(field.text).length > 0);
}

/** Whether the likeness is worth a sentence. Short marks and ordinary words are in countless innocent domains. */
function isPlausible(brandCase: BrandCase, label: LabelMatch, supported: boolean): boolean {
  const { length } = label.form.key;
  const generic = label.restIsGeneric || isGeneric(label.rest, goodsKeys(brandCase));
  if (isOrdinaryLabel(label))
    return supported && (label.kind === 'exact' || (label.apart && generic) || label.kind === 'homoglyph');
  switch (label.kind) {
    case 'exact':
      return length > SHORT - 1 || supported;
    case 'homoglyph':
      return length >= 5 || supported;
    case 'typo':
      // `cheapflightnow` is made of words and misspells nobody.
      if (isGeneric(brandCase.party.shown?.label ?? '', goodsKeys(brandCase))) return false;
      return length >= 7 || supported;
    case 'combination':
      if (length < SHORT) return supported && label.apart;
      return generic || supported || (label.apart ? length >= 5 : length >= 7);
  }
}

function goodsKeys(brandCase: BrandCase): ReadonlySet<string> {
  return new Set(
    brandCase.brand.goods.flatMap((word) => [condense(foldText(word).key), condense(foldText(`${word}s`).key)]),
  );
}

function describe(label: LabelMatch, markText: string): string {
  const mark = quote(markText, 60);
  switch (label.kind) {
    case 'exact':
      return `is the mark ${mark} under another suffix`;
    case 'homoglyph':
      return `looks like the mark ${mark} by exchanged characters`;
    case 'typo':
      return `is one letter away from the mark ${mark}${label.rest === '' ? '' : ` beside ${quote(label.rest, 40)}`}`;
    case 'combination':
      return `puts ${quote(label.rest, 40)} beside the mark ${mark}`;
  }
}

function weigh(
  brandCase: BrandCase,
  label: LabelMatch,
  supported: boolean,
  known: boolean,
): { verdict: 'violation' | 'review'; confidence: number; why: string } {
  const review = (confidence: number, because: string): { verdict: 'review'; confidence: number; why: string } => ({
    verdict: 'review',
    confidence,
    why: `a person should decide, because ${because}`,
  });
  const violation = (
    confidence: number,
    because: string,
  ): { verdict: 'violation'; confidence: number; why: string } => ({
    verdict: 'violation',
    confidence: shifted(confidence, supported ? 0.05 : 0),
    why: `a violation, because ${because}`,
  });
  if (known) return review(CONFIDENCE.slight, 'the portfolio lists this party with this domain but no permit for it');
  if (brandCase.relation === 'affiliate') {
    return review(
      CONFIDENCE.open,
      `whether ${safeText(brandCase.role?.name ?? 'the affiliate')} may carry the mark in its domain is for its agreement to say`,
    );
  }
  switch (label.kind) {
    case 'exact':
      return review(CONFIDENCE.slight, 'it may be a domain of the owner that the portfolio lacks, or a namesake');
    case 'homoglyph':
      return supported || label.form.key.length >= 6
        ? violation(CONFIDENCE.strong, 'nobody spells a name with exchanged characters by chance')
        : review(CONFIDENCE.open, 'the name is short and may be another one');
    case 'typo':
      return supported && label.form.key.length >= 6
        ? violation(CONFIDENCE.good, 'the ad is about the brand and the domain misspells it')
        : review(CONFIDENCE.open, 'a near spelling alone may be another name');
    case 'combination':
      return supported &&
        concernsBrand(brandCase) &&
        label.form.key.length >= 5 &&
        !isOrdinaryLabel(label) &&
        isTrade(label.rest, goodsKeys(brandCase))
        ? violation(CONFIDENCE.fair, 'it adds only words of trade and trust to the mark and the ad is about the brand')
        : review(CONFIDENCE.open, 'a domain with the mark and other words may be a dealer, a fan or a namesake');
  }
}
