import { z } from 'zod';
import { KNOWN_NETWORKS } from './known-networks.js';
import { PLACES } from './network-row.js';
import { NetworkTable } from './network-table.js';

const text = z.string().trim().min(1).max(200);
const parameters = z.partialRecord(z.enum(PLACES), z.array(text).min(1).max(20));
const template = text.regex(
  /^(?:[^{}]+|\{[a-zA-Z]+\+?\}(?!\{))+$/,
  'names stand in braces, with text between two of them',
);

const row = z.strictObject({
  code: text.regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'),
  kind: z.enum(['network', 'comparison', 'measuring']).default('network'),
  hosts: z.array(text.regex(/^(?:[a-z0-9-]+\.)+[a-z0-9-]+$/i, 'a host such as track.shop.example')).max(200),
  shops: z.array(text).max(20).optional(),
  query: parameters.optional(),
  path: z.array(template).max(20).optional(),
  host: template.optional(),
  packed: z.record(text, template).optional(),
  landing: parameters.optional(),
  verified: z.boolean().default(false),
  source: text.default('own file'),
});

/** A file of networks and tracking domains of one's own. */
export const ownNetworks = z.strictObject({ networks: z.array(row).max(1000) });

/** The table with a user's rows added; theirs win where both name a host. */
export function withOwnNetworks({ networks }: z.infer<typeof ownNetworks>): NetworkTable {
  return new NetworkTable([...KNOWN_NETWORKS.rows, ...networks]);
}
