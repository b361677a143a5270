import type { LabelRow } from './labelled-ads.js';

/** By the page or reply below `serp` of the shared data: place, label, brand, why. Which ads, says `pickAds`. */
export const LABELS_OF_CAPTURES: Readonly<Record<string, readonly LabelRow[]>> = {
  'html/bing/monibrand/mockbingdesktop_2019-04-03T14_18_07.132Z.html': [
    [3, 'innocent', 'Lacoste', 'the maker itself, and so the official claim is true'],
    [5, 'innocent', 'Lacoste', 'a shop sells the genuine goods on its own domain'],
  ],
  'html/bing/monibrand/mockbingdesktop_2020-02-10T10_00_00.123Z.html': [
    [0, 'innocent', 'Cofidis', 'a loan broker shown on a search for the lender, which it does not name'],
    [5, 'innocent', 'Cofidis', 'a loan broker shown on a search for the lender, which it does not name'],
  ],
  'html/bing/monibrand/mockbingmobile_2020-01-25T10_00_00.142Z.html': [
    [1, 'innocent', 'Cofidis', 'a loan broker shown on a search for the lender, which it does not name'],
    [2, 'innocent', 'Cofidis', 'a rival lender shown on a search for the brand, which it does not name'],
  ],
  'html/bing/monibrand/mockbingshoppingdesktop_2019-04-10T15_18_07.132Z.html': [
    [7, 'innocent', 'Lacoste', 'a fashion shop sells the genuine collection on its own domain'],
    [11, 'innocent', 'Lacoste', 'a marketplace sells the bag'],
  ],
  'html/bing/monibrand/mockbingshoppingmobile_2019-04-10T15_18_07.132Z.html': [
    [0, 'innocent', 'Lacoste', 'a marketplace sells the wallet'],
    [7, 'innocent', 'Lacoste', 'a marketplace sells the polo'],
  ],
  'html/bing/zlurad/nojs__hotels-nojs.html': [
    [1, 'innocent', null, 'a search site repeats the words searched for; no brand is named'],
    [2, 'innocent', 'trivago', 'the comparison site itself'],
  ],
  'html/google/monibrand/google-desktop_2022-06-16T11_46_47.193+02_00.html': [
    [0, 'innocent', 'MAAF', 'a broker shown on a search for the insurer, which it does not name'],
    [2, 'innocent', 'MAAF', 'a comparison site shown on a search for the insurer, which it does not name'],
  ],
  'html/google/monibrand/google_desktop_conforama_buffet_salon_2020-08-30T09_49_39.000+02_00.html': [
    [7, 'innocent', 'Conforama', 'the shop itself'],
    [26, 'innocent', 'Conforama', 'the shop itself'],
  ],
  'html/google/monibrand/google_desktop_rudsak_2022-02-02T09_30_16Z.html': [
    [2, 'innocent', 'Rudsak', 'another label shown on a search for the brand, which it does not name'],
    [7, 'innocent', 'Rudsak', "the maker's own shop"],
  ],
  'html/google/monibrand/google_nike_pas_cher_ipod_touch_2019-10-29T10_07_28.101.html': [
    [1, 'innocent', 'Nike', 'a fashion shop shown on a search for the brand, which it does not name'],
    [2, 'innocent', 'Nike', 'a fashion shop sells the genuine goods on its own domain'],
  ],
  'html/google/monibrand/googlemobile_2020-06-15T14_29_01.260+02_00.html': [
    [0, 'innocent', 'Macif', 'another insurer shown on a search for the brand, which it does not name'],
    [2, 'innocent', 'Macif', 'the insurer itself'],
  ],
  'html/google/monibrand/googlemobile_2020-10-07T11_47_49.247+02_00.html': [
    [0, 'innocent', 'Effy', 'the owner itself'],
  ],
  'html/google/monibrand/googlemobileandroid6_2019-08-05T09_56_11.470Z.html': [
    [0, 'innocent', 'Cofidis', 'the lender itself'],
  ],
  'html/google/monibrand/googlemobileandroid6shopping_2019-08-05T13_17_22.091Z.html': [
    [3, 'innocent', 'Lacoste', "the maker's own shop"],
    [4, 'innocent', 'Lacoste', "the maker's own shop"],
  ],
  'html/google/monibrand/mock1_2016-07-27T13_08_01.395Z.html': [
    [
      5,
      'doubtful',
      'Lacoste',
      'price cuts under a sub-domain of the mark, and nothing says that others sell: shop, comparison or neither?',
    ],
    [7, 'innocent', 'Lacoste', 'a fashion shop sells the genuine goods'],
  ],
  'html/google/monibrand/mock2_2016-12-19T15_20_01.395Z.html': [
    [0, 'innocent', 'Hennessy', 'a wine shop sells the cognac'],
    [3, 'innocent', 'Hennessy', "the maker's own shop, by the seller's name"],
  ],
  'html/google/monibrand/mock3_2017-06-26T10_23_07.132Z.html': [[0, 'innocent', 'Cofidis', 'the lender itself']],
  'html/google/monibrand/mock4_2017-06-26T12_23_07.132Z.html': [
    [2, 'innocent', 'Lacoste', 'a fashion shop sells the genuine polo'],
    [14, 'innocent', 'Roland-Garros', 'a department store sells the polo of the tournament'],
  ],
  'html/google/monibrand/mockgoogledesktop_2020-03-10T06_31_20.000Z.html': [
    [0, 'innocent', 'Hello bank!', 'the bank itself'],
  ],
  'html/google/monibrand/mockmobile1_2017-06-27T10_23_07.132Z.html': [
    [0, 'innocent', 'Cofidis', 'the lender itself'],
    [1, 'innocent', 'Cofidis', 'a dubious lender shown on a search for the brand, which it does not name'],
  ],
  'html/google/monibrand/mockmobile4_2018-10-25T15_38_00.000Z.html': [
    [0, 'innocent', 'Cofidis', 'shown on a search for the lender; the claim about the state names no brand'],
  ],
  'html/google/monibrand/mockmobile_android1_2018-03-26T15_35_21.075Z.html': [
    [0, 'innocent', 'Cofidis', 'the lender itself, on a misspelling of its name'],
  ],
  'html/google/monibrand/shoppingdesktop_2018-03-26T17_19_30.634Z.html': [
    [2, 'innocent', 'Lacoste', 'a shop sells the genuine goods'],
    [9, 'innocent', 'Lacoste', "the maker's own shop"],
  ],
  'html/google/ogt-2013/4.html': [
    [1, 'innocent', 'Booking.com', 'the agency itself'],
    [3, 'innocent', null, 'a booking site in general words'],
  ],
  'html/google/ogt-2013/6.html': [
    [0, 'innocent', 'Traveloka', 'the agency itself'],
    [1, 'innocent', 'Android', 'a marketplace sells phones that run the system'],
  ],
  'html/google/ogt-2013/flights.html': [
    [7, 'innocent', 'Cheapflights', 'cheap and flight are ordinary words for what is sold, in the domain too'],
    [10, 'innocent', null, 'a comparison site in general words'],
  ],
  'html/google/ogt-2013/hotel.html': [
    [0, 'innocent', 'Maya Ubud', 'a booking site offers rooms of the hotel on its own domain'],
    [2, 'innocent', 'Maya Ubud', 'a booking site offers rooms of the hotel on its own domain'],
    [4, 'innocent', 'Maya Ubud', 'a booking site offers rooms of the hotel on its own domain'],
  ],
  'html/google/ogt-2013/moto-g.html': [
    [0, 'innocent', 'Motorola', 'a shop sells the genuine phone'],
    [1, 'innocent', 'Motorola', 'a marketplace sells the phones; the maker is only the sub-domain of its own domain'],
  ],
  'html/google/se-scraper/test_keyword_page2.html': [
    [0, 'innocent', 'Google', 'a tool says which ad service it is for'],
  ],
  'html/google/serp-spider/pages-evaluated__2018__03__plumber+london.html': [
    [2, 'innocent', null, 'a trade advertising itself in general words; no brand is named'],
    [3, 'innocent', null, 'a trade advertising itself in general words; no brand is named'],
  ],
  'html/google/serp-spider/pages-evaluated__2018__10__agence+web+nantes.html': [
    [1, 'innocent', null, 'a trade advertising itself in general words; no brand is named'],
    [2, 'innocent', 'Android', 'an agency says which systems it builds for'],
  ],
  'html/google/serp-spider/pages-evaluated__alarmas+para+casa.html': [
    [3, 'innocent', 'Amazon', 'the marketplace itself'],
    [5, 'innocent', null, 'an alarm maker in general words; no brand is named'],
  ],
  'html/google/serp-spider/pages-mobile__2017__11__buy+pen.html': [
    [2, 'innocent', 'STAEDTLER', 'a shop sells the genuine pen'],
    [5, 'innocent', 'STABILO', 'a shop sells the genuine pen'],
  ],
  'html/google/serp-spider/pages-mobile__2018__08__new+construction+ct.html': [
    [0, 'innocent', 'Toll Brothers', 'the builder itself'],
  ],
  'html/google/serp-spider/pages-mobile__2018__11__01__plombier+nantes.html': [
    [1, 'innocent', null, 'a trade advertising itself in general words; no brand is named'],
    [2, 'innocent', null, 'a trade advertising itself in general words; no brand is named'],
  ],
  'html/google/websearcher/1684959601.html': [
    [0, 'innocent', 'carafem', 'the clinic itself'],
    [1, 'innocent', null, 'a clinic under its own name'],
  ],
  'html/google/websearcher/derived__0410241ce1e2__gu_gels.html': [
    [1, 'innocent', 'GU Energy Labs', 'a marketplace sells the genuine gel'],
    [3, 'innocent', 'GU Energy Labs', 'the maker itself'],
  ],
  'html/google/websearcher/derived__2cb96b64e45d__drawing_tablet.html': [
    [4, 'innocent', 'HUION', 'a marketplace sells the tablet'],
    [7, 'innocent', 'HUION', "the maker's own shop"],
  ],
  'html/google/websearcher/derived__30926d7c7ae9__central_park_new_york.html': [
    [10, 'innocent', 'Viator', 'a tour agency offers a ride; the park is a place'],
    [17, 'innocent', 'Tavern on the Green', 'the restaurant is named as the place where a ride starts'],
  ],
  'html/google/zlurad/desktop__dell.html': [
    [5, 'innocent', 'Dell', 'a dealer sells a used laptop'],
    [8, 'innocent', 'Dell', 'a dealer sells a used laptop'],
  ],
  'html/google/zlurad/desktop__hotels.html': [[0, 'innocent', 'Booking.com', 'the agency itself']],
  'html/google/zlurad/desktop__old___com-domains.html': [
    [3, 'innocent', 'Wix', 'the maker itself'],
    [5, 'innocent', 'HostGator', 'the host itself'],
  ],
  'html/google/zlurad/desktop__old__coffee.html': [
    [0, 'innocent', 'Nespresso', 'the maker itself, and so the official claim is true'],
  ],
  'html/google/zlurad/desktop__old__dell.html': [
    [1, 'innocent', 'Dell', 'the maker itself'],
    [5, 'innocent', 'Dell', 'a rival maker sells its own laptop on a search for the brand'],
  ],
  'html/google/zlurad/desktop__old__hotels.html': [
    [0, 'innocent', 'Booking.com', 'the agency itself'],
    [1, 'innocent', 'Expedia', 'the agency itself'],
  ],
  'html/google/zlurad/mobile___com-domains.html': [
    [1, 'innocent', 'Google', 'the owner itself, and so the official claim is true'],
    [3, 'innocent', null, 'a comparison site in general words'],
  ],
  'html/google/zlurad/mobile__dell.html': [
    [1, 'innocent', 'Dell', 'a dealer sells a renewed laptop'],
    [2, 'innocent', 'Dell', 'the maker itself'],
  ],
  'html/google/zlurad/mobile__hotels.html': [
    [0, 'innocent', 'Booking.com', 'the agency itself'],
    [1, 'innocent', 'Hotels.com', 'the agency itself'],
  ],
  'html/google/zlurad/mobile__old__hotels.html': [
    [0, 'innocent', 'Booking.com', 'the agency itself'],
    [1, 'innocent', 'Priceline', 'the agency itself'],
  ],
  'html/google/zlurad/nojs__hotels-nojs.html': [
    [0, 'innocent', 'Booking.com', 'the agency itself'],
    [1, 'innocent', 'Expedia', 'the agency itself'],
  ],
  'html/google/zlurad/nojs__old__domain-nojs.html': [
    [0, 'innocent', 'Google', 'the owner itself'],
    [1, 'innocent', 'Wix', 'the maker itself'],
  ],
  'html/google/zlurad/nojs__old__hotels-nojs.html': [
    [0, 'innocent', 'citizenM', 'the hotel itself'],
    [1, 'innocent', 'Marriott', 'the hotel chain itself'],
  ],
  'json/dataforseo/organic_live_regular.derived1.json': [[2, 'innocent', 'Kayak', 'the comparison site itself']],
  'json/dataforseo/organic_task_get_advanced.paid_items.derived.json': [
    [0, 'innocent', 'Expedia', 'the agency itself'],
  ],
  'json/dataforseo/organic_task_get_regular.derived1.json': [
    [0, 'innocent', 'Tripadvisor', 'a subsidiary says, truly, whose company it is'],
    [1, 'innocent', 'Trip.com', 'the agency itself'],
  ],
  'json/doc-excerpts/serpapi_google_texas-latin-boutiques_2023-01-06.json': [
    [0, 'innocent', null, 'a boutique under its own name'],
  ],
  'json/serpapi/search_coffee_sample_page20.json': [
    [0, 'innocent', null, 'a trade advertising itself in general words; no brand is named'],
    [2, 'innocent', null, 'a roaster under its own name'],
  ],
};
