import { type JsonRecord, firstText, isRecord, record } from './json-fields.js';

/** Fields that only one provider sends. The first that fits names the sender. */
const SENDERS: readonly { readonly name: string; readonly sent: (reply: JsonRecord) => boolean }[] = [
  { name: 'SerpApi', sent: (reply) => isRecord(reply['serp_api_data']) || linksTo(reply, 'serpapi.com') },
  { name: 'SearchApi', sent: (reply) => linksTo(reply, 'searchapi.io') },
  { name: 'DataForSEO', sent: (reply) => Array.isArray(reply['tasks']) && 'status_code' in reply },
  { name: 'Zenserp', sent: (reply) => firstText(record(reply['query']), 'q') !== null },
  { name: 'Scale SERP', sent: (reply) => linksTo(reply, 'scaleserp.com') || linksTo(inner(reply), 'scaleserp.com') },
  { name: 'ValueSERP', sent: (reply) => linksTo(reply, 'valueserp.com') || linksTo(inner(reply), 'valueserp.com') },
  {
    name: 'Scale SERP or ValueSERP',
    sent: (reply) => isRecord(reply['request_info']) || isRecord(inner(reply)['request_info']),
  },
  { name: 'Apify', sent: (reply) => 'organicResults' in reply || 'paidResults' in reply },
  { name: 'Bright Data', sent: (reply) => firstText(record(reply['general']), 'search_engine') !== null },
  { name: 'Serper', sent: (reply) => isRecord(reply['searchParameters']) },
  { name: 'Oxylabs', sent: (reply) => Array.isArray(reply['results']) && !('search_metadata' in reply) },
];

/** Clients of Scale SERP keep its reply within `data`. */
const inner = (reply: JsonRecord): JsonRecord => record(reply['data']) ?? {};

/** Name of the provider that a reply gives away by its fields, or null. */
export function foreignReply(value: unknown): string | null {
  const reply = record(value) ?? record(Array.isArray(value) ? (value as unknown[])[0] : null);
  return reply === null ? null : (SENDERS.find((sender) => sender.sent(reply))?.name ?? null);
}

/** Whether the metadata points to files that the provider keeps on its own host. */
function linksTo(reply: JsonRecord, host: string): boolean {
  const metadata = record(reply['search_metadata']);
  return ['json_endpoint', 'raw_html_file', 'json_url', 'html_url'].some((name) => {
    const linked = URL.parse(firstText(metadata, name) ?? '')?.hostname ?? '';
    return linked === host || linked.endsWith(`.${host}`);
  });
}
