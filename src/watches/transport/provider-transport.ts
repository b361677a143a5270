import type { JsonRecord } from '../../domain/capture/json-fields.js';
import { type LiveProvider, OFFERS } from '../../domain/scheduling/live-providers.js';
import { type Access, type Credentials, PROVIDER_VARIABLES } from '../../platform/config/provider-access.js';
import type { OutboundRequest } from '../../platform/outbound/http-client.js';
import { jsonObject, readReply } from './read-reply.js';
import { scrubbed, scrubbedFailure } from './scrub.js';
import { type ProviderReply, type SendOptions, send } from './send.js';
import { type Look, type LookAnswer, type LookFailure, lasting, Transport } from './transport.js';

/** How one provider is asked, and how it says that a search failed: what differs between providers, and nothing else. */
export interface ProviderProtocol {
  /**
   * The one request of a look. A secret goes into a header where the provider takes it there, else into a parameter of the
   * query that `send` knows as secret; never into the path.
   *
   * @param base address of the provider, without a slash at the end
   */
  request(look: Look, credentials: Credentials, base: string): Omit<OutboundRequest, 'signal'>;
  /**
   * Why the reply brings no page; null where its body is to be read as one.
   *
   * @param body the reply as a JSON object, null where it is none
   */
  failureIn(reply: ProviderReply, body: JsonRecord | null): LookFailure | null;
}

/** Where the credentials of a provider come from; asked for each look, so that a key counts as soon as it is set. */
export interface CredentialSource {
  of(provider: LiveProvider): Promise<Credentials | null>;
}

/** Asks one provider by its protocol, and lets no credential out again with what came back. */
export class ProviderTransport extends Transport {
  constructor(
    readonly provider: LiveProvider,
    private readonly protocol: ProviderProtocol,
    private readonly access: Access,
    private readonly source: CredentialSource,
    private readonly options: SendOptions,
  ) {
    super();
  }

  async ask(look: Look, signal: AbortSignal): Promise<LookAnswer | LookFailure> {
    const credentials = await this.source.of(this.provider);
    if (credentials === null) return withoutKey(this.provider);
    const { headers, ...request } = this.protocol.request(look, credentials, this.access.url);
    const secrets = [...Object.values(credentials), ...tokensOf(headers)];
    const asked = { ...request, headers: { accept: 'application/json', ...headers }, signal };
    const reply = await send(OFFERS[this.provider].name, asked, this.options);
    if (!('bytes' in reply)) return reply;
    const bytes = scrubbed(reply.bytes, secrets);
    const failure = this.protocol.failureIn({ ...reply, bytes }, jsonObject(bytes));
    return failure === null ? readReply(this.provider, look, bytes) : scrubbedFailure(failure, secrets);
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
