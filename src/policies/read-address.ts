import { Injectable } from '@nestjs/common';
import { GuardedClient, type GuardedResponse } from '../platform/outbound/guarded-client.js';
import { OutboundError } from '../platform/outbound/outbound-error.js';
import type { Reading } from './reading.js';

/** Bytes of a page, and a little more, so that one that is too large is said to be so. */
const MAX_PAGE = 16 * 1024 * 1024;

/** Some servers build their pages slowly. */
const DEADLINE_MS = 60_000;

/** What the last page that was read came with. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Reads the page at an address that a person gave. */
@Injectable()
export class AddressReader {
  constructor(private readonly client: GuardedClient) {}

  /**
   * Asks for the page, and only for what changed when it was read before. Never throws for anything that a server does.
   *
   * @param known null asks for the page whatever the server knows
   * @param deadlineMs milliseconds for everything, redirects included
   */
  async read(url: string, known: Validators | null, signal?: AbortSignal, deadlineMs = DEADLINE_MS): Promise<Reading> {
    const headers = {
      accept: 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.1',
      'accept-language': 'en, *;q=0.5',
      ...(known?.etag == null ? {} : { 'if-none-match': known.etag }),
      ...(known?.lastModified == null ? {} : { 'if-modified-since': known.lastModified }),
    };
    try {
      const answer = await this.client.get({ url, headers, maxBytes: MAX_PAGE, deadlineMs, signal });
      return readingOf(answer);
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof OutboundError)) throw error;
      return {
        kind: 'failed',
        code: error.code,
        message: `${error.message} ${ADVICE[error.code] ?? 'It is tried again by itself.'}`,
        status: error.status,
        bytes: null,
        mediaType: null,
        retryAfter: error.retryAfter,
      };
    }
  }
}

/** What a person does about answers that do not come right by themselves. */
const ADVICE: Readonly<Record<string, string>> = {
  'unknown-host': 'Correct the address.',
  'too-large': 'Track a smaller page that holds the text.',
  tls: 'Open the address in a browser; the site must mend its certificate.',
  'refused-scheme': 'Track an address that starts with https.',
  'refused-credentials': 'Track the address without user name and password.',
  'refused-port': 'Track an address at the usual ports, or save the pages into a folder.',
  'refused-address': 'Only public addresses are asked. Save the pages into a folder and track that.',
  'refused-downgrade': 'Track the address that it leads to, if you trust it.',
  'too-many-redirects': 'Open the address in a browser and track the one that it ends at.',
};

function readingOf({ status, headers, body, url, redirects, retryAfter }: GuardedResponse): Reading {
  const mediaType = headers['content-type']?.slice(0, 200) ?? null;
  if (status === 304) return { kind: 'not-modified', status };
  if (status >= 200 && status < 300) {
    return {
      kind: 'page',
      bytes: body,
      mediaType,
      status,
      finalUrl: url,
      redirected: redirects.length > 0,
      validators: { etag: header(headers['etag']), lastModified: header(headers['last-modified']) },
    };
  }
  const { code, message } = refusal(status);
  return { kind: 'failed', code, message, status, bytes: body.length === 0 ? null : body, mediaType, retryAfter };
}

/** Sent back as it came, so only what may stand in a header. */
function header(value: string | undefined): string | null {
  return value !== undefined && value.length <= 500 && /^[\x20-\x7e]+$/.test(value) ? value : null;
}

function refusal(status: number): { code: string; message: string } {
  if (status === 404 || status === 410) {
    const message = `The server answers ${status}: there is no page at this address. Find where the document went, and track that address.`;
    return { code: 'gone', message };
  }
  if (status === 401 || status === 403) {
    const message = `The server answers ${status} and does not hand out the page. Track an address that can be read without an account, or save the page by hand into a folder and track that.`;
    return { code: 'forbidden', message };
  }
  if (status === 429)
    return {
      code: 'rate-limited',
      message:
        'The server asks to be left alone for a while (429). It is tried again by itself; make the schedule rarer if it stays.',
    };
  if (status >= 500) {
    const message = `The server answers ${status}, which is its own mistake. It is tried again by itself.`;
    return { code: 'server-error', message };
  }
  return {
    code: 'unexpected-status',
    message: `The server answers ${status} and no page. Open the address in a browser, and track the one that shows the document.`,
  };
}
