import { firstText, type JsonRecord, number, records } from '../../domain/capture/json-fields.js';
import { type QueuedProvider } from '../../domain/scheduling/live-providers.js';
import { dataForSeoFailure, dataForSeoHeaders, taskStatus } from './dataforseo.js';
import { dataForSeoTask } from './dataforseo-task.js';
import type { ProviderClient, ProviderQuestion } from './provider-client.js';
import { jsonObject, readReply } from './read-reply.js';
import type { ProviderReply } from './send.js';
import {
  type HandedIn,
  type Look,
  type LookAnswer,
  type LookFailure,
  type NotReady,
  passing,
  Transport,
} from './transport.js';

/** The provider's ids of tasks: like UUIDs, of no version (docs.dataforseo.com/v3/serp/google/organic/task_post). */
export const TASK_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** "Task Created", with which a search is handed in (docs.dataforseo.com/v3/appendix/errors). */
const CREATED = 20100;
const HANDED_IN: ReadonlySet<number> = new Set([20000, CREATED]);
/** "Task Created", "Task Handed", "Task in Queue": it is not done yet. */
const IN_QUEUE: ReadonlySet<number> = new Set([CREATED, 40601, 40602]);
/** Failures to fetch that say nothing of the task, which is paid for and can be fetched later. */
const OF_THE_FETCH: ReadonlySet<string> = new Set([
  ...['rate-limited', 'provider-down', 'timed-out', 'unreachable', 'truncated-reply', 'not-a-reply', 'interrupted'],
  ...['no-key', 'key-refused', 'out-of-credits', 'wrong-address'],
]);
/** The address by which it calls, as its replies repeat it: with the token in it, which is nobody's to keep. */
const CALLED_AT = /(pingbacks(?:\\?\/|%2F)dataforseo(?:\\?\/|%2F))[\w-]{43}/gi;

/** DataForSEO's standard queue: a search is handed in with `task_post` and fetched with `task_get`, which costs nothing. */
export class DataForSeoQueue extends Transport {
  readonly provider: QueuedProvider = 'dataforseo-queued';

  constructor(private readonly client: ProviderClient) {
    super();
  }

  /**
   * Hands a search in.
   *
   * @param pingbackUrl where the provider may say that it is done, `$id` standing for its id; null asks for no call
   */
  async ask(look: Look, signal: AbortSignal, pingbackUrl: string | null = null): Promise<HandedIn | LookFailure> {
    const called = pingbackUrl === null ? {} : { pingback_url: pingbackUrl };
    const reply = await this.client.ask(
      {
        request: (credentials, base) => ({
          method: 'POST',
          url: `${base}/v3/serp/${look.engine}/organic/task_post`,
          headers: dataForSeoHeaders(credentials),
          json: [{ ...dataForSeoTask(look), ...called }],
        }),
        failureIn: (posted, body) => dataForSeoFailure(posted, body, HANDED_IN),
      },
      signal,
    );
    if (!('bytes' in reply)) return { ...reply, message: withoutToken(reply.message) };
    const body = jsonObject(reply.bytes);
    const [task] = records(body?.['tasks']);
    const taskId = firstText(task ?? null, 'id')?.toLowerCase() ?? '';
    return taskStatus(body) === CREATED && TASK_ID.test(taskId)
      ? { status: 'handed-in', taskId }
      : passing('not-a-reply', 'DataForSEO did not say that it took the search, nor why not.');
  }

  /** Fetches what was handed in: its page, why it came to nothing, or that it is not there yet. */
  async fetch(taskId: string, look: Look, signal: AbortSignal): Promise<LookAnswer | LookFailure | NotReady> {
    const said = { task: 0, isOfTask: false };
    const question: ProviderQuestion = {
      request: (credentials, base) => ({
        method: 'GET',
        url: `${base}/v3/serp/${look.engine}/organic/task_get/advanced/${taskId}`,
        headers: dataForSeoHeaders(credentials),
      }),
      failureIn: (reply: ProviderReply, body: JsonRecord | null) => {
        said.task = taskStatus(body) ?? 0;
        said.isOfTask = number(body?.['status_code']) === 20000 && said.task !== 0;
        return IN_QUEUE.has(said.task) ? null : dataForSeoFailure(reply, body);
      },
    };
    const reply = await this.client.ask(question, signal);
    if ('bytes' in reply && IN_QUEUE.has(said.task)) return { status: 'not-ready', failure: null };
    const read = 'bytes' in reply ? this.#read(look, reply.bytes) : reply;
    if (read.status === 'answered') return read;
    const failure = { ...read, message: withoutToken(read.message) };
    return !said.isOfTask && OF_THE_FETCH.has(failure.code) ? { status: 'not-ready', failure } : failure;
  }

  #read(look: Look, bytes: Buffer): LookAnswer | LookFailure {
    // latin1 keeps every byte as it is, whatever the encoding of the reply.
    const text = bytes.toString('latin1');
    const kept = text.search(CALLED_AT) < 0 ? bytes : Buffer.from(withoutToken(text), 'latin1');
    return readReply(this.provider, look, kept);
  }
}

const withoutToken = (text: string): string => text.replace(CALLED_AT, '$1***');
