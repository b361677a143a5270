import { LRUCache } from 'lru-cache';
import robotsParser, { type Robot } from 'robots-parser';
import type { GuardedClient } from '../platform/outbound/guarded-client.js';
import { OutboundError } from '../platform/outbound/outbound-error.js';

// Its types describe an ES module, and what is imported is the function itself.
const parse = robotsParser as unknown as typeof robotsParser.default;

/** As servers may name us in their robots.txt; the first word of what we call ourselves. */
const NAME = 'Markwarden';
/** RFC 9309, 2.5: at least 500 KiB of the file are to be read. */
const MOST_BYTES = 512 * 1024;
/** RFC 9309, 2.4: a cached file is not to be used for more than a day. */
const DAY_MS = 86_400_000;
const DEADLINE_MS = 10_000;

/** What servers ask of programs, read once a day and server. */
export class Robots {
  readonly #files = new LRUCache<string, { readonly file: Robot | 'all' | 'none' }>({ max: 2_000, ttl: DAY_MS });

  constructor(private readonly client: Pick<GuardedClient, 'get'>) {}

  /**
   * Whether a program may ask for this address. No file, and a status that says that there is none, allow everything; a server
   * that is in trouble or cannot be reached allows nothing for the time being (RFC 9309, 2.3.1). An address that is none is the
   * guard's to refuse.
   */
  async allow(address: string): Promise<boolean> {
    const url = URL.parse(address);
    if (url === null || !/^https?:$/.test(url.protocol)) return true;
    const known = this.#files.get(url.origin);
    const { file } = known ?? (await this.#read(url.origin));
    if (file === 'all' || file === 'none') return file === 'all';
    return file.isAllowed(url.href, NAME) ?? true;
  }

  async #read(origin: string): Promise<{ readonly file: Robot | 'all' | 'none' }> {
    const address = `${origin}/robots.txt`;
    try {
      const { status, body } = await this.client.get({ url: address, deadlineMs: DEADLINE_MS, maxBytes: MOST_BYTES });
      if (status >= 200 && status < 300) return this.#keep(origin, parse(address, body.toString('utf8')));
      if (status >= 300 && status < 500 && status !== 429) return this.#keep(origin, 'all');
      return { file: 'none' };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      // What the guard refuses, or no name leads to, is for the trail itself to say. A file beyond all measure says nothing.
      if (error.code.startsWith('refused-') || ['unknown-host', 'too-large', 'too-many-redirects'].includes(error.code))
        return { file: 'all' };
      return { file: 'none' };
    }
  }

  #keep(origin: string, file: Robot | 'all'): { readonly file: Robot | 'all' } {
    const entry = { file };
    this.#files.set(origin, entry);
    return entry;
  }
}
