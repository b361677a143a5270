import { firstText, number, records } from '../../domain/capture/json-fields.js';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import { dataForSeoTask } from './dataforseo-task.js';
import { statusFailure } from './http-status.js';
import { jsonObject, readReply } from './read-reply.js';
import { scrubbed, scrubbedText } from './scrub.js';
import { type ProviderReply, type SendOptions, send } from './send.js';
import { type Look, type LookAnswer, type LookFailure, Transport, lasting, passing } from './transport.js';

export interface DataForSeoAccess {
  /** Null without both of them. */
  readonly account: { readonly login: string; readonly password: string } | null;
  /** Origin and path up to `/v3`, without a slash at the end. */
  readonly url: string;
}

const NO_ACCOUNT = 'DATAFORSEO_LOGIN and DATAFORSEO_PASSWORD are not both set, so DataForSEO was not asked.';

/** Status codes (docs.dataforseo.com/v3/appendix/errors) with which the results can be read: done, and nothing found. */
const READABLE = new Set([20000, 40102]);

/** Asks DataForSEO's live endpoint, which answers within the request. */
export class DataForSeoTransport extends Transport {
  readonly provider: LiveProvider = 'dataforseo';

  constructor(
    private readonly access: DataForSeoAccess,
    private readonly options: SendOptions,
  ) {
    super();
  }

  get unable(): LookFailure | null {
    return this.access.account === null ? lasting('no-key', NO_ACCOUNT) : null;
  }

  async ask(look: Look, signal: AbortSignal): Promise<LookAnswer | LookFailure> {
    const { account, url: base } = this.access;
    if (account === null) return lasting('no-key', NO_ACCOUNT);
    const basic = Buffer.from(`${account.login}:${account.password}`, 'utf8').toString('base64');
    const secrets = [account.password, account.login, basic];
    const request = {
      method: 'POST',
      url: `${base}/v3/serp/${look.engine}/organic/live/advanced`,
      headers: { authorization: `Basic ${basic}`, accept: 'application/json' },
      json: [dataForSeoTask(look)],
      signal,
    } as const;
    const reply = await send('DataForSEO', request, this.options);
    if (!('bytes' in reply)) return reply;
    const bytes = scrubbed(reply.bytes, secrets);
    return failureIn({ ...reply, bytes }, secrets) ?? readReply('dataforseo', look, bytes);
  }
}

/** HTTP says 200 to nearly everything: the reply has a status of its own, and so has the task. */
function failureIn(reply: ProviderReply, secrets: readonly string[]): LookFailure | null {
  const body = jsonObject(reply.bytes);
  const [task] = records(body?.['tasks']);
  const bad = [body, task].find((level) => {
    const status = number(level?.['status_code']);
    return status !== null && !READABLE.has(status);
  });
  const said = scrubbedText(firstText(bad ?? null, 'status_message') ?? '', secrets).slice(0, 300);
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
  if ((status >= 40100 && status < 40200) || (status >= 40600 && status < 40700))
    return passing('search-failed', `DataForSEO could not finish the search (${says}).`, retryAfter);
  if (status >= 50000)
    return passing('provider-down', `DataForSEO answered with an error of its own (${says}).`, retryAfter);
  if (status >= 40000) return lasting('request-refused', `DataForSEO did not accept the search (${says}).`);
  return passing('search-failed', `DataForSEO had not finished the search (${says}).`, retryAfter);
}
