import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runDetect } from '../../../src/findings/detect.command.js';

const PORTFOLIO = `
brands:
  - name: Nordlicht
    owner: Nordlicht GmbH
    domains: [nordlicht.example]
    marks: [{ text: NORDLICHT, goods: [lamps] }]
    competitors: [{ name: Südlicht, domains: [suedlicht.example] }]
partners:
  - name: Deal Finder
    brand: Nordlicht
    network: awin
    publisherId: "12345"
    domains: [dealfinder.example]
    agreement:
      signed: 2026-01-01
      terms: [{ clause: "4.2", subject: brand_bid, rule: no, text: "No bidding on the brand." }]
`;

interface Printed {
  readonly code: number;
  readonly lines: { id: string; party: { relation: string }; findings: { violation: string; verdict: string }[] }[];
  readonly errors: string[];
}

describe('markwarden detect', () => {
  let folder = '';
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const adsOf = (...lines: (object | string)[]): string =>
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'detect-'));
    file('portfolio.yaml', PORTFOLIO);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(options: { ads?: string | Buffer; captures?: string; portfolio?: string }): Promise<Printed> {
    const lines: Printed['lines'] = [];
    const errors: string[] = [];
    const code = await runDetect(
      {
        portfolio: options.portfolio ?? join(folder, 'portfolio.yaml'),
        ads: options.ads === undefined ? undefined : file('ads.jsonl', options.ads),
        captures: options.captures === undefined ? [] : [file('captures.jsonl', options.captures)],
        json: true,
      },
      { out: (line) => lines.push(JSON.parse(line) as Printed['lines'][number]), err: (line) => errors.push(line) },
    );
    return { code, lines, errors };
  }

  it('prints one line an ad, with its party and its findings', async () => {
    const { code, lines, errors } = await run({
      ads: adsOf(
        {
          id: 'a',
          title: 'Better than Nordlicht',
          displayUrl: 'suedlicht.example',
          engine: 'google',
          somethingElse: 1,
        },
        { id: 2, title: 'Nothing' },
      ),
    });
    expect([code, errors]).toEqual([0, []]);
    expect(lines.map((line) => line.id)).toEqual(['a', '2']);
    expect(lines[0]).toMatchObject({
      party: { domain: 'suedlicht.example', relation: 'competitor', name: 'Südlicht' },
      findings: [{ violation: 'competitor_copy', verdict: 'violation', mark: 'NORDLICHT', brand: 'Nordlicht' }],
    });
  });

  it('prints no faster than it is read', async () => {
    const ads = file('many.jsonl', adsOf(...Array.from({ length: 50 }, (_, at) => ({ id: `a${at}`, title: 'x' }))));
    let [behind, most] = [0, 0];
    const io = {
      out: () => (most = Math.max(most, ++behind)),
      err: () => undefined,
      drained: () => Promise.resolve(void (behind = 0)),
    };
    const portfolio = join(folder, 'portfolio.yaml');
    expect(await runDetect({ portfolio, ads, captures: [], json: true }, io)).toBe(0);
    expect(most).toBe(1);
  });

  it('takes a trail as `trace --json` prints it, and judges the ad by where its link leads', async () => {
    const urls = ['https://www.awin1.com/cread.php?awinmid=1&awinaffid=777', 'https://nordlicht.example/?awc=1_2_3'];
    const trail = {
      url: urls[0],
      end: 'landing',
      hops: urls.map((url) => ({ url, status: 200, leftBy: null })),
      party: {},
    };
    const { lines } = await run({
      ads: adsOf({ id: 'a', title: 'Nordlicht', displayUrl: 'nordlicht.example', trail }),
    });
    expect(lines[0]?.findings.map(({ violation }) => violation)).toContain('ad_hijack');
  });

  it('takes sitelinks as texts and as objects', async () => {
    const { lines } = await run({
      ads: adsOf({
        id: 'a',
        title: 'x',
        displayUrl: 'a.example',
        sitelinks: ['Nordlicht here', { title: 'Nordlicht', url: null }],
      }),
    });
    expect(lines[0]?.findings[0]).toMatchObject({
      spans: [
        { field: 'sitelinks.0.title', start: 0, end: 9, text: 'Nordlicht', via: 'exact' },
        { field: 'sitelinks.1.title', start: 0, end: 9 },
      ],
    });
  });

  it.each([
    ['text that is not JSON', 'nonsense', /not JSON/],
    ['no title', { id: 'x' }, /no title/],
    ['no id', { title: 'x' }, /no id/],
    ['a title that is no text', { id: 'x', title: 7 }, /"title" is a number/],
    ['a list', '[1]', /expected a JSON object/],
    ['NUL', { id: 'x', title: 'a\u0000b' }, /NUL/],
    ['half a character', '{"id":"x","title":"a\\ud800"}', /half a character/],
    ['100,000 sitelinks', { id: 'x', title: 'x', sitelinks: new Array(100_000).fill('s') }, /100000 sitelinks/],
    ['a date that is none', { id: 'x', title: 'x', capturedAt: 'today' }, /"capturedAt" is no instant/],
    ['a day that the calendar lacks', { id: 'x', title: 'x', capturedAt: '2026-02-30' }, /"capturedAt" is no instant/],
    ['a number for a date', { id: 'x', title: 'x', capturedAt: '0' }, /"capturedAt" is no instant/],
    [
      'a trail with an end that is none',
      { id: 'x', title: 'x', trail: { hops: [], end: 'somewhere' } },
      /"trail\.end"/,
    ],
    ['a trail that is a text', { id: 'x', title: 'x', trail: 'https://a.example/' }, /"trail" is not what/],
    ['a kind that is none', { id: 'x', title: 'x', kind: 'video' }, /"kind"/],
    ['deep nesting', `{"id":"x","title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /"title" is a list|not JSON/],
    ['a title of two megabytes', { id: 'x', title: 'x'.repeat(2_000_000) }, /longer than/],
  ])('names file and line of %s, and examines the others', async (_name, bad, says) => {
    const { code, lines, errors } = await run({
      ads: adsOf({ id: 'first', title: 'x' }, bad, { id: 'last', title: 'x' }),
    });
    expect(code).toBe(1);
    expect(lines.map((line) => line.id)).toEqual(['first', 'last']);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(says);
    expect(errors[0]).toMatch(/ads\.jsonl:2: /);
  });

  it('names a line that is not UTF-8', async () => {
    const { code, errors } = await run({ ads: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) });
    expect([code, errors[0]]).toEqual([1, expect.stringMatching(/:1: the line is not UTF-8/)]);
  });

  it('says that an ad overrides the writing direction, and examines it all the same', async () => {
    const { code, lines, errors } = await run({
      ads: adsOf({ id: 'x', title: '\u202eNordlicht', displayUrl: 'a.example' }),
    });
    expect(code).toBe(1);
    expect(errors[0]).toMatch(/writing direction/);
    expect(lines[0]?.findings[0]).toMatchObject({ violation: 'tm_copy' });
  });

  it('reads captures with their context and names their ads by file, kind and position', async () => {
    const ad = {
      kind: 'text',
      block: 'top',
      position: 1,
      title: 'Deals',
      displayUrl: 'dealfinder.example',
      sitelinks: [],
      clickUrl: null,
    };
    const capture = {
      file: 'page.html',
      provider: 'serpapi',
      outcome: 'ads',
      engine: 'google',
      query: 'nordlicht',
      country: 'DE',
    };
    const { code, lines } = await run({
      captures: adsOf({ ...capture, capturedAt: '2026-05-01T00:00:00Z', ads: [ad] }),
    });
    expect(code).toBe(0);
    expect(lines.map((line) => line.id)).toEqual(['page.html#text-1']);
    expect(lines[0]?.findings.map((one) => `${one.violation}:${one.verdict}`)).toEqual([
      'terms_breach:violation',
      'brand_bid:appearance',
    ]);
  });

  it('never takes a page that could not be read for one without ads', async () => {
    const of = (outcome: string): object => ({ file: 'p.html', outcome, ads: [] });
    expect((await run({ captures: adsOf(of('no-ads')) })).errors).toEqual([]);
    expect(await run({ captures: adsOf(of('blocked')) })).toMatchObject({
      code: 0,
      errors: [expect.stringMatching(/blocked/)],
    });
    expect(await run({ captures: adsOf(of('failed')) })).toMatchObject({
      code: 1,
      errors: [expect.stringMatching(/could not be read/)],
    });
  });

  it('says where a portfolio is wrong', async () => {
    const { code, errors } = await run({ ads: '', portfolio: file('wrong.yaml', 'brands:\n  - owner: X\n') });
    expect(code).toBe(1);
    expect(errors.join('\n')).toMatch(/wrong\.yaml.*brands\[0\]/);
  });

  it('tells bad use from failure', async () => {
    expect((await run({})).code).toBe(2);
    expect((await run({ ads: '', portfolio: join(folder, 'missing.yaml') })).code).toBe(2);
  });

  it('examines thousands of ads in one go', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => ({
      id: String(at),
      title: `Nordlicht ${String(at)}`,
      displayUrl: 'a.example',
    }));
    const { code, lines } = await run({ ads: adsOf(...many) });
    expect([code, lines.length]).toEqual([0, 3000]);
  }, 60_000);
});
