/** What a link of a network says, by the places where it stands. */
export const PLACES = ['publisher', 'subId', 'clickReference', 'programme', 'destination'] as const;
export type Place = (typeof PLACES)[number];

/** Names of query parameters by what they hold, the likeliest first; compared without regard to case. */
export type Parameters = Partial<Record<Place, readonly string[]>>;

/**
 * What stands on the way of a click: an affiliate network, which pays a publisher for it; a comparison shopping service,
 * which sells the click itself; or a service that only counts.
 */
export type RowKind = 'network' | 'comparison' | 'measuring';

/**
 * One row of the table of networks. Templates are literal text with `{places}`: a place ends where the next literal
 * begins, the last one at the next slash; `{destination+}` takes all that is left. Other names in braces are passed over.
 */
export interface NetworkRow {
  /** As portfolios write it; measuring services have one too, for people to read. */
  readonly code: string;
  readonly kind: RowKind;
  /** Hosts of its links, which never sell anything themselves. Each also stands for its sub-domains. */
  readonly hosts: readonly string[];
  /** Names before the public suffix, for shops that run their own programme: `amazon` is amazon.de and amazon.co.uk. */
  readonly shops?: readonly string[];
  readonly query?: Parameters;
  /** Templates over the path, looked for anywhere in it. All that fit are read; the first to name a place wins. */
  readonly path?: readonly string[];
  /** Template over the host. */
  readonly host?: string;
  /** Templates over the value of a query parameter, by its name. */
  readonly packed?: Readonly<Record<string, string>>;
  /** What the landing page's address carries because the network added it. */
  readonly landing?: Parameters;
  /** Whether a source states where the publisher's id stands, or only that the host is the network's. */
  readonly verified: boolean;
  /** What vouches for the row. */
  readonly source: string;
}
