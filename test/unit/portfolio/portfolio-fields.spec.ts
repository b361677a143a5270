import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cronFault } from '../../../src/portfolio/cron-schedule.js';
import { domainMeant, normalisedDomain } from '../../../src/portfolio/domain-name-field.js';
import { naturalKey } from '../../../src/portfolio/natural-key.js';
import { nearest, pathText } from '../../../src/portfolio/portfolio-problem.js';

describe('a schedule', () => {
  it.each([
    '0 */6 * * *',
    '* * * * *',
    '0,30 8-18 * * 1-5',
    '15 6 1 jan,jul *',
    '0 9 * * MON-FRI',
    '0 0 * * 7',
    '0-59/15 * * * *',
  ])('may be %s', (expression) => {
    expect(cronFault(expression)).toBeNull();
  });

  it.each([
    ['0 */6 * *', 'it has 4 fields'],
    ['0 0 */6 * * *', 'it has 6 fields'],
    ['60 * * * *', 'its minute is 60, which must lie in 0 to 59'],
    ['0 24 * * *', 'its hour is 24, which must lie in 0 to 23'],
    ['0 0 0 * *', 'its day of the month is 0, which must lie in 1 to 31'],
    ['0 0 * foo *', 'its month is foo, which must lie in 1 to 12'],
    ['0 18-8 * * *', 'its hour is 18-8, which must lie in 0 to 23'],
    ['*/0 * * * *', 'its minute is */0, which must lie in 0 to 59'],
    ['every day', 'it has 2 fields'],
    [', * * * *', 'its minute is ,, which must lie in 0 to 59'],
  ])('may not be %s', (expression, fault) => {
    expect(cronFault(expression)).toBe(fault);
  });
});

describe('a domain name', () => {
  it.each([
    ['nordlicht.example', 'nordlicht.example'],
    ['NORDLICHT.Example', 'nordlicht.example'],
    ['www.nordlicht.example', 'nordlicht.example'],
    ['www.example', 'www.example'],
    ['shop.nordlicht.co.uk', 'shop.nordlicht.co.uk'],
    ['xn--sdlicht-n2a.example', 'südlicht.example'],
    ['SÜDLICHT.example', 'südlicht.example'],
    ['ノルトリヒト.example', 'ノルトリヒト.example'],
  ])('%s is kept as %s', (text, kept) => {
    expect(normalisedDomain(text)).toBe(kept);
  });

  it.each([
    'nordlicht',
    'co.uk',
    '192.0.2.1',
    '-a.example',
    'a..example',
    'a b.example',
    'xn--a.example',
    '.example',
    'a.example.',
    '[::1]',
    '',
  ])('%p is none', (text) => {
    expect(normalisedDomain(text)).toBeNull();
  });

  it('is found in what people paste instead', () => {
    expect(domainMeant('https://www.nordlicht.example/de?x=1#y')).toBe('nordlicht.example');
    expect(domainMeant('kontakt@nordlicht.example')).toBe('nordlicht.example');
    expect(domainMeant('*.nordlicht.example')).toBe('nordlicht.example');
    expect(domainMeant('//nordlicht.example:8443/')).toBe('nordlicht.example');
    expect(domainMeant('no domain at all')).toBeNull();
  });

  it('stays as it is once it is kept', () => {
    fc.assert(
      fc.property(fc.domain(), (text) => {
        const kept = normalisedDomain(text);
        if (kept !== null) expect(normalisedDomain(kept)).toBe(kept);
      }),
    );
  });
});

describe('a natural key', () => {
  it('does not depend on case, width, order in lists, or on what is left out', () => {
    expect(naturalKey('Nordlicht', ['b', 'A'])).toBe(naturalKey('ＮＯＲＤＬＩＣＨＴ', ['a', 'B']));
    expect(naturalKey({ country: 'DE', location: null })).toBe(naturalKey({ country: 'DE' }));
    expect(naturalKey('a', null)).toBe(naturalKey('a', []));
  });

  it('tells parts apart and fits into an index', () => {
    expect(naturalKey('ab', 'c')).not.toBe(naturalKey('a', 'bc'));
    expect(naturalKey('ﷺ'.repeat(500))).toHaveLength(64);
    expect(naturalKey('x'.repeat(500))).not.toBe(naturalKey('x'.repeat(501)));
  });
});

describe('what a problem says', () => {
  it('writes a path as one would in a program', () => {
    expect(pathText(['brands', 0, 'marks', 12, 'text'])).toBe('brands[0].marks[12].text');
    expect(pathText(['brands', 0, 'a b'])).toBe("brands[0]['a b']");
    expect(pathText([])).toBe('');
  });

  it('suggests a word only when it is near', () => {
    const known = ['validFrom', 'validUntil', 'classes'];
    expect(nearest('valid_from', known)).toBe('validFrom');
    expect(nearest('clases', known)).toBe('classes');
    expect(nearest('something', known)).toBeNull();
  });
});
