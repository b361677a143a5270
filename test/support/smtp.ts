import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type SmtpOptions, TestSmtp } from './test-smtp.js';

/**
 * A real mail server on 127.0.0.1 for tests of whatever sends mail:
 *
 * ```ts
 * const smtp = withSmtp();
 * it('sends the digest once', async () => {
 *   smtp().behave({ greylist: 1 });
 *   …                                   // MAIL_URL is smtp().url
 *   await smtp().received(1);           // waits until the server has one mail in full
 *   expect(smtp().mails[0]?.header('Subject')).toBe('Week 2026-W48');
 * });
 * ```
 *
 * One server for the whole spec file, well-behaved and empty before each test.
 */
export function withSmtp(options: SmtpOptions = {}): () => TestSmtp {
  const server = new TestSmtp(options);
  beforeAll(() => server.start());
  beforeEach(() => server.reset());
  afterAll(() => server.stop());
  return () => server;
}
