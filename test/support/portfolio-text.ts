/** A portfolio of one brand with one of everything. */
export const PORTFOLIO = `
brands:
  - name: Nordlicht
    owner: Nordlicht GmbH
    domains: [nordlicht.example, nordlicht-shop.example]
    marks:
      - text: NORDLICHT
        variants: [ノルトリヒト, nordlight]
        goods: [lamps, lighting, bulbs]
        registrations: [{ office: EUIPO, number: "000000001", jurisdictions: [EU], classes: [11], validFrom: 2004-01-01 }]
    agencies: [{ name: Blick Agentur, domains: [blick-agentur.example] }]
    competitors: [{ name: Südlicht, domains: [suedlicht.example] }]
    resellers: [{ name: Lampenhaus, domains: [lampenhaus.example], permits: [tm_copy] }]
    promises:
      - { kind: discount, statement: "never more than 30 % off outside the sales", limit: { max: 30, unit: percent }, market: DE, source: "https://nordlicht.example/agb" }
    figures:
      - { kind: conversion_rate, low: 2, high: 3, unit: percent, tag: observed, source: "Shop reports, October 2026" }
partners:
  - name: Deal Finder
    brand: Nordlicht
    network: awin
    publisherId: "12345"
    domains: [dealfinder.example]
    agreement:
      signed: 2026-01-01
      terms:
        - { clause: "4.2", subject: brand_bid, rule: no, engines: [google, bing], regions: [DE], from: 2026-01-01, text: "No bidding on the brand." }
watches:
  - { brand: Nordlicht, queries: [nordlicht, nordlicht gutschein], engines: [google], markets: [{ country: DE, language: de, location: Hamburg }], devices: [desktop, mobile], schedule: "0 */6 * * *" }
`;
