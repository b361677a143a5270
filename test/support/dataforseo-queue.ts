import { hashOfToken } from '../../src/watches/pingback-address.js';
import { type BehaviourCase, json, QUERY } from './behaviour-case.js';
import { dataForSeoReply } from './dataforseo-behaviours.js';
import type { ProviderAsked, ProviderBehaviour, ProviderServer } from './provider-server.js';
import { competitorAd } from './samples.js';

/** An id of a task as its documentation shows one. */
export const TASK_ID = '01291721-1535-0066-0000-8f0635c0dc89';
/** An address that others could reach, so that calls are asked for. */
export const PUBLIC_URL = 'https://ads.nordlicht.example';

/** What the queue answers to a search that is handed in, as documented: "Task Created". */
export function taskCreated(taskId = TASK_ID, status: readonly [number, string] = [20100, 'Task Created.']): object {
  const [code, message] = status;
  const path = ['v3', 'serp', 'google', 'organic', 'task_post'];
  const task = { id: taskId, status_code: code, status_message: message, cost: 0.0006, result_count: 0, path };
  return {
    version: '0.1',
    status_code: 20000,
    status_message: 'Ok.',
    tasks_count: 1,
    tasks: [{ ...task, result: null }],
  };
}

/** What it answers to a fetch of a task that is not done. */
export const inQueue: ProviderBehaviour = json(dataForSeoReply(null, [40602, 'Task in Queue.']));
export const taskHanded: ProviderBehaviour = json(dataForSeoReply(null, [40601, 'Task Handed.']));

const ITEMS = [
  { type: 'paid', rank_absolute: 1, url: `https://${competitorAd.domain}/`, breadcrumb: competitorAd.domain },
  { type: 'organic', rank_absolute: 2, title: QUERY, domain: 'nordlicht.example', url: 'https://nordlicht.example/' },
];
const { title, description, domain } = competitorAd;
export const PAGE_WITH_AD = dataForSeoReply({
  items_count: 2,
  se_results_count: 900,
  items: [{ ...ITEMS[0], title, description, domain }, ITEMS[1]],
});

export const isHandedIn = ({ path }: ProviderAsked): boolean => path.endsWith('/task_post');

/** A queue that takes searches so, and answers fetches so; fetches are counted from 1. */
export function queue(fetched: ProviderBehaviour, posted: ProviderBehaviour = json(taskCreated())): ProviderBehaviour {
  let fetches = 0;
  return (asked, answer, nth) => {
    if (isHandedIn(asked)) posted(asked, answer, nth);
    else fetched(asked, answer, (fetches += 1));
  };
}

/** How often a search was handed in with a provider, and how often one was fetched. */
export function tally({ asked }: ProviderServer): { handedIn: number; fetched: number } {
  const handedIn = asked.filter(isHandedIn).length;
  return { handedIn, fetched: asked.length - handedIn };
}

/** The token of the address that the provider was last given. */
export const lastToken = ({ asked }: ProviderServer): string => tokenIn(asked.findLast(isHandedIn)?.body ?? '[]');

/** The token of the address that a search was handed in with; empty where it names none. */
export function tokenIn(body: string): string {
  const [task] = JSON.parse(body) as { pingback_url?: string }[];
  return /\/pingbacks\/dataforseo\/([\w-]{43})\?id=\$id$/.exec(task?.pingback_url ?? '')?.[1] ?? '';
}

export const hashOfLast = (server: ProviderServer): string => hashOfToken(lastToken(server));

/** What the queue does, on a machine that nobody calls. */
export const QUEUE_BEHAVIOURS: readonly Omit<BehaviourCase, 'provider'>[] = [
  {
    does: 'task_post 20100, then the page',
    behaviour: queue(json(PAGE_WITH_AD)),
    outcome: 'ads',
    code: null,
    asked: 2,
    paid: 1,
  },
  {
    does: '40601 Task Handed, 40602 Task in Queue, then the page',
    behaviour: queue((asked, answer, nth) =>
      [taskHanded, inQueue, json(PAGE_WITH_AD)][Math.min(nth, 3) - 1]?.(asked, answer, nth),
    ),
    outcome: 'ads',
    code: null,
    asked: 4,
    paid: 1,
  },
  {
    does: '40602 Task in Queue for 45 minutes',
    behaviour: queue(inQueue),
    outcome: 'failed',
    code: 'timed-out',
    asked: 7,
    paid: 1,
  },
  {
    does: 'a task without results: 40102',
    behaviour: queue(json(dataForSeoReply(null, [40102, 'No Search Results.']))),
    outcome: 'no-ads',
    code: null,
    asked: 2,
    paid: 1,
  },
  {
    does: 'task 40101 when fetched',
    behaviour: queue(json(dataForSeoReply(null, [40101, 'Internal SE Server Error.']))),
    outcome: 'failed',
    code: 'search-failed',
    asked: 6,
    paid: 3,
  },
  {
    does: 'task 40401 when fetched',
    behaviour: queue(json(dataForSeoReply(null, [40401, 'Task Not Found.']))),
    outcome: 'failed',
    code: 'search-failed',
    asked: 6,
    paid: 3,
  },
  {
    does: 'task_post 40501 Invalid Field',
    behaviour: queue(inQueue, json(taskCreated(TASK_ID, [40501, "Invalid Field: 'location_name'."]))),
    outcome: 'failed',
    code: 'request-refused',
    asked: 1,
    paid: 1,
  },
  {
    does: 'task_post without an id',
    behaviour: queue(inQueue, json(taskCreated('../../etc'))),
    outcome: 'failed',
    code: 'not-a-reply',
    asked: 3,
    paid: 3,
  },
  {
    does: '502 for every fetch',
    behaviour: queue((_asked, answer) => answer.writeHead(502).end()),
    outcome: 'failed',
    code: 'provider-down',
    asked: 7,
    paid: 1,
  },
];
