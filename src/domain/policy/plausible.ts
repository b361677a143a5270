import { tokensOf } from './words.js';

/** Below this share of the last version's words a page is not taken for the document. */
const SMALLEST_SHARE = 0.3;

/** Below this share of the last version's different words that come again, it is another text. */
const SMALLEST_OVERLAP = 0.1;

/** Fewer different words say nothing about whether a text is another one. */
const TELLING_VOCABULARY = 40;

/** Beside a password field a page with fewer words than this is a sign-in page; policies are longer. */
const SIGN_IN_WORDS = 300;

/** Above this share of characters that could not be decoded a text is not readable. */
const MOST_BROKEN = 0.02;

/** What was read from a page, before anybody believes it. */
export interface ReadPage {
  /** As `readerText` gave it. */
  readonly text: string;
  readonly words: number;
  readonly hasPasswordField: boolean;
  /** The page stops before its end tags. */
  readonly cutOff: boolean;
  /** Where the page was in the end, after redirects; null for a file. */
  readonly finalUrl: string | null;
  readonly redirected: boolean;
}

/** Why a page is not taken for the document. The code is stable. */
export interface PolicyFault {
  readonly code: string;
  /** What happened, and what to do. */
  readonly message: string;
  /** A person who looked may say that it is the document after all. */
  readonly acceptable: boolean;
}

const SIGN_IN = /(?:^|[./_-])(?:log-?in|sign-?in|signon|sso|saml|oauth2?|authorize|idp|passport)(?:$|[./_?-])/i;
const CONSENT = /(?:^|[./_-])(?:consent|cookiewall|cookie-wall|gdpr)(?:$|[./_?-])/i;

/**
 * Why a page that came without an error is not the document all the same, or null. Said of the whole page, so that a
 * sign-in page or an empty one is never read as "all rules deleted".
 *
 * @param last the last version; null before the first
 */
export function implausible(
  page: ReadPage,
  last: { readonly text: string; readonly words: number } | null,
): PolicyFault | null {
  const fault = (code: string, message: string, acceptable = false): PolicyFault => ({ code, message, acceptable });
  const looksLike = page.redirected && page.finalUrl !== null ? placeOf(page.finalUrl) : '';
  const fewer = last === null || page.words < last.words / 2;
  if (SIGN_IN.test(looksLike) || (page.hasPasswordField && page.words < SIGN_IN_WORDS && fewer)) {
    return fault(
      'sign-in-wall',
      'A sign-in page came instead of the document. Track an address that can be read without an account, or save the page by hand into a folder and track that.',
    );
  }
  if (CONSENT.test(looksLike)) {
    return fault(
      'consent-wall',
      'A page that asks for consent came instead of the document. Track the address behind it, or save the page by hand into a folder and track that.',
    );
  }
  if (page.words === 0) {
    return fault(
      'empty-page',
      'The page has no text that could be read. It may need a browser to be built; save it by hand into a folder and track that.',
    );
  }
  const broken = page.text.split('\uFFFD').length - 1;
  if (broken > page.text.length * MOST_BROKEN) {
    return fault(
      'unreadable-text',
      'The text is not in the encoding that the page states, and much of it cannot be read. Look at the page; it may be damaged on the server.',
    );
  }
  if (last === null) return null;
  if (page.words < last.words * SMALLEST_SHARE) {
    return fault(
      'suspiciously-short',
      `The page has ${page.words} words and the last version ${last.words}. Look at the page; if the document really became this short, accept it.`,
      true,
    );
  }
  if (page.cutOff && page.words < last.words * 0.95) {
    return fault(
      'cut-off',
      `The page stops before its end, after ${page.words} words; the last version has ${last.words}. It is read again at the next check; if it always ends like this, accept it.`,
      true,
    );
  }
  if (overlap(last.text, page.text) < SMALLEST_OVERLAP) {
    return fault(
      'another-text',
      'Hardly a word of the last version is in this page: another page, another language, or an encoding misread. Look at it; if it is the document, accept it.',
      true,
    );
  }
  return null;
}

/** Host and path; what follows may name pages to go back to. */
function placeOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? '' : `${url.host}${url.pathname}`;
}

/** Share of the different words of `before` that `after` has too; 1 where there are too few to tell. */
function overlap(before: string, after: string): number {
  const known = vocabulary(before);
  if (known.size < TELLING_VOCABULARY) return 1;
  const fresh = vocabulary(after);
  let again = 0;
  for (const word of known) if (fresh.has(word)) again += 1;
  return again / known.size;
}

function vocabulary(text: string): Set<string> {
  return new Set(tokensOf(text).flatMap((token) => (token.isWord ? [token.text.toLowerCase()] : [])));
}
