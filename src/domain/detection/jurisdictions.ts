/** Member states of the EU by ISO 3166-1 code, with the days they joined and left. Source: the accession treaties. */
const EU_MEMBERS: readonly { readonly codes: string; readonly from: string; readonly until: string | null }[] = [
  { codes: 'BE DE FR IT LU NL', from: '1958-01-01', until: null },
  { codes: 'DK IE', from: '1973-01-01', until: null },
  { codes: 'GB UK', from: '1973-01-01', until: '2021-01-01' },
  { codes: 'GR EL', from: '1981-01-01', until: null },
  { codes: 'ES PT', from: '1986-01-01', until: null },
  { codes: 'AT FI SE', from: '1995-01-01', until: null },
  { codes: 'CY CZ EE HU LT LV MT PL SI SK', from: '2004-05-01', until: null },
  { codes: 'BG RO', from: '2007-01-01', until: null },
  { codes: 'HR', from: '2013-07-01', until: null },
];

const BENELUX = 'BE NL LU'.split(' ');

/** Whether a region as people write it (`DE`, `EU`, `Benelux`, `worldwide`) holds a country on a day. */
export function regionHolds(region: string, country: string, day: string | null): boolean {
  const [place, code] = [region.trim().toUpperCase(), country.trim().toUpperCase()];
  if (place === code || place === 'WORLDWIDE' || place === 'WORLD' || place === '*') return true;
  if ((place === 'UK' && code === 'GB') || (place === 'GB' && code === 'UK')) return true;
  if (place === 'BENELUX' || place === 'BX') return BENELUX.includes(code);
  if (place !== 'EU') return false;
  return EU_MEMBERS.some(
    (members) =>
      members.codes.split(' ').includes(code) &&
      (day === null ? members.until === null : day >= members.from && (members.until === null || day < members.until)),
  );
}
