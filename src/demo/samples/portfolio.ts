/** The demo's portfolio file: five invented brands in six scripts and nine markets. Every name and number is made up. */
export const SAMPLE_PORTFOLIO = `organisation: { name: Nordlicht Group, timeZone: Europe/Berlin, locale: en-GB }

brands:
  - name: Nordlicht
    owner: Nordlicht GmbH
    domains: [nordlicht.example, nordlicht-shop.example]
    marks:
      - text: NORDLICHT
        variants: [ノルトリヒト, nordlight]
        goods: [lamps, lighting, bulbs, Lampen, Leuchten, Stehlampen, Leuchtmittel]
        registrations:
          - { office: EUIPO, number: "000000001", jurisdictions: [EU], classes: [11], validFrom: 2004-01-01 }
    competitors:
      - { name: Südlicht, domains: [suedlicht.example] }
    resellers:
      - { name: Lampenhaus, domains: [lampenhaus.example], permits: [tm_copy, brand_bid, tm_plus] }
    promises:
      - { kind: discount, statement: "never more than 30 % off outside the sales", limit: { max: 30, unit: percent }, market: DE, source: "https://nordlicht.example/agb" }
    figures:
      - { kind: brand_searches, market: DE, value: 48000, unit: month, tag: observed, source: "Invented for the demo: search console, October 2026" }
      - { kind: brand_searches, market: AT, value: 5200, unit: month, tag: observed, source: "Invented for the demo: search console, October 2026" }
      - { kind: conversion_rate, low: 2.4, high: 3.1, unit: percent, tag: observed, source: "Invented for the demo: shop reports, third quarter" }
      - { kind: order_value, low: 118, high: 134, unit: EUR, tag: observed, source: "Invented for the demo: shop reports, third quarter" }
      - { kind: margin, value: 38, unit: percent, tag: assumed, source: "Invented for the demo: finance, rounded" }
      - { kind: contact_cost, low: 4.5, high: 6, unit: EUR, tag: observed, source: "Invented for the demo: service centre, 2025" }
    budgets:
      - { provider: dataforseo, looksAMonth: 600 }
      - { provider: serpapi, looksAMonth: 100 }

  - name: Harbour Outfitters
    owner: Harbour Outfitters Ltd
    domains: [harbour-outfitters.example]
    marks:
      - text: HARBOUR
        variants: [Harbour Outfitters]
        goods: [jackets, coats, waterproofs, boots, outdoor clothing, rainwear]
        registrations:
          - { office: UKIPO, number: "UK00000000002", jurisdictions: [GB], classes: [18, 25], validFrom: 2011-05-01 }
          - { office: USPTO, number: "0000003", jurisdictions: [US], classes: [25], validFrom: 2013-02-01 }
    agencies:
      - { name: Slipway Media, domains: [slipway-media.example] }
    competitors:
      - { name: Fellmarch, domains: [fellmarch.example] }
    resellers:
      - { name: Cairnside Supply, domains: [cairnside.example], permits: [tm_copy, brand_bid, tm_plus] }
    promises:
      - { kind: warranty, statement: "every jacket is repaired free of charge for ten years", source: "https://harbour-outfitters.example/repairs" }
    budgets:
      - { provider: dataforseo, looksAMonth: 500 }
    figures:
      - { kind: brand_searches, market: GB, low: 60000, high: 75000, unit: month, tag: observed, source: "Invented for the demo: keyword planner, 2026" }
      - { kind: conversion_rate, value: 1.9, unit: percent, tag: observed, source: "Invented for the demo: shop reports, 2026" }
      - { kind: order_value, value: 92, unit: GBP, market: GB, tag: observed, source: "Invented for the demo: shop reports, 2026" }

  - name: Prévoyelle
    owner: Prévoyelle Mutuelle
    domains: [prevoyelle.example]
    marks:
      - text: PRÉVOYELLE
        variants: [prevoyelle]
        goods: [assurance, mutuelle, assurance habitation, devis, contrat]
        registrations:
          - { office: INPI, number: "00000004", jurisdictions: [FR], classes: [36], validFrom: 2009-09-01 }
    competitors:
      - { name: Mutualba, domains: [mutualba.example] }
    promises:
      - { kind: official, statement: "the only telephone number is the free one on every contract", market: FR, source: "https://prevoyelle.example/contact" }
    budgets:
      - { provider: serpapi, looksAMonth: 12 }

  - name: ヒナタオト
    owner: ヒナタオト株式会社
    domains: [hinataoto.example]
    marks:
      - text: ヒナタオト
        variants: [Hinataoto, ひなたおと, 日向音]
        goods: [イヤホン, ヘッドホン, オーディオ, earphones]
        registrations:
          - { office: JPO, number: "0000005", jurisdictions: [JP], classes: [9], validFrom: 2016-04-01 }
    competitors:
      - { name: シズクネ, domains: [shizukune.example] }

  - name: Lumirah
    owner: Lumirah FZ-LLC
    domains: [lumirah.example]
    marks:
      - text: LUMIRAH
        variants: [لوميراه, ลูมิราห์]
        goods: [skincare, serum, سيروم, كريم, العناية بالبشرة, เซรั่ม, ครีม, สกินแคร์]
        registrations:
          - { office: WIPO, number: "0000006", jurisdictions: [AE, SA, TH], classes: [3], validFrom: 2018-01-01 }
    competitors:
      - { name: Velmona, domains: [velmona.example] }
    promises:
      - { kind: discount, statement: "never more than 20 % off", limit: { max: 20, unit: percent }, market: TH, source: "https://lumirah.example/th/pricing" }

partners:
  - name: Deal Finder
    brand: Nordlicht
    network: awin
    publisherId: "12345"
    domains: [dealfinder.example]
    agreement:
      signed: 2026-01-01
      escalation:
        graceDays: 14
        lapseDays: 365
        steps:
          - { strikes: 1, do: "warn in writing" }
          - { strikes: 2, do: "withhold the commission of the month" }
          - { strikes: 3, do: "end the partnership" }
      terms:
        - { clause: "4.2", subject: brand_bid, rule: no, engines: [google, bing], regions: [DE], from: 2026-01-01, text: "No bidding on the brand." }
        - { clause: "4.3", subject: tm_plus, rule: no, engines: [google, bing], regions: [DE], from: 2026-01-01, text: "No bidding on the brand together with other words." }
  - name: Lichtblog
    brand: Nordlicht
    network: awin
    publisherId: "67890"
    domains: [lichtblog.example]
    agreement:
      signed: 2025-03-01
      terms:
        - { clause: "2.1", subject: tm_copy, rule: yes, text: "The brand may be named in ads for the publisher's own articles." }
        - { clause: "4.2", subject: brand_bid, rule: no, text: "No bidding on the brand." }
  - name: Voucher Lane
    brand: Harbour Outfitters
    network: awin
    publisherId: "24680"
    domains: [voucherlane.example]
    agreement:
      signed: 2025-06-01
      terms:
        - { clause: "5.1", subject: brand_bid, rule: no, regions: [GB, US], text: "The publisher does not bid on the advertiser's brand." }
        - { clause: "5.2", subject: tm_plus, rule: no, regions: [GB, US], text: "Nor on the brand with a modifier such as code or voucher." }
        - { clause: "5.4", subject: tm_copy, rule: approval, text: "Ad copy that names the brand needs written approval." }

watches:
  - { brand: Nordlicht, name: Nordlicht live, queries: [nordlicht, nordlicht gutschein], engines: [google], markets: [{ country: DE, language: de, location: Hamburg }], devices: [desktop, mobile], schedule: "0 7,19 * * *", providers: [dataforseo, serpapi] }
  - { brand: Harbour Outfitters, name: Harbour live, queries: [harbour jackets], engines: [google], markets: [{ country: GB, language: en }, { country: US, language: en, timeZone: America/New_York }], devices: [desktop], schedule: "30 8,20 * * *", providers: [dataforseo] }
  - { brand: Prévoyelle, name: Prévoyelle live, queries: [prévoyelle], engines: [google], markets: [{ country: FR, language: fr, location: Lyon }], devices: [mobile], schedule: "0 9 * * *", providers: [serpapi], controls: [] }
  - { brand: Nordlicht, queries: [nordlicht, nordlicht gutschein, stehlampe kaufen, designer stehlampe], engines: [google, bing], markets: [{ country: DE, language: de, location: Hamburg }, { country: AT, language: de, location: Wien }], devices: [desktop, mobile], schedule: "0 */6 * * *" }
  - { brand: Harbour Outfitters, queries: [harbour jackets, harbour outfitters discount code, waterproof jackets], engines: [google, bing], markets: [{ country: GB, language: en, location: Leeds }, { country: US, language: en, location: Portland }], devices: [desktop, mobile], schedule: "30 */8 * * *" }
  - { brand: Prévoyelle, queries: [prévoyelle, prevoyelle espace client, assurance habitation], engines: [google, bing], markets: [{ country: FR, language: fr, location: Lyon }], devices: [desktop, mobile], schedule: "0 7,19 * * *" }
  - { brand: ヒナタオト, queries: [ヒナタオト, ヒナタオト 口コミ, ワイヤレスイヤホン おすすめ], engines: [google], markets: [{ country: JP, language: ja, location: 大阪市 }], devices: [desktop, mobile], schedule: "0 9 * * *" }
  - { brand: Lumirah, queries: [لوميراه, لوميراه سعر, ลูมิราห์ ราคา, เซรั่มบำรุงผิว], engines: [google], markets: [{ country: AE, language: ar, location: Dubai }, { country: SA, language: ar, location: Riyadh }, { country: TH, language: th, location: Bangkok }], devices: [mobile], schedule: "15 6 * * *" }
`;
