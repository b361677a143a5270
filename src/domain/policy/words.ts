/** Rules of Unicode for words, with the dictionaries for scripts that write without spaces; the same on every machine. */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/** Longest stretch handed to the segmenter at once, in UTF-16 units: its time grows faster than its input. */
const STRETCH = 20_000;

/** A stretch of text that is compared as one: a word, a run of white space, one sign. */
export interface Token {
  readonly text: string;
  /** A word of any language, as opposed to white space and signs. */
  readonly isWord: boolean;
}

/** Cuts a text into tokens; put together again they are the text. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const part of stretches(text)) {
    for (const { segment, isWordLike } of WORDS.segment(part)) {
      tokens.push({ text: segment, isWord: isWordLike === true });
    }
  }
  return tokens;
}

/** Number of words in any language. */
export function countWords(text: string): number {
  let words = 0;
  for (const part of stretches(text)) {
    for (const { isWordLike } of WORDS.segment(part)) if (isWordLike === true) words += 1;
  }
  return words;
}

/** Pieces that end at white space, or anywhere between characters where there is none for too long. */
function* stretches(text: string): Generator<string> {
  let from = 0;
  while (text.length - from > STRETCH) {
    const space = Math.max(text.lastIndexOf(' ', from + STRETCH), text.lastIndexOf('\n', from + STRETCH));
    let end = space > from ? space + 1 : from + STRETCH;
    if (isLowSurrogate(text.charCodeAt(end))) end += 1;
    yield text.slice(from, end);
    from = end;
  }
  yield text.slice(from);
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
