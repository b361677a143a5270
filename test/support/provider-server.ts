import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a provider was asked. */
export interface ProviderAsked {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
  readonly authorization: string | null;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Answers one request. `nth` counts from 1. */
export type ProviderBehaviour = (asked: ProviderAsked, answer: ServerResponse, nth: number) => void;

/** A real HTTP server on a loopback port that stands for a provider. */
export class ProviderServer implements AsyncDisposable {
  readonly asked: ProviderAsked[] = [];
  #behaviour: ProviderBehaviour = (_asked, answer) => answer.writeHead(500).end();

  private constructor(private readonly server: Server) {}

  static async start(behaviour?: ProviderBehaviour): Promise<ProviderServer> {
    const holder: { provider?: ProviderServer } = {};
    const server = createServer((request, response) => holder.provider?.take(request, response));
    const provider = new ProviderServer(server);
    holder.provider = provider;
    if (behaviour !== undefined) provider.behave(behaviour);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on; forgets what was asked before. */
  behave(behaviour: ProviderBehaviour): void {
    this.#behaviour = behaviour;
    this.asked.length = 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', this.url);
      this.asked.push({
        method: request.method ?? '',
        path: url.pathname,
        params: url.searchParams,
        authorization: request.headers.authorization ?? null,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      });
      const asked = this.asked.at(-1);
      if (asked !== undefined) this.#behaviour(asked, response, this.asked.length);
    });
  }
}
