import type { Span } from './finding.js';
import type { AdField } from './reading.js';
import { foldText } from '../text/fold.js';

/** What an ad promises, in figures. */
export type ClaimKind = 'discount' | 'price' | 'delivery-time' | 'free-delivery' | 'returns' | 'warranty';

export interface Claim {
  readonly kind: ClaimKind;
  /** Percent, an amount of money, or days. */
  readonly value: number;
  /** ISO 4217 for money, `percent` or `days`. */
  readonly unit: string;
  readonly span: Span;
}

const MOST_CLAIMS = 60;
/** Words are looked for this many units around a figure. */
const NEAR = 28;

const DISCOUNT_WORDS =
  /(?<![\p{L}])(?:off|discount|discounts|save|saving|savings|sale|sales|less|cheaper|reduced|reduction|clearance|rabatt|rabatte|reduziert|reduzierte|sparen|spare|gunstiger|nachlass|gutschein|sale|angebote|remise|reduction|reductions|de moins|promo|promos|promotion|solde|soldes|soldees|demarque|jusqu|economisez|descuento|descuentos|dto|rebaja|rebajas|ahorra|menos|hasta|sconto|sconti|scontato|saldi|risparmia|fino al|desconto|descontos|ate|korting|kortingen|uitverkoop|tot|zniżki|znizki|zniżka|znizka|rabatu|rabat|taniej|wyprzedaz|przecena|rea|rabatt|avdrag|spara|tilbud|udsalg|besparelse|salg|ale|alennus|alennusta|alen|sleva|slevy|vyprodej|akcio|kedvezmeny|learazas|reducere|reduceri|indirim|indirimi|indirimli|varan|εκπτωση|εκπτωσεις|σκιδκα|скидка|скидки|скидкой|скидкаи|распродажа|дешевле|знижка|знижки|diskon|hemat|giam|coupon|voucher|code|deal|deals)(?![\p{L}])|割引|オフ|引き|セール|折扣|优惠|優惠|减|減|할인|세일|ลด|خصم|تخفيض|תרגיל|הנחה|छूट/u;
const NO_DISCOUNT =
  /(?<![\p{L}])(?:cotton|coton|baumwolle|algodon|cotone|wool|authentic|original|genuine|satisfaction|approved|approuve|apr|tae|taeg|interest|zins|zinsen|effektiv|finance|financing|guarantee|guaranteed|garanti|natural|natural|organic|bio|vegan|gratuit|kostenlos|secure|secur|recycled|alcohol|vol|more|cashback|success|positive|ltv|fee|fees|commission|taux)(?![\p{L}])/u;

const PERCENT_AFTER =
  /(?<![\p{L}\p{N}.,])([-–−~]?)\s?(\d{1,2}(?:[.,]\d)?|100)\s?(?:[%٪]|percent|per cent|prozent|pct|pour cent|por ciento|per cento|procent|proc|процент(?:ов|а)?|パーセント)/gu;
const PERCENT_BEFORE = /[%٪]\s?(\d{1,2}|100)(?![\d%])/gu;
/** Chinese counts what is left to pay, in tenths: `7折` is 30 % off. */
const TENTHS = /(?<![\d.])(\d(?:\.\d)?)\s?折/gu;
/** Japanese `3割引` is 30 % off. */
const WARI = /(?<![\d.])(\d)割(?:引|off)/gu;

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/€|\beur\b|\beuro?s?\b/u, 'EUR'],
  [/£|\bgbp\b/u, 'GBP'],
  [/¥|円|\bjpy\b/u, 'JPY'],
  [/元|\bcny\b|\brmb\b/u, 'CNY'],
  [/₩|원|\bkrw\b/u, 'KRW'],
  [/₽|\brub\b|руб/u, 'RUB'],
  [/₺|\btl\b|\btry\b/u, 'TRY'],
  [/₹|\binr\b/u, 'INR'],
  [/฿|บาท|\bthb\b/u, 'THB'],
  [/₪|\bils\b/u, 'ILS'],
  [/\bchf\b|\bfr\./u, 'CHF'],
  [/\bzł|\bzl\b|\bpln\b/u, 'PLN'],
  [/\bsek\b/u, 'SEK'],
  [/\bnok\b/u, 'NOK'],
  [/\bdkk\b/u, 'DKK'],
  [/\bkč|\bkc\b|\bczk\b/u, 'CZK'],
  [/\$|\busd\b/u, 'USD'],
];
const SIGN =
  '€|£|¥|円|元|₩|원|₽|₺|₹|฿|₪|\\$|eur|euro|gbp|usd|chf|zl|pln|sek|nok|dkk|kc|czk|jpy|cny|krw|rub|руб|inr|thb|บาท|ils|tl';
const MONEY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${SIGN})\\s?(\\d{1,7}(?:[.,]\\d{1,3})?)|(\\d{1,7}(?:[.,]\\d{1,3})?)\\s?(${SIGN}))(?![\\p{L}\\p{N}])`,
  'gu',
);

const DURATION =
  /(?<![\p{L}\p{N}])(\d{1,4})(?:\s?[-–]\s?(\d{1,4}))?\s?[-–]?\s?(hours?|hrs?|h|std|stunden?|heures?|horas?|ore|uur|godzin|timmar|timer|часа?|часов|saat|時間|小时|小時|시간|ชั่วโมง|ساعة|שעות|days?|tage?n?|jours?|dias?|giorni|giorno|dagen|dag|dni|dagar|dage|paivaa?|дней|дня|день|gun|日|天|일|วัน|ايام|يوم|ימים|weeks?|wochen?|semaines?|semanas?|settimane|weken|months?|monate?n?|mois|mes(?:es|i)?|maanden|miesiecy|месяц(?:ев|а)?|ay|ヶ月|か月|个月|個月|개월|เดือน|شهر|חודשים|years?|yrs?|jahre?n?|ans?|annees?|anos|anni|jaar|lata?|lat|ar|arets|года?|лет|yil|年|년|ปี|سنوات|سنة|שנים)(?![\p{L}])/gu;
const DAYS_BY_WORD: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:h|hour|hr|std|stunde|heure|hora|ore|uur|godzin|timm|timer|час|saat|時間|小时|小時|시간|ชั่วโมง|ساعة|שעות)/u,
    1 / 24,
  ],
  [/^(?:week|woche|semaine|semana|settiman|weken)/u, 7],
  [/^(?:month|monat|mois|mes|maand|miesi|месяц|ay$|ヶ月|か月|个月|個月|개월|เดือน|شهر|חודשים)/u, 30],
  [/^(?:year|yr|jahr|an$|ans$|annee|anos|anni|jaar|lat|ar$|arets|год|лет|yil|年|년|ปี|سن|שנים)/u, 365],
];

const TOPICS: readonly (readonly [ClaimKind, RegExp])[] = [
  [
    'warranty',
    /warrant|guarant|garanti|garantia|garanzia|gwaranc|гарант|保証|保修|质保|보증|ประกัน|ضمان|אחריות|εγγυηση|zaruk/u,
  ],
  [
    'returns',
    /return|ruckgab|ruckgabe|umtausch|retour|devoluc|reso\b|resi\b|zwrot|возврат|iade|返品|退货|退換|반품|คืนสินค้า|ارجاع|החזר|επιστροφ|vracen/u,
  ],
  [
    'delivery-time',
    /deliver|dispatch|shipping|ships|liefer|versand|livraison|livre|entrega|envio|consegna|spedizion|bezorg|levering|leverans|dostaw|доставк|teslim|kargo|配送|届|发货|送达|배송|จัดส่ง|توصيل|משלוח|παραδοση/u,
  ],
];
const FREE_DELIVERY =
  /(?<![\p{L}])(?:free (?:shipping|delivery|next day delivery|standard delivery)|gratis[- ]?versand|versandkostenfrei|kostenlose[rn]? (?:versand|lieferung)|livraison (?:gratuite|offerte)|envios? gratis|entrega gratis|spedizione gratuita|consegna gratuita|frete gratis|gratis (?:verzending|bezorging|ongkir)|darmowa dostawa|fri frakt|gratis (?:fragt|frakt)|doprava zdarma|ucretsiz kargo|бесплатная доставка|δωρεαν (?:αποστολη|μεταφορικα)|mien phi van chuyen)(?![\p{L}])|送料無料|包邮|免運|무료배송|무료 배송|ส่งฟรี|شحن مجاني|توصيل مجاني|משלוח חינם/gu;

/** Figures that the ad promises, with where they stand. Total and linear: patterns look at a bounded neighbourhood. */
export function claimsIn(field: AdField): Claim[] {
  const { folded } = field.text;
  const { key } = folded;
  const claims: Claim[] = [];
  const add = (kind: ClaimKind, value: number, unit: string, from: number, to: number): void => {
    if (claims.length >= MOST_CLAIMS || !Number.isFinite(value)) return;
    const [start, end] = [folded.startOf(from), folded.endOf(to - 1)];
    const span: Span = { field: field.name, start, end, text: folded.source.slice(start, end), via: 'claim' };
    if (!claims.some((claim) => claim.kind === kind && claim.span.start === start))
      claims.push({ kind, value, unit, span });
  };
  for (const found of limited(key, PERCENT_AFTER)) {
    const value = number(found[2] as string);
    const signed = (found[1] ?? '') !== '';
    if (isDiscount(key, found.index, found[0].length, value, signed)) {
      add('discount', value, 'percent', found.index, found.index + found[0].length);
    }
  }
  for (const found of limited(key, PERCENT_BEFORE)) {
    const value = number(found[1] as string);
    if (isDiscount(key, found.index, found[0].length, value, false)) {
      add('discount', value, 'percent', found.index, found.index + found[0].length);
    }
  }
  for (const found of limited(key, TENTHS)) {
    add('discount', 100 - number(found[1] as string) * 10, 'percent', found.index, found.index + found[0].length);
  }
  for (const found of limited(key, WARI)) {
    add('discount', number(found[1] as string) * 10, 'percent', found.index, found.index + found[0].length);
  }
  for (const found of limited(key, DURATION)) duration(key, found, add);
  for (const found of limited(key, MONEY)) money(key, found, add);
  for (const found of limited(key, FREE_DELIVERY)) {
    const threshold = thresholdAfter(key, found.index + found[0].length);
    add('free-delivery', threshold?.value ?? 0, threshold?.unit ?? 'any', found.index, found.index + found[0].length);
  }
  return claims;
}

type Add = (kind: ClaimKind, value: number, unit: string, from: number, to: number) => void;

function limited(key: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let next = pattern.exec(key); next !== null && found.length < MOST_CLAIMS; next = pattern.exec(key))
    found.push(next);
  return found;
}

const number = (text: string): number => Number(text.replace(/,(\d{1,2})$/, '.$1').replace(/,/g, ''));
const around = (key: string, at: number, length: number): string =>
  key.slice(Math.max(0, at - NEAR), at + length + NEAR);

function isDiscount(key: string, at: number, length: number, value: number, signed: boolean): boolean {
  if (value <= 0 || value > 100) return false;
  const after = key.slice(at + length, at + length + 16);
  if (value === 100) return /^\s?off(?!\p{L})/u.test(after);
  const next = /^\s*(\p{L}+)/u.exec(after)?.[1] ?? '';
  if (NO_DISCOUNT.test(next) && next !== '') return false;
  if (signed) return true;
  return DISCOUNT_WORDS.test(around(key, at, length));
}

function duration(key: string, found: RegExpExecArray, add: Add): void {
  const word = found[3] as string;
  const factor = DAYS_BY_WORD.find(([pattern]) => pattern.test(word))?.[1] ?? 1;
  const near = around(key, found.index, found[0].length);
  const topic = TOPICS.find(([, pattern]) => pattern.test(near))?.[0];
  if (topic === undefined) return;
  const days = Math.round(number(found[1] as string) * factor * 100) / 100;
  add(topic, days, 'days', found.index, found.index + found[0].length);
}

function money(key: string, found: RegExpExecArray, add: Add): void {
  const sign = (found[1] ?? found[4]) as string;
  const amount = number((found[2] ?? found[3]) as string);
  const unit = CURRENCIES.find(([pattern]) => pattern.test(sign))?.[1];
  if (unit === undefined) return;
  const after = key.slice(found.index + found[0].length, found.index + found[0].length + 14);
  // An amount off, an amount to win and a threshold of free delivery are no prices.
  if (/^\s?(?:off|rabatt|gutschein|de remise|de reduction|offerts?|geschenkt|korting|descuento|sconto)/u.test(after))
    return;
  add('price', amount, unit, found.index, found.index + found[0].length);
}

/** `free delivery from 20 €`: the amount right behind. */
function thresholdAfter(key: string, from: number): { value: number; unit: string } | null {
  MONEY.lastIndex = 0;
  const found = MONEY.exec(key.slice(from, from + NEAR));
  if (found === null) return null;
  const unit = CURRENCIES.find(([pattern]) => pattern.test((found[1] ?? found[4]) as string))?.[1];
  return unit === undefined ? null : { value: number((found[2] ?? found[3]) as string), unit };
}

/** Folds a promise's own words so that the topics above recognise them. */
export function topicOf(kind: string): ClaimKind | null {
  const key = foldText(kind).key;
  if (/free|gratis|kostenlos|offerte/u.test(key) && /deliver|shipping|versand|livraison/u.test(key))
    return 'free-delivery';
  if (/discount|rabatt|coupon|voucher|sale|promo/u.test(key)) return 'discount';
  const topic = TOPICS.find(([, pattern]) => pattern.test(key))?.[0];
  if (topic !== undefined) return topic;
  return /price|preis|prix/u.test(key) ? 'price' : null;
}
