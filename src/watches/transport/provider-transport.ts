import type { JsonRecord } from '../../domain/capture/json-fields.js';
import type { LiveProvider } from '../../domain/scheduling/live-providers.js';
import type { Credentials } from '../../platform/config/provider-access.js';
import type { OutboundRequest } from '../../platform/outbound/http-client.js';
import type { ProviderClient } from './provider-client.js';
import { readReply } from './read-reply.js';
import type { ProviderReply } from './send.js';
import { type Look, type LookAnswer, type LookFailure, Transport } from './transport.js';

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

/** Asks one provider for a look by its protocol. */
export class ProviderTransport extends Transport {
  readonly provider: LiveProvider;

  constructor(
    private readonly client: ProviderClient,
    private readonly protocol: ProviderProtocol,
  ) {
    super();
    this.provider = client.provider;
  }

  async ask(look: Look, signal: AbortSignal): Promise<LookAnswer | LookFailure> {
    const { protocol } = this;
    const question = {
      request: (credentials: Credentials, base: string) => protocol.request(look, credentials, base),
      failureIn: (reply: ProviderReply, body: JsonRecord | null) => protocol.failureIn(reply, body),
    };
    const reply = await this.client.ask(question, signal);
    return 'bytes' in reply ? readReply(this.provider, look, reply.bytes) : reply;
  }
}
