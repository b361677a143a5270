import { characterClass, RUN, WORD } from '../../text/character-class.js';
import { behindPrefixes } from './glued-prefixes.js';
import { HashFilter } from '../../matching/hash-table.js';
import { keyHash, unitsHash } from '../../matching/text-hash.js';
import { tokenise } from '../../text/tokens.js';
import type { TokenisedText } from '../../text/tokens.js';

/** A word or phrase found in a text. Offsets are UTF-16 units of the text as given. */
export interface PhraseHit<Kind extends string> {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** Place of its first word among the tokens of the text. */
  readonly token: number;
  readonly tokens: number;
}

interface Entry<Kind> {
  readonly kind: Kind;
  readonly words: number;
}

const MOST_WORDS = 5;
/** Room of the filter; more phrases cost questions, not answers. */
const MOST_PHRASES = 4096;

/** Words and phrases of several kinds, found in one pass over the tokens of a text. */
export class PhraseSet<Kind extends string> {
  readonly #byPhrase = new Map<string, Entry<Kind>[]>();
  readonly #firstWords: HashFilter;
  readonly #inRuns = new Map<string, { phrase: string; kind: Kind }[]>();

  /** @param lists phrases separated by semicolons or in a list, by kind */
  constructor(lists: Readonly<Record<Kind, string | readonly string[]>>) {
    const size = Object.values<string | readonly string[]>(lists).reduce((sum, list) => sum + list.length, 0);
    // A list in one string is counted by its letters, which is room enough and to spare.
    this.#firstWords = new HashFilter(Math.min(MOST_PHRASES, size));
    for (const kind of Object.keys(lists) as Kind[]) {
      const list = lists[kind];
      for (const phrase of typeof list === 'string' ? list.split(';') : list) this.#add(phrase, kind);
    }
  }

  #add(phrase: string, kind: Kind): void {
    const { folded, tokens } = tokenise(phrase.trim());
    if (tokens.length === 0) return;
    const first = tokens[0]?.key as string;
    if (tokens.some((token) => token.kind === 'run')) {
      const key = folded.key.trim();
      const start = String.fromCodePoint(key.codePointAt(0) as number);
      const list = this.#inRuns.get(start) ?? [];
      if (!list.some((other) => other.phrase === key && other.kind === kind)) list.push({ phrase: key, kind });
      this.#inRuns.set(start, list);
      return;
    }
    const key = tokens.map((token) => token.key).join(' ');
    const entries = this.#byPhrase.get(key) ?? [];
    if (!entries.some((entry) => entry.kind === kind)) entries.push({ kind, words: tokens.length });
    this.#byPhrase.set(key, entries);
    this.#firstWords.note(keyHash(first));
  }

  /** Every phrase in the text, in reading order; time is linear in the text. */
  find(text: TokenisedText): PhraseHit<Kind>[] {
    const hits: PhraseHit<Kind>[] = [];
    const { folded } = text;
    for (let at = 0; at < text.count; at++) {
      const from = text.fromOf(at);
      if (text.isRun(at)) {
        this.#findInRun(folded.key, from, text.toOf(at), (kind, start, end) =>
          hits.push({ kind, start: folded.startOf(start), end: folded.endOf(end - 1), token: at, tokens: 1 }),
        );
        continue;
      }
      // Most words begin no phrase; they are passed over before anything is made of them.
      const mayBegin = this.#firstWords.mayHold(unitsHash(folded, from, text.toOf(at)));
      if (mayBegin && this.#findFrom(text, at, hits)) continue;
      this.#findPrefixed(text, at, hits);
    }
    return hits;
  }

  /** Phrases that begin with a word; whether any did. */
  #findFrom(text: TokenisedText, at: number, hits: PhraseHit<Kind>[]): boolean {
    const { folded } = text;
    const found = hits.length;
    let key = '';
    for (let words = 1; words <= MOST_WORDS && at + words <= text.count; words++) {
      const last = at + words - 1;
      if (text.isRun(last)) break;
      const word = folded.key.slice(text.fromOf(last), text.toOf(last));
      key = words === 1 ? word : `${key} ${word}`;
      for (const { kind } of this.#byPhrase.get(key) ?? []) {
        const start = folded.startOf(text.fromOf(at));
        hits.push({ kind, start, end: folded.endOf(text.toOf(last) - 1), token: at, tokens: words });
      }
    }
    return hits.length > found;
  }

  /** Hebrew and Arabic write conjunctions and articles together with the word: `وأسعار`. */
  #findPrefixed(text: TokenisedText, at: number, hits: PhraseHit<Kind>[]): void {
    const { folded } = text;
    const [from, to] = [text.fromOf(at), text.toOf(at)];
    const code = folded.units[folded.at + from] as number;
    if (code < 0x5d0 || code > 0x6ff) return;
    for (const stem of behindPrefixes(folded.key.slice(from, to))) {
      for (const { kind } of this.#byPhrase.get(stem.key) ?? []) {
        hits.push({
          kind,
          start: folded.startOf(from + stem.cut),
          end: folded.endOf(to - 1),
          token: at,
          tokens: 1,
        });
      }
    }
  }

  #findInRun(key: string, from: number, to: number, found: (kind: Kind, from: number, to: number) => void): void {
    for (let at = from; at < to; at++) {
      for (const { phrase, kind } of this.#inRuns.get(key[at] as string) ?? []) {
        if (key.startsWith(phrase, at) && endsCleanly(key, at + phrase.length)) found(kind, at, at + phrase.length);
      }
    }
  }
}

/** A phrase that ends in letters of an alphabet ends with the word. */
function endsCleanly(key: string, to: number): boolean {
  const last = characterClass(key.charCodeAt(to - 1));
  return last === RUN || to >= key.length || characterClass(key.charCodeAt(to)) !== WORD;
}
