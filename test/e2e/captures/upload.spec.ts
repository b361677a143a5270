import { describe, expect, it } from '@jest/globals';
import { withApplication } from '../../support/application.js';
import { competitorAd, serpApiReply } from '../../support/samples.js';

interface Result {
  readonly file: string;
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
