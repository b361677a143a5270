import { ProviderClient, type ProviderQuestion } from '../../../src/watches/transport/provider-client.js';

/** Gives providers so many milliseconds, and adds headers to what they are asked. */
export function httpClientSettings(responseMs: number, added: Readonly<Record<string, string>>): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its client below
  const ask = ProviderClient.prototype.ask;
  ProviderClient.prototype.ask = function (question, signal) {
    const { options } = this as unknown as { options: object };
    Object.assign(options, { responseMs });
    const asked: ProviderQuestion = {
      request: (credentials, base) => {
        const request = question.request(credentials, base);
        return { ...request, headers: { ...request.headers, ...added } };
      },
      failureIn: (reply, body) => question.failureIn(reply, body),
    };
    return ask.call(this, asked, signal);
  };
}
