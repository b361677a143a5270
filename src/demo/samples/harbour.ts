import { type Look, type Market, type SampleAd, type SampleProduct, type SampleResult, takenAt } from '../look.js';
import { asBingPage, asGooglePage, asSerpApi, type Sample } from '../sample.js';

const OWNER: SampleAd = {
  title: 'HARBOUR® Jackets & Boots | Harbour Outfitters',
  description: 'Waterproof outdoor clothing made to be repaired. Free returns within 60 days.',
  shown: 'https://www.harbour-outfitters.example',
  to: 'https://www.harbour-outfitters.example/jackets?src=ppc',
  advertiser: 'Harbour Outfitters',
  sitelinks: [
    ["Men's Jackets", 'https://www.harbour-outfitters.example/men'],
    ["Women's Jackets", 'https://www.harbour-outfitters.example/women'],
    ['Repairs', 'https://www.harbour-outfitters.example/repairs'],
  ],
};
/** A listed competitor that names the mark. */
const FELLMARCH: SampleAd = {
  title: 'Forget Harbour Jackets – Try Fellmarch',
  description: 'Lighter and drier than Harbour jackets. Waterproof coats with free next day delivery.',
  shown: 'https://www.fellmarch.example/jackets',
  to: 'https://clickserve.dartsearch.net/link/click?ds_dest_url=https%3A%2F%2Fwww.fellmarch.example%2Fjackets',
  advertiser: 'Fellmarch',
};
/** The same competitor abroad, without the mark. */
const FELLMARCH_PLAIN: SampleAd = {
  title: 'Waterproof Jackets Built to Last | Fellmarch',
  description: 'Tested in the fells for thirty winters. Free shipping over $75.',
  shown: 'https://www.fellmarch.example/us',
  to: 'https://www.fellmarch.example/us',
};
/** An affiliate whose agreement forbids the brand with a modifier; it shows its own domain, the click goes to a network. */
const VOUCHER_LANE: SampleAd = {
  title: '15% Off Outdoor Brands – Voucher Codes | Voucher Lane',
  description: 'Checked today: discount codes for jackets, boots and tents. Copy and save.',
  shown: 'https://www.voucherlane.example/outdoor',
  to: 'https://www.awin1.com/cread.php?awinmid=8123&awinaffid=24680&ued=https%3A%2F%2Fwww.harbour-outfitters.example%2F',
};
const CAIRNSIDE: SampleAd = {
  title: 'Harbour Jackets at Cairnside Supply',
  description: 'Stockist since 2012. Try on in our Leeds shop or order online with free returns.',
  shown: 'https://www.cairnside.example/harbour',
  to: 'https://www.cairnside.example/brands/harbour',
};
/** A shop that nobody has met, and whose ad does not say what it is to the brand. */
const TRAILMOOR: SampleAd = {
  title: 'Harbour Waterproof Jackets | Trailmoor',
  description: 'Made for hill weather. See the whole winter range at Trailmoor in Hebden.',
  shown: 'https://www.trailmoor.example/jackets',
  to: 'https://www.trailmoor.example/jackets',
  block: 'bottom',
};
/** Poses as appointed by the brand. */
const JACKET_DEPOT: SampleAd = {
  title: 'Official Harbour Clearance Store – 80% Off',
  description: 'Authorised Harbour outlet. Winter jackets from $29 while stocks last.',
  shown: 'https://harbour-jackets-depot.example',
  to: 'https://harbour-jackets-depot.example/sale',
};
const CRUISES: SampleAd = {
  title: 'Sydney Harbour Cruises – Book Tonight',
  description: 'Dinner on the water with views of the bridge and the opera house.',
  shown: 'https://www.tidal-cruises.example/sydney',
  to: 'https://www.tidal-cruises.example/sydney-harbour',
};
const REVIEWS: SampleAd = {
  title: 'Best Waterproof Jackets Reviewed: Harbour, Fellmarch & More',
  description: 'We soaked nine jackets for an hour. Read the full review and see the scores.',
  shown: 'https://www.wet-weather-reviews.example',
  to: 'https://www.wet-weather-reviews.example/jackets',
};
const ZIP_PARTS: SampleAd = {
  title: 'Replacement Zips – Compatible With Harbour Jackets',
  description: 'Unofficial spare parts for outdoor jackets. Zips, toggles and drawcords by post.',
  shown: 'https://www.zip-and-toggle.example',
  to: 'https://www.zip-and-toggle.example/replacement-zips',
};
/** Hostile text: markup, a right-to-left override that turns the address round, and a title beyond any engine's limit. */
const HOSTILE: SampleAd = {
  title: `Harbour Jackets Sale <script>alert('stock')</script><img src=x onerror=alert(1)> ${'Best Price Today! '.repeat(40)}`,
  description:
    'Cheap \u202eserotuo elpmaxe\u202c Harbour jackets &amp; "coats" \u0000 \'; DROP TABLE alert; -- {{7*7}}',
  shown: 'https://jackets-4u.example/?q=<script>alert(2)</script>',
  to: 'https://jackets-4u.example/redirect?next=javascript:alert(3)',
};

const PRODUCTS: SampleProduct[] = [
  {
    title: "Harbour Men's Waterproof Jacket Mk II",
    price: '£189.00',
    seller: 'Cairnside Supply',
    to: 'https://www.cairnside.example/p/mk2',
  },
  {
    title: 'Harbour Deck Boots',
    price: '£94.50',
    seller: 'Trailmoor',
    to: 'https://www.trailmoor.example/p/deck-boots',
  },
  { title: 'Fellmarch Storm Coat', price: '£142.00', seller: 'Fellmarch', to: 'https://www.fellmarch.example/p/storm' },
];

const RESULTS: SampleResult[] = [
  {
    title: 'Harbour Outfitters – Outdoor Clothing',
    text: 'Jackets and boots, repaired for ten years.',
    url: 'https://www.harbour-outfitters.example/',
  },
  {
    title: 'Harbour – dictionary',
    text: 'A place on the coast where ships may moor in shelter.',
    url: 'https://dictionary.example/harbour',
  },
];

const BRITAIN: Market = {
  engine: 'google',
  country: 'GB',
  language: 'en',
  device: 'desktop',
  location: 'Leeds, England',
};
const BRITAIN_MOBILE: Market = { ...BRITAIN, device: 'mobile' };
const BRITAIN_BING: Market = { ...BRITAIN, engine: 'bing' };
const AMERICA: Market = { ...BRITAIN, country: 'US', location: 'Portland, Oregon' };

/** A brand that is an ordinary English word, so that most of what names it is innocent. */
export function harbourSamples(now: Date): Sample[] {
  const look = (market: Market, query: string, days: number, hours: number, ads: SampleAd[]): Look => ({
    ...market,
    query,
    at: takenAt(now, days, hours),
    ads,
    results: RESULTS,
  });
  const jackets = (days: number, ads: SampleAd[]): Look => look(BRITAIN, 'harbour jackets', days, 1, ads);
  const code = (days: number, ads: SampleAd[]): Look =>
    look(BRITAIN_MOBILE, 'harbour outfitters discount code', days, 6, ads);
  const category = (days: number, ads: SampleAd[]): Look => ({
    ...look(BRITAIN, 'waterproof jackets', days, 9, ads),
    products: PRODUCTS,
  });
  return [
    asSerpApi(jackets(19, [OWNER, FELLMARCH, TRAILMOOR])),
    asSerpApi(jackets(12, [OWNER, FELLMARCH, TRAILMOOR])),
    asSerpApi(jackets(6, [FELLMARCH, OWNER])),
    asSerpApi(jackets(0, [FELLMARCH, OWNER, HOSTILE, TRAILMOOR])),
    asSerpApi(category(16, [OWNER, REVIEWS, CAIRNSIDE])),
    asGooglePage(category(4, [CAIRNSIDE, ZIP_PARTS, OWNER])),
    asGooglePage(code(13, [OWNER, VOUCHER_LANE])),
    asGooglePage(code(5, [VOUCHER_LANE, OWNER])),
    asBingPage(look(BRITAIN_BING, 'harbour jackets', 8, 8, [OWNER])),
    asBingPage(look(BRITAIN_BING, 'harbour dinner cruise', 2, 8, [CRUISES])),
    asSerpApi(look(AMERICA, 'harbour jackets', 10, 11, [OWNER, FELLMARCH_PLAIN]), { opaqueLinks: true }),
    asSerpApi(look(AMERICA, 'harbour jackets', 3, 11, [JACKET_DEPOT, OWNER, FELLMARCH_PLAIN]), { opaqueLinks: true }),
  ];
}
