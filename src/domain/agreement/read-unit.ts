import { flatText } from './flat-text.js';
import { approvalIn, bareValue, type Ruling, rulingsOf } from './rulings.js';
import type { TermRule, TermSubject } from './term-subjects.js';
import { termScope, type TermScope } from './term-scope.js';
import { topicsOf, type Topic } from './topics.js';

/** A term as one sentence states it. */
export interface StatedTerm extends Omit<TermScope, 'why'> {
  readonly subject: TermSubject;
  readonly rule: TermRule;
  /** Why a person should read the sentence first; null where it is plain. */
  readonly why: string | null;
}

/** What a sentence says; `missed` where it speaks of paid search and no term could be made of it, with the reason. */
export interface UnitReading {
  readonly terms: readonly StatedTerm[];
  readonly missed: string | null;
}

/** Sentences beyond this are not read; they are listed for a person. In UTF-16 units. */
export const LONGEST_SENTENCE = 3000;

const SPEAKS =
  /\b(?:bid(?:ding|s)? (?:on|for|against)|brand[- ]?bid\p{L}*|paid search|pay[- ]per[- ]click|ppc|search engine (?:marketing|advertis\p{L}+)|adwords|google ads|bing ads|microsoft advertising|display urls?|direct[- ]link\p{L}*|negative keywords?|keyword (?:auctions?|bidding)|tm\+|suchmaschinen(?:werbung|marketing)|sem\b)/iu;
const CONTRAST =
  /;|\s?[–—]\s?|,? (?:but|however|whereas|aber|jedoch)\b|, nor\b|,? provided (?:that|however)|,? (?:except(?: for| that|ing)?(?! (?:with|where|as|if|upon|after|by)\b)|other than|apart from|with the exception of|excluding|save for|außer|ausgenommen|mit ausnahme)(?![\p{L}])/giu;
const EXCEPTION =
  /^,? (?:except|other than|apart from|with the exception|excluding|save for|außer|ausgenommen|mit ausnahme)/i;
const EXCEPT_THAT = /^,? except that\b/i;
const OWNER_ACTS =
  /\b(?:we|the company|merchant|advertiser|company)(?: (?:and|or) \p{L}+){0,2} (?:may|can|will|shall|reserves?|bids?|runs?|uses?|also)(?! not (?:allow|permit|accept)| allow| permit| accept| prohibit| forbid)/iu;
const DEFINES = /"[^"]{2,80}" (?:shall )?(?:means?|refers? to|is defined|includes?)\b/i;
const CONDITION = /^\s*(?:if|where|when|should|wenn|falls|sofern)\b[^,]{0,200},/i;
const LATE_CONDITION = /\b(?:if|to the extent that|where|sofern|soweit|wenn)\b/i;
/** An item of a list that only names its subject is no longer than this. */
const LONGEST_NAME_ITEM = 80;
const KEYWORDS = /\b(?:keywords?|search terms?|bid|bids|bidding)\b/i;
const ONLY = /\bonly\b/i;
const ROW = /^\s*\|/;
const LABEL = /^([^:|–—]{2,60}?)\s*(?::|\||–|—|\s-\s)\s*(.{1,80})$/u;

/** Whether words that lead a list in rule on it or say what it is about. `Terms and conditions:` does neither. */
export function leadsIn(lead: string, brand: RegExp): boolean {
  const flat = flatText(lead).slice(-LONGEST_SENTENCE);
  return rulingsOf(flat).length > 0 || topicsOf(flat, brand, true).length > 0;
}

/** Whether a sentence rules by itself, whatever heading it stands under. */
export function rulesItself(sentence: string): boolean {
  const flat = flatText(sentence).slice(0, LONGEST_SENTENCE);
  return rulingsOf(flat).length > 0 || approvalIn(flat) !== null;
}

/** @param lead the words that lead a list in, empty for a sentence by itself */
export function readUnit(lead: string, sentence: string, brand: RegExp): UnitReading {
  const flat = flatText(lead === '' ? sentence : `${lead} ${sentence}`);
  const spoken = SPEAKS.test(flatText(sentence));
  const missed = (why: string): UnitReading => ({ terms: [], missed: spoken ? why : null });
  if (flat.length > LONGEST_SENTENCE) return missed('The sentence is too long to be read safely.');
  if (/\?["')]*[\s|]*$/.test(flat)) return missed('It is a question.');
  if (DEFINES.test(flat)) return missed('It defines a word.');
  const terms = merged(answered(flat, brand) ?? labelled(flat, lead, brand) ?? stated(flat, flatText(lead), brand));
  if (terms === null) return missed('It says two things about the same.');
  return terms.length > 0 ? { terms, missed: null } : missed('No rule could be read from it.');
}

/** A row of a network's questionnaire: a question or a name in its first cell, what holds in the last. */
function answered(flat: string, brand: RegExp): StatedTerm[] | null {
  const cells = ROW.test(flat)
    ? flat
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
    : [];
  const [question, ...rest] = cells;
  const answer = rest.at(-1);
  if (question === undefined || answer === undefined) return null;
  const { engines, regions } = termScope(question);
  const scope = { engines, regions };
  const own = stated(answer, '', brand).map((term) => (scope.engines.length > 0 ? { ...term, ...scope } : term));
  const rule =
    bareValue(answer) ??
    bareValue(/^[\p{L} ]+/u.exec(answer)?.[0] ?? '') ??
    only(rulingsOf(answer).map((ruling) => ruling.rule));
  if (own.length > 0 || rule === null) return own;
  const approved = approvalIn(answer) === 'wanted';
  return topicsOf(question, brand, true).map(({ subject }) => ({
    subject,
    rule: approved ? 'approval' : rule,
    ...scope,
    why: 'it answers a question of a form',
  }));
}

/** The one rule of a short answer; null where it says several things. */
function only(rules: readonly Ruling['rule'][]): TermRule | null {
  const [rule, ...others] = new Set(rules.map((each) => (each === 'must' ? 'yes' : each)));
  return others.length === 0 ? (rule ?? null) : null;
}

/** `Direct linking: no` — a name and its value, as on networks' pages. */
function labelled(flat: string, lead: string, brand: RegExp): StatedTerm[] | null {
  const [, name, value] = (lead === '' ? LABEL.exec(flat) : null) ?? [];
  const rule = value === undefined ? null : bareValue(value);
  if (name === undefined || rule === null) return null;
  const { why, ...scope } = termScope(name);
  return topicsOf(name, brand, true).map((topic) => ({
    subject: topic.subject,
    rule,
    ...scope,
    why: topic.why ?? why,
  }));
}

function stated(flat: string, lead: string, brand: RegExp): StatedTerm[] {
  const condition = CONDITION.exec(flat)?.[0] ?? '';
  const parts = segments(flat);
  const known = lead === '' ? [] : topicsOf(lead, brand, false).map(({ subject }) => subject);
  const ruled = parts.map((part) => rulingsOf(part.words));
  let earlier: Ruling | null = null;
  return parts.flatMap(({ words, start }, i) => {
    const own = ruled[i] ?? [];
    const excepts = EXCEPTION.test(words) && !EXCEPT_THAT.test(words);
    const inherited: Ruling | null = earlier;
    if (!excepts && own.length > 0) earlier = own.at(-1) ?? null;
    const approval = approvalIn(words);
    const { why: unsureOfScope, ...scope } = termScope(parts.length === 1 ? flat : scopeWords(parts, i));
    const inList = lead === '' ? /:/.test(words) : flat.length - lead.length <= LONGEST_NAME_ITEM;
    const ofKeywords = excepts && i > 0 && KEYWORDS.test(parts[i - 1]?.words ?? '');
    return topicsOf(ofKeywords ? `bid on${words}` : words, brand, inList).flatMap((topic): StatedTerm[] => {
      const before = start + topic.at < lead.length;
      if (before && parts.length > 0 && known.includes(topic.subject) && lead !== '') return [];
      if (condition !== '' && start + topic.end <= condition.length) return [];
      const ruling = governing(topic, own) ?? inherited;
      if (ruling === null)
        return approval === null || approval === 'needless' ? [] : [term(topic, 'approval', [unsureOfScope])];
      if (isOwnersAct(words, topic, ruling, own)) return [];
      const flips = excepts && (inherited !== null || own.length > 0);
      const rule = ruleOf(topic, flips ? (inherited ?? ruling) : ruling, flips, approval);
      if (rule === null) return [];
      const doubts = [
        topic.why,
        ruling.why,
        unsureOfScope,
        rule === 'yes' && ONLY.test(words) ? 'it says only where it is allowed' : null,
        condition !== '' || LATE_CONDITION.test(words) ? 'it holds under a condition' : null,
      ];
      return [term(topic, rule, doubts)];
    });
    function term({ subject }: Topic, rule: TermRule, doubts: readonly (string | null)[]): StatedTerm {
      return { subject, rule, ...scope, why: doubts.find((doubt) => doubt !== null) ?? null };
    }
  });
}

/** A place named at the head of a sentence holds for all its parts; one named later only for its own. */
function scopeWords(parts: readonly { readonly words: string }[], i: number): string {
  return i === 0
    ? (parts[0]?.words ?? '')
    : `${/^\s*(?:in|on|within|auf)\b[^,]{0,80},?/i.exec(parts[0]?.words ?? '')?.[0] ?? ''} ${parts[i]?.words ?? ''}`;
}

function segments(flat: string): { words: string; start: number }[] {
  const cuts = [0, ...[...flat.matchAll(CONTRAST)].map(({ index }) => index).filter((at) => at > 0), flat.length];
  return cuts.slice(0, -1).map((start, i) => ({ words: flat.slice(start, cuts[i + 1]), start }));
}

/** The ruling nearest to a topic among those that look its way. */
function governing({ at, end }: Topic, rulings: readonly Ruling[]): Ruling | null {
  const distance = (ruling: Ruling): number => {
    if (ruling.end <= at) return ruling.looks === 'back' ? 10_000 : at - ruling.end + 1;
    if (ruling.start >= end) return ruling.looks === 'ahead' ? 10_000 : ruling.start - end;
    return 0;
  };
  return rulings.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

function ruleOf(
  { subject }: Topic,
  ruling: Ruling,
  flips: boolean,
  approval: ReturnType<typeof approvalIn>,
): TermRule | null {
  if (subject === 'negative_keywords') return ruling.rule === 'no' && ruling.why === null ? null : 'yes';
  if (approval === 'needless') return 'yes';
  const forbids = (ruling.rule === 'no') !== flips;
  if (approval === 'without') return forbids ? 'approval' : 'yes';
  if (approval === 'wanted') return 'approval';
  return forbids ? 'no' : 'yes';
}

function isOwnersAct(words: string, topic: Topic, ruling: Ruling, rulings: readonly Ruling[]): boolean {
  const match = OWNER_ACTS.exec(words);
  if (match === null || match.index > topic.at || ruling.rule === 'no') return false;
  return !rulings.some((other) => other.start > match.index + match[0].length && other.end <= topic.at);
}

/** One term a subject and scope; null where a sentence rules on the same in two ways. */
function merged(terms: readonly StatedTerm[]): StatedTerm[] | null {
  const kept = new Map<string, StatedTerm>();
  for (const term of terms) {
    const key = [term.subject, term.engines.join(), term.regions.join()].join('|');
    const before = kept.get(key);
    if (before !== undefined && before.rule !== term.rule) return null;
    if (before === undefined) kept.set(key, term);
  }
  return [...kept.values()];
}
