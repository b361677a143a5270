import type { CaptureOutcome, Engine, ParsedCapture } from '../capture.js';
import { MAX_BYTES, MAX_DEPTH, MAX_ELEMENTS } from './page-tree.js';
import type { PageRefusal } from './page-tree.js';

/** What a page states of the look; all null where it states nothing. */
export type LookFacts = Pick<
  ParsedCapture,
  'engine' | 'query' | 'country' | 'language' | 'device' | 'location' | 'capturedAt'
>;

export const NO_FACTS: LookFacts = {
  engine: null,
  query: null,
  country: null,
  language: null,
  device: null,
  location: null,
  capturedAt: null,
};

/** A capture of which nothing can be stated about ads. */
export function withoutAds(
  outcome: Extract<CaptureOutcome, 'blocked' | 'failed'>,
  code: string,
  message: string,
  facts: LookFacts = NO_FACTS,
): ParsedCapture {
  return { ...facts, outcome, reason: { code, message }, ads: [] };
}

export function emptyPage(): ParsedCapture {
  return withoutAds('failed', 'empty', 'The file holds no text. Save the page again, after it has loaded.');
}

export function tooLarge(bytes: number): ParsedCapture {
  return withoutAds(
    'failed',
    'too-large',
    `The page is ${bytes} bytes; pages over ${MAX_BYTES} bytes are not read. Save one results page a file, without inlined media.`,
  );
}

export function refusedTree(refusal: PageRefusal): ParsedCapture {
  return refusal === 'too-deep'
    ? withoutAds(
        'failed',
        'too-deep',
        `The page nests elements more than ${MAX_DEPTH} deep, which no results page does. Check where the file comes from.`,
      )
    : withoutAds(
        'failed',
        'too-many-elements',
        `The page has more than ${MAX_ELEMENTS} elements, which no results page has. Check where the file comes from.`,
      );
}

const NAMES: Readonly<Partial<Record<Engine, string>>> = { google: 'Google', bing: 'Bing', duckduckgo: 'DuckDuckGo' };

/** The page is one of another engine, or of none that is known. */
export function notThisEngine(expected: Engine, found: string | null): ParsedCapture {
  const name = NAMES[expected] ?? expected;
  return found === null
    ? withoutAds(
        'failed',
        'not-a-results-page',
        `The page carries nothing that a ${name} results page carries. Check that the file is a saved ${name} results page.`,
      )
    : withoutAds(
        'failed',
        'not-this-engine',
        `The page is not a results page of ${name}: it is one of ${found}. Read it with the provider for that engine.`,
      );
}
