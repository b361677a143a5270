import { byMark, meansMark, spanOf } from '../brand-case.js';
import type { BrandCase } from '../brand-case.js';
import type { CompiledMark } from '../compile-portfolio.js';
import { CONFIDENCE } from '../confidence.js';
import { engineBasis, engineRule } from '../engine-rules.js';
import { authenticResale } from '../exemptions/authentic-resale.js';
import { comparison } from '../exemptions/comparison.js';
import { compatibleParts } from '../exemptions/compatible-parts.js';
import { dictionaryMeaning } from '../exemptions/dictionary-meaning.js';
import { evidenceFor } from '../exemptions/evidence.js';
import type { Exemption, ExemptionTest } from '../exemptions/exemption.js';
import { information } from '../exemptions/information.js';
import { ownerExemption } from '../exemptions/owner.js';
import { permitExemption } from '../exemptions/permit.js';
import type { Basis, Finding, Violation } from '../finding.js';
import { misuseEvidence } from '../misuse.js';
import { registrationGap } from '../registration-cover.js';
import { rightBasis } from '../right-basis.js';
import { finding } from '../rule.js';
import { isForbidden } from '../terms.js';
import type { Rule } from '../rule.js';
import type { MarkUse } from '../sense.js';
import { seen, sentence } from '../wording.js';
import { statementAround } from '../words-apart.js';

const LISTS: readonly ExemptionTest[] = [ownerExemption, permitExemption, dictionaryMeaning];
/** What the copy itself can speak for; the best of them counts. */
const CONTEXT: readonly ExemptionTest[] = [compatibleParts, information, comparison, authenticResale];
/** A rival's own words about itself inform nobody but its customers, so only these leave it room. */
const COMPETITOR_CONTEXT: readonly ExemptionTest[] = [comparison, compatibleParts, authenticResale];

/** The stronger of two exemptions; the earlier one of two equally strong. */
export function bestExemption(
  tests: readonly ExemptionTest[],
  brandCase: BrandCase,
  uses: readonly MarkUse[],
  violation: Violation,
): Exemption | null {
  let best: Exemption | null = null;
  for (const test of tests) {
    const exemption = test(brandCase, uses, violation);
    if (exemption === null) continue;
    if (exemption.strength === 'strong') return exemption;
    best ??= exemption;
  }
  return best;
}

/** Judges the mark in ad copy; the same steps serve `tm_copy` and `competitor_copy`. */
export function judgeCopy(rule: Pick<Rule, 'id' | 'version'>, brandCase: BrandCase): Finding[] {
  const findings: Finding[] = [];
  for (const [mark, all] of byMark(brandCase.copy, brandCase.portfolio)) {
    const meant = all.filter(meansMark);
    const uses = meant.length > 0 ? meant : all.filter((use) => use.sense === 'no');
    if (uses.length > 0) findings.push(judge(rule, brandCase, mark, uses));
  }
  return findings;
}

function judge(
  rule: Pick<Rule, 'id' | 'version'>,
  brandCase: BrandCase,
  mark: CompiledMark,
  uses: readonly MarkUse[],
): Finding {
  const spans = uses.map(spanOf);
  const does = `shows ${seen(spans)}`;
  const allowed = (exemption: Exemption, confidence: number): Finding =>
    finding(rule, brandCase, {
      mark,
      verdict: 'allowed',
      confidence,
      spans,
      basis: exemption.basis,
      exemption: exemption.code,
      explanation: sentence(brandCase, does, `allowed, because ${exemption.because}`),
    });
  const listed = bestExemption(LISTS, brandCase, uses, rule.id);
  if (listed?.strength === 'strong') {
    return allowed(listed, listed.code === 'dictionary-meaning' ? CONFIDENCE.dictionaryWord : CONFIDENCE.certain);
  }
  const tests = brandCase.relation === 'competitor' ? COMPETITOR_CONTEXT : CONTEXT;
  const context = listed ?? bestExemption(tests, brandCase, uses, rule.id);
  const misuse = misuseEvidence(brandCase, uses);
  const doubts = doubtsAbout(brandCase, mark, uses, misuse);
  const signal = uses.find((use) => use.signal !== null)?.signal ?? null;
  const verdict = weigh(brandCase, context, misuse, doubts);
  if (verdict === 'allowed' && context !== null) {
    return allowed(context, context.code === 'comparison' ? CONFIDENCE.researchNamed : CONFIDENCE.exemptByCopy);
  }
  const why = [
    verdict === 'violation'
      ? reason(brandCase, misuse)
      : `a person should decide, because ${openReason(brandCase, context, misuse, doubts)}`,
    signal === null ? null : `the word is taken for the mark because ${signal}`,
  ].filter((part) => part !== null);
  return finding(rule, brandCase, {
    mark,
    verdict,
    confidence: verdict === 'violation' ? strengthOf(brandCase, misuse, uses) : reviewStrength(context),
    spans,
    basis: basisOf(brandCase, mark, uses),
    openExemption: verdict === 'review' && misuse === null ? (context?.code ?? null) : null,
    explanation: sentence(brandCase, does, why.join('; ')),
  });
}

/** Whether a stranger's copy is called a violation outright: nothing explains the mark there, and nothing leaves a doubt. */
export function isPlainMisuse(brandCase: BrandCase, mark: CompiledMark, uses: readonly MarkUse[]): boolean {
  if (brandCase.relation !== 'unknown' || !uses.some((use) => use.field.isCopy)) return false;
  const context = bestExemption([...LISTS, ...CONTEXT], brandCase, uses, 'tm_copy');
  const misuse = misuseEvidence(brandCase, uses);
  return weigh(brandCase, context, misuse, doubtsAbout(brandCase, mark, uses, misuse)) === 'violation';
}

/**
 * The owner's right. A rival that compares itself may have the law on its side where the comparison is objective, so
 * there the engine's rule is what the verdict rests on.
 */
function basisOf(brandCase: BrandCase, mark: CompiledMark, uses: readonly MarkUse[]): Basis {
  const competitor = brandCase.relation === 'competitor';
  const engine = engineBasis(
    engineRule(brandCase.ad.engine, competitor ? 'competitor-text' : 'ad-text', brandCase.ad.country, brandCase.day),
    'A registered mark may be used in ad text by its owner and by whom the owner or the law permits.',
  );
  if (competitor && evidenceFor(brandCase, uses).words('compare').length > 0) return engine;
  return rightBasis(brandCase, mark, engine);
}

/** What keeps a use from being called a violation outright, as it may stand in a sentence. */
function doubtsAbout(
  brandCase: BrandCase,
  mark: CompiledMark,
  uses: readonly MarkUse[],
  misuse: string | null,
): string | null {
  const gap = registrationGap(brandCase, mark);
  if (gap !== null) return gap;
  if (uses.every((use) => use.sense === 'doubtful')) return 'the words may be ordinary ones and not the mark';
  if (brandCase.party.domain === null && brandCase.role === null) return 'the ad does not show who runs it';
  if (brandCase.labels.some((label) => label.kind === 'exact') || isOwnSuffix(brandCase, uses)) {
    return 'the domain is the mark itself and may be one of the owner’s that the portfolio lacks';
  }
  if (brandCase.relation === 'unknown' && uses.every(isPartOfCompound) && !speaksOfGoods(brandCase, uses)) {
    return 'it is part of a longer word and nothing in the ad speaks of the brand’s goods';
  }
  if (
    brandCase.relation === 'unknown' &&
    misuse === null &&
    brandCase.brand.goods.length === 0 &&
    !standsOut(brandCase, uses)
  ) {
    return 'the portfolio names no goods of the brand that could tell whether the mark is meant';
  }
  if (brandCase.relation === 'unknown' && misuse === null && mayNameSomethingElse(brandCase, uses)) {
    return 'it stands inside a phrase and nothing in the ad speaks of the brand’s goods, so another one may be named';
  }
  if (brandCase.relation === 'affiliate') {
    return isForbidden(brandCase, 'tm_copy')
      ? null
      : 'the agreement with this affiliate says nothing in force about the mark in ad copy';
  }
  return null;
}

const LAST_CYRILLIC = 0x52f;

/**
 * Whether the mark may be part of another name, a place or a word of its own: `Petra Bosch`, `Larkspur Seeds`. A search for
 * nothing but the brand, its goods in the ad, or the mark as a statement of its own leave no such doubt.
 */
function mayNameSomethingElse(brandCase: BrandCase, uses: readonly MarkUse[]): boolean {
  if (brandCase.brand.goods.length === 0 || brandCase.query?.kind === 'pure') return false;
  return uses.every(isInPhrase) && !evidenceFor(brandCase, uses).goods;
}

/**
 * Another word stands right beside a mark of one word, and nothing set the mark apart. A possessive without a word before it has
 * an owner of one name. Names of people and places meet in a few alphabets only.
 */
function isInPhrase({ field, match, signal }: MarkUse): boolean {
  if (signal !== null || match.wordCount > 1 || match.form.key.charCodeAt(0) > LAST_CYRILLIC) return false;
  const { source } = field.text.folded;
  return (
    /\p{L}(?:['’]s?)?\s$/u.test(source.slice(Math.max(0, match.start - 4), match.start)) ||
    /^\s\p{L}/u.test(source.slice(match.end, match.end + 3))
  );
}

/** Joined to another word by a hyphen, as in `Nordlicht-Reisen`: the whole may mean something of its own. */
function isPartOfCompound({ field, match }: MarkUse): boolean {
  const { source } = field.text.folded;
  return (
    /^[-‐‑]\p{L}/u.test(source.slice(match.end, match.end + 3)) ||
    /\p{L}[-‐‑]$/u.test(source.slice(0, match.start).slice(-3))
  );
}

/** The domain ends in the mark: `domains.nordlicht`, under a suffix that only the brand can have been given. */
function isOwnSuffix({ party }: BrandCase, uses: readonly MarkUse[]): boolean {
  const suffix = party.shown?.suffix;
  return suffix !== undefined && uses.some(({ match }) => match.form.key === suffix);
}

/** Searched for, or a statement of its own in the title: `Nordlicht | Lamps`. */
function standsOut({ query }: BrandCase, uses: readonly MarkUse[]): boolean {
  if (query !== null) return true;
  return uses.some(({ field, match }) => {
    if (field.zone !== 'title') return false;
    const { source } = field.text.folded;
    const { start, end } = statementAround(source, match);
    return (
      source.slice(start, end).trim() === source.slice(match.start, match.end) && source.trim().length > end - start
    );
  });
}

/** Whether the copy names goods of the brand. A portfolio that names none cannot speak against anybody, nor for them. */
function speaksOfGoods(brandCase: BrandCase, uses: readonly MarkUse[]): boolean {
  return brandCase.brand.goods.length === 0 || evidenceFor(brandCase, uses).goods;
}

function weigh(
  brandCase: BrandCase,
  context: Exemption | null,
  misuse: string | null,
  doubts: string | null,
): 'violation' | 'review' | 'allowed' {
  if (doubts !== null && misuse === null && context?.strength !== 'strong') return 'review';
  if (misuse !== null) return doubts === null ? 'violation' : 'review';
  if (brandCase.relation === 'competitor') {
    if (doubts !== null) return 'review';
    if (context?.code === 'comparison' && context.strength === 'strong') return 'allowed';
    // A rival cannot claim to resell, to inform or to fit without being one of the exempt kinds; only comparison and
    // shopping ads for the brand's own goods leave room.
    const leavesRoom =
      context?.code === 'comparison' ||
      (context?.code === 'compatible-parts' && context.strength === 'strong') ||
      brandCase.ad.kind === 'shopping';
    return leavesRoom ? 'review' : 'violation';
  }
  if (context === null || isForbidden(brandCase, 'tm_copy')) return 'violation';
  return context.strength === 'strong' ? 'allowed' : 'review';
}

function reason(brandCase: BrandCase, misuse: string | null): string {
  const brand = brandCase.brand.brand.name;
  if (misuse !== null) return `a violation, because ${misuse}`;
  if (brandCase.relation === 'competitor')
    return `a violation, because it competes with ${brand} and was given no permission`;
  if (brandCase.relation === 'affiliate')
    return 'a violation, because its agreement does not allow the mark in ad copy';
  return 'a violation, because it is neither owner nor permitted and nothing in the ad points to resale, information, parts or comparison';
}

function openReason(
  brandCase: BrandCase,
  context: Exemption | null,
  misuse: string | null,
  doubts: string | null,
): string {
  if (doubts !== null) return misuse === null ? doubts : `${misuse}, but ${doubts}`;
  if (context !== null) return `${context.because}, which may make the use lawful (${context.code})`;
  return brandCase.ad.kind === 'shopping'
    ? 'a shopping ad may sell the brand’s own goods'
    : 'the evidence is incomplete';
}

function strengthOf(brandCase: BrandCase, misuse: string | null, uses: readonly MarkUse[]): number {
  const inTitle = uses.some((use) => use.field.zone === 'title');
  const ordinary = uses.every((use) => use.ordinary);
  if (brandCase.relation === 'competitor') {
    if (ordinary) return CONFIDENCE.competitorOrdinaryWord;
    return inTitle ? CONFIDENCE.competitorTitle : CONFIDENCE.competitorBody;
  }
  if (misuse !== null) {
    if (ordinary) return CONFIDENCE.misleadingOrdinaryWord;
    return inTitle ? CONFIDENCE.misleadingTitle : CONFIDENCE.misleadingBody;
  }
  if (ordinary) return CONFIDENCE.unexplainedOrdinaryWord;
  if (!inTitle) return CONFIDENCE.unexplainedBody;
  return brandCase.query === null ? CONFIDENCE.unexplainedTitle : CONFIDENCE.unexplainedTitleSearched;
}

function reviewStrength(context: Exemption | null): number {
  return context === null ? CONFIDENCE.doubtfulUse : CONFIDENCE.partlyExplained;
}
