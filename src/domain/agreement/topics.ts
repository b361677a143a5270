import { maskOut } from './flat-text.js';
import type { TermSubject } from './term-subjects.js';

/** A subject that a sentence speaks of, and where its words begin. */
export interface Topic {
  readonly subject: TermSubject;
  readonly at: number;
  readonly end: number;
  /** Why a person should read the sentence; null where the words are plain. */
  readonly why: string | null;
}

const PAID =
  /\b(?:paid[- ](?:search|placements?|listings?|keywords?)|pay[- ]per[- ]click|ppc|cpc|sem(?:[- ]\p{L}+)?|sea(?=[- ](?:kampagnen?|aktivitäten|traffic|anzeigen)|\b(?! ))|search[- ]engine[- ](?:marketing|advertis\p{L}+|ads?)|search (?:advertis\p{L}+|ads?|campaigns?|affiliates?|arbitrage)|sponsored (?:search|links?|listings?|results?)|google ads|adwords|microsoft (?:ads|advertising)|bing ads|keyword[- ]advertising|suchmaschinen(?:werbung|marketing|anzeigen))(?![\p{L}])/giu;
/** Words that make a general word one about ads on results pages. */
const CONTEXT =
  /\b(?:paid|ppc|cpc|sem|search|sponsored|keywords?|ads?\b|advert\p{L}*|anzeigen?|bids?|bidding|outbid\p{L}*|campaigns?)/iu;
const BID =
  /\b(?:bids?|bidding|outbid|bieten|gebote?)(?![\p{L}])|\b(?:purchas\p{L}+|buy(?:s|ing)?|acquir\p{L}+|us(?:e|es|ing)|book(?:s|ed|ing)?|target\p{L}*|select\p{L}*|trigger\p{L}*|reserv\p{L}+)\b[^.;]{0,80}?\bkeywords?\b|\bkeyword[- ]?(?:auctions?|bidding|purchas\p{L}+|advertising)|\bas (?:an? )?(?:\p{L}+ )?keywords?\b|\bals keyword|\b(?:brand(?:ed)?|trade ?mark|marken?)[- ]?(?:keywords?|terms?|begriffe?)(?![\p{L}])|\bkeywords? (?:other than|excluding|except|that (?:consist|contain|includ))/iu;
const STRICT_BID = /\b(?:bid|bids|bidding|bieten|gebote?)(?![\p{L}])/iu;
/** A domain that somebody holds, and not one that is bid on. */
const HELD_DOMAIN = /\b(?:regist\p{L}+|own\p{L}*|operat\p{L}+|domain names?)(?![\p{L}])/iu;
const BRAND_BID = /\b(?:brand|trade ?mark|marken?|tm)[- ]?(?:keyword |name |search )?(?:bid\p{L}*|bieten)/iu;
const PLUS =
  /(?<![\p{L}])(?:(?:brand(?: names?)?|tm|trade ?marks?|names?) ?(?:\+|plus\b)|(?:in )?(?:combination|conjunction)s? (?:with|of)|combined with|(?:together|along) with (?:an? |any |other |generic )?(?:\p{L}+ )?(?:words?|terms?|keywords?|modifiers?|phrases?)|keyword combinations?|in sequence with|(?:brand|trade ?mark)\p{L}*(?: names?| terms?)? with (?:generic|other|any)|combin\p{L}+ (?:[\p{L}'-]+ ){0,6}?with|phrases? (?:that |which )?(?:include|contain|includ|contain)\p{L}*|in (?:verbindung|kombination) mit|markenkombinationen)/iu;
const ALSO_ALONE =
  /\b(?:alone|on (?:its|their) own|by itself|whether|either|as well as|including|or (?:in|together|combined)|, (?:in|or|and) |einzeln|allein)/iu;
const MISSPELT =
  /\b(?:mis-?spell?\p{L}*|typos?(?![\p{L}])|typographical \p{L}+|variations?|variants?|derivations?|derivatives?|deviations|falschschreib\p{L}*|tippfehler\p{L}*|schreibweisen|abwandlung\p{L}*|vertipper)/iu;
/** `misspellings of our brand`: the brand's own name is not what is spoken of. */
const MISSPELT_OF =
  /\b(?:mis-?spell?\p{L}*|typos|variations?|variants?|derivations?|derivatives?|falschschreib\p{L}*|tippfehler\p{L}*|abwandlung\p{L}*)(?: (?:or|and|und|oder) \p{L}+)? (?:of|der|des|von) /giu;
const DISPLAY =
  /\b(?:(?:display(?:ed)?|visible|vanity|shown)[- ]?(?:urls?|address(?:es)?|domains?)|url(?:s)? (?:displayed|shown|that is shown)|(?:display|anzeigen?)-?url|sichtbaren? url)/iu;
const COPY =
  /\b(?:ad(?:vert(?:isement)?)?s?'?s?[- ]?(?:cop(?:y|ies)|texts?|titles?|creatives?|headlines?|descriptions?)|(?:text|copy|titles?|headlines?|descriptions?(?: lines?)?|body|creatives?)(?: (?:or|and) (?:\p{L}+ )?(?:text|copy|titles?|headlines?|descriptions?(?: lines?)?|body))? of (?:your |the |any |an? |their |its |his |all )?(?:\p{L}+ ){0,2}?(?:ads?|advert\p{L}*|listings?|creatives?)|headlines?\b[^.;]{0,40}?\bads?\b|anzeigen(?:text|titel|überschrift)\p{L}*)/iu;
const DOMAIN = /\b(?:domains?(?:[- ]names?)?|sub-?domains?|domainnamen?)(?![\p{L}])/iu;
const DIRECT =
  /\bdirect(?:ly)?[- ]?(?:to[- ](?:site|merchant|website|advertiser))?[- ]?link\p{L}*|\bdirekt(?:e )?verlink\p{L}*/iu;
const DIRECT_LOOSE =
  /\blink\p{L}*\b[^.;]{0,50}?\b(?:directly|straight) to\b|\b(?:direct|send|redirect)\p{L}* (?:\p{L}+ ){0,4}?(?:directly|straight) to\b/iu;
const ABOVE =
  /\b(?:outrank\p{L}*|outbid\p{L}*|bid (?:higher|more) than|(?:appear|rank|show|position|plac|list|bid)\p{L}* (?:\p{L}+ ){0,4}?(?:above|higher(?: than)?|ahead of|in front of))/iu;
const NEGATIVE =
  /\bnegativ\p{L}*[- ](?:\p{L}+[- ])?(?:keywords?|match\p{L}*|exact|phrase|terms?|lists?|kws?)|\bas negatives?\b|\bnegative keyword/iu;
const HOURS =
  /\bday-?parting|\b(?:between|from|before|after|until|zwischen|von) \d{1,2}(?:[:.]\d\d)? ?(?:a\.?m|p\.?m|h\b|o'clock|uhr|and|to|until|und|bis|–|-)|\b(?:hours|times) of (?:the )?day|\b(?:office|business) hours|\bweekends?\b|\bat night\b/iu;
const EXCLUDED =
  /\b(?:keywords?|(?:search )?terms?) (?:\p{L}+ ){0,3}?(?:listed|set out|specified|contained|named|below)|\b(?:excluded|restricted|prohibited|forbidden|following|non-?approved) (?:keywords?|search terms?|ppc terms?)/iu;
const OFFICIAL =
  /\bofficial (?:\p{L}+ )?(?:sites?|websites?|stores?|shops?|pages?|retailers?|partners?|representatives?|outlets?)|\boffizielle\p{L}* (?:seite|shop|partner|händler)\p{L}*/iu;
const OTHERS =
  /\b(?:trade ?marks?|brands?|names?|keywords?|marks)(?: \p{L}+){0,2} of (?:an? |any |other )?(?:third[- ]part(?:y|ies)|others|competitors?|competing \p{L}+)|\b(?:third[- ]part(?:y|ies)|competitors?)(?:'s|'|s')? (?:\p{L}+ )?(?:trade ?marks?|brands?|names?|keywords?|marks)|\bbrand new\b|\bcompetiti(?:ve|on) brand|\bnon-?brand(?:ed)?\b|\b(?:bidding|paid search|ppc|trade ?mark|sem)['"]? (?:polic(?:y|ies)|restrictions?|guidelines?|rules|terms and conditions|tab)\b|\bbrand(?: \p{L}+)? (?:safety|image|guidelines?|reputation|assets|ambassadors?)/giu;
const GENERIC = /\b(?:any|all) keywords?|\bkeywords?, search terms\b|\bkeyword auctions?/iu;

/** What a part of a sentence speaks of. @param alone whether a name may stand without a verb, as in tables and lists */
export function topicsOf(flat: string, brand: RegExp, alone: boolean): Topic[] {
  const part = maskOut(flat, OTHERS);
  const topics: Topic[] = [];
  const add = (subject: TermSubject, found: RegExpExecArray | null, why: string | null = null): void => {
    if (found !== null) topics.push({ subject, at: found.index, end: found.index + found[0].length, why });
  };
  const context = CONTEXT.test(part);
  const branded = first(brand, part);
  const negative = NEGATIVE.exec(part);
  const display = DISPLAY.exec(part);
  const copy = COPY.exec(part);
  add('negative_keywords', negative);
  add('tm_display_url', display, branded === null ? NO_BRAND : null);
  if (copy !== null && branded !== null) add('tm_copy', copy);
  const asKeyword = negative !== null || STRICT_BID.test(part);
  if (branded !== null && (!asKeyword || HELD_DOMAIN.test(part)))
    add('lookalike_domain', DOMAIN.exec(maskOut(part, new RegExp(DISPLAY, 'giu'))));
  add('direct_linking', DIRECT.exec(part) ?? (context ? DIRECT_LOOSE.exec(part) : null));
  if (context) add('rank_above_brand', ABOVE.exec(part));
  if (context && HOURS.test(part) && (PAID_ONCE.test(part) || BID.test(part)))
    add('dayparts', HOURS.exec(part), 'no rule reads hours of the day yet');
  if (context && OFFICIAL.test(part)) add('false_affiliation', OFFICIAL.exec(part));
  const elsewhere = topics.length > 0;
  topics.push(...bids(part, brand, { alone, elsewhere, negative: negative !== null }));
  if (topics.every(({ subject }) => subject !== 'brand_bid'))
    add('excluded_terms', EXCLUDED.exec(part), 'which words they are has to be entered by hand');
  return [...topics, ...paidSearch(part, topics.length > 0)].toSorted((a, b) => a.at - b.at);
}

const NO_BRAND = 'it does not say whose name';
const PAID_ONCE = new RegExp(PAID.source, 'iu');

function bids(part: string, brand: RegExp, told: { alone: boolean; elsewhere: boolean; negative: boolean }): Topic[] {
  const noun = BRAND_BID.exec(part);
  const bid = STRICT_BID.exec(part) ?? (told.elsewhere ? null : BID.exec(part));
  const plus = PLUS.exec(part);
  const misspelt = MISSPELT.exec(part);
  const deed = noun ?? bid;
  if (told.negative && bid === null) return [];
  const above = ABOVE.exec(part);
  if (above !== null && (bid === null || (bid.index >= above.index && bid.index < above.index + above[0].length)))
    return [];
  const topics: Topic[] = [];
  const put = (subject: TermSubject, found: { readonly index: number; readonly 0: string }): void => {
    topics.push({ subject, at: found.index, end: found.index + found[0].length, why: null });
  };
  const standing = told.alone || /\b(?:tm|brand|trade ?mark) ?\+|\b(?:tm|brand) plus\b/iu.test(part);
  const ofBrand = maskOut(
    maskOut(
      part,
      new RegExp(`(?:${MISSPELT_OF.source})(?:(?:our|the|any|such|your|its) ){0,2}(?:${brand.source})`, 'giu'),
    ),
    MISSPELT_OF,
  );
  const object = first(brand, ofBrand);
  if (plus !== null && (deed !== null || standing)) put('tm_plus', plus);
  const only = plus !== null && !ALSO_ALONE.test(part) && noun === null;
  const near = deed !== null && object !== null;
  if (noun !== null) put('brand_bid', noun);
  else if (near && !only) put('brand_bid', deed);
  if (misspelt !== null && (deed !== null || (told.alone && !told.elsewhere))) put('misspell_bid', misspelt);
  return topics;
}

/** Paid search as such: where nothing narrower is spoken of, or as an item of a row, or with a ruling of its own. */
function paidSearch(part: string, narrower: boolean): Topic[] {
  const found = [...part.matchAll(PAID)].filter(
    (match) => !narrower || isItem(part, match.index, match.index + match[0].length),
  );
  const match = found[0] ?? (narrower ? null : GENERIC_BID.exec(part));
  if (match === null) return [];
  return [{ subject: 'paid_search', at: match.index, end: match.index + match[0].length, why: null }];
}

const GENERIC_BID = new RegExp(`\\b(?:bid|bidding|auctions?|purchas\\p{L}+)\\b[^.;]{0,60}?(?:${GENERIC.source})`, 'iu');

function isItem(part: string, start: number, end: number): boolean {
  const before = part.slice(Math.max(0, start - 6), start);
  const after = part.slice(end, end + 16);
  const opens = /(?:^|[,:;|(]\s*|\b(?:and|or|und|oder)\s)$/i.test(before) || start === 0;
  return opens && /^\s*(?:$|[,.;|)]|(?:and|or|und|oder|is|are|ist|sind)\b)/i.test(after);
}

function first(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text);
}
