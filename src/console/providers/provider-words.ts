import type { ProviderRow } from '../api/generated/types.gen.js';
import { count, countryName, formatInstant, formatNumber, listed } from '../words/format.js';
import { lookup } from '../words/lookup.js';

/** How far the reading of a provider's replies is vouched for, in two words and in a sentence. */
export const vouchedLabel = lookup({
  recorded: 'Checked',
  documented: 'By documentation',
  reconstructed: 'Uncertain',
} satisfies Record<ProviderRow['engines'][number]['vouched'], string>);

export const vouchedMeaning = lookup({
  recorded: 'Its replies were checked against recorded ones with ads.',
  documented:
    'Read by the provider’s documentation alone, never held against a real reply. Compare a few captures with the page first.',
  reconstructed:
    'The provider’s own documentation does not say how it tells ads. A reply without ads never counts as “nothing there”.',
} satisfies Record<ProviderRow['engines'][number]['vouched'], string>);

export const screenshotWords = lookup({
  none: 'No picture of the page.',
  'separate-call': 'A picture of the page costs a call of its own, which is not made.',
  'with-reply': 'A picture of the page comes with the reply.',
} satisfies Record<ProviderRow['screenshots'], string>);

const dollars = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});

/** “$25.00 to $9.17 for a thousand looks”: single looks cost fractions of a cent. */
export function priceWords(price: ProviderRow['price']): string {
  if (price === null || price.plans.length === 0) return 'No published price is known; see the provider’s own page.';
  const [dearest, cheapest] = [price.plans[0], price.plans.at(-1)].map((plan) => perThousand(plan?.usdPerLook ?? 0));
  return `${dearest === cheapest ? dearest : `${dearest} to ${cheapest}`} for a thousand looks`;
}

export const perThousand = (usdPerLook: number): string => dollars.format(usdPerLook * 1000);

export function paceWords({ asksASecond, atOnce }: ProviderRow): string {
  const pace =
    asksASecond >= 1
      ? `${formatNumber(asksASecond)} a second`
      : `one in ${count(Math.round(1 / asksASecond), 'second')}`;
  return `At most ${pace}, ${formatNumber(atOnce)} at once`;
}

/** Whether there is a key, from where, and since when. */
export function keyWords({ key, credentials }: ProviderRow): string {
  const variables = listed(credentials.map(({ variable }) => variable));
  if (key.from === 'environment') return `Set in the environment of the server (${variables}).`;
  if (key.from === null)
    return `None is set, so it is not asked. An admin sets one here, or ${variables} in the environment.`;
  const since = key.setAt === null ? 'here' : `here on ${formatInstant(key.setAt)}`;
  return key.readable
    ? `Set ${since}.`
    : `Set ${since}, and sealed with another secret than this server has: set it again, or give the server the same MARKWARDEN_SECRET.`;
}

/** What a provider knows its customer by, as people call it. */
export const fieldLabel = lookup({ key: 'API key', login: 'Login', password: 'Password' });

/** Where an engine can be searched from, as a person says it. */
export function countriesWords(countries: readonly string[] | null): string {
  if (countries === null) return 'any country';
  return countries.length <= 6 ? listed(countries.map(countryName)) : count(countries.length, 'country', 'countries');
}
