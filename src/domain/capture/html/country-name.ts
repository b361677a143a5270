/**
 * Countries by the name that a page shows in its own language. The names come from the runtime's own locale data
 * (ECMA-402), which is the same for the same runtime; nothing is asked of the outside.
 */

const ISO_3166 =
  'AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN ' +
  'CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK ' +
  'HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ' +
  'ME MG MH MK ML MM MN MO MQ MR MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NZ OM PA PE PF PG PH PK PL PR PS PT PY QA RE ' +
  'RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR ST SV SY SZ TC TD TG TH TJ TL TM TN TO TR TT TW TZ UA UG US UY UZ VC ' +
  'VE VG VI VN VU WS XK YE YT ZA ZM ZW';
const CODES = ISO_3166.split(' ');

const namesByLanguage = new Map<string, ReadonlyMap<string, string>>();

/** ISO 3166-1 alpha-2 code of a country named in `language` (BCP 47); null for anything that is no country's name. */
export function countryNamed(name: string, language: string): string | null {
  return countryNames(language).get(fold(name)) ?? null;
}

/** Whether the text is one of the codes, upper case. */
export function isCountryCode(text: string): boolean {
  return CODES.includes(text);
}

function countryNames(language: string): ReadonlyMap<string, string> {
  const asked = /^[a-z]{2,3}(?=-|$)/i.exec(language)?.[0].toLowerCase() ?? 'en';
  const primary = Intl.DisplayNames.supportedLocalesOf([asked]).length > 0 ? asked : 'en';
  const known = namesByLanguage.get(primary);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  const display = new Intl.DisplayNames([primary], { type: 'region', fallback: 'none' });
  for (const code of CODES) {
    const name = display.of(code);
    if (name !== undefined) names.set(fold(name), code);
  }
  namesByLanguage.set(primary, names);
  return names;
}

function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
