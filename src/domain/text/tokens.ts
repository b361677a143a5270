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

export interface TokenisedText {
  readonly folded: FoldedText;
  readonly tokens: readonly Token[];
}

/** Folds and cuts a text. Total, linear. */
export function tokenise(source: string): TokenisedText {
  const folded = foldText(source);
  return { folded, tokens: tokensOf(folded.key) };
}

/** The tokens of a folded key. */
export function tokensOf(key: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  let current: number = SEPARATOR;
  const close = (to: number): void => {
    if (current === SEPARATOR || to === from) return;
    tokens.push({ kind: current === WORD ? 'word' : 'run', from, to, key: key.slice(from, to) });
  };
  for (let at = 0; at < key.length;) {
    const code = key.codePointAt(at) as number;
    const kind = characterClass(code);
    if (kind !== current) {
      close(at);
      from = at;
      current = kind;
    }
    at += code > 0xffff ? 2 : 1;
  }
  close(key.length);
  return tokens;
}

/** A key without anything that separates: `H&M` and `h m` both condense to `hm`. */
export function condense(key: string): string {
  return tokensOf(key)
    .map((token) => token.key)
    .join('');
}

/** Whether a key holds a character of a script that is searched by substring. */
export function hasRun(key: string): boolean {
  for (const character of key) if (characterClass(character.codePointAt(0) as number) === RUN) return true;
  return false;
}
