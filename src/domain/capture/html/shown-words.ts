/**
 * What short texts on a results page are: the engines' word for "ad", an address as shown, a price. Read by shape, in
 * many languages, because engines change the classes around them every few months and the words hardly ever.
 */

/** The labels with which engines mark ads, folded to lower case. Sources: saved pages, and the engines' own help pages. */
const AD_MARKERS = new Set(
  [
    'ad|ads|sponsored|sponsored result|sponsored results|sponsored link|sponsored links|promoted|advertisement',
    'annonce|annonces|sponsorisé|sponsorisée|sponsorisés|résultat sponsorisé|résultats sponsorisés|liens commerciaux',
    'anzeige|anzeigen|gesponsert|gesponserte ergebnisse|gesponsertes ergebnis|werbung',
    'anuncio|anuncios|patrocinado|patrocinados|patrocinada|resultado patrocinado|resultados patrocinados',
    'anúncio|anúncios|annuncio|annunci|sponsorizzato|sponsorizzati|risultato sponsorizzato|risultati sponsorizzati',
    'advertentie|advertenties|gesponsord|gesponsorde resultaten|annons|annonser|sponsrad|sponsrat|sponset|sponsede',
    'sponsoreret|mainos|mainokset|sponsoroitu|reklama|reklamy|sponsorowane|wynik sponsorowany|wyniki sponsorowane',
    'reklam|reklamlar|sponsorlu|sponzorováno|sponzorované|reklamă|anunț|anunțuri|sponsorizat|hirdetés|hirdetések',
    'szponzorált|διαφήμιση|διαφημίσεις|χορηγούμενη|με χορηγία|реклама|объявление|объявления|спонсировано|спонсоване',
    'спонсирано|広告|スポンサー|スポンサー付き|スポンサーリンク|广告|赞助|赞助商|赞助结果|廣告|贊助|贊助商|광고|스폰서',
    'quảng cáo|được tài trợ|โฆษณา|ได้รับการสนับสนุน|iklan|bersponsor|disponsori|ditaja|विज्ञापन|प्रायोजित|إعلان|إعلانات|ممول',
    'إعلان مموّل|برعاية|מודעה|מודעות|ממומן|מידע ממומן|ad related to|ads related to|oglas|oglasi|sponzorirano',
  ]
    .join('|')
    .split('|'),
);

/** Whether the text is nothing but an engine's label for ads, as in "Ad ·", "Annonces", "Sponsored:". */
export function isAdMarker(text: string): boolean {
  if (text.length > 40) return false;
  return AD_MARKERS.has(
    text
      .toLowerCase()
      .replace(/^[\s·•|:\u200e\u200f[(]+|[\s·•|:\u200e\u200f\])]+$/g, '')
      .trim(),
  );
}

/** The text without an engine's label in front: "Ad · shop.example" becomes "shop.example". */
export function withoutAdMarker(text: string): string {
  const parts = /^(.{1,30}?)\s*[·•|]\s*(.+)$/.exec(text) ?? /^(\S{1,20})\s+(\S+)$/.exec(text);
  const [, label, rest] = parts ?? [];
  return label !== undefined && rest !== undefined && isAdMarker(label) ? rest : text;
}

const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}_-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const ADDRESS = new RegExp(
  `^(?:https?://)?(?:${LABEL}\\.){1,6}(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,40})\\.?(?::\\d{2,5})?(?:[/?#]\\S*|(?: ?[›>»] ?.+)|…|\\.{3})?$`,
  'iu',
);

/** Whether the text is an address as engines show it: "www.shop.example/lamps", "https://shop.example › lamps". */
export function looksLikeAddress(text: string): boolean {
  const plain = text.replace(/[\u200b\u200e\u200f\u2060]/g, '').trim();
  return plain.length >= 4 && plain.length <= 250 && plain.includes('.') && ADDRESS.test(plain);
}

const CURRENCY =
  '(?:[$€£¥₹₽₩₪₺₫฿₴₦₱]|[A-Z]{1,3}\\$|zł|kr\\.?|Kč|Ft|lei|лв\\.?|руб\\.?|р\\.|TL|R\\$|Rp|RM|USD|EUR|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|AUD|CAD|NZD|JPY|INR|円|元|د\\.إ|ر\\.س)';
const AMOUNT = "\\d[\\d.,'\\s\\u00a0\\u202f]{0,15}";
const PRICE = new RegExp(
  `^(?:\\p{L}[\\p{L}.]{0,12}\\s){0,2}(?:${CURRENCY}\\s?${AMOUNT}|${AMOUNT}\\s?${CURRENCY})(?!\\p{L})[^\\p{L}]{0,24}(?:\\p{L}{1,8}\\.?)?$`,
  'u',
);

/** Whether the text is a price as shops show it, with a sign or code of its currency: "54,00 €", "From $24.00". */
export function looksLikePrice(text: string): boolean {
  return text.length <= 48 && /\d/.test(text) && PRICE.test(text);
}
