import { quote, safeText } from '../../text/safe-text.js';
import { inForce } from '../dates.js';
import { termsOn } from '../terms.js';
import type { ExemptionTest } from './exemption.js';

const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  tm_copy: 'the mark in ad copy',
  competitor_copy: 'the mark in ad copy',
  tm_display_url: 'the mark in the display URL',
  lookalike_domain: 'the mark in its domain',
  false_affiliation: 'to call itself official or a partner',
  brand_bid: 'ads on the brand’s searches',
  tm_plus: 'ads on the brand with a modifier',
  misspell_bid: 'ads on misspellings of the brand',
  promise_conflict: 'claims beyond the brand’s promises',
  impersonation: 'to present itself as the brand',
  destination_mismatch: 'to lead to another domain than it shows',
  direct_link: 'to link straight to the brand’s site',
  ad_hijack: 'to link straight to the brand’s site under the brand’s own domain',
};

/** A permit given to a competitor covers the same copy once it is listed as permitted. */
const COPY = ['tm_copy', 'competitor_copy'];
const sameUse = (permitted: string, seen: string): boolean =>
  permitted === seen || (COPY.includes(permitted) && COPY.includes(seen));

/**
 * What a party was permitted, or an affiliate's agreement says `yes` to, while it is in force. A permit with dates and
 * an ad whose day is not known is partial evidence; so are two terms that contradict each other.
 */
export const permitExemption: ExemptionTest = (brandCase, _uses, violation) => {
  const { role, day, ad } = brandCase;
  const held = brandCase.permits
    .filter(({ permit }) => sameUse(permit.violation, violation))
    .map(({ name, permit }) => ({ name, permit, holds: inForce(permit.from, permit.until, day) }));
  const best = held.find(({ holds }) => holds === 'yes') ?? held.find(({ holds }) => holds === 'unknown');
  if (best !== undefined) {
    const { from, until } = best.permit;
    const dates = `${from === null ? '' : ` from ${from}`}${until === null ? '' : ` until ${until}`}`;
    const name = safeText(best.name);
    const unsure = best.holds === 'unknown' ? ', but the day on which the ad was seen is not known' : '';
    return {
      code: 'permit',
      strength: best.holds === 'yes' ? 'strong' : 'partial',
      because: `${name} is permitted ${SUBJECT_WORDS[violation] ?? violation}${dates}${unsure}`,
      basis: {
        kind: 'exemption',
        reference: `permit ${violation} ${name}`,
        text: `${name} is permitted ${SUBJECT_WORDS[violation] ?? violation}${dates}.`,
        source: null,
        inForceFrom: from,
      },
    };
  }
  if (role?.partner == null) return null;
  const terms = termsOn(violation, role.partner, ad, day);
  const yes = terms.find(({ term }) => term.rule === 'yes');
  if (yes === undefined) return null;
  const contested = terms.some(({ term, holds }) => term.rule !== 'yes' && holds === 'yes');
  const name = safeText(role.name);
  return {
    code: 'permit',
    strength: yes.holds === 'yes' && !contested ? 'strong' : 'partial',
    because: `clause ${safeText(yes.term.clause)} of ${name}’s agreement allows it${
      contested
        ? ', while another clause in force does not'
        : yes.missing === null
          ? ''
          : `, but ${yes.missing} is not known`
    }`,
    basis: {
      kind: 'agreement-term',
      reference: `${name} ${safeText(yes.term.clause)}`,
      text: quote(yes.term.text, 300),
      source: null,
      inForceFrom: yes.term.from,
    },
  };
};
