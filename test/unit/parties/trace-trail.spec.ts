import { describe, expect, it } from '@jest/globals';
import { KNOWN_NETWORKS } from '../../../src/domain/trail/networks/known-networks.js';
import { traceTrail } from '../../../src/parties/trace-trail.js';
import { trailWeb } from '../../support/trail-web.js';

type Web = Awaited<ReturnType<typeof trailWeb>>;

const trace = (web: Web, url: string) =>
  traceTrail(url, { client: web.client, clock: web.clock, networks: KNOWN_NETWORKS, hopMs: 3_000 });
const enc = encodeURIComponent;

/** Names that lead where nobody may look; all others lead to the web of the test. */
const ELSEWHERE = {
  'inside.example': ['10.0.0.5'],
  'mixed.example': ['127.0.0.1', '192.168.1.1'],
  'alias.example': ['169.254.169.254'],
  'six.example': ['fd00::1'],
  'metadata.google.internal': ['169.254.169.254'],
  'empty.example': [],
};

/** Ways of sending on that lead from one page to the landing page. */
const ONWARD: readonly (readonly [kind: string, way: string])[] = [
  ...['301', '302', '303', '307', '308', 'relative', 'scheme', 'utf8', 'cookie-wall'].map(
    (kind) => [kind, 'redirect'] as const,
  ),
  ...['refresh', 'refresh-quoted'].map((kind) => [kind, 'refresh'] as const),
  ...['meta', 'meta-capitals', 'meta-noscript', 'meta-long', 'base'].map((kind) => [kind, 'meta-refresh'] as const),
  ...[
    'js-location',
    'js-href',
    'js-replace',
    'js-assign',
    'js-open',
    'js-timer',
    'js-arrow',
    'js-text-timer',
    'js-onload',
    'js-listener',
    'js-variable',
    'js-joined',
    'js-base64',
    'js-encoded',
    'js-escaped',
    'js-named',
    'js-if',
    'js-body',
  ].map((kind) => [kind, 'script'] as const),
  ['form', 'form'],
];

/** Wrappers that carry the landing page's address, so that they are not asked. */
const WRAPPED: readonly (readonly [name: string, wrap: (to: string) => string])[] = [
  ['Google', (to) => `https://www.google.com/aclk?sa=l&ai=1&adurl=${enc(to)}`],
  ['googleadservices', (to) => `https://www.googleadservices.com/pagead/aclk?sa=L&ai=1&adurl=${enc(to)}`],
  ['Bing', (to) => `https://www.bing.com/aclick?ld=e3&u=${btoa(to)}`],
  [
    'DuckDuckGo around Bing',
    (to) => `https://duckduckgo.com/y.js?u3=${enc(`https://www.bing.com/aclick?u=${btoa(to)}`)}`,
  ],
  ['Yahoo', (to) => `https://r.search.yahoo.com/cbclk2/x/RV=2/RU=${enc(to)}/RK=2`],
  ['dartsearch', (to) => `https://clickserve.dartsearch.net/link/click?lid=1&ds_dest_url=${enc(to)}`],
  ['everesttech', (to) => `https://pixel.everesttech.net/3/cq?ev_sid=3&url=${enc(to)}`],
  ['xg4ken', (to) => `https://12.xg4ken.com/media/redir.php?url[]=${enc(to)}`],
  ['marinsm', (to) => `https://tracker.marinsm.com/rd?cid=1&lp=${enc(to)}`],
  ['doubleclick', (to) => `https://ad.doubleclick.net/ddm/clk/1;2;n?${to}`],
  ['a comparison shopping service', (to) => `https://rd.connexity.net/rd?t=${enc(to)}`],
];

/** Addresses that the guard refuses, wherever on the trail they come up. */
const REFUSED: readonly (readonly [name: string, url: string, code: string])[] = [
  ['this machine', 'http://127.0.0.1/', 'refused-address'],
  ['this machine by name', 'http://inside.example/', 'refused-address'],
  ['this machine as one number', 'http://2130706433/', 'refused-address'],
  ['this machine in octal', 'http://0177.0.0.1/', 'refused-address'],
  ['this machine in hexadecimal, shortened', 'http://0x7f.1/', 'refused-address'],
  ['this machine in full-width digits', 'http://１２７.０.０.１/', 'refused-address'],
  ['0.0.0.0', 'http://0.0.0.0/', 'refused-address'],
  ['a private network', 'http://10.1.2.3/', 'refused-address'],
  ['carrier-grade NAT', 'http://100.64.0.1/', 'refused-address'],
  ['cloud metadata', 'http://169.254.169.254/latest/meta-data/', 'refused-address'],
  ['cloud metadata by name', 'http://metadata.google.internal/', 'refused-address'],
  ['a provider’s own service', 'http://168.63.129.16/', 'refused-address'],
  ['this machine in IPv6', 'http://[::1]/', 'refused-address'],
  ['IPv4 mapped into IPv6', 'http://[::ffff:127.0.0.1]/', 'refused-address'],
  ['NAT64', 'http://[64:ff9b::7f00:1]/', 'refused-address'],
  ['6to4', 'http://[2002:7f00:1::]/', 'refused-address'],
  ['link-local IPv6', 'http://[fe80::1]/', 'refused-address'],
  ['a private IPv6 network', 'http://[fd00::1]/', 'refused-address'],
  ['a name in a private IPv6 network', 'http://six.example/', 'refused-address'],
  ['a name of which one address is private', 'http://mixed.example/', 'refused-address'],
  ['an alias of a private name', 'http://alias.example/', 'refused-address'],
  ['another port', 'http://8.8.8.8:8080/', 'refused-port'],
  ['a mail server’s port', 'http://8.8.8.8:25/', 'refused-port'],
  ['a user name and password', 'http://user:pass@8.8.8.8/', 'refused-credentials'],
  ['ftp', 'ftp://shop.example/lamps', 'refused-scheme'],
  ['a file', 'file:///etc/passwd', 'refused-scheme'],
  ['a script', 'javascript:alert(1)', 'refused-scheme'],
  ['data', 'data:text/html,hello', 'refused-scheme'],
];

/** Pages that end a trail, and how. */
const ENDS: readonly (readonly [name: string, kind: string, end: string, code: string | null])[] = [
  ['a page that waits for a click', 'js-click', 'landing', null],
  ['a page with a condition among its text', 'js-long-if', 'landing', null],
  ['a page that reloads after minutes', 'refresh-late', 'landing', null],
  ['a file that is no page', 'pdf', 'landing', null],
  ['a page that is gone', 'gone', 'landing', null],
  ['a form that is sent by POST', 'post', 'needs-browser', null],
  ['an address that sends to itself', 'self', 'loop', null],
  ['an address that sends to its own fragment', 'fragment', 'loop', null],
  ['an address that sets a new cookie for ever', 'cookie-forever', 'loop', null],
  ['a page that is too large', 'big', 'failed', 'too-large'],
  ['a small answer that unpacks without end', 'bomb', 'failed', 'too-large'],
  ['a header that is too large', 'headers', 'failed', 'too-large'],
  ['a server that never answers', 'silent', 'failed', 'timed-out'],
  ['an answer that breaks off', 'broken', 'failed', 'truncated'],
  ['a packing that nobody asked for', 'packed', 'failed', 'bad-encoding'],
];

describe('a trail goes on', () => {
  it.each(ONWARD)('by %s, which is %s', async (kind, way) => {
    await using web = await trailWeb();
    const landing = web.at('shop.example', '/land');
    const trail = await trace(web, web.send(kind, kind === 'base' ? landing.replace('land', '') : landing));
    const first = kind === 'cookie-wall' ? [way, way] : [way];
    expect({ end: trail.end, ways: trail.hops.map(({ leftBy }) => leftBy) }).toEqual({
      end: 'landing',
      ways: [...first, null],
    });
    expect(trail.landing).toMatchObject({ status: 200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(new URL(trail.landing?.url ?? '').pathname).toBe('/land');
  });

  it.each(WRAPPED)('out of a click wrapper of %s, which is not asked', async (_name, wrap) => {
    await using web = await trailWeb();
    const landing = web.at('shop.example', '/land?a=1');
    const trail = await trace(web, wrap(landing));
    expect(trail.hops.map(({ status, leftBy }) => [status, leftBy]).at(-1)).toEqual([200, null]);
    expect(trail.hops.slice(0, -1).every(({ leftBy, at }) => leftBy === 'decoded' && at === null)).toBe(true);
    expect(trail.landing?.url).toBe(landing);
    expect(web.resolved).toEqual(['shop.example']);
  });

  it('through all ways one after another, with what was answered at each address', async () => {
    await using web = await trailWeb();
    const landing = web.at('shop.example', '/land?awc=1_2_3');
    const script = web.send('js-href', landing, 'deals.example');
    const network = web.at('www.awin1.com', `/302/?awinaffid=777&to=${enc(script)}`);
    const trail = await trace(web, `https://www.google.com/aclk?sa=l&ai=1&adurl=${enc(web.send('meta', network))}`);
    expect(trail.hops.map(({ leftBy, status }) => `${String(status)} ${String(leftBy)}`)).toEqual([
      'null decoded',
      '200 meta-refresh',
      '302 redirect',
      '200 script',
      '200 null',
    ]);
    expect(trail.hops[2]?.headers).toMatchObject({ location: script });
    expect(trail.hops[1]?.at).toEqual(web.clock.now());
  });

  it('over twelve addresses and not over thirteen', async () => {
    await using web = await trailWeb();
    const chain = (length: number) => {
      let url = web.at('shop.example', '/land');
      for (let at = 1; at < length; at += 1) url = web.send('302', url, `h${at}.example`);
      return trace(web, url);
    };
    expect(await chain(12)).toMatchObject({ end: 'landing' });
    const long = await chain(13);
    expect(long).toMatchObject({ end: 'too-many-hops', landing: null });
    expect(long.hops).toHaveLength(12);
  });
});

describe('a trail ends', () => {
  it.each(ENDS)('at %s (%s): %s', async (_name, kind, end, code) => {
    await using web = await trailWeb();
    const url = web.send(kind, web.at('shop.example', '/land'));
    const trail = await traceTrail(url, {
      client: web.client,
      clock: web.clock,
      networks: KNOWN_NETWORKS,
      hopMs: kind === 'silent' ? 100 : 5_000,
    });
    expect(trail).toMatchObject({ end, code });
  });

  it('where two addresses send to each other, and says where it had been before', async () => {
    await using web = await trailWeb();
    const trail = await trace(web, web.at('a.example', '/ping/'));
    expect(trail.end).toBe('loop');
    expect(trail.hops.map(({ url }) => new URL(url).pathname)).toEqual(['/ping/', '/pong/', '/ping/']);
    expect(web.asked).toHaveLength(2);
  });

  it('where an engine’s click hides its target, because asking would cost somebody money', async () => {
    await using web = await trailWeb();
    const trail = await trace(web, web.send('302', 'https://www.google.com/aclk?sa=l&ai=1&adurl='));
    expect(trail).toMatchObject({ end: 'not-asked', landing: null });
    expect(web.resolved).toEqual(['go.example']);
  });

  it('at a name without an address, and at what is no address', async () => {
    await using web = await trailWeb(ELSEWHERE);
    expect(await trace(web, 'http://empty.example/')).toMatchObject({ end: 'failed', code: 'unknown-host' });
    expect(await trace(web, 'no address')).toMatchObject({ end: 'failed', code: 'bad-request' });
  });
});

describe('the guard refuses', () => {
  it.each(REFUSED)('%s at the start: %s', async (_name, url, code) => {
    await using web = await trailWeb(ELSEWHERE);
    expect(await trace(web, url)).toMatchObject({ end: 'refused', code, landing: null });
    expect(web.asked).toEqual([]);
  });

  it.each(REFUSED)('%s after a redirect: %s', async (_name, url, code) => {
    await using web = await trailWeb(ELSEWHERE);
    const trail = await trace(web, web.send('302', new URL(url).href));
    expect(trail).toMatchObject({ end: 'refused', code, landing: null });
    expect(web.asked).toHaveLength(1);
  });

  it.each(['meta', 'js-href', 'refresh'])('an address within, however it is led to: %s', async (kind) => {
    await using web = await trailWeb(ELSEWHERE);
    const trail = await trace(web, web.send(kind, 'http://169.254.169.254/latest/'));
    expect(trail).toMatchObject({ end: 'refused', code: 'refused-address' });
  });

  it('an address out of a click wrapper', async () => {
    await using web = await trailWeb(ELSEWHERE);
    const trail = await trace(web, `https://www.google.com/url?q=${enc('http://127.0.0.1/admin')}`);
    expect(trail).toMatchObject({ end: 'refused', code: 'refused-address' });
  });

  it('a name that moved inside between two addresses', async () => {
    await using web = await trailWeb();
    const again = web.at('go.example', '/land');
    const client: Web['client'] = Object.create(web.client, {
      get: {
        value: async (request: Parameters<Web['client']['get']>[0]) => {
          const answer = await web.client.get(request);
          web.move('go.example');
          return answer;
        },
      },
    }) as Web['client'];
    const options = { client, clock: web.clock, networks: KNOWN_NETWORKS };
    expect(await traceTrail(web.send('302', again), options)).toMatchObject({
      end: 'refused',
      code: 'refused-address',
    });
    expect(web.asked).toHaveLength(1);
  });
});

describe('cookies', () => {
  it('are given back on the same trail and forgotten after it', async () => {
    await using web = await trailWeb();
    const url = web.send('cookie-wall', web.at('shop.example', '/land'));
    await trace(web, url);
    await trace(web, url);
    expect(web.asked.map(({ headers }) => headers.cookie)).toEqual([
      undefined,
      'seen=1',
      undefined,
      undefined,
      'seen=1',
      undefined,
    ]);
  });
});

describe('what a trail is told to leave alone', () => {
  it('is the site that it may rest at, which is the landing page without being asked', async () => {
    await using web = await trailWeb();
    const own = web.at('brand.example', '/land');
    const trail = await traceTrail(web.send('302', own), {
      ...{ client: web.client, clock: web.clock, networks: KNOWN_NETWORKS },
      restsAt: (host) => host === 'brand.example',
    });
    expect(trail).toMatchObject({ end: 'landing', landing: null, hops: [{ status: 302 }, { url: own, status: null }] });
    expect(web.asked).toHaveLength(1);
  });

  it('is an address that its server asks programs to leave', async () => {
    await using web = await trailWeb();
    const trail = await traceTrail(web.send('302', web.at('a.example', '/land')), {
      ...{ client: web.client, clock: web.clock, networks: KNOWN_NETWORKS },
      mayAsk: async (url) => Promise.resolve(!url.includes('a.example:')),
    });
    expect(trail).toMatchObject({ end: 'not-asked', landing: null });
    expect(trail.why).toContain('robots.txt');
    expect(web.asked).toHaveLength(1);
  });
});

describe('the page that a trail is asked from', () => {
  const referrers = async (kind: string): Promise<(string | undefined)[]> => {
    await using web = await trailWeb();
    await traceTrail(web.send(kind, web.at('land.example', '/land')), {
      ...{ client: web.client, clock: web.clock, networks: KNOWN_NETWORKS },
      referrer: 'https://www.google.com/',
    });
    return web.asked.map(({ headers }) => headers.referer);
  };

  it('stays the same through redirects, as in a browser', async () => {
    expect(await referrers('302')).toEqual(['https://www.google.com/', 'https://www.google.com/']);
  });

  it('is said no longer once a page leads on', async () => {
    expect(await referrers('js-location')).toEqual(['https://www.google.com/', undefined]);
  });
});
