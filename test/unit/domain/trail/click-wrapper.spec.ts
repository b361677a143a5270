import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { destinationOf, isClickWrapper, unwrapClick } from '../../../../src/domain/trail/click-wrapper.js';

const shop = 'https://lampenhaus.example/sale?utm_source=ads&colour=red%20oak';
const encoded = encodeURIComponent(shop);
const base64 = btoa(shop).replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
const google = 'https://www.google.de/aclk?sa=l&ai=DChcSEw&ae=2&sig=AOD64_0&q=&ved=2ahUKE';

describe('the address inside a click wrapper', () => {
  it.each([
    ['google.com/aclk with an encoded adurl', `${google}&adurl=${encoded}`],
    ['google.com/aclk with parameters after adurl', `${google}&adurl=${encoded}&ctype=5&q=`],
    ['google.com/aclk with an adurl written plainly', `${google}&adurl=${shop}`],
    ['an address relative to the results page', `/aclk?sa=l&ai=DCh&sig=A&adurl=${encoded}`],
    ['googleadservices.com', `https://www.googleadservices.com/pagead/aclk?sa=L&ai=D&adurl=${encoded}`],
    ['a scheme-less googleadservices.com', `//www.googleadservices.com/pagead/aclk?sa=L&ai=D&adurl=${encoded}`],
    ['a page saved through a proxy', `https://mirror.example/aclk?sa=L&ai=D&sig=A&adurl=${encoded}`],
    ['google.com/url?q=', `https://www.google.co.uk/url?q=${encoded}&sa=U`],
    ['google.com/url?url= with an empty q', `https://www.google.com/url?url=${encoded}&q=`],
    ['bing.com/aclick, base64', `https://www.bing.com/aclick?ld=e3&u=${base64}&rlid=6d`],
    ['bing.com/aclick, base64 of an encoded address', `https://www.bing.com/aclick?ld=e3&u=${btoa(encoded)}`],
    ['bing.com/ck/a with its prefix', `https://www.bing.com/ck/a?!&&p=1&u=a1${base64}&ntb=1`],
    ['bing.com/aclk, percent-encoded', `https://www.bing.com/aclk?ld=d3&u=${encoded}`],
    ['r.msn.com', `http://0.r.msn.com/?ld=d3&u=${encoded}`],
    ['duckduckgo.com/l/', `//duckduckgo.com/l/?uddg=${encoded}&rut=1`],
    [
      'duckduckgo.com/y.js around bing.com',
      `https://duckduckgo.com/y.js?ad_domain=lampenhaus.example&u3=${encodeURIComponent(`https://www.bing.com/aclick?ld=e3&u=${base64}`)}`,
    ],
    ['r.search.yahoo.com', `https://r.search.yahoo.com/cbclk2/dWU9/RV=2/RE=1/RU=${encoded}/RK=2/RS=x-`],
  ])('%s', (_name, wrapper) => {
    expect(isClickWrapper(wrapper)).toBe(true);
    expect(unwrapClick(wrapper)).toBe(shop);
    expect(destinationOf(wrapper)).toBe(shop);
  });

  it('is completed when the advertiser gave it without a scheme', () => {
    expect(unwrapClick(`https://www.bing.com/aclick?ld=e3&u=${btoa('www.lampenhaus.example%2fsale')}`)).toBe(
      'http://www.lampenhaus.example/sale',
    );
  });

  it('is read once, so that the advertiser’s own encoding is kept', () => {
    const own = 'https://shop.example/go?to=https%3A%2F%2Fother.example%2F';
    expect(unwrapClick(`https://www.google.com/url?q=${encodeURIComponent(own)}`)).toBe(own);
    expect(unwrapClick(`${google}&adurl=http://shop.example/a%3Fb%3D1%26c%3D2&ctype=5`)).toBe(
      'http://shop.example/a?b=1&c=2',
    );
  });

  it.each([
    ['an empty adurl', `${google}&adurl=`],
    ['an adurl without a value', `${google}&adurl`],
    ['no adurl at all', google],
    ['an opaque google.com/goto', 'https://www.google.com/goto?url=CAESmwEBWsXfeoOu'],
    ['an engine’s own page', 'https://www.google.com/url?q=%2Fchrome%2F'],
    ['a script', `${google}&adurl=javascript%3Aalert(1)`],
    ['base64 of something else', 'https://www.bing.com/aclick?u=aHR0c!!!!'],
    ['only a domain', 'https://duckduckgo.com/y.js?ad_domain=lampenhaus.example'],
    ['an opaque token', 'https://www.baidu.com/baidu.php?url=0f0000K'],
  ])('is not made up when the wrapper carries %s', (_name, wrapper) => {
    expect(isClickWrapper(wrapper)).toBe(true);
    expect(unwrapClick(wrapper)).toBeNull();
    expect(destinationOf(wrapper)).toBeNull();
  });
});

describe('an address that is no wrapper', () => {
  it.each([
    shop,
    'https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fshop.example',
    'https://ad.doubleclick.net/ddm/clk/1;2;n?https://shop.example/',
    'https://www.google.com/chrome/',
    'https://notgoogle.example/url?q=https%3A%2F%2Fshop.example',
  ])('%s is its own destination', (url) => {
    expect(isClickWrapper(url)).toBe(false);
    expect(unwrapClick(url)).toBeNull();
    expect(destinationOf(url)).toBe(url);
  });

  it.each(['', '#', 'javascript:alert(1)', 'mailto:a@b.example', '/search?q=lamps', 'http://', 'data:text/html,x'])(
    '%j has no destination',
    (url) => expect(destinationOf(url)).toBeNull(),
  );
});

describe('a hostile address', () => {
  it('neither throws nor yields anything but an http(s) address', () => {
    const piece = fc.constantFrom(
      'https://www.google.com/aclk?sa=l&ai=1&adurl=',
      'https%3A%2F%2F',
      'u=a1aHR0c',
      '/RU=',
      '%',
      '&',
      '\0',
    );
    const address = fc.oneof(
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }).map((a) => a.join('')),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(address, (url) => {
        const destination = destinationOf(url);
        expect(destination === null || /^https?:\/\/[^\s]+$/i.test(destination)).toBe(true);
      }),
    );
  });

  it('wrapped a thousand times is given up on at once', () => {
    let url = shop;
    for (let i = 0; i < 10; i += 1) url = `https://www.google.com/url?q=${encodeURIComponent(url)}`;
    expect(unwrapClick(url)).toBeNull();
    expect(destinationOf(`https://www.google.com/aclk?adurl=${'%25'.repeat(1_000_000)}`)).toBeNull();
  });
});
