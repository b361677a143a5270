import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { runTrace, type TraceChoice } from '../../../src/parties/trace.command.js';
import { trailWeb } from '../../support/trail-web.js';

const nobody = { get: () => Promise.reject(new Error('nobody may be asked')) };

async function run(url: string, choice: Partial<TraceChoice> = {}, client: Parameters<typeof runTrace>[2] = nobody) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await runTrace({ url, json: false, offline: false, networks: null, ...choice }, io, client);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const json = ({ out }: { out: string }) => JSON.parse(out) as Record<string, unknown>;
const shop = 'https://www.lampenhaus.example/sale';
const awin = `https://www.awin1.com/cread.php?awinmid=1&awinaffid=777&clickref=s1&ued=${encodeURIComponent(shop)}`;
const google = `https://www.google.com/aclk?sa=l&ai=1&adurl=${encodeURIComponent(awin)}`;

describe('trace', () => {
  it('prints hops, party, network, landing page and its hash', async () => {
    await using web = await trailWeb();
    const landing = web.at('shop.example', '/land?awc=1_2_3');
    const link = web.at('www.awin1.com', `/302/?awinmid=1&awinaffid=777&to=${encodeURIComponent(landing)}`);
    const said = await run(`https://www.google.com/aclk?sa=l&ai=1&adurl=${encodeURIComponent(link)}`, {}, web.client);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toMatch(/ 1 {2}- +decoded +not asked {2}https:\/\/www\.google\.com/);
    expect(said.out).toMatch(/ 2 {2}302 +redirect +\d+ ms {2}http:\/\/www\.awin1\.com/);
    expect(said.out).toMatch(/ 3 {2}200 +landing/);
    expect(said.out).toMatch(/party +publisher 777 of awin\n/);
    expect(said.out).toMatch(/network +awin: click 1_2_3, read on the landing page/);
    expect(said.out).toMatch(/landing +shop\.example\npage +\d+ bytes, SHA-256 [0-9a-f]{64}/);
  });

  it('prints the same as JSON', async () => {
    await using web = await trailWeb();
    const landing = web.at('shop.example', '/land?cjevent=ab12');
    const said = json(await run(web.send('302', landing), { json: true }, web.client));
    expect(said).toMatchObject({
      end: 'landing',
      code: null,
      hops: [
        { status: 302, leftBy: 'redirect', headers: { location: landing } },
        { url: landing, status: 200, leftBy: null },
      ],
      network: 'cj',
      publisherId: null,
      party: { kind: 'known-to-network', network: 'cj', clickReference: 'ab12' },
      between: ['go.example'],
      landing: { url: landing, domain: 'shop.example', status: 200 },
    });
  });

  it('decodes what the address carries and asks nobody when offline', async () => {
    const said = json(await run(google, { offline: true, json: true }));
    expect(said).toMatchObject({
      end: 'not-asked',
      hops: [{ leftBy: 'decoded' }, { leftBy: 'decoded' }, { url: shop, leftBy: null, at: null }],
      party: { kind: 'publisher', network: 'awin', publisherId: '777' },
      landing: { url: shop, domain: 'lampenhaus.example', sha256: null },
    });
  });

  it('takes no tracker for the landing page when offline', async () => {
    const said = await run('https://tidd.ly/abc', { offline: true });
    expect(said.out).toMatch(/party +known to awin only/);
    expect(said.out).not.toMatch(/landing/);
  });

  it('exits with 1 and says why where the trail broke off', async () => {
    await using web = await trailWeb();
    const said = await run(web.send('302', 'http://169.254.169.254/'), {}, web.client);
    expect(said.code).toBe(1);
    expect(said.out).toMatch(/end +refused: 169\.254\.169\.254 leads to .* not a public address/);
  });

  it('prints no control or reordering characters that an address brings', async () => {
    const said = await run('https://shop.example/\u001b[31m\u202e', { offline: true });
    expect(said.out).not.toMatch(/[\u001b\u202e]/);
  });

  it.each(['', 'lampenhaus', 'www.lampenhaus.example'])('refuses %j, which is no address', async (url) => {
    expect(await run(url)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^TRACE-ADDRESS: .*https:/) });
  });

  it('knows a user’s own networks, and says where their file is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'markwarden-networks-'));
    try {
      const networks = join(folder, 'networks.yaml');
      await writeFile(
        networks,
        'networks:\n  - code: house\n    hosts: [go.house.example]\n    query: { publisher: [who] }\n',
      );
      const known = await run('https://go.house.example/?who=77', { offline: true, networks, json: true });
      expect(json(known)).toMatchObject({ network: 'house', publisherId: '77' });
      await writeFile(networks, 'networks:\n  - code: house\n    hosts: [go.house.example]\n    querry: {}\n');
      expect(await run(shop, { networks })).toMatchObject({
        code: 2,
        err: expect.stringMatching(/TRACE-NETWORKS: .*networks\.0: .*querry/),
      });
      expect((await run(shop, { networks: join(folder, 'none') })).err).toMatch(/TRACE-NETWORKS: .*cannot be read/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
