import { gzipSync } from 'node:zlib';
import { describe, expect, it, jest } from '@jest/globals';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { CheckPolicies } from '../../../src/policies/check-policies.service.js';
import { PoliciesService } from '../../../src/policies/policies.service.js';
import { PolicyDocument } from '../../../src/policies/policy-document.entity.js';
import { newPolicy } from '../../../src/policies/policy.schema.js';
import { PolicyWork } from '../../../src/policies/policy-work.js';
import { AddressReader } from '../../../src/policies/read-address.js';
import { withPolicies } from '../../support/policies.js';
import { policyPage } from '../../support/policy-server.js';

jest.setTimeout(120_000);

const { app, server, clock, manager, check, track, rowsOf, respond } = withPolicies();
const signal = AbortSignal.timeout(600_000);

describe('a document at an address', () => {
  it('is kept as it came, and what a reader reads of it is derived from that', async () => {
    const id = await track({ url: server.url });
    const made = await check(id);
    expect(made?.check).toMatchObject({ outcome: 'new-version', reasonCode: null, httpStatus: 200 });
    const { versions, changes } = await rowsOf(id);
    expect(versions[0]?.text).toMatch(/^# Ad policy\nRule 0: advertisers/u);
    expect(changes).toEqual([]);
    const raw = await app()
      .get(RawStore)
      .load(made?.check.sha256 ?? '');
    expect(raw?.toString()).toBe(policyPage());
  });

  it('is asked for only where it changed, and an answer of 304 keeps the version', async () => {
    const stamped = { etag: '"v1"', 'last-modified': 'Tue, 24 Nov 2026 06:00:00 GMT' };
    respond(policyPage(), stamped);
    const id = await track({ url: server.url });
    await check(id);
    server.answer = (_request, response) => void response.writeHead(304).end();
    expect((await check(id))?.check).toMatchObject({ outcome: 'not-modified', httpStatus: 304, sha256: null });
    expect(server.requests.at(-1)?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': stamped['last-modified'],
    });
    expect((await rowsOf(id)).versions).toHaveLength(1);
  });

  it('is the same while only its markup, its addresses and its menus change', async () => {
    const id = await track({ url: server.url });
    await check(id);
    respond(policyPage().replace('Home', 'Start').replaceAll('<p>', '<p class="x" data-nonce="4711"> '));
    expect((await check(id))?.check).toMatchObject({ outcome: 'same' });
    expect((await rowsOf(id)).versions).toHaveLength(1);
  });

  it('has news when its words change, and none when it goes back to words that stood before', async () => {
    const id = await track({ url: server.url });
    await check(id);
    respond(policyPage({ extra: '<h2>Dating</h2><p>Dating ads need a certificate.</p>' }));
    expect((await check(id))?.change).toMatchObject({ class: 'changed', wordsAdded: 6, wordsRemoved: 0 });
    respond(policyPage());
    expect((await check(id))?.change).toMatchObject({ class: 'seen-before', wordsRemoved: 6 });
    const { versions, changes } = await rowsOf(id);
    expect(versions).toHaveLength(3);
    expect(changes[1]?.seenVersionId).toBe(versions[0]?.id);
    expect(changes[0]?.summary).toBe('Under “Dating”: 6 words added. New: “Dating Dating ads need a certificate.”.');
  });

  it('is the same in another encoding, whoever names it', async () => {
    const page = policyPage({ extra: '<p>Größe ändern – ja</p>' });
    respond(page);
    const id = await track({ url: server.url });
    await check(id);
    const latin = page.replace('utf-8', 'windows-1252').replace('–', '\u0096');
    respond(Buffer.from(latin, 'latin1'), { 'content-type': 'text/html' });
    expect((await check(id))?.check.outcome).toBe('same');
    const unnamed = latin.replace('<meta charset="windows-1252">', '');
    respond(Buffer.from(unnamed, 'latin1'), { 'content-type': 'text/html; charset=windows-1252' });
    expect((await check(id))?.check.outcome).toBe('same');
    respond(gzipSync(Buffer.from(`\ufeff${page}`, 'utf16le')), { 'content-encoding': 'gzip' });
    expect((await check(id))?.check.outcome).toBe('same');
  });

  it('holds hostile text as text', async () => {
    const id = await track({ url: server.url });
    await check(id);
    const hostile = `<p>&lt;script&gt;alert(1)&lt;/script&gt; \u202e nul\0 ${'very long '.repeat(200_000)}</p>`;
    respond(policyPage({ extra: hostile }));
    expect((await check(id))?.change).toMatchObject({ class: 'changed' });
    const { versions, changes } = await rowsOf(id);
    expect(versions[1]?.text).toContain('<script>alert(1)</script> nul');
    expect(changes[0]?.summary.length).toBeLessThan(400);
  });
});

describe('what goes wrong at an address', () => {
  const shop =
    (body: string, headers: Record<string, string> = { 'content-type': 'text/html' }, status = 200) =>
    () =>
      respond(body, headers, status);
  const redirectTo = (path: string, body: string) => (): void => {
    server.answer = (request, response) =>
      request.url === '/policy'
        ? void response.writeHead(302, { location: path }).end()
        : void response.writeHead(200, { 'content-type': 'text/html' }).end(body);
  };
  const garbled = Buffer.from(Array.from({ length: 6000 }, (_, at) => 0x80 + (at % 64)));

  it.each<[string, string, () => void]>([
    ['an empty page', 'empty-page', shop('')],
    [
      'a page that a script would fill',
      'empty-page',
      shop('<html><body><div id="app"></div><script>run()</script></body></html>'),
    ],
    ['404', 'gone', shop('Not found', {}, 404)],
    ['410', 'gone', shop('', {}, 410)],
    ['403', 'forbidden', shop('No', {}, 403)],
    ['429', 'rate-limited', shop('Slow down', { 'retry-after': '7200' }, 429)],
    ['500', 'server-error', shop('Oops', {}, 500)],
    ['204', 'empty-page', shop('', {}, 204)],
    ['418', 'unexpected-status', shop('Tea', {}, 418)],
    ['a redirect to a sign-in page', 'sign-in-wall', redirectTo('/account/signin?next=policy', policyPage())],
    ['a sign-in form in its place', 'sign-in-wall', shop('<html><body>Sign in <input type=password></body></html>')],
    ['a consent page', 'consent-wall', redirectTo('/consent/form', '<html><body>We value your privacy</body></html>')],
    ['a page with a fraction of the words', 'suspiciously-short', shop(policyPage({ rules: 12 }))],
    [
      'another page of the same length',
      'another-text',
      shop(policyPage().replace(/>[^<]{20,}</gu, (text) => text.replace(/\w+/gu, (word) => `q${word}`))),
    ],
    ['a PDF', 'not-a-page', shop('%PDF-1.7', { 'content-type': 'application/pdf' })],
    ['a PDF that claims to be a page', 'not-a-page', shop('%PDF-1.7')],
    ['a picture', 'not-a-page', shop('x', { 'content-type': 'image/png' })],
    ['20 MB', 'too-large', shop('a'.repeat(20 * 1024 * 1024))],
    [
      '20 MB that were packed to 20 kB',
      'too-large',
      () => respond(gzipSync(Buffer.alloc(20 * 1024 * 1024, 'a')), { 'content-encoding': 'gzip' }),
    ],
    [
      'bytes that are no text in the encoding named',
      'unreadable-text',
      () => respond(garbled, { 'content-type': 'text/plain; charset=shift_jis' }),
    ],
    ['a page nested 50,000 deep', 'too-deep', shop(`<html><body>${'<div>'.repeat(50_000)}`)],
    ['a page that stops before its end', 'cut-off', shop(policyPage().slice(0, policyPage().indexOf('Rule 50')))],
    [
      'a transfer that breaks off',
      'truncated',
      () => {
        server.answer = (_request, response) => {
          response.writeHead(200, { 'content-length': '100000' }).write(policyPage(), () => response.destroy());
        };
      },
    ],
    [
      'a connection that is dropped',
      'unreachable',
      () => {
        server.answer = (request) => request.socket.destroy();
      },
    ],
    ['a circle of redirects', 'too-many-redirects', () => respond('', { location: '/policy' }, 302)],
    [
      'a redirect to an address that is not public',
      'refused-address',
      () => respond('', { location: 'http://10.0.0.1/' }, 302),
    ],
  ])('%s is a failed check, and the last version stays', async (_what, code, goWrong) => {
    const id = await track({ url: server.url });
    await check(id);
    const before = await rowsOf(id);
    goWrong();
    const made = await check(id);
    expect(made?.check).toMatchObject({ outcome: 'failed', reasonCode: code });
    // What happened, and then what to do.
    expect(made?.check.reasonMessage).toMatch(/^\w.{15,}[.;] .{10,}\.$/su);
    const after = await rowsOf(id);
    expect({ versions: after.versions, changes: after.changes }).toEqual({ versions: before.versions, changes: [] });

    respond(policyPage());
    expect((await check(id))?.check.outcome).toBe('same');
  });

  it('is told apart from a server that takes for ever', async () => {
    server.answer = (_request, response) => void response.writeHead(200).write('<html>');
    const reading = await app().get(AddressReader).read(server.url, null, undefined, 200);
    expect(reading).toMatchObject({ kind: 'failed', code: 'timed-out', message: expect.stringContaining('again') });
  });

  it('keeps the bytes of what was not believed, for a person to look at', async () => {
    const id = await track({ url: server.url });
    await check(id);
    respond(policyPage({ rules: 12 }));
    const made = await check(id);
    const raw = await app()
      .get(RawStore)
      .load(made?.check.sha256 ?? '');
    expect(raw?.toString()).toBe(policyPage({ rules: 12 }));
  });

  it('becomes a version when a person looked and says that it is the document', async () => {
    const id = await track({ url: server.url });
    await check(id);
    respond(policyPage({ rules: 12 }));
    const made = await check(id, { accept: true, askedBy: 'Kim' });
    expect(made?.check).toMatchObject({ outcome: 'new-version', accepted: true, askedBy: 'Kim' });
    expect(made?.change).toMatchObject({ class: 'changed' });
    expect((await check(id))?.check.outcome).toBe('same');
  });

  it('cannot be accepted where there is no document in it at all', async () => {
    const id = await track({ url: server.url });
    await check(id);
    respond('');
    expect((await check(id, { accept: true }))?.check).toMatchObject({ outcome: 'failed', reasonCode: 'empty-page' });
  });

  it.each([
    'ftp://ads.example/',
    'https://user:secret@ads.example/',
    'http://127.0.0.1:9/',
    'http://[::1]/',
    'http://nowhere.invalid/',
  ])('%s is never a version', async (url) => {
    const parsed = newPolicy.safeParse({ name: `At ${url}`, url });
    if (!parsed.success) {
      expect(url).toMatch(/^ftp:/u);
      return;
    }
    const id = await app().get(PoliciesService).add(parsed.data);
    const made = await check(id);
    expect(made?.check.outcome).toBe('failed');
    expect(made?.check.reasonMessage).not.toContain('secret');
  });
});

describe('the schedule of a document', () => {
  it('comes round in its time zone, and after failures ever later', async () => {
    const id = await track({ url: server.url, schedule: '0 6 * * *', timeZone: 'Asia/Tokyo' });
    const next = async () => (await manager().findOneByOrFail(PolicyDocument, { id })).nextCheckAt?.getTime() ?? 0;
    await check(id);
    expect(new Date(await next()).toISOString()).toMatch(/T21:00:00/u);
    respond('', {}, 500);
    const waits: number[] = [];
    for (let failure = 0; failure < 4; failure += 1) {
      await check(id);
      waits.push((await next()) - clock.now().getTime());
    }
    expect(waits.map((wait) => wait / 60_000)).toEqual([15, 30, 60, 120]);
    respond('', { 'retry-after': '86400' }, 429);
    await check(id);
    expect((await next()) - clock.now().getTime()).toBeGreaterThan(86_000_000);
    respond(policyPage());
    await check(id);
    expect(new Date(await next()).toISOString()).toMatch(/T21:00:00/u);
  });

  it('hands out what is due, once, and nothing that is retired', async () => {
    const work = app().get(PolicyWork);
    const id = await track({ url: server.url });
    expect(await work.due()).toContain(id);
    await work.run(id, signal);
    expect(await work.due()).not.toContain(id);
    await work.run(id, signal);
    expect((await rowsOf(id)).checks).toHaveLength(1);

    await app().get(PoliciesService).retire(id);
    clock.advance(7 * 24 * 3_600_000);
    expect(await work.due()).not.toContain(id);
    await work.run(id, signal);
    expect((await rowsOf(id)).checks).toHaveLength(1);
    await expect(check(id)).rejects.toMatchObject({ code: 'MW-POLICY-RETIRED' });
  });

  it('makes one check of a slot, however many workers take it at once', async () => {
    const id = await track({ url: server.url });
    await Promise.all(Array.from({ length: 4 }, () => app().get(PolicyWork).run(id, signal)));
    const { checks, versions } = await rowsOf(id);
    expect([checks.length, versions.length]).toEqual([1, 1]);
  });

  it('writes a version once when two people check at once', async () => {
    const id = await track({ url: server.url });
    await check(id);
    respond(policyPage({ extra: '<p>And one more rule.</p>' }));
    clock.advance(60_000);
    await Promise.all(Array.from({ length: 3 }, () => app().get(CheckPolicies).check(id, { askedBy: 'Kim' })));
    const { versions, changes } = await rowsOf(id);
    expect([versions.length, changes.length]).toEqual([2, 1]);
  });

  it('writes the same rows when a check was killed before they were written', async () => {
    const id = await track({ url: server.url });
    const killed = new AbortController();
    server.answer = (_request, response) => {
      killed.abort();
      response.end(policyPage());
    };
    await expect(app().get(PolicyWork).run(id, killed.signal)).rejects.toThrow();
    expect((await rowsOf(id)).checks).toEqual([]);
    server.answer = (_request, response) => void response.end(policyPage());
    await app().get(PolicyWork).run(id, signal);
    expect((await rowsOf(id)).versions).toHaveLength(1);
  });
});

describe('adding a document', () => {
  it('refuses a name that is tracked already, whatever its capitals, until that is retired', async () => {
    const first = await app()
      .get(PoliciesService)
      .add(newPolicy.parse({ name: 'Ad rules', url: server.url }));
    const again = newPolicy.parse({ name: 'AD RULES', url: server.url });
    await expect(app().get(PoliciesService).add(again)).rejects.toMatchObject({ code: 'MW-POLICY-KNOWN', status: 409 });
    await app().get(PoliciesService).retire(first);
    await app().get(PoliciesService).add(again);
  });

  it('refuses a schedule that never comes round, and a partner that nobody knows', async () => {
    const never = newPolicy.safeParse({ name: 'Never', url: server.url, schedule: '0 6 30 2 *' });
    expect(never.error?.issues).toMatchObject([{ path: ['schedule'] }]);
    const partner = newPolicy.parse({ name: 'Terms', url: server.url, kind: 'partner-agreement', partner: 'Nobody' });
    await expect(app().get(PoliciesService).add(partner)).rejects.toMatchObject({ code: 'MW-POLICY-PARTNER' });
  });
});
