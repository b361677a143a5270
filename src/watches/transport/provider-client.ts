import type { JsonRecord } from '../../domain/capture/json-fields.js';
import { type LiveProvider, OFFERS } from '../../domain/scheduling/live-providers.js';
import {
  type Access,
  type Credentials,
  NO_SECRETS,
  PROVIDER_VARIABLES,
} from '../../platform/config/provider-access.js';
import type { OutboundRequest } from '../../platform/outbound/http-client.js';
import { jsonObject } from './read-reply.js';
import { scrubbed, scrubbedFailure } from './scrub.js';
import { type ProviderReply, type SendOptions, send } from './send.js';
import { type LookFailure, lasting } from './transport.js';

/** Where the credentials of a provider come from; asked for each look, so that a key counts as soon as it is set. */
export interface CredentialSource {
  of(provider: LiveProvider): Promise<Credentials | null>;
}

/** One thing that a provider is asked, and how it says that it failed. */
export interface ProviderQuestion {
  /** A secret goes into a header, else into a parameter that `send` knows as secret; never into the path. */
  request(credentials: Credentials, base: string): Omit<OutboundRequest, 'signal'>;
  /** Null where the body is to be read; `body` is null where it is no JSON object. */
  failureIn(reply: ProviderReply, body: JsonRecord | null): LookFailure | null;
}

/** Asks one provider with its credentials, and lets none of them out again with what came back. Never throws. */
export class ProviderClient {
  constructor(
    readonly provider: LiveProvider,
    private readonly access: Access,
    private readonly source: CredentialSource,
    private readonly options: SendOptions,
  ) {}

  /** Why it cannot be asked at all; null when it can. */
  async unable(): Promise<LookFailure | null> {
    return (await this.source.of(this.provider)) === null ? withoutKey(this.provider) : null;
  }

  async ask(question: ProviderQuestion, signal: AbortSignal): Promise<{ readonly bytes: Buffer } | LookFailure> {
    const credentials = await this.source.of(this.provider);
    if (credentials === null) return withoutKey(this.provider);
    const { headers, ...request } = question.request(credentials, this.access.url);
    const kept = Object.entries(credentials).filter(([field]) => !NO_SECRETS.has(field));
    const secrets = [...kept.map(([, value]) => value), ...tokensOf(headers)];
    const asked = { ...request, headers: { accept: 'application/json', ...headers }, signal };
    const reply = await send(OFFERS[this.provider].name, asked, this.options);
    if (!('bytes' in reply)) return reply;
    const bytes = scrubbed(reply.bytes, secrets);
    const failure = question.failureIn({ ...reply, bytes }, jsonObject(bytes));
    return failure === null ? { bytes } : scrubbedFailure(failure, secrets);
  }
}

/** A secret in the form in which it is sent, such as the pair of `Basic`. */
function tokensOf(headers: Readonly<Record<string, string>> = {}): string[] {
  const authorization = headers['authorization'];
  return authorization === undefined ? [] : [authorization.slice(authorization.indexOf(' ') + 1)];
}

/** Why a provider without a key is not asked. */
export function withoutKey(provider: LiveProvider): LookFailure {
  const variables = Object.values(PROVIDER_VARIABLES[provider].credentials);
  const [only = ''] = variables;
  const missing = variables.length === 1 ? `${only} is not set` : `${variables.join(' and ')} are not both set`;
  const name = OFFERS[provider].name;
  return lasting('no-key', `${missing} and no key that can be read was set in the console, so ${name} was not asked.`);
}
