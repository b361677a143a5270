import { describe, expect, it } from '@jest/globals';
import type { ObservedAd } from '../../../../src/domain/detection/observed-ad.js';
import { aMark, nordlicht, see, verdicts } from './builders.js';

const english: Partial<ObservedAd> = { country: 'GB', language: 'en' };
/** The lamps of Nordlicht, and what a stranger's ad for something else makes of the name. */
const lamps = nordlicht({ marks: [aMark('NORDLICHT', { goods: ['lamp', 'lamps', 'lighting'] })] });
/** The same brand of which nothing is known but the name. */
const bare = nordlicht({ marks: [aMark('NORDLICHT')], competitors: [], partners: [], resellers: [] });

const copyOf = (ad: Partial<ObservedAd>, brand = lamps): string[] =>
  verdicts(see({ ...english, ...ad }, [brand])).filter((line) => /^(?:tm|competitor)_copy/u.test(line));

describe('what the copy says of something else speaks for nobody', () => {
  it.each<[string, Partial<ObservedAd>]>([
    ['a price elsewhere', { title: 'Nordlicht | Emergency plumbers', description: 'Visits from £49.' }],
    [
      'repairs elsewhere',
      { title: 'Emergency plumbers', description: 'Boiler repairs. Open late. Nordlicht: the team.' },
    ],
    ['reviews of the advertiser', { title: 'Nordlicht – Click here', description: 'Read our customers’ reviews.' }],
    ['a comparison of the advertiser’s own', { title: 'Nordlicht – Click here', description: 'Compare our plumbers.' }],
    ['a list of other things', { title: 'Nordlicht | Today', description: 'Fast, Easy & Secure, call now.' }],
  ])('%s', (_what, ad) => {
    expect(copyOf(ad)).toEqual(['tm_copy:violation']);
  });

  it.each<[string, Partial<ObservedAd>, string]>([
    ['goods in the copy', { title: 'Nordlicht Lamps', description: 'Prices from £49. Buy now.' }, 'authentic-resale'],
    [
      'goods in the search',
      { title: 'Nordlicht: buy now', description: 'From £49', query: 'desk lamps' },
      'authentic-resale',
    ],
    [
      'a list of makers',
      { title: 'Südlicht, Nordlicht, Lumina: buy online', description: 'From £49' },
      'authentic-resale',
    ],
    ['words of sale at the mark', { title: 'Buy Nordlicht – free delivery' }, 'authentic-resale'],
    ['repairs at the mark', { title: 'Nordlicht repairs in London' }, 'compatible-parts'],
    ['a tool for the goods', { title: 'The Best Nordlicht Lighting Tool' }, 'compatible-parts'],
  ])('but %s do', (_what, ad, exemption) => {
    expect(copyOf(ad)).toEqual([`tm_copy:allowed:${exemption}`]);
  });

  it('leaves what may be sold, the mark or something else, to a person', () => {
    expect(copyOf({ title: 'Nordlicht | Book Cheap Flights', description: 'Up to 75% off' })).toEqual([
      'tm_copy:review',
    ]);
    expect(copyOf({ title: 'Nordlicht Offers' })).toEqual(['tm_copy:review']);
  });
});

describe('who speaks as the brand itself', () => {
  it.each([
    'Nordlicht Customer Service – Call 24/7',
    'Sign in | Nordlicht',
    'My Nordlicht account: login Nordlicht',
    'Welcome to Nordlicht',
    'Mein Konto Nordlicht',
    'Espace Client Nordlicht',
    'Nordlicht – личный кабинет',
  ])('misleads, whatever else it sells: %s', (title) => {
    expect(copyOf({ title, description: 'Lamps from £49. Buy now, free delivery.' })).toEqual(['tm_copy:violation']);
  });

  it('does not, where the words stand apart or it calls itself independent', () => {
    const sold = { description: 'Nordlicht lamps from £49. Buy now. Our shop has a friendly customer service.' };
    expect(copyOf({ title: 'Nordlicht Lamps', ...sold })).toEqual(['tm_copy:allowed:authentic-resale']);
    const apart = {
      title: 'Nordlicht customer service by independent people',
      description: 'Nordlicht lamps: buy now, £49',
    };
    expect(copyOf(apart)).toEqual(['tm_copy:allowed:authentic-resale']);
  });
});

describe('a near spelling', () => {
  it('says nothing by itself', () => {
    expect(copyOf({ title: 'Norldicht – Click here' }, bare)).toEqual([]);
  });

  it('is for a person where one thing points at the brand', () => {
    expect(copyOf({ title: 'Norldicht lamps – Click here' })).toEqual(['tm_copy:review']);
  });

  it('is the mark where two things do, or where nothing but the brand was searched', () => {
    expect(copyOf({ title: 'Norldicht lamps – Click here', query: 'nordlicht lamps' })).toEqual(['tm_copy:violation']);
    expect(copyOf({ title: 'Norldicht – Click here', query: 'nordlicht' }, bare)).toEqual(['tm_copy:violation']);
  });

  it('is not read into words of the language', () => {
    const brand = nordlicht({ name: 'Cheapflights', marks: [aMark('CHEAPFLIGHTS', { goods: ['flights'] })] });
    expect(copyOf({ title: 'Book Cheap Flights Online', description: 'Flights from £9' }, brand)).toEqual([]);
  });
});

describe('a name that is written otherwise than registered', () => {
  const named = (text: string, variants: readonly string[] = []) =>
    nordlicht({ name: text, marks: [aMark(text, { variants: [...variants] })], competitors: [], partners: [] });

  it('is a word in small letters, and at most for a person', () => {
    expect(copyOf({ title: 'Découvrez nos produits velda' }, named('Velda'))).toEqual(['tm_copy:review']);
  });

  it('is an animal, not an abbreviation: elks', () => {
    const elkowa = named('ELKOWA', ['ELKS']);
    expect(copyOf({ title: 'Elks and reindeer by bus' }, elkowa)).toEqual([]);
    expect(copyOf({ title: 'ELKS | Click here' }, elkowa)).toEqual(['tm_copy:violation']);
  });

  it('is a word put together, not a name cut in two: smart and S-Mart', () => {
    expect(copyOf({ title: 'Your smart home' }, named('S-Mart'))).toEqual([]);
  });

  it('is no number beside a word: from 4 and Froma', () => {
    expect(copyOf({ title: 'Dresses from 4 €' }, named('Froma'))).toEqual([]);
  });

  it('is seen in a longer word whose capitals set it apart', () => {
    expect(copyOf({ title: 'VyldBonus – Claim yours' }, named('Vyld'))).toEqual(['tm_copy:review']);
    expect(copyOf({ title: 'Vyldbonus – Claim yours' }, named('Vyld'))).toEqual([]);
    const vyld = nordlicht({ name: 'Vyld', marks: [aMark('VYLD', { goods: ['lamp'] })] });
    expect(copyOf({ title: 'VyldBonus – Claim yours' }, vyld)).toEqual(['tm_copy:review']);
  });
});

describe('a brand of which nothing but the name is known', () => {
  it('is accused for where the name stands by itself in the title or was searched for', () => {
    expect(copyOf({ title: 'Nordlicht | Plumbers' }, bare)).toEqual(['tm_copy:violation']);
    expect(copyOf({ title: 'Your Nordlicht Today', query: 'nordlicht' }, bare)).toEqual(['tm_copy:violation']);
  });

  it('is for a person elsewhere', () => {
    expect(copyOf({ title: 'The Nordlicht of Plumbers' }, bare)).toEqual(['tm_copy:review']);
    expect(copyOf({ title: 'Plumbers', description: 'As seen at Nordlicht.' }, bare)).toEqual(['tm_copy:review']);
  });

  it('may stand behind a suffix of its own', () => {
    const ad = { title: 'Nordlicht | Lamps', displayUrl: 'https://lamps.google' };
    expect(copyOf(ad, nordlicht({ name: 'Google', marks: [aMark('GOOGLE')] }))).toEqual([]);
    expect(
      copyOf({ ...ad, title: 'Google | Domains' }, nordlicht({ name: 'Google', marks: [aMark('GOOGLE')] })),
    ).toEqual(['tm_copy:review']);
  });
});

describe('the mark in the address of a stranger', () => {
  it('is a violation beside copy that nothing explains, and for a person without the mark in the copy', () => {
    const addressed = (ad: Partial<ObservedAd>) =>
      verdicts(see({ ...english, displayUrl: 'www.irgendwer.example/nordlicht', ...ad }, [lamps])).filter((line) =>
        line.startsWith('tm_display_url'),
      );
    expect(addressed({ title: 'Nordlicht – Click here' })).toEqual(['tm_display_url:violation']);
    expect(addressed({ title: 'Click here' })).toEqual(['tm_display_url:review']);
    expect(addressed({ title: 'Nordlicht lamps, buy now', description: 'From £49' })).toEqual([
      'tm_display_url:allowed:authentic-resale',
    ]);
  });
});

describe('full-width letters', () => {
  it('are a disguise, except in scripts that set them as a matter of course', () => {
    const sold = { description: 'Lamps from £49. Buy now.' };
    expect(copyOf({ title: 'Ｎｏｒｄｌｉｃｈｔ lamps', ...sold })).toEqual(['tm_copy:violation']);
    const inJapanese = { title: 'Ｎｏｒｄｌｉｃｈｔ 通販 送料無料 価格', country: 'JP', language: 'ja' };
    expect(copyOf(inJapanese)).toEqual(['tm_copy:allowed:authentic-resale']);
  });
});
