/** Control characters but the white space among them. */
const CONTROLS = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f]|\p{Cs}/gu;

/** Takes no place on a page: marks of direction, soft hyphens, joiners of words, tags. */
const INVISIBLE = /[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]--[\u200c\u200d\p{M}]]/gv;

/** Joiners shape the letters beside them in scripts that join, and the parts of an emoji; elsewhere nobody sees them. */
const IDLE_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}])[\u200c\u200d]+|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])|(?<=[A-Za-z])[\u200c\u200d]+|[\u200c\u200d]+(?=[A-Za-z])/gu;

const REPEATED_JOINER = /[\u200c\u200d]{2,}/gu;

const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b]/g;

const ADDRESS_WITH_QUERY = /https?:\/\/[^\s?]{1,2000}\?[^\s]{1,4000}/gi;

/** Parameters that tell where a visitor came from, and change from one look to the next. */
const TRACKING = /^(?:utm_\w{1,40}|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl)=/i;

/**
 * One line of text as a reader sees it: white space single, invisible characters gone, one style of quotation marks,
 * composed letters, addresses without tracking parameters. Any script. Applying it twice changes nothing.
 */
export function seenCharacters(text: string): string {
  const visible = text
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(REPEATED_JOINER, '')
    .replace(IDLE_JOINER, '')
    .normalize('NFC')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'");
  return visible.replace(ADDRESS_WITH_QUERY, withoutTracking).replace(/\s+/gu, ' ').trim();
}

function withoutTracking(address: string): string {
  const at = address.indexOf('?');
  const fragmentAt = address.indexOf('#', at);
  const end = fragmentAt === -1 ? address.length : fragmentAt;
  const kept = address
    .slice(at + 1, end)
    .split('&')
    .filter((parameter) => !TRACKING.test(parameter));
  return `${address.slice(0, at)}${kept.length === 0 ? '' : '?'}${kept.join('&')}${address.slice(end)}`;
}
