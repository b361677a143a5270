import { type Look, type Market, type SampleAd, type SampleProduct, type SampleResult, takenAt } from '../look.js';
import { asBingPage, asDataForSeo, asGooglePage, asSerpApi, type Sample } from '../sample.js';

const OWNER: SampleAd = {
  title: 'Nordlicht® Leuchten – Der Shop der Manufaktur',
  description: 'Handgefertigte Lampen aus Hamburg. 30 Tage Rückgabe, versandkostenfrei ab 50 €.',
  shown: 'https://www.nordlicht.example',
  to: 'https://www.nordlicht.example/?src=search',
  advertiser: 'Nordlicht',
  sitelinks: [
    ['Stehlampen', 'https://www.nordlicht.example/stehlampen'],
    ['Neuheiten', 'https://www.nordlicht.example/neu'],
  ],
};
/** A listed competitor that names the mark in its copy. */
const SUEDLICHT: SampleAd = {
  title: 'Besser als Nordlicht: Designleuchten von Südlicht',
  description: 'Warum mehr bezahlen? Leuchten mit fünf Jahren Garantie, günstiger als Nordlicht.',
  shown: 'https://www.suedlicht.example › leuchten',
  to: 'https://www.suedlicht.example/leuchten?utm_source=google',
  advertiser: 'Südlicht',
};
/** The same competitor without the mark: it only appears. */
const SUEDLICHT_PLAIN: SampleAd = {
  title: 'Designleuchten aus dem Süden | Südlicht',
  description: 'Leuchten für Wohnzimmer und Terrasse. Jetzt die neue Kollektion entdecken.',
  shown: 'https://www.suedlicht.example › kollektion',
  to: 'https://www.suedlicht.example/kollektion',
};
/** An affiliate that signed not to appear on the brand; the click runs through its network. */
const DEAL_FINDER: SampleAd = {
  title: 'Gutscheine für Lampen und Leuchten | Deal Finder',
  description: 'Täglich geprüfte Codes. Mit einem Klick kopieren und sofort sparen.',
  shown: 'https://www.dealfinder.example › wohnen › lampen',
  to: 'https://www.awin1.com/cread.php?awinmid=7001&awinaffid=12345&clickref=g-brand&ued=https%3A%2F%2Fwww.nordlicht.example%2Fsale',
  block: 'bottom',
};
/** Claims more than the brand ever grants. */
const LAMPEN_OUTLET: SampleAd = {
  title: 'Nordlicht Lampen bis zu 70 % Rabatt – nur heute',
  description: 'Restposten direkt ab Lager. Nordlicht Stehlampen und Pendelleuchten stark reduziert.',
  shown: 'https://lampen-outlet.example › nordlicht',
  to: 'https://lampen-outlet.example/nordlicht',
};
/** Poses as the brand's own factory outlet, on a domain that is the mark and a word. */
const NORDLICHT_OUTLET: SampleAd = {
  title: 'Offizieller Nordlicht Werksverkauf',
  description: 'Direkt vom Hersteller Nordlicht. Originalware mit Zertifikat, Lieferung in 24 Stunden.',
  shown: 'https://www.nordlicht-outlet.example',
  to: 'https://www.nordlicht-outlet.example/start',
  advertiser: 'Nordlicht Outlet',
};
/** The letter after the l is a Cyrillic one. */
const HOMOGLYPH: SampleAd = {
  title: 'Nordlicht Leuchten | Neueröffnung Online',
  description: 'Ihre Lieblingslampen jetzt im neuen Onlineshop. Anmelden und Punkte sammeln.',
  shown: 'https://www.nordl\u0456cht.example',
  to: 'https://www.xn--nordlcht-xhh.example/login',
};
/** Authorised, with a permit to name the mark. */
const LAMPENHAUS: SampleAd = {
  title: 'Nordlicht Leuchten bei Lampenhaus – auf Lager',
  description: 'Ihr Fachhändler für Nordlicht. Ausstellung in Kiel und Onlineshop, Versand gratis.',
  shown: 'https://www.lampenhaus.example › nordlicht',
  to: 'https://www.lampenhaus.example/marken/nordlicht',
};
/** Nobody has met this shop; it sells the goods with their prices. */
const LEUCHTENLAGER: SampleAd = {
  title: 'Nordlicht Stehlampe Polaris ab 229 € kaufen | Leuchtenlager',
  description: 'Großes Sortiment, schneller Versand, Kauf auf Rechnung. Über 40 Marken auf Lager.',
  shown: 'https://www.leuchtenlager.example › stehlampen',
  to: 'https://www.leuchtenlager.example/stehlampen/nordlicht-polaris',
};
const LEUCHTENTEST: SampleAd = {
  title: 'Nordlicht Lampen im Test: 12 Modelle im Vergleich',
  description: 'Unabhängige Testberichte mit Messwerten zu Helligkeit und Verbrauch.',
  shown: 'https://leuchtentest.example › nordlicht',
  to: 'https://leuchtentest.example/nordlicht-lampen-im-test',
};
const SCHIRMWERK: SampleAd = {
  title: 'Ersatzschirme passend für Nordlicht Stehlampen',
  description: 'Lampenschirme nach Maß, passend für viele Hersteller. Kein Produkt der Nordlicht GmbH.',
  shown: 'https://www.schirmwerk.example › ersatzschirme',
  to: 'https://www.schirmwerk.example/ersatzschirme',
};
/** Means the lights in the sky. */
const POLARREISEN: SampleAd = {
  title: 'Nordlicht-Reisen nach Norwegen – Polarlichter erleben',
  description: 'Geführte Winterreisen ab Bergen. Nordlichter bestaunen, Hotel und Flug inklusive.',
  shown: 'https://www.polarreisen.example › nordlicht',
  to: 'https://www.polarreisen.example/norwegen/nordlicht',
};
/** An affiliate that keeps to its agreement: it names the brand for its own article, and not on the brand's queries. */
const LICHTBLOG: SampleAd = {
  title: 'Stehlampen von Nordlicht: unser Ratgeber | Lichtblog',
  description: 'Welche Stehlampe passt in welches Zimmer? Ratgeber mit Bildern und Maßen.',
  shown: 'https://www.lichtblog.example › ratgeber',
  to: 'https://www.lichtblog.example/ratgeber/stehlampen',
};

const PRODUCTS: SampleProduct[] = [
  {
    title: 'Nordlicht Stehlampe Polaris',
    price: '249,00 €',
    seller: 'Lampenhaus',
    to: 'https://www.lampenhaus.example/p/polaris',
  },
  {
    title: 'Nordlicht Pendelleuchte Fjord',
    price: '179,00 €',
    seller: 'Leuchtenlager',
    to: 'https://www.leuchtenlager.example/p/fjord',
  },
];

const RESULTS: SampleResult[] = [
  {
    title: 'Nordlicht – Leuchten aus Hamburg',
    text: 'Leuchten aus eigener Fertigung seit 1998.',
    url: 'https://www.nordlicht.example/',
  },
  {
    title: 'Polarlicht – Lexikon',
    text: 'Polarlichter entstehen in der hohen Atmosphäre.',
    url: 'https://lexikon.example/polarlicht',
  },
  { title: 'Lampen und Leuchten kaufen', text: 'Leuchten für jeden Raum.', url: 'https://www.lampenhaus.example/' },
];

const DESKTOP: Market = {
  engine: 'google',
  country: 'DE',
  language: 'de',
  device: 'desktop',
  location: 'Hamburg, Germany',
};
const MOBILE: Market = { ...DESKTOP, device: 'mobile' };
const BING: Market = { ...DESKTOP, engine: 'bing' };
const AUSTRIA: Market = { ...DESKTOP, country: 'AT', location: 'Vienna, Austria' };

/** Three weeks of looks at a brand whose name is also a German word. */
export function nordlichtSamples(now: Date): Sample[] {
  const look = (market: Market, query: string, days: number, hours: number, ads: SampleAd[]): Look => ({
    ...market,
    query,
    at: takenAt(now, days, hours),
    ads,
    results: RESULTS,
  });
  const brand = (days: number, hours: number, ads: SampleAd[]): Look => look(DESKTOP, 'nordlicht', days, hours, ads);
  const coupon = (days: number, ads: SampleAd[]): Look => look(MOBILE, 'nordlicht gutschein', days, 3, ads);
  const lamps = (days: number, ads: SampleAd[]): Look => ({
    ...look(DESKTOP, 'stehlampe kaufen', days, 5, ads),
    products: PRODUCTS,
  });
  return [
    asSerpApi(brand(20, 2, [OWNER, SUEDLICHT, POLARREISEN])),
    asSerpApi(brand(16, 2, [OWNER, SUEDLICHT])),
    asSerpApi(brand(14, 2, [OWNER, SUEDLICHT, DEAL_FINDER])),
    asSerpApi(brand(10, 2, [SUEDLICHT, OWNER, LAMPENHAUS])),
    asSerpApi(brand(4, 2, [SUEDLICHT, NORDLICHT_OUTLET, OWNER, DEAL_FINDER])),
    asSerpApi(brand(0, 4, [SUEDLICHT, NORDLICHT_OUTLET, OWNER, POLARREISEN])),
    asDataForSeo(coupon(18, [OWNER, DEAL_FINDER])),
    asDataForSeo(coupon(11, [LAMPEN_OUTLET, DEAL_FINDER])),
    asDataForSeo(coupon(5, [LAMPEN_OUTLET, OWNER, DEAL_FINDER])),
    asGooglePage(lamps(9, [OWNER, LAMPENHAUS, LEUCHTENLAGER, SCHIRMWERK])),
    asGooglePage(lamps(2, [LAMPEN_OUTLET, OWNER, LEUCHTENTEST, LEUCHTENLAGER])),
    asBingPage(look(BING, 'nordlicht', 15, 7, [OWNER])),
    asBingPage(look(BING, 'nordlicht', 6, 7, [HOMOGLYPH, OWNER])),
    asBingPage(look(BING, 'nordlicht', 0, 7, [HOMOGLYPH, OWNER])),
    asDataForSeo(look(AUSTRIA, 'nordlicht', 10, 4, [OWNER, SUEDLICHT_PLAIN])),
    asDataForSeo(look(AUSTRIA, 'nordlicht', 3, 4, [OWNER, SUEDLICHT_PLAIN])),
    asSerpApi(look(DESKTOP, 'designer stehlampe', 7, 9, [LICHTBLOG, SUEDLICHT_PLAIN])),
  ];
}
