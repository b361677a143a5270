import { describe, expect, it } from '@jest/globals';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { aMark, findingOf, nordlicht, see, verdicts } from './builders.js';

const of = (violation: string, ad: Partial<ObservedAd>): string[] =>
  verdicts(see(ad)).filter((verdict) => verdict.startsWith(violation));

describe('a claim to belong to the brand', () => {
  it.each([
    ['English', 'Nordlicht Official Site'],
    ['German', 'Offizieller Nordlicht Shop'],
    ['French', 'Nordlicht | Site officiel'],
    ['Spanish', 'Tienda oficial Nordlicht'],
    ['Italian', 'Sito ufficiale Nordlicht'],
    ['Dutch', 'Officiële Nordlicht winkel'],
    ['Polish', 'Oficjalny sklep Nordlicht'],
    ['Swedish', 'Nordlicht officiell butik'],
    ['Turkish', 'Nordlicht resmi mağaza'],
    ['Russian', 'Официальный сайт Нордлихт'],
    ['Greek', 'Επίσημο Νόρντλιχτ'],
    ['Japanese', 'ノルトリヒト公式サイト'],
    ['Chinese', '诺德利希特官方旗舰店'],
    ['Korean', '노르트리히트 공식몰'],
    ['Arabic', 'نوردليخت الموقع الرسمي'],
    ['Hebrew', 'נורדליכט הרשמי'],
    ['Thai', 'นอร์ดลิคท์อย่างเป็นทางการ'],
    ['Hindi', 'नॉर्डलिख्त आधिकारिक'],
  ])('is seen in %s', (_language, title) => {
    const found = findingOf(see({ title, country: null, language: null }), 'false_affiliation');
    expect(found.verdict).toBe('violation');
    expect(found.spans.some((span) => span.via === 'claim')).toBe(true);
  });

  it.each<[string, Partial<ObservedAd>, string[]]>([
    ['the owner says so', { title: 'Nordlicht Official Site', displayUrl: 'nordlicht.example' }, []],
    ['it is denied', { title: 'Inoffizieller Nordlicht Shop' }, []],
    [
      'it speaks of the advertiser',
      { title: 'Outletto Official Site - Nordlicht', displayUrl: 'outletto.example' },
      [],
    ],
    ['it speaks of something far away', { title: 'Nordlicht', description: 'The official ball of the cup' }, []],
    ['a stranger calls itself a partner', { title: 'Partner von Nordlicht' }, ['false_affiliation:review']],
    [
      'a stranger calls itself an official partner',
      { title: 'Offizieller Partner von Nordlicht' },
      ['false_affiliation:violation'],
    ],
    [
      'a stranger calls itself authorised',
      { title: 'Autorisierter Nordlicht Händler' },
      ['false_affiliation:violation'],
    ],
    [
      'a listed reseller calls itself authorised',
      { title: 'Autorisierter Nordlicht Händler', displayUrl: 'lampenhaus.example' },
      ['false_affiliation:allowed:listed-partner'],
    ],
    [
      'a listed partner calls itself a partner',
      { title: 'Partner von Nordlicht', displayUrl: 'dealfinder.example' },
      ['false_affiliation:allowed:listed-partner'],
    ],
    [
      'a listed partner calls itself official',
      { title: 'Nordlicht Official Site', displayUrl: 'dealfinder.example' },
      ['false_affiliation:violation'],
    ],
  ])('%s', (_name, ad, expected) => {
    expect(of('false_affiliation', ad)).toEqual(expected);
  });
});

describe('a domain that imitates the mark', () => {
  const about = { title: 'Nordlicht', query: 'nordlicht' };
  it.each<[string, Partial<ObservedAd>, string[]]>([
    ['exchanged characters', { ...about, displayUrl: 'n0rdlicht.example' }, ['lookalike_domain:violation']],
    [
      'Cyrillic letters in punycode',
      { ...about, displayUrl: 'xn--nrdlicht-nbh.example' },
      ['lookalike_domain:violation'],
    ],
    ['a typo', { ...about, displayUrl: 'nordlihct.example' }, ['lookalike_domain:violation']],
    ['a typo and nothing else', { title: 'Hallo', displayUrl: 'nordlihct.example' }, ['lookalike_domain:review']],
    [
      'the mark with words of trade',
      { ...about, displayUrl: 'nordlicht-outlet.example' },
      ['lookalike_domain:violation'],
    ],
    [
      'exchanged letters and nothing else',
      { title: 'Hallo', displayUrl: 'n0rdlicht.example' },
      ['lookalike_domain:violation'],
    ],
    [
      'letters that look alike and nothing else',
      { title: 'Hallo', displayUrl: 'norcllicht.example' },
      ['lookalike_domain:review'],
    ],
    [
      'exchanged letters beside a word of trust and nothing else',
      { title: 'Hallo', displayUrl: 'n0rdlicht-login.example' },
      ['lookalike_domain:review'],
    ],
    [
      'a typo beside a word of trade',
      { title: 'Hallo', displayUrl: 'nordlihct-shop.example' },
      ['lookalike_domain:review'],
    ],
    [
      'the mark beside a name that nobody knows',
      { title: 'Hallo', displayUrl: 'nordlichtjokkmokk.example' },
      ['lookalike_domain:review'],
    ],
    ['digits inside the mark', { title: 'Hallo', displayUrl: 'nord24licht.example' }, ['lookalike_domain:review']],
    ['the mark with a place', { ...about, displayUrl: 'nordlicht-berlin.example' }, ['lookalike_domain:review']],
    ['the mark under another suffix', { ...about, displayUrl: 'nordlicht.test' }, ['lookalike_domain:review']],
    ['the owner’s own', { ...about, displayUrl: 'nordlicht.example' }, []],
    ['another name', { title: 'Lampen', displayUrl: 'lichtblick.example' }, []],
  ])('%s', (_name, ad, expected) => {
    expect(of('lookalike_domain', ad)).toEqual(expected);
  });

  it('is marked where it stands in the shown address', () => {
    const displayUrl = 'https://www.nordlicht-outlet.example/x';
    const [span] = findingOf(see({ ...about, displayUrl }), 'lookalike_domain').spans;
    expect(span).toMatchObject({ field: 'displayUrl', text: 'nordlicht-outlet', start: 12, end: 28 });
  });

  it('is marked as it is shown, when it is shown in punycode', () => {
    const displayUrl = 'www.xn--nrdlicht-nbh.example/x';
    const [span] = findingOf(see({ ...about, displayUrl }), 'lookalike_domain').spans;
    expect(span).toMatchObject({ field: 'displayUrl', text: 'xn--nrdlicht-nbh', start: 4, end: 20, via: 'skeleton' });
  });

  it('is marked where it stands in the link, when the ad shows no address', () => {
    const destination = 'https://www.nordlicht-outlet.example/x';
    const [span] = findingOf(see({ ...about, displayUrl: null, destination }), 'lookalike_domain').spans;
    expect(span).toMatchObject({ field: 'destination', text: 'nordlicht-outlet', start: 12, end: 28 });
  });

  it('asks about a namesake in another script without calling it a disguise', () => {
    const brand = nordlicht({ name: 'Lumora', marks: [aMark('LUMORA')] });
    const found = findingOf(see({ title: 'Hallo', displayUrl: 'лумора.example' }, [brand]), 'lookalike_domain');
    expect(found).toMatchObject({ verdict: 'review' });
  });

  it.each([
    ['under another suffix', 'nordlicht.test', 'is the mark “NORDLICHT” under another suffix'],
    ['misspelt', 'nordlihct.example', 'is a near spelling of the mark “NORDLICHT”'],
    ['misspelt beside a word', 'nordlihct-shop.example', 'is a near spelling of the mark “NORDLICHT” beside “shop”'],
    ['beside a word', 'nordlicht-shop.example', 'puts “shop” beside the mark “NORDLICHT”'],
  ])('is described as it stands: %s', (_case, displayUrl, says) => {
    expect(findingOf(see({ ...about, displayUrl }), 'lookalike_domain').explanation).toContain(says);
  });

  it('says no word about a word of trade that is a letter away from a mark', () => {
    const brand = nordlicht({ name: 'Ticket', marks: [aMark('Ticket')] });
    expect(verdicts(see({ title: 'Flüge', displayUrl: 'tiket.example' }, [brand]))).toEqual([]);
  });

  it('needs more than the domain where the mark is short or an ordinary word', () => {
    const [mark] = nordlicht().marks;
    const brand = (text: string) =>
      nordlicht({ name: text, marks: [{ ...(mark as NonNullable<typeof mark>), text, variants: [] }] });
    expect(verdicts(see({ title: 'Obst', displayUrl: 'orange-county.example' }, [brand('Orange')]))).toEqual([]);
    expect(verdicts(see({ title: 'Obst', displayUrl: 'gloria.example' }, [brand('Ria')]))).toEqual([]);
  });
});

describe('the mark in the shown address', () => {
  const path = 'www.irgendwer.example/nordlicht';
  it.each<[string, Partial<ObservedAd>, string, RegExp]>([
    [
      'second-level domain on Google',
      { displayUrl: 'nordlicht-fans.example' },
      'tm_display_url:allowed:second-level-domain',
      /second-level domain/,
    ],
    ['sub-domain', { displayUrl: 'nordlicht.irgendwer.example' }, 'tm_display_url:review', /sub-domain/],
    ['path', { displayUrl: path }, 'tm_display_url:review', /path/],
    [
      'path of a shop',
      { displayUrl: path, title: 'Lampen kaufen zum besten Preis' },
      'tm_display_url:allowed:authentic-resale',
      /path/,
    ],
    ['path of a competitor', { displayUrl: 'suedlicht.example/nordlicht' }, 'tm_display_url:violation', /path/],
    ['the owner’s', { displayUrl: 'nordlicht.example/nordlicht' }, 'tm_display_url:allowed:owner', /./],
  ])('%s', (_name, ad, expected, says) => {
    const detection = see(ad);
    expect(verdicts(detection)).toContain(expected);
    expect(findingOf(detection, 'tm_display_url').explanation).toMatch(says);
  });

  it('is not exempt in the second-level domain on an engine that does not say so', () => {
    expect(of('tm_display_url', { displayUrl: 'nordlicht-fans.example', engine: 'bing' })).toEqual([
      'tm_display_url:review',
    ]);
  });
});

describe('where the link leads', () => {
  it.each<[string, Partial<ObservedAd>, string[]]>([
    ['elsewhere', { title: 'Nordlicht', destination: 'https://ganzanders.example/' }, ['destination_mismatch:review']],
    ['to the same business under another suffix', { title: 'Nordlicht', destination: 'https://irgendwer.test/' }, []],
    [
      'through a tracker that hides it',
      { title: 'Nordlicht', destination: 'https://clickserve.dartsearch.net/link/click?lid=1' },
      [],
    ],
    [
      'through a tracker to another address',
      { title: 'Nordlicht', destination: 'https://pixel.everesttech.net/1/cq?url=https%3A%2F%2Fanders.example%2F' },
      [],
    ],
    [
      'through the engine’s click wrapper',
      { title: 'Nordlicht', destination: 'https://www.google.com/aclk?sa=l&ai=x' },
      [],
    ],
    ['elsewhere, in an ad about nothing of the brand', { destination: 'https://ganzanders.example/' }, []],
  ])('%s', (_name, ad, expected) => {
    expect(of('destination_mismatch', ad)).toEqual(expected);
  });

  it('is never more than a question, even under the brand’s own domain', () => {
    const detection = see({
      title: 'Nordlicht',
      displayUrl: 'nordlicht.example',
      destination: 'https://fremd.example/',
    });
    expect(verdicts(detection)).toEqual(
      expect.arrayContaining(['impersonation:review', 'destination_mismatch:review']),
    );
    expect(detection.findings.some((one) => one.verdict === 'violation')).toBe(false);
    expect(findingOf(detection, 'impersonation').explanation).toMatch(/^An ad shows the brand’s own domain/);
  });

  it('asks about an ad that shows the brand’s domain and carries an affiliate’s id', () => {
    const destination =
      'https://www.awin1.com/cread.php?awinmid=1&awinaffid=12345&ued=https%3A%2F%2Fnordlicht.example%2F';
    const detection = see({ title: 'Nordlicht', displayUrl: 'nordlicht.example', destination });
    expect(findingOf(detection, 'impersonation').explanation).toMatch(/affiliate id 12345 of awin/);
  });

  it('asks about an official claim under an imitating domain', () => {
    const detection = see({ title: 'Nordlicht Official Store', displayUrl: 'nordlicht-shop.example' });
    expect(findingOf(detection, 'impersonation').verdict).toBe('review');
  });
});
