import { domainToASCII } from 'node:url';
import type { ObservedAd } from '../../src/domain/detection/observed-ad.js';
import type { ProtectedBrand } from '../../src/domain/detection/protected-portfolio.js';
import { PHRASES, writtenLanguage, type Phrases, type Written } from './misuse-phrases.js';
import { fullWidth, leet, lookAlike, slug, split, typo, zeroWidth } from './misuse-spellings.js';

interface Writing {
  readonly ad: ObservedAd;
  readonly brand: ProtectedBrand;
  /** The mark as its owner writes it. */
  readonly mark: string;
  /** The phrases in the language of the ad. */
  readonly say: Phrases;
}

type Technique = (writing: Writing) => Partial<ObservedAd>;

/** What of the ad each technique replaces; the rest of the real ad stays. */
export const MISUSE_TECHNIQUES: Readonly<Record<string, Technique>> = {
  'mark before the title': ({ ad, mark }) => ({ title: `${mark} | ${ad.title}` }),
  'mark in the description only': ({ ad, mark, say }) => ({
    description: `${(ad.description ?? ad.title).replace(/(?<![.!?…])\s*$/u, '.')} ${say.offer(mark)}`,
  }),
  'mark in a sitelink': ({ ad, mark, say }) => ({
    sitelinks: [...ad.sitelinks, { title: say.account(mark), description: null, url: null }],
  }),
  'competitor with the mark in its title': ({ ad, brand, mark, say }) => ({
    ...atDomain(ad, competitorOf(brand)),
    title: say.click(mark),
  }),
  'competitor that attacks without comparing': ({ ad, brand, mark, say }) => ({
    ...atDomain(ad, competitorOf(brand)),
    title: say.attack(mark),
  }),
  leet: ({ mark, say }) => ({ title: say.click(leet(mark)) }),
  'look-alike letters': ({ mark, say }) => ({ title: say.click(lookAlike(mark)) }),
  'split letters': ({ mark, say }) => ({ title: say.click(split(mark)) }),
  'zero width inside': ({ mark, say }) => ({ title: say.click(zeroWidth(mark)) }),
  'full width': ({ mark, say }) => ({ title: say.click(fullWidth(mark)) }),
  'official site, English': officialIn('en'),
  'official site, German': officialIn('de'),
  'official site, French': officialIn('fr'),
  'official site, Spanish': officialIn('es'),
  'official site, Italian': officialIn('it'),
  'official site, Dutch': officialIn('nl'),
  'official site, Japanese': officialIn('ja'),
  'authorised dealer': ({ mark, say }) => ({ title: say.authorised(mark) }),
  'typo domain': (writing) => shopAt(writing, `www.${typo(slug(writing.mark))}.example`),
  'look-alike domain': (writing) => shopAt(writing, `www.${domainToASCII(`${lookAlike(slug(writing.mark))}.example`)}`),
  'combination domain': (writing) => {
    const goods = slug(writing.brand.marks[0]?.goods[0] ?? 'shop');
    return shopAt(writing, `www.${slug(writing.mark)}-${goods}.example`);
  },
  'mark in the sub-domain': ({ ad, mark, say }) => ({
    title: say.click(mark),
    displayUrl: `${slug(mark)}.${hostOf(ad).replace(/^www\./u, '')}`,
  }),
  'mark in the path': ({ ad, mark, say }) => ({ title: say.click(mark), displayUrl: `${hostOf(ad)}/${slug(mark)}` }),
  'poses as the brand': ({ mark, say }) => ({ title: mark, description: say.welcome(mark) }),
  'typo on a brand query': ({ mark, say }) => ({ title: say.click(typo(mark)), query: mark.toLowerCase() }),
  possessive: ({ mark, say }) => ({ title: say.secret(mark) }),
  compound: ({ mark, say }) => ({ title: say.bonus(mark) }),
  'name in Han': localName(/\p{Script=Han}/u, (name) => `${name} 点击这里`, 'zh', 'SG'),
  'name in kana': localName(/\p{Script=Katakana}/u, PHRASES.ja.click, 'ja', 'JP'),
  'name in Hangul': localName(/\p{Script=Hangul}/u, (name) => `${name} 바로가기`, 'ko', 'KR'),
  'name in Thai': localName(/\p{Script=Thai}/u, (name) => `คลิก${name}ที่นี่`, 'th', 'TH'),
  'customer service': ({ mark, say }) => ({ title: say.hotline(mark) }),
  'login page': ({ mark, say }) => ({ title: say.login(mark) }),
};

/** Writes in the language of the ad; a technique that names a language brings its own. */
export function applyTechnique(ad: ObservedAd, brand: ProtectedBrand, technique: string): ObservedAd {
  const write = MISUSE_TECHNIQUES[technique];
  if (write === undefined) throw new Error(`There is no technique ${technique}.`);
  const mark = brand.name.replace(/[^\p{L}\p{N}\s'’-]/gu, '').trim();
  return { ...ad, ...write({ ad, brand, mark, say: PHRASES[writtenLanguage(ad)] }) };
}

function officialIn(language: Written): Technique {
  const say = PHRASES[language];
  return ({ ad, mark }) => {
    const title = say.official(mark);
    // A foreign ad is moved to the market that reads it, and loses its description, which nobody would have run there.
    if (writtenLanguage(ad) === language) return { title };
    return { title, description: say.offer(mark), language, country: say.market };
  };
}

function localName(script: RegExp, title: (name: string) => string, language: string, country: string): Technique {
  return ({ brand }) => {
    const name = brand.marks.flatMap((mark) => mark.variants).find((variant) => script.test(variant));
    if (name === undefined) throw new Error(`${brand.name} has no name in ${script.source}.`);
    return { title: title(name), description: null, language, country };
  };
}

function shopAt({ ad, mark, say }: Writing, displayUrl: string): Partial<ObservedAd> {
  return { ...atDomain(ad, displayUrl), title: say.shop(mark), description: say.shopText(mark) };
}

/** Another party's ad: what led to the real advertiser is taken out. */
function atDomain(ad: ObservedAd, displayUrl: string): Partial<ObservedAd> {
  const sitelinks = ad.sitelinks.map((sitelink) => ({ ...sitelink, url: null }));
  return { displayUrl, destination: null, advertiserName: null, sitelinks };
}

function competitorOf(brand: ProtectedBrand): string {
  const domain = brand.competitors.flatMap(({ domains }) => domains)[0];
  if (domain === undefined) throw new Error(`${brand.name} has no competitor.`);
  return `www.${domain}`;
}

function hostOf(ad: ObservedAd): string {
  const host = /^(?:https?:\/\/)?([^/\s?#]+)/u.exec(ad.displayUrl ?? '')?.[1];
  if (host === undefined) throw new Error(`${ad.id} shows no address.`);
  return host;
}
