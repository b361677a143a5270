import { Arena } from './arena.js';
import { characterClass, RUN, SEPARATOR, WORD } from './character-class.js';
import { foldText } from './fold.js';
import type { FoldedText } from './fold.js';

/** A word, or a stretch of a script that is read without word boundaries. `from` and `to` are positions in the key. */
export interface Token {
  readonly kind: 'word' | 'run';
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const table = new Arena((length) => new Int32Array(length));
/** Of each token: where it begins, where it ends, its class. */
const COLUMNS = 3;

/** A text cut into words. What the matcher reads lies in a table; the tokens as objects are made when somebody asks. */
export class TokenisedText {
  #tokens: readonly Token[] | null = null;

  constructor(
    readonly folded: FoldedText,
    readonly count: number,
    private readonly rows: Int32Array,
    private readonly at: number,
  ) {}

  fromOf(token: number): number {
    return this.rows[this.at + token * COLUMNS] as number;
  }

  toOf(token: number): number {
    return this.rows[this.at + token * COLUMNS + 1] as number;
  }

  isRun(token: number): boolean {
    return this.rows[this.at + token * COLUMNS + 2] === RUN;
  }

  keyOf(token: number): string {
    return this.folded.key.slice(this.fromOf(token), this.toOf(token));
  }

  /** The words with something between them. */
  joined(separator: string): string {
    if (this.count === 0) return '';
    let text = this.keyOf(0);
    for (let token = 1; token < this.count; token++) text += separator + this.keyOf(token);
    return text;
  }

  get tokens(): readonly Token[] {
    if (this.#tokens !== null) return this.#tokens;
    const tokens: Token[] = [];
    for (let token = 0; token < this.count; token++) {
      const kind = this.isRun(token) ? 'run' : 'word';
      tokens.push({ kind, from: this.fromOf(token), to: this.toOf(token), key: this.keyOf(token) });
    }
    this.#tokens = tokens;
    return tokens;
  }
}

/** Folds and cuts a text. Total, linear. */
export function tokenise(source: string): TokenisedText {
  return cut(foldText(source), false);
}

/** Signs that stand for letters between letters: `$ave`, `NORDL!CHT`, `m@il`. */
const LETTER_SIGNS = new Set(Array.from('$@!|€¢§×†', (sign) => sign.charCodeAt(0)));

/** Whether a sign that can stand for a letter touches one. */
export function hasLetterSigns(folded: FoldedText): boolean {
  for (let at = 0; at < folded.length; at++) if (isLetterSign(folded, at)) return true;
  return false;
}

function isLetterSign(folded: FoldedText, at: number): boolean {
  const unit = folded.units[folded.at + at] as number;
  // Every one of them lies in a narrow range or is rare, and this runs for every unit of every text.
  if (unit > 0x40 && unit < 0x7c) return false;
  return LETTER_SIGNS.has(unit) && (isLetter(folded, at - 1) || isLetter(folded, at + 1));
}

function isLetter(folded: FoldedText, at: number): boolean {
  if (at < 0 || at >= folded.length) return false;
  const unit = folded.units[folded.at + at] as number;
  return characterClass(unit) === WORD && !(unit >= 0x30 && unit <= 0x39);
}

/** Cuts a folded text anew, taking signs that touch letters for letters. */
export function cutWithSigns(folded: FoldedText): TokenisedText {
  return cut(folded, true);
}

function cut(folded: FoldedText, withSigns: boolean): TokenisedText {
  const { length, units, at: start } = folded;
  const at = table.reserve((length + 1) * COLUMNS);
  const rows = table.chunk;
  let count = 0;
  let from = 0;
  let current: number = SEPARATOR;
  let to = 0;
  while (to < length) {
    const unit = units[start + to] as number;
    let width = 1;
    let kind: number;
    if (unit >= 0xd800 && unit <= 0xdbff && to + 1 < length) {
      kind = characterClass(((unit - 0xd800) << 10) + ((units[start + to + 1] as number) - 0xdc00) + 0x10000);
      width = 2;
    } else kind = characterClass(unit);
    if (withSigns && kind === SEPARATOR && isLetterSign(folded, to)) kind = WORD;
    if (kind !== current) {
      if (current !== SEPARATOR && to > from) count = put(rows, at, count, from, to, current);
      from = to;
      current = kind;
    }
    to += width;
  }
  if (current !== SEPARATOR && to > from) count = put(rows, at, count, from, to, current);
  table.keep(count * COLUMNS);
  return new TokenisedText(folded, count, rows, at);
}

function put(rows: Int32Array, at: number, count: number, from: number, to: number, kind: number): number {
  const row = at + count * COLUMNS;
  rows[row] = from;
  rows[row + 1] = to;
  rows[row + 2] = kind;
  return count + 1;
}

/** The tokens of a folded key. */
export function tokensOf(key: string): readonly Token[] {
  return tokenise(key).tokens;
}

/** A key without anything that separates: `H&M` and `h m` both condense to `hm`. */
export function condense(key: string): string {
  return tokenise(key).joined('');
}

/** Whether a key holds a character of a script that is searched by substring. */
export function hasRun(key: string): boolean {
  for (const character of key) if (characterClass(character.codePointAt(0) as number) === RUN) return true;
  return false;
}
