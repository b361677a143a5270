import type { BrandCase } from './brand-case.js';
import type { Span } from './finding.js';
import { placeWords } from '../text/place-names.js';
import { quote, safeText } from '../text/safe-text.js';

/** Sentences about an ad. Everything that comes from the ad passes through `safeText` or `quote`. */

const RELATION_WORDS = {
  owner: 'the owner',
  agency: 'the owner’s agency',
  affiliate: 'the affiliate',
  reseller: 'the reseller',
  competitor: 'the competitor',
  informational: 'the site',
  unknown: 'an advertiser not in the portfolio',
} as const;

const FIELD_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^title$/, 'title'],
  [/^description$/, 'description'],
  [/^sitelinks\./, 'sitelinks'],
  [/^displayUrl$/, 'display URL'],
  [/^destination$/, 'link'],
  [/^query$/, 'query'],
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The party as the subject of a sentence: `The competitor Südlicht (suedlicht.example)`. */
export function who(brandCase: BrandCase): string {
  const { party, relation, role } = brandCase;
  if (party.source === 'publisher' && role === null) return capital(safeText(party.advertiserName ?? '', 80));
  const domain = party.domain === null ? null : safeText(party.domain, 80);
  const advertiser = party.advertiserName === null ? null : quote(party.advertiserName, 60);
  if (role !== null) {
    return `${capital(RELATION_WORDS[relation])} ${safeText(role.name, 60)}${domain === null ? '' : ` (${domain})`}`;
  }
  if (domain !== null)
    return `${capital(RELATION_WORDS.unknown)} (${domain}${advertiser === null ? '' : `, named ${advertiser}`})`;
  return advertiser === null
    ? 'An advertiser that shows no domain'
    : `The advertiser ${advertiser}, which shows no domain,`;
}

/** Where the ad was seen: ` on Google in Germany for the query “nordlicht”`. */
export function where(brandCase: BrandCase): string {
  const { ad } = brandCase;
  const query = ad.query === null || ad.query === '' ? '' : ` for the query ${quote(ad.query, 60)}`;
  return `${placeWords(ad.engine, ad.country)}${query}`;
}

/** The first spans as quotations with their fields: `“Nordlicht” in its title and “nordlicht” in its description`. */
export function seen(spans: readonly Span[]): string {
  const parts: string[] = [];
  for (const span of spans) {
    const part = `${quote(span.text, 60)} in its ${FIELD_WORDS.find(([name]) => name.test(span.field))?.[1] ?? 'text'}`;
    if (!parts.includes(part)) parts.push(part);
    if (parts.length === 3) break;
  }
  if (parts.length <= 1) return parts[0] ?? 'the mark';
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1] as string}`;
}

/** Says that a tracker stands in the link, where one does, and that it was not taken for the party. */
export function trackerNote(brandCase: BrandCase): string {
  const { party } = brandCase;
  const tracker = party.link.via;
  // A followed link is told with its end, and a party that was resolved by it was not taken from what is shown.
  if (tracker === null || party.trail !== null) return '';
  const host = safeText(tracker, 60);
  return party.source === 'display'
    ? ` (its link runs through ${host}, a tracker or click wrapper, so the party is taken from the shown domain)`
    : ` (its link runs through ${host}, a tracker or click wrapper, which is never taken for the party)`;
}

/** One sentence: who did what, and why the verdict is what it is. */
export function sentence(brandCase: BrandCase, does: string, why: string, subject: string = who(brandCase)): string {
  const place = `${where(brandCase)}${trackerNote(brandCase)}`;
  // A clause that closes with a comma before the place needs none where no place follows.
  return `${subject} ${place === '' ? does.replace(/,$/, '') : does}${place}: ${why}.`;
}
