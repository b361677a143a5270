import { firstText, type JsonRecord, number, records } from '../../domain/capture/json-fields.js';
import type { Credentials } from '../../platform/config/provider-access.js';
import { dataForSeoTask } from './dataforseo-task.js';
import { statusFailure } from './http-status.js';
import type { ProviderProtocol } from './provider-transport.js';
import type { ProviderReply } from './send.js';
import { type LookFailure, lasting, passing } from './transport.js';

/** Status codes (docs.dataforseo.com/v3/appendix/errors) with which the results can be read: done, and nothing found. */
const READABLE: ReadonlySet<number> = new Set([20000, 40102]);

/** DataForSEO's live endpoint, which answers within the request. */
export const DATAFORSEO: ProviderProtocol = {
  request: (look, credentials, base) => ({
    method: 'POST',
    url: `${base}/v3/serp/${look.engine}/organic/live/advanced`,
    headers: dataForSeoHeaders(credentials),
    json: [dataForSeoTask(look)],
  }),
  failureIn: dataForSeoFailure,
};

/** What DataForSEO knows its customer by, live and queued. */
export function dataForSeoHeaders({ login = '', password = '' }: Credentials): Readonly<Record<string, string>> {
  return { authorization: `Basic ${Buffer.from(`${login}:${password}`, 'utf8').toString('base64')}` };
}

/** The status of a reply's only task; null where there is none. */
export function taskStatus(body: JsonRecord | null): number | null {
  const [task] = records(body?.['tasks']);
  return number(task?.['status_code']);
}

/**
 * Why a reply is not the one that was wanted. HTTP says 200 to nearly everything: the reply has a status of its own, and so has
 * the task.
 *
 * @param wanted statuses with which there is nothing against it
 */
export function dataForSeoFailure(
  reply: ProviderReply,
  body: JsonRecord | null,
  wanted: ReadonlySet<number> = READABLE,
): LookFailure | null {
  const [task] = records(body?.['tasks']);
  const bad = [body, task].find((level) => {
    const status = number(level?.['status_code']);
    return status !== null && !wanted.has(status);
  });
  const said = (firstText(bad ?? null, 'status_message') ?? '').slice(0, 300);
  const status = number(bad?.['status_code']);
  if (status !== null) return ofStatus(status, said, reply.retryAfter);
  return statusFailure('DataForSEO', reply, said === '' ? null : said);
}

function ofStatus(status: number, said: string, retryAfter: number | null): LookFailure {
  const says = `status ${status}${said === '' ? '' : `: ${JSON.stringify(said.replace(/\.$/, ''))}`}`;
  if ([40202, 40209].includes(status))
    return passing('rate-limited', `DataForSEO was asked too often (${says}).`, retryAfter);
  if ([40100, 40104, 40106, 40107, 40201, 40204, 40205, 40206, 40207].includes(status))
    return lasting('key-refused', `DataForSEO refused the account (${says}).`);
  if (status >= 40200 && status < 40300) return lasting('out-of-credits', `DataForSEO asks for payment (${says}).`);
  if (status === 40400 || status === 40402)
    return lasting('wrong-address', `DataForSEO knows no such address (${says}).`);
  // A task that it does not know, or no longer; only what was handed in can be asked for so.
  const isGone = status === 40401 || status === 40403;
  if (isGone || (status >= 40100 && status < 40200) || (status >= 40600 && status < 40700))
    return passing('search-failed', `DataForSEO could not finish the search (${says}).`, retryAfter);
  if (status >= 50000)
    return passing('provider-down', `DataForSEO answered with an error of its own (${says}).`, retryAfter);
  if (status >= 40000) return lasting('request-refused', `DataForSEO did not accept the search (${says}).`);
  return passing('search-failed', `DataForSEO had not finished the search (${says}).`, retryAfter);
}
