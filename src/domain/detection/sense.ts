import { GENERIC_WORDS } from '../matching/generic-words.js';
import type { MarkMatch } from '../matching/mark-match.js';
import { foldText } from '../text/fold.js';
import { quote } from '../text/safe-text.js';
import { tokenise, tokensOf } from '../text/tokens.js';
import { PhraseSet } from './vocabulary/phrase-set.js';
import { wordsApart } from './words-apart.js';
import type { CompiledBrand } from './compile-portfolio.js';
import type { AdField, AdReading } from './reading.js';
import { isOrdinaryWord } from './vocabulary/ordinary-words.js';

/**
 * Whether a stretch of text means the mark. `doubtful` caps a verdict at `review`; `no` is the word in its ordinary
 * meaning; `silent` is a word so common, or a match so weak, that saying anything would be noise.
 */
export type Sense = 'mark' | 'doubtful' | 'no' | 'silent';

/** A mark found in a text of the ad, with what it was taken to mean and why. */
export interface MarkUse {
  readonly match: MarkMatch;
  readonly field: AdField;
  readonly sense: Sense;
  /** The second signal that decided, as it may stand in a sentence; null when none was needed or found. */
  readonly signal: string | null;
  readonly ordinary: boolean;
}

/** What is known about the brand in this ad besides the words of one text. */
export interface Surroundings {
  /** A competitor, reseller or affiliate of the brand runs the ad. */
  readonly knownParty: boolean;
  readonly brandQuery: boolean;
  /** The search is for the brand and nothing else, by a name that is no ordinary word. */
  readonly searchedAlone: boolean;
  readonly markInDomain: boolean;
}

/**
 * Whether a match in the ad's own texts can mean anything by itself, when nothing else in the ad points at its brand: asked
 * of the many names that are words of the language, before anything is gathered about them. Never false where `senseOf`
 * would find more than silence.
 */
export function canMean(field: AdField, match: MarkMatch, hasGoods: () => boolean): boolean {
  const isName = match.via === 'skeleton' || match.commonness !== 'everyday';
  if (!match.weak && isName && !isMadeOfWords(field, match) && !isWordLeftOfName(field, match)) return true;
  if (match.via === 'compound' && setApartByCapitals(field, match)) return true;
  return signedAsMark(field, match) || hasGoods();
}

/** Decides what each match of one brand means. */
export function senseOf(
  matches: readonly { match: MarkMatch; field: AdField }[],
  reading: AdReading,
  brand: CompiledBrand,
  around: Surroundings,
): MarkUse[] {
  const sure = matches.some(({ match, field }) => !match.weak && !isOrdinaryUse(field, match));
  const goods = matches.some(({ match, field }) => match.weak || isOrdinaryUse(field, match))
    ? goodsIn(reading, brand, matches)
    : null;
  return matches.map(({ match, field }) => {
    const ordinary = isOrdinaryUse(field, match);
    if (!ordinary && !match.weak) return { match, field, sense: 'mark', signal: null, ordinary };
    const lower = isLowerCaseUse(field, match);
    if (isMadeOfWords(field, match) || isWordLeftOfName(field, match)) {
      // `Cheap flights` is what it says, whoever is called Cheapflights.
      const signed = signedAsMark(field, match);
      const sense = signed ? 'doubtful' : 'silent';
      return { match, field, sense, signal: signed ? 'it carries a trade mark sign' : null, ordinary };
    }
    const signals = [
      signedAsMark(field, match) ? 'it carries a trade mark sign' : null,
      goodsInWord(field, match, brand),
      sure ? 'another mark of the brand stands in the same ad' : null,
      goods !== null && !lower ? `the goods word “${goods}” stands in the same ad` : null,
      around.markInDomain ? 'the advertiser’s domain carries the mark too' : null,
      around.knownParty && !lower ? 'the advertiser is a known party of the brand' : null,
      around.brandQuery && !lower ? 'the search was for the brand' : null,
      !match.weak && match.commonness !== 'everyday' && capitalisedInside(field, match, reading)
        ? 'it is capitalised inside a sentence'
        : null,
      match.via === 'compound' && setApartByCapitals(field, match) ? 'capitals set it apart in the longer word' : null,
    ].filter((signal) => signal !== null);
    const [signal] = signals;
    if (signal !== undefined) {
      const isSure = !match.form.isShortened && (!match.weak || isPlainNearSpelling(match, signals, around));
      const sense = isSure ? 'mark' : 'doubtful';
      return { match, field, sense, signal, ordinary };
    }
    if (!match.weak && claimsOfficeBeside(field, match)) {
      return { match, field, sense: 'doubtful', signal: 'the ad calls itself official right beside it', ordinary };
    }
    if (goods !== null) {
      const because = `the goods word “${goods}” stands in the same ad, but the word is written as an ordinary one`;
      return { match, field, sense: 'doubtful', signal: because, ordinary };
    }
    if (!match.weak && match.commonness === 'distinctive' && !isPlainPhrase(field, match)) {
      return { match, field, sense: 'doubtful', signal: null, ordinary };
    }
    const silent = match.weak || match.commonness === 'everyday';
    return { match, field, sense: silent ? 'silent' : 'no', signal: null, ordinary };
  });
}

/** `Apple Official Store`: nobody is the official seller of a fruit. */
function claimsOfficeBeside(field: AdField, match: MarkMatch): boolean {
  if (field.affiliation.length === 0 || field.context.some((hit) => hit.kind === 'independent')) return false;
  const { source } = field.text.folded;
  return field.affiliation.some((hit) => hit.kind === 'official' && wordsApart(source, hit, match) === 0);
}

const LONG_NAME = 6;

/**
 * A match that one signal makes worth a look becomes the mark by two, or where nothing but the brand was searched and the
 * ad answers with a near spelling of its name.
 */
function isPlainNearSpelling(match: MarkMatch, signals: readonly string[], around: Surroundings): boolean {
  if (signals.length >= 2) return true;
  return around.searchedAlone && match.via === 'typo' && match.form.key.length >= LONG_NAME;
}

function isOrdinaryUse(field: AdField, match: MarkMatch): boolean {
  if (match.via === 'skeleton') return false;
  return (
    match.commonness !== 'distinctive' ||
    isPlainPhrase(field, match) ||
    isMadeOfWords(field, match) ||
    isUncapitalisedName(field, match)
  );
}

/** A name written as plain words: cut into them (`cheap flights`), or put together to one (`smart` and S-Mart). */
function isMadeOfWords(field: AdField, match: MarkMatch): boolean {
  const { via, weak } = match;
  const isWord = (word: string): boolean => isOrdinaryWord(word) || GENERIC_WORDS.has(word);
  if (via === 'compound') return match.wordCount > 1 && isWord(match.form.key);
  if (via !== 'split' && !(weak && match.wordCount > 1)) return false;
  const written = tokensOf(foldText(field.text.folded.source.slice(match.start, match.end)).key);
  return written.every(({ key }) => isWord(key));
}

/** An ordinary word that nobody entered, which is left of a name or near it: `ticket` of TICKET.COM. */
function isWordLeftOfName(field: AdField, match: MarkMatch): boolean {
  if (match.commonness === 'distinctive') return false;
  if (match.via === 'compound' && setApartByCapitals(field, match)) return false;
  return match.weak || match.form.origin === 'respelled' || match.form.origin === 'shortened';
}

/** One word in small letters, in a text that has capitals, of a name that has them: `tous` and Tous. */
function isUncapitalisedName(field: AdField, match: MarkMatch): boolean {
  if (!field.isCopy || match.via === 'compound' || match.wordCount > 1 || !isLowerCaseUse(field, match)) return false;
  return !match.form.bySubstring && /\p{Lu}/u.test(match.form.spelling);
}

/** The words of a name in small letters in a text that has capitals: `the north face of the mountain`. */
function isPlainPhrase(field: AdField, match: MarkMatch): boolean {
  const { form } = match;
  return match.wordCount > 1 && isLowerCaseUse(field, match) && form.words.every(isOrdinaryWord);
}

const SPACE = 0x20;
const isSign = (unit: number): boolean => unit === 0xae || unit === 0x2122 || unit === 0x2120;

/** ® or ™ directly after the match. */
function signedAsMark(field: AdField, match: MarkMatch): boolean {
  const { source } = field.text.folded;
  const after = source.charCodeAt(match.end);
  return isSign(after) || (after === SPACE && isSign(source.charCodeAt(match.end + 1)));
}

/** Written in small letters in a text that has capitals. */
function isLowerCaseUse(field: AdField, match: MarkMatch): boolean {
  const { source } = field.text.folded;
  const written = source.slice(match.start, match.end);
  return /^\p{Ll}/u.test(written) && !/\p{Lu}/u.test(written) && /\p{Lu}/u.test(source.slice(0, 400));
}

/** Nouns take capitals in German, so a capital says nothing there. */
function capitalsMeanNothing(reading: AdReading): boolean {
  const { language, country } = reading.ad;
  return language === 'de' || (language === null && ['DE', 'AT', 'CH'].includes(country ?? ''));
}

const NEIGHBOURHOOD = 160;

/** A capital inside a sentence whose other words are small. */
function capitalisedInside(field: AdField, match: MarkMatch, reading: AdReading): boolean {
  if (capitalsMeanNothing(reading)) return false;
  const { source } = field.text.folded;
  const before = source.slice(Math.max(0, match.start - NEIGHBOURHOOD), match.start);
  const written = source.slice(match.start, match.end);
  if (!/^\p{Lu}/u.test(written) || !/[\p{Ll}\p{N},]['’)]?\s+$/u.test(before)) return false;
  const sentence = before + source.slice(match.end, match.end + NEIGHBOURHOOD);
  const words = sentence.match(/\p{L}[\p{L}’']{2,}/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= 4 && capitals / words.length < 0.35;
}

/** Capitals mark the seam between the name and the rest of a longer word: `NordlichtBonus`, `myNordlicht`. */
function setApartByCapitals(field: AdField, { start, end }: MarkMatch): boolean {
  const { source } = field.text.folded;
  if (/^\p{Ll}\p{Lu}/u.test(source.slice(start - 1, start + 1))) return true;
  return /^(?:\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll})/u.test(source.slice(end - 1, end + 2));
}

/** The rest of the word that the mark begins names its goods: `Elkowaslimwallets`. */
function goodsInWord(field: AdField, match: MarkMatch, brand: CompiledBrand): string | null {
  if (match.via !== 'compound' || brand.goods.length === 0) return null;
  const rest = /^[\p{L}\p{M}]+/u.exec(field.text.folded.source.slice(match.end, match.end + LONGEST_REST))?.[0];
  if (rest === undefined || goodsOf(brand).find(tokenise(rest)).length === 0) return null;
  return `the word goes on with the goods word ${quote(rest, 40)}`;
}

const LONGEST_REST = 40;

/** The first word for the brand's goods in the ad's copy, outside the matches themselves; null when there is none. */
function goodsIn(
  reading: AdReading,
  brand: CompiledBrand,
  matches: readonly { match: MarkMatch; field: AdField }[],
): string | null {
  if (brand.goods.length === 0) return null;
  const goods = goodsOf(brand);
  for (const field of reading.copy) {
    for (const hit of goods.find(field.text)) {
      const inMark = matches.some(
        ({ match, field: other }) => other === field && hit.start < match.end && match.start < hit.end,
      );
      if (!inMark) return field.text.folded.source.slice(hit.start, hit.end);
    }
  }
  return null;
}

const NO_GOODS = new PhraseSet<'goods'>({ goods: [] });
const goodsByBrand = new WeakMap<CompiledBrand, PhraseSet<'goods'>>();

/** The brand's goods words with their plainest plurals and singulars. */
export function goodsOf(brand: CompiledBrand): PhraseSet<'goods'> {
  if (brand.goods.length === 0) return NO_GOODS;
  let goods = goodsByBrand.get(brand);
  if (goods === undefined) {
    const words = brand.goods.flatMap((word) => [
      word,
      `${word}s`,
      ...(/[a-z]s$/i.test(word) ? [word.slice(0, -1)] : []),
    ]);
    goods = new PhraseSet({ goods: words });
    goodsByBrand.set(brand, goods);
  }
  return goods;
}

/** Words of a text that no match covers. */
export function tokensOutside(field: AdField, matches: readonly MarkMatch[]): string[] {
  const { text } = field;
  const { folded } = text;
  const words: string[] = [];
  for (let token = 0; token < text.count; token++) {
    const [from, to] = [text.fromOf(token), text.toOf(token)];
    const [start, end] = [folded.startOf(from), folded.endOf(to - 1)];
    if (!matches.some((match) => start < match.end && match.start < end)) words.push(folded.key.slice(from, to));
  }
  return words;
}
