import { isOrdinaryWord } from '../detection/vocabulary/ordinary-words.js';
import { isHan, isHangul, isKatakana } from '../text/character-class.js';
import { hasRun, tokenise } from '../text/tokens.js';
import type { TokenisedText } from '../text/tokens.js';
import { COMMON_WORDS } from './common-words.js';
import { GENERIC_WORDS } from './generic-words.js';

/** A part of a name shorter than this is no name of its own: the halves of `AC/DC`. */
const SHORTEST_PART = 4;
const SHORTEST_RUN_PART = 2;
/** Before a legal form stands a name, however short. */
const SHORTEST_BEFORE_FORM = 3;
const LONGEST_NAME = 200;

/** What registers and decisions write after a mark to say of what kind it is. */
const KIND_OF_MARK =
  /\s*(?:[-–]\s*formative|\(?(?:(?:and|&|\+|with|et)\s+)?(?:design|device|logo|logotype|figurative|stylis?z?ed|word\s*mark|word|combined|label|series|family of marks|marks?|trade\s?marks?|in (?:chinese|japanese|korean|arabic|cyrillic|english)(?: characters)?)(?:\s+(?:marks?|logo|only))?\)?)\s*$/iu;

/** Legal forms behind a name; they are left out of signs and domains. */
const LEGAL_FORM =
  /[\s,]+(?:gmbh(?:\s*&\s*co\.?\s*kg)?|a\.?g\.?|kgaa|kg|ohg|e\.?\s?v\.?|s\.?\s?e\.?|inc(?:orporated)?\.?|corp(?:oration)?\.?|co\.?,?\s*ltd\.?|ltd\.?|limited|llc|l\.l\.c\.|llp|plc|p\.l\.c\.|pty\.?(?:\s*ltd\.?)?|s\.?\s?a\.?\s?s\.?|s\.?\s?a\.?\s?r\.?\s?l\.?|s\.?\s?a\.?|s\.?\s?r\.?\s?l\.?|s\.?\s?p\.?\s?a\.?|s\.?\s?l\.?(?:\s?u\.?)?|b\.?v\.?|n\.?v\.?|a\.?b\.?|a\/s|a\.?s\.?|oyj?|k\.?k\.?|sp\.?\s*z\s*o\.?\s*o\.?|s\.?r\.?o\.?|ооо|оао|ао|株式会社|有限公司)\s*$/iu;

const LATIN = /\p{Script=Latin}/u;
/** Places that stand behind a name in Latin letters to say where it trades. */
const PLACES = new Set('中国 中國 台湾 台灣 臺灣 香港 澳門 澳门 日本 韓国 한국 대한민국 東京 北京 上海'.split(' '));
/** A name of Latin words alone holds others only where one of these stands in it. */
const PLAIN = /^[\p{Script=Latin}\p{N}\s'’-]*$/u;
const SIGN_OF_MORE =
  /\s(?:and|logo(?:type)?|design|device|figurative|stylis?z?ed|word|combined|label|series|family|marks?|trade\s?marks?|in|gmbh|ag|kgaa|kg|ohg|ev|se|inc|incorporated|corp|corporation|ltd|limited|llc|llp|plc|pty|sas|sarl|sa|srl|spa|slu?|s|e|a|bv|nv|ab|as|oyj?|kk|sp|sro)(?![\p{L}\p{N}])|formative/iu;

const SUFFIX = /\.(?:com|net|org|info|biz|co|io|de|fr|es|it|nl|eu|ru|cn|jp|in|ca|us|me|tv|co\.uk|com\.au|com\.br)$/iu;

/**
 * Names that one entry of a portfolio holds besides itself: both of `LINDEN / BIRKE`, the name in `LINDEN logo`, `LINDEN
 * GmbH`, `LINDEN.COM`, either script of `林登LINDEN`, `LINDEN AND BIRKE` for `LINDEN & BIRKE`. Each of them is the mark
 * wherever it stands. Mostly none.
 */
export function namesIn(text: string, words: TokenisedText = tokeniseName(text)): string[] {
  if (text.length > LONGEST_NAME || holdsNoMore(text, words)) return [];
  const own = words.joined('');
  const names = new Map<string, string>();
  const add = (name: string, isCertain = false): void => {
    const key = keyOf(name);
    if (key === '' || key === own || names.has(key) || !(isCertain || isName(key))) return;
    names.set(key, name.trim());
  };
  for (const part of listed(text)) {
    const bare = withoutAdditions(part);
    const isQualified = part !== text && text.startsWith(part) && /[(（]/u.test(text);
    add(bare, (isQualified || LEGAL_FORM.test(part.trim())) && keyOf(bare).length >= SHORTEST_BEFORE_FORM);
    for (const one of byScript(bare)) add(one, /^\s*\p{Lu}{2,3}\s*$/u.test(one));
    for (const one of joined(bare)) add(one);
  }
  return [...names.values()];
}

/** Whether a name is one name and nothing else, by the cheapest question that tells. */
function holdsNoMore(text: string, words: TokenisedText): boolean {
  if (!PLAIN.test(text)) return false;
  const isOneWord = words.count < 2 && !words.folded.key.includes('formative');
  return isOneWord || !SIGN_OF_MORE.test(text);
}

/**
 * How a name is shortened in domains, where people leave out what does not distinguish it: `LINDEN` of `THE LINDEN HOTEL
 * GROUP`, `REGIS` of `ST. REGIS`, `LINDEN ART` of `LINDEN ART STUDIO`, `ANNA LINDEN` of `ANNA'S LINDEN`. Good for domain
 * labels only; mostly none.
 */
export function coresOf(text: string, words: TokenisedText = tokeniseName(text)): string[] {
  if (text.length > LONGEST_NAME || !/[\s'’.-]/u.test(text)) return [];
  const cores: string[] = [];
  const core = distinctivePart(words);
  if (core !== null) cores.push(core);
  if (!/['’]/.test(text)) return cores;
  const unpossessed = text.replace(/(\p{L})['’]s(?![\p{L}\p{N}])/giu, '$1');
  if (unpossessed !== text) {
    if (mayStand(tokeniseName(unpossessed).tokens.map((token) => token.key))) cores.push(unpossessed);
  }
  return cores;
}

/** A name without the plain words around it, or without the last one where all are plain. */
function distinctivePart({ folded, tokens }: TokenisedText): string | null {
  if (tokens.length < 2 || tokens.some((token) => token.kind === 'run')) return null;
  const isPlain = (at: number): boolean => {
    const key = tokens[at]?.key ?? '';
    return GENERIC_WORDS.has(key) || BESIDE_NAMES.has(key);
  };
  let from = 0;
  let to = tokens.length;
  while (from < to && isPlain(from)) from++;
  while (to > from && isPlain(to - 1)) to--;
  // Of nothing but plain words the first ones may still be how a business is called.
  if (from === to) [from, to] = [0, tokens.length > 2 ? tokens.length - 1 : 0];
  const kept = tokens.slice(from, to);
  const [first, last] = [kept[0], kept[kept.length - 1]];
  if (first === undefined || last === undefined || kept.length === tokens.length) return null;
  if (!mayStand(kept.map((token) => token.key))) return null;
  return folded.source.slice(folded.startOf(first.from), folded.endOf(last.to - 1));
}

/** Whether a shortened name is still a name: one word that no language knows, or a phrase. */
function mayStand(words: readonly string[]): boolean {
  const [first] = words;
  if (first === undefined) return false;
  if (words.length === 1) return first.length >= SHORTEST_CORE && !isKnownWord(first);
  return words.join('').length >= SHORTEST_PHRASE;
}

const SHORTEST_CORE = 5;
/** Two words of a longer name. */
const SHORTEST_PHRASE = 9;
/** Articles, titles and words for a kind of business that stand before or behind a name. */
const BESIDE_NAMES = new Set(
  `the le la les el los las il der die das de du des di da del do dos a an and e et y und st saint san santa sankt dr mr mrs royal
   banco banca banque caixa grupo gruppo groupe gruppe hotel hoteles hotels cafe caffe farmacia farmacias pharmacie apotheke
   supermercado supermercados restaurante ristorante pizzeria`
    .split(/\s+/)
    .filter(Boolean),
);

const commonWords = new Set(COMMON_WORDS);
const isKnownWord = (key: string): boolean => {
  const known = (word: string): boolean => commonWords.has(word) || isOrdinaryWord(word) || GENERIC_WORDS.has(word);
  return known(key) || (key.endsWith('s') && known(key.slice(0, -1)));
};

const keyOf = (text: string): string => tokeniseName(text).joined('');

/** A name as all that is made of it is folded and cut. */
export function tokeniseName(text: string): TokenisedText {
  return tokenise(isAscii(text) ? text : text.normalize('NFC'));
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

function isName(key: string): boolean {
  return key.length >= (hasRun(key) ? SHORTEST_RUN_PART : SHORTEST_PART) && !GENERIC_WORDS.has(key);
}

/**
 * The members of a list, and a name without what stands in parentheses: mostly a place. In parentheses behind a name of another
 * script stands the same name in Latin letters; decisions leave the parenthesis open.
 */
function listed(text: string): string[] {
  const open = text.search(/[(（]/u);
  if (open > 0) {
    const inner = text.slice(open + 1).replace(/[)）].*$/u, '');
    const outer = text.slice(0, open);
    const isTranscript = !LATIN.test(outer) && LATIN.test(inner) && !isKnownWord(keyOf(inner));
    return [...listed(outer), ...(isTranscript ? [inner] : [])];
  }
  const members = text.split(/\s*[/;|／；]\s*/u).filter((part) => part !== '');
  return members.length > 1 && members.every((part) => isName(keyOf(part))) ? members : [text];
}

function withoutAdditions(name: string): string {
  let bare = name.trim();
  for (let times = 0; times < 3; times++) {
    const shorter = bare
      .replace(KIND_OF_MARK, '')
      .replace(LEGAL_FORM, (form) => (/^[\s,]+[Ss]pa$/.test(form) ? form : ''))
      .replace(SUFFIX, '')
      .trim();
    if (shorter === '' || shorter === bare) break;
    bare = shorter;
  }
  return bare;
}

/** The Latin and the other name of `林登LINDEN`. */
function byScript(name: string): string[] {
  if (!LATIN.test(name)) return [];
  const other = (character: string): boolean => {
    const code = character.codePointAt(0) as number;
    return isHan(code) || isKatakana(code) || isHangul(code);
  };
  const latin = /\p{Script=Latin}[\p{Script=Latin}\p{N}\s.&'’-]*/gu;
  if (!Array.from(name).some(other)) return [];
  return [...(name.match(latin) ?? []), name.replace(latin, ' ')].filter((part) => !PLACES.has(part.trim()));
}

/** `&` written out, or left out where a name has the word. */
function joined(name: string): string[] {
  if (/\s?[&+]\s?/u.test(name)) return [name.replace(/\s?&\s?/gu, ' and ').replace(/\s?\+\s?/gu, ' plus ')];
  return /\sand\s/iu.test(name) ? [name.replace(/\sand\s/giu, ' & ')] : [];
}
