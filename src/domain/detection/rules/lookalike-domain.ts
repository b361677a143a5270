import { concernsBrand, isOrdinaryLabel, meansMark } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import { CONFIDENCE, shifted } from '../confidence.js';
import { ownerExemption } from '../exemptions/owner.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Basis, Finding, MatchVia, Span } from '../finding.js';
import type { LabelMatch } from '../../matching/label-match.js';
import { GENERIC_WORDS, isGeneric, isTrade } from '../../matching/generic-words.js';
import { labelWords, UNKNOWN } from '../../matching/label-words.js';
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

/** An ordinary word misspelt is a mark misspelt from this many units on; shorter ones are other words: `tiket`. */
const SHORTEST_WORD_MISSPELT = 6;

/** A registrable domain that imitates the mark: a typo, lookalike characters, the mark with other words, another suffix. */
export const lookalikeDomain: Rule = {
  id: 'lookalike_domain',
  version: 2,
  evaluate: (brandCase) => {
    const { party } = brandCase;
    if (party.shown === null || party.domain === null) return [];
    if (brandCase.relation === 'owner' || brandCase.relation === 'agency') return [];
    return [...brandCase.labels, ...brandCase.weakLabels].flatMap((label) => judge(brandCase, label));
  },
};

function judge(brandCase: BrandCase, label: LabelMatch): Finding[] {
  const { party, portfolio } = brandCase;
  const mark = portfolio.marks[label.form.markId];
  if (mark === undefined || party.shown === null) return [];
  // A known party whose own listed domain carries the mark was entered with it by the user.
  const known = brandCase.role !== null && brandCase.relation !== 'affiliate';
  const supported = isSupported(brandCase, label);
  if (!isPlausible(brandCase, label, supported)) return [];
  const spans = spanOf(brandCase, label);
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

/** A name this long is meant even where it, misspelt, is made of words. */
const SURE_PHRASE = 14;

/** Whether the likeness is worth a sentence. Short marks and ordinary words are in countless innocent domains. */
function isPlausible(brandCase: BrandCase, label: LabelMatch, supported: boolean): boolean {
  if (isOrdinaryLabel(label) && label.kind === 'typo') {
    return label.apart && label.form.key.length >= SHORTEST_WORD_MISSPELT && !label.weak;
  }
  // `cheapflightnow` is made of words and misspells nobody.
  const isPhrase = isGeneric(brandCase.party.shown?.label ?? '', goodsKeys(brandCase));
  if (label.kind === 'typo' && isPhrase && label.form.key.length < SURE_PHRASE) return false;
  if (!label.weak) return true;
  const generic = isGeneric(label.rest, goodsKeys(brandCase));
  if (isOrdinaryLabel(label)) return supported && label.apart && generic;
  return supported || (generic && label.kind === 'combination' && !GENERIC_WORDS.has(label.form.key));
}

/** `cheapflightnow` is cheap, flight and now, whoever is called Cheapflights. */
function isMadeOfWords(label: string): boolean {
  const key = condense(foldText(label).key);
  return (labelWords(key, () => false).before[key.length] ?? UNKNOWN) !== UNKNOWN;
}

function goodsKeys(brandCase: BrandCase): ReadonlySet<string> {
  return new Set(
    brandCase.brand.goods.flatMap((word) => [condense(foldText(word).key), condense(foldText(`${word}s`).key)]),
  );
}

const VIA: Readonly<Record<LabelMatch['kind'], MatchVia>> = {
  exact: 'exact',
  homoglyph: 'skeleton',
  transliteration: 'transliteration',
  typo: 'typo',
  combination: 'compound',
};

/** The label as it is shown, or as the link has it; none where the link writes it in another way. */
function spanOf({ party, ad }: BrandCase, label: LabelMatch): Span[] {
  const { shown } = party;
  if (shown === null) return [];
  const isDisplay = party.source === 'display';
  const source = (isDisplay ? ad.displayUrl : ad.destination) ?? '';
  const start = isDisplay ? shown.labelStart : source.indexOf(shown.label);
  if (start === -1) return [];
  const labelEnd = isDisplay ? shown.labelEnd : start + shown.label.length;
  const suffixEnd = labelEnd + 1 + shown.suffix.length;
  const isShownSuffix = source.slice(labelEnd + 1, suffixEnd).toLowerCase() === shown.suffix;
  const end = label.withSuffix && isShownSuffix ? suffixEnd : labelEnd;
  const field = isDisplay ? 'displayUrl' : 'destination';
  return [{ field, start, end, text: source.slice(start, end), via: VIA[label.kind] }];
}

function describe(label: LabelMatch, markText: string): string {
  const whole = `the mark ${quote(markText, 60)}`;
  const mark = label.form.isShortened ? `${quote(label.form.spelling, 60)} of ${whole}` : whole;
  const beside = label.rest === '' ? '' : ` beside ${quote(label.rest, 40)}`;
  switch (label.kind) {
    case 'exact':
      return label.withSuffix ? `spells ${mark} together with its suffix` : `is ${mark} under another suffix`;
    case 'homoglyph':
      return `looks like ${mark} by exchanged characters${beside}`;
    case 'transliteration':
      return `is ${mark} in the letters of another script`;
    case 'typo':
      return `is a near spelling of ${mark}${beside}`;
    case 'combination':
      return label.rest === ''
        ? `has the words of ${mark} in another order`
        : `puts ${quote(label.rest, 40)} beside ${mark}`;
  }
}

/** Whether the exchanged characters are digits inside a word or letters of another script, which no typing error makes. */
function isDisguised({ party }: BrandCase): boolean {
  const label = party.shown?.label ?? '';
  return /[^\p{ASCII}]/u.test(label) || /[a-z]\d+[a-z]/.test(label);
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
  if (label.form.isShortened) return review(CONFIDENCE.slight, 'a part of a name may be another one’s name');
  switch (label.kind) {
    case 'exact':
      return review(CONFIDENCE.slight, 'it may be a domain of the owner that the portfolio lacks, or a namesake');
    case 'homoglyph':
      return supported || (label.form.key.length >= 6 && label.rest === '' && isDisguised(brandCase))
        ? violation(CONFIDENCE.strong, 'nobody spells a name with exchanged characters by chance')
        : review(CONFIDENCE.open, 'letters that look alike may be those of another name');
    case 'transliteration':
      return review(CONFIDENCE.open, 'the same sounds in another script may be another name');
    case 'typo':
      if (isMadeOfWords(brandCase.party.shown?.label ?? '')) {
        return review(CONFIDENCE.slight, 'the domain is made of plain words and may mean no more than they say');
      }
      return supported && label.form.key.length >= 6 && !isOrdinaryLabel(label)
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
