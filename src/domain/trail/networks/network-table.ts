import { hostParts } from '../../text/host.js';
import { decodeDestination, trailingAddress } from '../address.js';
import type { NetworkRow, Parameters, Place, RowKind } from './network-row.js';
import { PLACES } from './network-row.js';
import { compileTemplate, type Found, readTemplate } from './template.js';

/** What one address on the way says about who is paid for the click. */
export interface NetworkLink {
  readonly network: string;
  readonly kind: RowKind;
  readonly publisherId: string | null;
  readonly subId: string | null;
  readonly clickReference: string | null;
  readonly programme: string | null;
  /** Where the link says that it leads; null where it does not. */
  readonly destination: string | null;
  readonly verified: boolean;
}

/** Longest id that is kept, in UTF-16 units; real ones are far shorter, and all of them come from strangers. */
const LONGEST_ID = 200;
/** Names have at most 127 labels (RFC 1035); links of networks have few. */
const DEEPEST_HOST = 12;

interface Compiled {
  readonly row: NetworkRow;
  readonly path: readonly ReturnType<typeof compileTemplate>[];
  readonly host: ReturnType<typeof compileTemplate> | null;
  readonly packed: readonly (readonly [string, ReturnType<typeof compileTemplate>])[];
}

/** The one reader of rows about networks. Later rows win where two name the same host, so that users can correct ours. */
export class NetworkTable {
  readonly #byHost = new Map<string, Compiled>();
  readonly #byShop = new Map<string, Compiled>();
  readonly #landing: readonly NetworkRow[];

  constructor(readonly rows: readonly NetworkRow[]) {
    for (const row of rows) {
      const compiled = compile(row);
      for (const host of row.hosts) this.#byHost.set(host.toLowerCase(), compiled);
      for (const shop of row.shops ?? []) this.#byShop.set(shop, compiled);
    }
    this.#landing = rows.filter((row) => row.landing !== undefined);
  }

  /**
   * The row that a host belongs to because it is a tracker, never because it is a shop; null when there is none. A tracker counts,
   * attributes or redirects a click and never sells anything itself, so it is never the party behind an ad.
   */
  rowOf(host: string): NetworkRow | null {
    return this.#compiledOf(host)?.row ?? null;
  }

  /** Reads the link of a tracker; null for an address that is none. Never throws. */
  read(url: URL): NetworkLink | null {
    const compiled = this.#compiledOf(url.hostname);
    return compiled === null ? null : linkOf(compiled, url);
  }

  /** Reads a shop's own address that names a publisher of the shop's own programme; else null. */
  readShop(url: URL): NetworkLink | null {
    if (this.#byShop.size === 0) return null;
    const compiled = this.#byShop.get(hostParts(url.hostname)?.label ?? '');
    if (compiled === undefined) return null;
    const link = linkOf(compiled, url);
    return link.publisherId === null ? null : link;
  }

  /** What networks added to the address of a landing page, in the order of the table. */
  readLanding(url: URL): readonly NetworkLink[] {
    const values = valuesOf(url);
    return this.#landing
      .map((row) => ({ row, found: fromParameters(row.landing ?? {}, values) }))
      .filter(({ found }) => Object.keys(found).length > 0)
      .map(({ row, found }) => linkFrom(row, found, null));
  }

  #compiledOf(host: string): Compiled | null {
    let rest = host.toLowerCase().replace(/\.$/, '');
    for (let depth = 0; depth < DEEPEST_HOST; depth += 1) {
      const compiled = this.#byHost.get(rest);
      if (compiled !== undefined) return compiled;
      const dot = rest.indexOf('.');
      if (dot === -1) return null;
      rest = rest.slice(dot + 1);
    }
    return null;
  }
}

function compile(row: NetworkRow): Compiled {
  return {
    row,
    path: (row.path ?? []).map(compileTemplate),
    host: row.host === undefined ? null : compileTemplate(row.host),
    packed: Object.entries(row.packed ?? {}).map(([name, text]) => [name.toLowerCase(), compileTemplate(text)]),
  };
}

function linkOf({ row, path, host, packed }: Compiled, url: URL): NetworkLink {
  const values = valuesOf(url);
  const sources = [
    fromParameters(row.query ?? {}, values),
    ...path.map((template) => readTemplate(template, `${url.pathname}${url.search}`)),
    ...packed.map(([name, template]) => readTemplate(template, values.get(name) ?? '')),
    host === null ? {} : readTemplate(host, url.hostname),
  ];
  const found: Found = {};
  for (const place of PLACES) {
    const value = sources.find((source) => source[place] !== undefined)?.[place];
    if (value !== undefined) found[place] = value;
  }
  const named = row.query?.destination ?? [];
  return linkFrom(row, found, unencodedDestination(named, url) ?? found.destination ?? null);
}

function linkFrom(row: NetworkRow, found: Found, destination: string | null): NetworkLink {
  const id = (place: Place): string | null => found[place]?.slice(0, LONGEST_ID) ?? null;
  return {
    network: row.code,
    kind: row.kind,
    publisherId: id('publisher'),
    subId: id('subId'),
    clickReference: id('clickReference'),
    programme: id('programme'),
    destination: destination === null ? null : decodeDestination(destination),
    verified: row.verified,
  };
}

/** A destination that was put in without encoding takes all that follows it, ampersands included. */
function unencodedDestination(names: readonly string[], url: URL): string | null {
  for (const name of names) {
    const value = trailingAddress(url.search, name);
    if (value !== null && /^https?:\/\//i.test(value)) return value;
  }
  return null;
}

/** First value that is not empty, by lower-case name. */
function valuesOf(url: URL): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const key = name.toLowerCase();
    if (value !== '' && !values.has(key)) values.set(key, value);
  }
  return values;
}

function fromParameters(parameters: Parameters, values: ReadonlyMap<string, string>): Found {
  const found: Found = {};
  for (const place of PLACES) {
    const name = parameters[place]?.find((one) => values.has(one.toLowerCase()));
    const value = name === undefined ? undefined : values.get(name.toLowerCase());
    if (value !== undefined) found[place] = value;
  }
  return found;
}
