import type { PollOutcome } from '../../src/watches/poll.entity.js';
import type { LookReasonCode } from '../../src/domain/scheduling/look-reasons.js';
import { LIVE_PROVIDERS, type LiveProvider } from '../../src/domain/scheduling/live-providers.js';
import { PROVIDER_VARIABLES } from '../../src/platform/config/provider-access.js';
import type { ProviderBehaviour } from './provider-server.js';

/** The query of every look below. */
export const QUERY = 'nordlicht';
export const SERPAPI_KEY = 'sk-0123456789abcdef';
export const DATAFORSEO_PASSWORD = 'pw-fedcba9876543210';

/** A value for every variable that holds a key, each unlike the others. */
export const TEST_KEYS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.values(PROVIDER_VARIABLES)
      .flatMap(({ credentials }) => Object.values(credentials))
      .map((variable) => [variable, `of+${variable.toLowerCase()}/9a8b7c`]),
  ),
  SERPAPI_KEY,
  DATAFORSEO_LOGIN: 'watch@nordlicht.example',
  DATAFORSEO_PASSWORD,
};

/** Every provider at one address. */
export function allAt(url: string): Readonly<Record<LiveProvider, string>> {
  return Object.fromEntries(LIVE_PROVIDERS.map((name) => [name, url])) as Record<LiveProvider, string>;
}

/** Something that a provider does, and what is to become of a look that meets it. */
export interface BehaviourCase {
  readonly provider: LiveProvider;
  readonly does: string;
  readonly behaviour: ProviderBehaviour;
  readonly outcome: PollOutcome;
  readonly code: LookReasonCode | null;
  /** Times that the provider is asked before the look ends. */
  readonly asked: number;
  /** How many of them count as spent, where not all do: what was handed in is fetched for nothing. */
  readonly paid?: number;
}

/** Answers with a body as it is. */
export const text =
  (body: string | Buffer, status = 200, headers: Readonly<Record<string, string>> = {}): ProviderBehaviour =>
  (_asked, answer) =>
    answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
export const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): ProviderBehaviour =>
  text(JSON.stringify(body), status, headers);

export const silence: ProviderBehaviour = () => undefined;
export const hangUp: ProviderBehaviour = (_asked, answer) => answer.destroy();
export const PAGE =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body>Please sign in.</body></html>';

/** Fails as often as said, then as it should. */
export const after =
  (times: number, first: ProviderBehaviour, then: ProviderBehaviour): ProviderBehaviour =>
  (asked, answer, nth) =>
    (nth <= times ? first : then)(asked, answer, nth);
