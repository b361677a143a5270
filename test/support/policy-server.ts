import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A policy of some length, as a page. `without` leaves words out, `extra` adds a paragraph. */
export function policyPage({ extra = '', rules = 60 } = {}): string {
  const paragraphs = Array.from(
    { length: rules },
    (_, at) => `<p>Rule ${at}: advertisers of category${at} must hold certificate${at}.</p>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ad policy</title></head><body><nav>Home</nav>
    <main><h1>Ad policy</h1>${paragraphs.join('')}${extra}</main><footer>Imprint</footer></body></html>`;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web site on the loopback interface that answers as the test says. */
export class PolicyServer {
  readonly requests: IncomingMessage[] = [];
  answer: Answer = (_request, response) => void response.end(policyPage());
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      this.answer(request, response);
    });
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/policy`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
