import { placeWords } from '../../text/place-names.js';
import { quote, safeText } from '../../text/safe-text.js';
import type { RecordLine, SeenAd } from '../record.js';
import type { FilingWords } from './filing-words.js';

const BLOCKS: Readonly<Record<string, string>> = {
  top: 'above the results',
  middle: 'between the results',
  bottom: 'below the results',
  side: 'beside the results',
};

/**
 * English. What was seen is stated, never what somebody meant by it: an ad *appeared* on a search, because the keyword
 * behind it cannot be seen.
 */
export const ENGLISH: FilingWords = {
  gap: (label) => `[missing: ${label}]`,
  instant: (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`,
  position: (ad) => `${ad.position}, ${BLOCKS[ad.block] ?? safeText(ad.block, 20)}`,
  scope: (ads) => (ads === 1 ? 'One ad' : `${ads} ads of the same advertiser`),
  seen: (line) => `${seen(line)} ${sightings(line)}`,
  change,
  right: ({ mark, office, number, owner }) =>
    `${quote(mark, 60)} is a registered trade mark of ${safeText(owner, 100)} (${safeText(office, 40)} ${safeText(number, 40)}).`,
  clause: (basis) => `${safeText(basis.reference, 100)}: ${quote(basis.text, 300)}`,
  formSubject: ({ mark, advertiser }) => `Trade mark ${mark} in ads of ${advertiser}`,
  networkSubject: ({ advertiser, number, isBreach }) =>
    isBreach
      ? `Breach of programme terms: ${advertiser} (${number})`
      : `Ads that lead through your links: ${advertiser} (${number})`,
  noticeSubject: ({ brand, number, asksOnly }) =>
    asksOnly ? `Your ads on searches for ${brand} (${number})` : `Use of ${brand} in your ads (${number})`,
  formOpening: ({ owner, advertiser }) =>
    `${owner} asks for review of the following ads of ${advertiser}. All details are taken from saved results pages.`,
  networkOpening: ({ network, owner, programme, advertiser, publisherId }) =>
    `To the compliance team of ${network},\n\nwe write for ${owner} about ads of ${advertiser} (affiliate id ${publisherId}) in the programme ${programme}.`,
  noticeOpening: ({ owner, advertiser, asksOnly }) =>
    asksOnly
      ? `To ${advertiser},\n\nwe write for ${owner}. Your ads appeared on searches for our brand. That alone is no accusation: the keyword behind an ad cannot be seen, and broad match is possible.`
      : `To ${advertiser},\n\nwe write for ${owner} about ads that we saw.`,
  headings: {
    seen: 'What was seen',
    ad: 'The ad',
    rests: 'What this rests on',
    asks: 'What we ask for',
    evidence: 'Evidence kept',
  },
  adLines: (ad) => [
    `Title: ${quote(ad.title, 300)}`,
    ...(ad.description === null ? [] : [`Description: ${quote(ad.description, 600)}`]),
    ...(ad.displayUrl === null ? [] : [`Shown address: ${safeText(ad.displayUrl, 200)}`]),
    ...(ad.destination === null ? [] : [`Leads to: ${safeText(ad.destination, 500)}`]),
    ...trailLines(ad),
    `Seen: ${ENGLISH.instant(ad.seenAt)}, position ${ENGLISH.position(ad)}`,
    `Search: ${ad.query === null ? 'not known' : quote(ad.query, 100)}`,
  ],
  reverseCommission:
    'Please also say which commissions fell due through these ads, and reverse them where the terms say so.',
  answerBy: ({ day, email }) => `Please answer by ${day} to ${email}.`,
  evidence: (ad) =>
    `Results page of ${ENGLISH.instant(ad.seenAt)}, SHA-256 ${ad.sha256}${
      ad.trail?.landingSha256 == null
        ? ''
        : `; landing page of ${ENGLISH.instant(ad.trail.followedAt)}, SHA-256 ${ad.trail.landingSha256}`
    }`,
  signature: ({ name, capacity }) => [name, capacity].filter((part) => part !== null).join('\n'),
};

/** Every address of a followed link, so that whoever gets the filing can follow it too. */
function trailLines({ trail }: SeenAd): string[] {
  if (trail === null || trail.hops.length < 2) return [];
  const way = trail.hops.map(({ url }, at) => `${at + 1}. ${safeText(url, 500)}`);
  return [`Way of the link, followed ${ENGLISH.instant(trail.followedAt)}: ${way.join(' ')}`];
}

function seen(line: RecordLine): string {
  const [ad] = line.ads;
  const mark = line.mark === null ? 'the brand' : quote(line.mark, 60);
  const where = place(line);
  switch (line.violation) {
    case 'tm_copy':
    case 'competitor_copy':
      return `The text of the ad holds ${mark}${where}.`;
    case 'tm_display_url':
      return `The address that the ad shows holds ${mark}: ${quote(ad?.displayUrl ?? 'not known', 120)}${where}.`;
    case 'lookalike_domain':
      return `The domain of the ad resembles ${mark}: ${quote(ad?.displayUrl ?? 'not known', 120)}${where}.`;
    case 'false_affiliation':
      return `The ad claims a tie to ${mark}: ${quote(ad?.title ?? 'not known', 150)}${where}.`;
    case 'promise_conflict':
      return `The ad says what ${mark} does not promise (${quote(line.basis.text, 200)})${where}.`;
    case 'impersonation':
      return `The ad presents itself as ${mark}, and its address is not the owner’s${where}.`;
    case 'destination_mismatch':
      return `The ad shows ${quote(ad?.displayUrl ?? 'not known', 120)} and leads to ${quote(ad?.destination ?? 'not known', 200)}${where}.`;
    case 'direct_link':
      return `The ad leads straight to the brand’s own site by an affiliate’s link${where}.`;
    case 'ad_hijack':
      return `The ad shows the brand’s own domain and leads there by an affiliate’s link${where}.`;
    case 'evasion':
      return `The ad’s link led to different pages when it was asked in different ways${where}.`;
    case 'terms_breach':
      return `The ad appeared${where} while ${safeText(line.basis.reference, 100)} was in force.`;
    case 'brand_bid':
    case 'tm_plus':
    case 'misspell_bid':
      return `The ad appeared${where}. The keyword behind it cannot be seen; broad match is possible.`;
  }
}

/** Where the line's ads were seen. The sightings that a line counts may be on more searches than its newest ads. */
function place({ ads, engine, country }: RecordLine): string {
  const searches = [...new Set(ads.flatMap(({ query }) => (query === null ? [] : [query])))];
  const named = searches.map((search) => quote(search, 100)).join(' and ');
  const search =
    searches.length === 0 ? '' : ` on ${searches.length === 1 ? 'the search' : 'searches such as'} ${named}`;
  return `${search}${placeWords(engine, country)}`;
}

function sightings({ sightings, firstSeenAt, lastSeenAt }: RecordLine): string {
  const [first, last] = [ENGLISH.instant(firstSeenAt), ENGLISH.instant(lastSeenAt)];
  return sightings === 1 ? `It was seen once, ${last}.` : `It was seen ${sightings} times from ${first} to ${last}.`;
}

function change(line: RecordLine): string {
  const mark = line.mark === null ? 'the brand' : quote(line.mark, 60);
  const negative = `Please check whether ${mark} is among the keywords; where the ad was matched broadly, ${mark} as a negative keyword settles it.`;
  if (line.verdict === 'appearance') return negative;
  switch (line.violation) {
    case 'tm_copy':
    case 'competitor_copy':
      return `Take ${mark} out of the ad’s titles, descriptions and other assets.`;
    case 'tm_display_url':
      return `Take ${mark} out of the address that the ad shows.`;
    case 'lookalike_domain':
      return 'Stop advertising with this domain, and say who holds it.';
    case 'false_affiliation':
      return `Take out the claim of a tie to ${mark}.`;
    case 'promise_conflict':
      return 'Correct or take out the claim.';
    case 'impersonation':
      return `Change the ad so that nobody takes it for one of ${mark}.`;
    case 'destination_mismatch':
      return 'Let the ad show the domain that it leads to.';
    case 'direct_link':
    case 'ad_hijack':
      return 'Stop ads that lead straight to the brand’s site, and say for whom this publisher’s id was used.';
    case 'evasion':
      return 'Let the link lead every visitor to the same page, and say why it did not.';
    case 'terms_breach':
      return `Bring the ads in line with ${safeText(line.basis.reference, 100)}. Where an ad was matched broadly, ${mark} as a negative keyword settles it.`;
    case 'brand_bid':
    case 'tm_plus':
    case 'misspell_bid':
      return negative;
  }
}
