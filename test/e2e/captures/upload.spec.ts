import { describe, expect, it } from '@jest/globals';
import { withApplication } from '../../support/application.js';
import { har, mhtml, warcGz, warcResponse } from '../../support/archives.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';
import { SAVED_BING_PAGE, SAVED_DUCK_PAGE, SAVED_GOOGLE_PAGE } from '../../support/saved-pages.js';

interface Result {
  readonly file: string;
  readonly page: number | null;
  readonly captureId: string | null;
  readonly outcome: string;
  readonly reason: { readonly code: string } | null;
  readonly ads: number;
  readonly alreadyKnown: boolean;
}

describe('handing captures in', () => {
  const { agent } = withApplication();
  const good = serpApiReply({ query: 'nordlicht', ads: [competitorAd] });

  async function upload(files: Record<string, Buffer | string>, provider = 'serpapi'): Promise<Result[]> {
    const request = agent('ppc-manager').post('/api/captures').field('provider', provider);
    for (const [name, bytes] of Object.entries(files)) void request.attach('files', Buffer.from(bytes), name);
    const { body } = (await request.expect(200)) as { body: unknown };
    return (body as { results: Result[] }).results;
  }

  it('says for every file how the look ended, and lets a bad one cost only itself', async () => {
    const results = await upload({
      'good.json': good,
      'empty.json': '',
      'cut.json': good.subarray(0, 200),
      'page.json': '<html><title>502 Bad Gateway</title></html>',
    });
    expect(results.map(({ file, outcome, ads }) => [file, outcome, ads])).toEqual([
      ['good.json', 'ads', 1],
      ['empty.json', 'failed', 0],
      ['cut.json', 'failed', 0],
      ['page.json', 'failed', 0],
    ]);
    for (const { reason } of results.slice(1)) expect(reason?.code).toMatch(/^[a-z-]+$/);
  });

  it('knows the same bytes again', async () => {
    const [again] = await upload({ 'other-name.json': good });
    expect(again).toMatchObject({ alreadyKnown: true, outcome: 'ads', ads: 1 });
  });

  it('refuses a file of 100 MB without losing the one beside it', async () => {
    const results = await upload({ 'huge.json': Buffer.alloc(100 * 1024 * 1024, 32), 'good.json': good });
    expect(results.map(({ outcome, reason }) => [outcome, reason?.code ?? null])).toEqual([
      ['failed', 'too-large'],
      ['ads', null],
    ]);
  });

  it('stores hostile text without harm, and shows it as text', async () => {
    const title = '<script>alert(1)</script> \u202Egnp.exe \0 \uD800 end';
    const hostile = serpApiReply({
      query: 'hostile',
      id: 'hostile',
      ads: [{ ...competitorAd, title, sitelinks: ['\0'] }],
    });
    const [result] = await upload({ '../../etc/пароль.json': hostile });
    expect(result).toMatchObject({ outcome: 'ads', ads: 1 });
    const { body } = (await agent('viewer')
      .get(`/api/captures/${result?.captureId ?? ''}`)
      .expect(200)) as { body: unknown };
    const [ad] = (body as { ads: { title: string }[] }).ads;
    expect(ad?.title).toContain('<script>alert(1)</script>');
    expect(ad?.title).not.toContain('\0');
  });

  it('hands the raw bytes out unchanged, as a download that no browser opens as a page', async () => {
    const [{ captureId } = { captureId: '' }] = await upload({ 'good.json': good });
    const { body, headers } = (await agent('viewer')
      .get(`/api/captures/${captureId ?? ''}/raw`)
      .buffer(true)
      .parse((stream, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => done(null, Buffer.concat(parts)));
      })) as { body: Buffer; headers: Record<string, string> };
    expect(good.equals(body)).toBe(true);
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('takes saved pages in whatever form, knows their engines, and keeps each file once', async () => {
    const pages = [SAVED_GOOGLE_PAGE, SAVED_BING_PAGE, SAVED_DUCK_PAGE];
    const archive = har(pages);
    const files = {
      'page.html': SAVED_GOOGLE_PAGE.body,
      'page.mhtml': mhtml(SAVED_BING_PAGE),
      'session.har': archive,
      'crawl.warc.gz': warcGz(pages.map((page) => warcResponse(page))),
    };
    const results = await upload(files, 'saved-page');
    expect(results.map(({ file, page, outcome, ads }) => [file, page, outcome, ads])).toEqual([
      ['page.html', null, 'ads', 1],
      ['page.mhtml', 1, 'ads', 1],
      ['session.har', 1, 'ads', 1],
      ['session.har', 2, 'ads', 1],
      ['session.har', 3, 'no-ads', 0],
      ['crawl.warc.gz', 1, 'ads', 1],
      ['crawl.warc.gz', 2, 'ads', 1],
      ['crawl.warc.gz', 3, 'no-ads', 0],
    ]);
    const [, , google, bing] = await Promise.all(results.map(({ captureId }) => shown(captureId)));
    expect(google).toMatchObject({ provider: 'google-html', engine: 'google', query: 'nordlicht', country: 'DE' });
    expect(bing).toMatchObject({ provider: 'bing-html', engine: 'bing', capturedAt: '2026-03-05T10:20:30.000Z' });
    expect([google?.bytes, google?.sha256]).toEqual([archive.length, bing?.sha256]);
    for (const again of await upload(files, 'saved-page')) expect(again.alreadyKnown).toBe(true);
  });

  it('says of a file without a results page why, and stores nothing of it', async () => {
    const results = await upload(
      {
        'shop.html': '<html><title>A shop</title></html>',
        'empty.har': har([{ address: 'https://shop.example/', body: '<title>A shop</title>' }]),
        'picture.mhtml': mhtml({ address: 'https://shop.example/', body: '<title>A shop</title>' }),
        'good.html': SAVED_BING_PAGE.body,
      },
      'saved-page',
    );
    expect(results.map(({ file, captureId, reason }) => [file, captureId === null, reason?.code])).toEqual([
      ['shop.html', true, 'not-recognised'],
      ['empty.har', true, 'no-results-page'],
      ['picture.mhtml', true, 'no-results-page'],
      ['good.html', false, undefined],
    ]);
  });

  it('does not believe a time that has not come yet', async () => {
    const [result] = await upload(
      { 'skewed.har': har([{ ...SAVED_BING_PAGE, at: '2100-01-01T00:00:00.000Z' }]) },
      'saved-page',
    );
    expect(await shown(result?.captureId ?? null)).toMatchObject({ capturedAt: null });
  });

  interface Shown {
    readonly provider: string;
    readonly bytes: number;
    readonly sha256: string;
  }
  async function shown(id: string | null): Promise<Shown | undefined> {
    const { body } = (await agent('viewer')
      .get(`/api/captures/${id ?? ''}`)
      .expect(200)) as { body: unknown };
    return body as Shown;
  }

  it('refuses an upload without files, without a provider, or by a viewer', async () => {
    await agent('ppc-manager').post('/api/captures').field('provider', 'serpapi').expect(400);
    await agent('ppc-manager').post('/api/captures').attach('files', good, 'good.json').expect(400);
    await agent('viewer')
      .post('/api/captures')
      .field('provider', 'serpapi')
      .attach('files', good, 'good.json')
      .expect(403);
  });

  it('lists every look with its outcome, so that a failed look never reads as an empty page', async () => {
    const { body } = (await agent('viewer').get('/api/captures?outcome=failed').expect(200)) as { body: unknown };
    const { captures, counts } = body as {
      captures: { outcome: string; reason: { message: string } }[];
      counts: Record<string, number>;
    };
    expect(captures.length).toBe(counts['failed']);
    for (const capture of captures) expect(capture.reason.message).not.toBe('');
  });
});
