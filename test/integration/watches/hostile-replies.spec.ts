import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LIVE_PROVIDERS, type LiveProvider } from '../../../src/domain/scheduling/live-providers.js';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { addressVariable } from '../../../src/platform/config/provider-access.js';
import type { LookFailure } from '../../../src/watches/transport/transport.js';
import { Transports } from '../../../src/watches/transport/transports.js';
import { QUERY, TEST_KEYS } from '../../support/behaviour-case.js';
import { ProviderServer } from '../../support/provider-server.js';

jest.setTimeout(120_000);

const MIB = 1024 * 1024;
const look = {
  query: QUERY,
  engine: 'google',
  device: 'desktop',
  market: { country: 'DE', language: 'de', location: null },
} as const;

describe.each(LIVE_PROVIDERS)('what %s sends', (provider: LiveProvider) => {
  let server: ProviderServer;
  beforeAll(async () => {
    server = await ProviderServer.start();
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const ask = async (): Promise<LookFailure> => {
    const config = loadConfig({ ...TEST_KEYS, [addressVariable(provider)]: server.url });
    const transports = new Transports(config, { clock: new SystemClock(), responseMs: 30_000 });
    return (await transports.of(provider).ask(look, AbortSignal.timeout(60_000))) as LookFailure;
  };

  it('is not read on past its limit, however much comes', async () => {
    let sent = 0;
    server.behave((_asked, answer) => {
      const chunk = Buffer.alloc(MIB, 0x20);
      answer.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        while (!answer.destroyed && sent < 50) {
          sent += 1;
          if (!answer.write(chunk)) return void answer.once('drain', more);
        }
        answer.end();
      };
      more();
    });
    expect(await ask()).toMatchObject({ code: 'reply-too-large', transient: false });
    expect(sent).toBeLessThan(50);
  });

  it('does not unpack past its limit', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MIB));
    expect(bomb.length).toBeLessThan(MIB);
    server.behave((_asked, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await ask()).toMatchObject({ code: 'reply-too-large' });
  });

  it('is no reply where it is packed otherwise than it says', async () => {
    server.behave((_asked, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end('{"ads":[]}'));
    expect((await ask()).code).toMatch(/^(not-a-reply|truncated-reply)$/);
  });

  it('tells no key again, in whatever form it repeats one', async () => {
    server.behave((asked, answer) => {
      const said = `${asked.path} ${asked.params.toString()} ${JSON.stringify(asked.headers)}`;
      const error = {
        error: said,
        message: said,
        request_info: { success: false, message: said },
        status_code: 40100,
        status_message: said,
      };
      answer.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(error));
    });
    const { code, message } = await ask();
    expect(code).toBe('key-refused');
    const forms = Object.values(TEST_KEYS).flatMap((key) => [
      key,
      encodeURIComponent(key),
      Buffer.from(key).toString('base64'),
    ]);
    expect(forms.filter((form) => message.includes(form))).toEqual([]);
    expect(message).toContain('***');
  });
});
