/** Milliseconds between two control looks at the same slice while all is well: three a day, whatever is watched there. */
export const CONTROL_EVERY_MS = 8 * 3_600_000;

/** Milliseconds until the other control query is asked when one came back without ads. */
export const CONTROL_AGAIN_MS = 15 * 60_000;

/**
 * Control looks in a row without ads, and no other look with ads between them, after which a slice is taken to be blind. One
 * query may stand without ads for an hour by chance; two of different trades hardly do.
 */
export const SILENT_CONTROLS = 2;

/**
 * Searches that practically always carry ads, two of different trades a language: insurance, loans and mortgages head
 * every published list of the dearest keywords (WordStream, "The 20 most expensive keywords in Google Ads", 2011 and later
 * editions). A watch may name its own.
 */
const BY_LANGUAGE: Readonly<Record<string, readonly [string, string]>> = {
  ar: ['تأمين السيارات', 'قرض شخصي'],
  cs: ['pojištění auta', 'půjčka online'],
  da: ['bilforsikring', 'lån penge'],
  de: ['kfz versicherung', 'kredit online'],
  el: ['ασφάλεια αυτοκινήτου', 'στεγαστικό δάνειο'],
  en: ['car insurance', 'personal loan'],
  es: ['seguro de coche', 'préstamos online'],
  fi: ['autovakuutus', 'lainaa'],
  fr: ['assurance auto', 'prêt personnel'],
  he: ['ביטוח רכב', 'הלוואה'],
  hi: ['car insurance', 'personal loan'],
  hu: ['kötelező biztosítás', 'személyi kölcsön'],
  it: ['assicurazione auto', 'prestiti online'],
  ja: ['自動車保険', 'カードローン'],
  ko: ['자동차보험', '신용대출'],
  nb: ['bilforsikring', 'forbrukslån'],
  nl: ['autoverzekering', 'geld lenen'],
  no: ['bilforsikring', 'forbrukslån'],
  pl: ['ubezpieczenie oc', 'kredyt gotówkowy'],
  pt: ['seguro auto', 'empréstimo pessoal'],
  ro: ['asigurare rca', 'credit online'],
  ru: ['страхование осаго', 'кредит наличными'],
  sv: ['bilförsäkring', 'låna pengar'],
  th: ['ประกันรถยนต์', 'สินเชื่อส่วนบุคคล'],
  tr: ['kasko', 'ihtiyaç kredisi'],
  uk: ['осаго онлайн', 'кредит онлайн'],
  vi: ['bảo hiểm ô tô', 'vay tiền online'],
  zh: ['汽车保险', '贷款'],
};

/**
 * The search that tells next whether a slice is seen at all. They take turns, so that the one after a silent one is another.
 *
 * @param own control queries of the watch; null where it leaves the choice to the product
 * @param asked control looks at the slice so far
 * @returns null where the watch wants no control looks
 */
export function controlQuery(language: string, own: readonly string[] | null, asked: number): string | null {
  const queries = own ?? BY_LANGUAGE[language.split('-')[0]?.toLowerCase() ?? ''] ?? BY_LANGUAGE['en'] ?? [];
  return queries[asked % Math.max(1, queries.length)] ?? null;
}
