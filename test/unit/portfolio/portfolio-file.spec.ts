import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { protectedBrandsOf, readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import type { PortfolioProblem } from '../../../src/portfolio/portfolio-problem.js';
import type { PortfolioFile } from '../../../src/portfolio/portfolio.schema.js';
import { SAMPLE_PORTFOLIO } from '../../../src/demo/samples/portfolio.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

function accepted(text: string): PortfolioFile {
  const reading = readPortfolioText(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 2));
  return reading.portfolio;
}

function problemsOf(text: string): readonly PortfolioProblem[] {
  const reading = readPortfolioText(text);
  return reading.ok ? [] : reading.problems;
}

/** One problem a line: path, code, message. */
function told(text: string): string[] {
  return problemsOf(text).map(({ path, code, message }) => `${path} ${code}: ${message}`);
}

const brandWith = (rest: string): string => `brands: [{ name: A, marks: [{ text: A }], ${rest} }]`;
const termWith = (rest: string): string =>
  `brands: [{ name: A, marks: [{ text: A }] }]\npartners: [{ name: P, brand: A, agreement: { terms: [{ ${rest} }] } }]`;
const watchWith = (rest: string): string =>
  `brands: [{ name: A, marks: [{ text: A }] }]\nwatches: [{ brand: A, ${rest} }]`;
const withRetention = (terms: string): string => `organisation: { name: A, retention: { ${terms} } }`;
const WATCH =
  'queries: [a], engines: [google], markets: [{ country: DE, language: de }], devices: [mobile], schedule: "0 * * * *"';

describe('a portfolio file that is right', () => {
  it('is read whole', () => {
    const { brands, partners, watches } = accepted(PORTFOLIO);
    expect([brands.length, partners.length, watches.length]).toEqual([1, 1, 1]);
    expect(partners[0]?.agreement?.terms[0]?.rule).toBe('no');
    expect(watches[0]?.markets).toEqual([{ country: 'DE', language: 'de', location: 'Hamburg', timeZone: null }]);
  });

  it('may limit money instead of looks, or both', () => {
    const text =
      'budgets: [{ provider: serpapi, usdAMonth: 50 }, { provider: scaleserp, looksAMonth: 9, usdAMonth: 5, usdALook: 0.01 }]';
    expect(accepted(brandWith(text)).brands[0]?.budgets).toEqual([
      { provider: 'serpapi', looksAMonth: null, usdAMonth: 50, usdALook: null },
      { provider: 'scaleserp', looksAMonth: 9, usdAMonth: 5, usdALook: 0.01 },
    ]);
  });

  it('may leave the choice of looks to the product', () => {
    const { watches } = accepted(watchWith(`${WATCH.replace('"0 * * * *"', 'adaptive')}, looksADay: 40`));
    expect(watches[0]).toMatchObject({ schedule: 'adaptive', looksADay: 40 });
    expect(accepted(watchWith(WATCH.replace('"0 * * * *"', 'uniform'))).watches[0]?.looksADay).toBeNull();
  });

  it('may say how long things are kept, and of a brand that they are kept for ever', () => {
    const { organisation } = accepted(withRetention('rawDays: 90, captureDays: forever'));
    expect(organisation?.retention).toEqual({ rawDays: 90, captureDays: 0, pollDays: null });
  });

  it('may be the demo’s', () => {
    expect(accepted(SAMPLE_PORTFOLIO).brands).toHaveLength(5);
  });

  it('says the same in JSON, with tabs, with a byte order mark and with Windows line ends', () => {
    const portfolio = accepted(PORTFOLIO);
    expect(accepted(JSON.stringify(portfolio))).toEqual(portfolio);
    expect(accepted(JSON.stringify(portfolio, null, '\t'))).toEqual(portfolio);
    expect(accepted(`\uFEFF${PORTFOLIO}`)).toEqual(portfolio);
    expect(accepted(PORTFOLIO.replaceAll('\n', '\r\n'))).toEqual(portfolio);
  });

  it('may leave out or leave empty what is optional', () => {
    expect(
      accepted(
        'partners:\nbrands:\n  - name: A\n    owner:\n    domains:\n    marks: [{ text: A, variants: , goods: }]\n',
      ).brands,
    ).toHaveLength(1);
    expect(accepted('{}')).toEqual({ organisation: null, brands: [], partners: [], watches: [] });
  });

  it('may use anchors and aliases', () => {
    const portfolio = accepted(
      `brands:\n  - { name: A, marks: [{ text: A, goods: &goods [lamps] }, { text: B, goods: *goods }] }`,
    );
    expect(portfolio.brands[0]?.marks[1]?.goods).toEqual(['lamps']);
  });

  it('may name a brand in other letters than the brand does', () => {
    expect(accepted(`${brandWith('')}\nwatches: [{ brand: a, ${WATCH} }]`).watches).toHaveLength(1);
  });

  it('keeps domains in one form', () => {
    const { brands } = accepted(
      brandWith('domains: [WWW.Nordlicht.Example, xn--sdlicht-n2a.example, shop.südlicht.example]'),
    );
    expect(brands[0]?.domains).toEqual(['nordlicht.example', 'südlicht.example', 'shop.südlicht.example']);
  });

  it('gives a partner to its brand, with terms in force from the signature until the agreement ends', () => {
    const text = PORTFOLIO.replace('signed: 2026-01-01', 'signed: 2025-06-01\n      until: 2027-01-01').replace(
      ' from: 2026-01-01,',
      '',
    );
    const [brand] = protectedBrandsOf(accepted(text));
    expect(brand?.partners[0]?.terms[0]).toMatchObject({
      subject: 'brand_bid',
      from: '2025-06-01',
      until: '2027-01-01',
    });
  });

  it('may call a subject what networks call it', () => {
    const { partners } = accepted(termWith('clause: "1", subject: display_url, rule: approval'));
    expect(partners[0]?.agreement?.terms[0]?.subject).toBe('tm_display_url');
  });
});

describe('a portfolio file that is wrong', () => {
  it.each([
    [
      'an unknown key',
      'brands:\n  - name: A\n    marks: [{ text: A }]\n    compettitors: []\n',
      "brands[0].compettitors unknown-key: unknown key 'compettitors'; expected competitors, or another of name, owner, domains, marks, agencies, competitors, resellers, promises, figures, budgets, retention",
    ],
    [
      'a missing name',
      'brands: [{ marks: [{ text: A }] }]',
      "brands[0].name missing: is missing; expected the brand's name",
    ],
    [
      'a brand without marks',
      'brands: [{ name: A, marks: [] }]',
      'brands[0].marks wrong-value: expected a list with at least one mark, such as [{ text: NORDLICHT }]; got an empty list',
    ],
    [
      'an address for a domain',
      brandWith('domains: ["https://www.nordlicht.example/de?a=b"]'),
      "brands[0].domains[0] wrong-value: expected the domain alone, nordlicht.example; got 'https://www.nordlicht.example/de?a=b'",
    ],
    [
      'half a country as a domain',
      brandWith('domains: [co.uk]'),
      "brands[0].domains[0] wrong-value: expected a domain name that one party can own, such as nordlicht.example; got 'co.uk'",
    ],
    [
      'an unknown jurisdiction',
      'brands: [{ name: A, marks: [{ text: A, registrations: [{ office: EUIPO, number: "1", jurisdictions: [DE, UK] }] }] }]',
      "brands[0].marks[0].registrations[0].jurisdictions[1] wrong-value: expected a country code (ISO 3166-1 alpha-2, capitals) such as DE (did you mean GB?), or EU; got 'UK'",
    ],
    [
      'an office in small letters',
      'brands: [{ name: A, marks: [{ text: A, registrations: [{ office: euipo, number: "1", jurisdictions: [EU] }] }] }]',
      "brands[0].marks[0].registrations[0].office wrong-value: expected the office in capitals, EUIPO; got 'euipo'",
    ],
    [
      'a class that is none',
      'brands: [{ name: A, marks: [{ text: A, registrations: [{ office: EUIPO, number: "1", jurisdictions: [EU], classes: [46] }] }] }]',
      'brands[0].marks[0].registrations[0].classes[0] wrong-value: expected a Nice class from 1 to 45; got the number 46',
    ],
    [
      'a number that is a name',
      'brands: [{ name: A, marks: [{ text: A, registrations: [{ office: EUIPO, number: 000123, jurisdictions: [EU] }] }] }]',
      'brands[0].marks[0].registrations[0].number wrong-type: expected the registration number as text, such as "018123456"; got the number 123; write it in quotes: "000123"',
    ],
    [
      'a permit for nothing known',
      brandWith('resellers: [{ name: R, permits: [tm_cpy] }]'),
      "brands[0].resellers[0].permits[0] wrong-value: expected one of tm_copy, competitor_copy, tm_display_url, brand_bid, tm_plus, misspell_bid, lookalike_domain, false_affiliation, promise_conflict, terms_breach, impersonation, destination_mismatch, direct_link, ad_hijack, evasion (did you mean tm_copy?); got 'tm_cpy'",
    ],
    [
      'a permit with a day that is none',
      brandWith('resellers: [{ name: R, permits: [{ violation: tm_copy, until: 2026-02-30 }] }]'),
      "brands[0].resellers[0].permits[0].until wrong-value: expected a day of the calendar such as 2026-01-31; got '2026-02-30'",
    ],
    [
      'a promise without a bound in its limit',
      brandWith('promises: [{ kind: price, statement: low, limit: { unit: EUR } }]'),
      'brands[0].promises[0].limit missing: has neither min nor max; expected at least one of them',
    ],
    [
      'a rule that is none',
      termWith('clause: "1", subject: brand_bid, rule: never'),
      "partners[0].agreement.terms[0].rule wrong-value: expected one of yes, no, approval; got 'never'",
    ],
    [
      'a step at no strike',
      `${brandWith('')}\npartners: [{ name: P, brand: A, agreement: { escalation: { steps: [{ strikes: 0, do: warn }] } } }]`,
      'partners[0].agreement.escalation.steps[0].strikes wrong-value: expected a whole number of strikes, 1 or more; got the number 0',
    ],
    [
      'a rule that JSON made a boolean',
      '{"brands":[{"name":"A","marks":[{"text":"A"}]}],"partners":[{"name":"P","brand":"A","agreement":{"terms":[{"clause":"1","subject":"brand_bid","rule":false}]}}]}',
      'partners[0].agreement.terms[0].rule wrong-value: expected one of yes, no, approval; got the boolean false (write no, or "no" in JSON)',
    ],
    [
      'a clause that YAML made a number',
      termWith('clause: 4.10, subject: brand_bid, rule: no'),
      'partners[0].agreement.terms[0].clause wrong-type: expected the clause as text, such as "4.2"; got the number 4.1; write it in quotes: "4.10"',
    ],
    [
      'a language that is a word',
      watchWith(WATCH.replace('language: de', 'language: german')),
      "watches[0].markets[0].language wrong-value: expected a language code (BCP 47) such as de or pt-BR; got 'german'",
    ],
    [
      'a schedule that never comes',
      watchWith(WATCH.replace('0 * * * *', '0 25 * * *')),
      "watches[0].schedule wrong-value: expected a cron expression of five fields (minute, hour, day, month, weekday) such as 0 */6 * * *: its hour is 25, which must lie in 0 to 23; got '0 25 * * *'",
    ],
    [
      'a schedule that is nearly a word',
      watchWith(WATCH.replace('"0 * * * *"', 'adaptiv')),
      "watches[0].schedule wrong-value: expected a cron expression, adaptive or uniform (did you mean adaptive?); got 'adaptiv'",
    ],
    [
      'looks a day beside fixed times',
      watchWith(`${WATCH}, looksADay: 40`),
      'watches[0].looksADay looks-of-fixed-times: expected no looksADay beside a cron expression, which looks at every cell each time; for 40 looks a day write schedule: adaptive',
    ],
    [
      'cross-checks with nobody to make them',
      watchWith(`${WATCH}, providers: [serpapi], crossCheck: 5`),
      'watches[0].crossCheck checks-by-nobody: expected two providers or more beside crossCheck, so that the second can be asked too; got 1',
    ],
    [
      'cross-checks of a provider with its own queue',
      watchWith(`${WATCH}, providers: [dataforseo, dataforseo-queued], crossCheck: 5`),
      'watches[0].crossCheck checks-by-nobody: expected two providers or more beside crossCheck, so that the second can be asked too; got 1',
    ],
    [
      'cross-checks of most looks',
      watchWith(`${WATCH}, providers: [serpapi, serper], crossCheck: 80`),
      'watches[0].crossCheck wrong-value: expected a whole number of looks in a hundred, 0 to 50; got the number 80',
    ],
    [
      'captures kept for less than digests look back',
      withRetention('captureDays: 30'),
      'organisation.retention.captureDays wrong-value: expected a whole number of days from 90 to 36500, or forever; got the number 30',
    ],
    [
      'a term in words',
      withRetention('rawDays: 90 days'),
      "organisation.retention.rawDays wrong-type: expected a whole number of days from 1 to 36500, or forever; got '90 days'",
    ],
    [
      'no looks a day',
      watchWith(`${WATCH.replace('"0 * * * *"', 'adaptive')}, looksADay: 0`),
      'watches[0].looksADay wrong-value: expected a whole number of looks a day, 1 or more; got the number 0',
    ],
    [
      'a budget that limits nothing',
      brandWith('budgets: [{ provider: serpapi }]'),
      'brands[0].budgets[0] missing: has neither looksAMonth nor usdAMonth; expected at least one of them',
    ],
    [
      'a budget in money with a provider whose price nobody knows',
      brandWith('budgets: [{ provider: scaleserp, usdAMonth: 50 }]'),
      'brands[0].budgets[0].usdALook missing: no list price of scaleserp is known; expected usdALook, what a look costs on your plan',
    ],
    [
      'a budget of less than nothing',
      brandWith('budgets: [{ provider: serpapi, usdAMonth: -1 }]'),
      'brands[0].budgets[0].usdAMonth wrong-value: expected US dollars, 0 or more; got the number -1',
    ],
    [
      'an engine misspelt',
      watchWith(WATCH.replace('google', 'gogle')),
      "watches[0].engines[0] wrong-value: expected one of google, bing, yahoo, duckduckgo, baidu, yandex, naver (did you mean google?); got 'gogle'",
    ],
    ['a list that is none', 'brands: Nordlicht', "brands wrong-type: expected a list of brands; got 'Nordlicht'"],
    [
      'a file that is a list',
      '- a',
      ' wrong-type: expected a group with the keys organisation, brands, partners, watches; got a list',
    ],
  ])('has %s, and is told so', (_what, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    [
      'an unknown brand',
      `${brandWith('')}\npartners: [{ name: P, brand: B }]`,
      "partners[0].brand unknown-brand: no brand is named 'B'; expected 'A', or another brand of this file",
    ],
    [
      'a brand twice',
      'brands: [{ name: A, marks: [{ text: A }] }, { name: a, marks: [{ text: A }] }]',
      'brands[1] duplicate: the same brand as brands[0]; expected it once',
    ],
    [
      'a mark twice',
      'brands: [{ name: A, marks: [{ text: A }, { text: Ａ }] }]',
      'brands[0].marks[1] duplicate: the same mark as brands[0].marks[0]; expected it once',
    ],
    [
      'a permit twice',
      brandWith('resellers: [{ name: R, permits: [tm_copy, { violation: tm_copy }] }]'),
      'brands[0].resellers[0].permits[1] duplicate: the same permit as brands[0].resellers[0].permits[0]; expected it once',
    ],
    [
      'a publisher twice',
      `${brandWith('')}\npartners: [{ name: P, brand: A, network: awin, publisherId: "1" }, { name: Q, brand: A, network: Awin, publisherId: "1" }]`,
      'partners[1] duplicate: the same partner as partners[0]; expected it once',
    ],
    [
      'a watch twice',
      `${brandWith('')}\nwatches: [{ brand: A, ${WATCH} }, { brand: A, ${WATCH.replace('mobile', 'desktop')} }]`,
      'watches[1] duplicate: the same watch as watches[0]; expected it once',
    ],
    [
      'a clause twice under two names of its subject',
      `${brandWith('')}\npartners: [{ name: P, brand: A, agreement: { terms: [{ clause: "1", subject: tm_copy, rule: no }, { clause: "1", subject: ad_copy, rule: yes }] } }]`,
      'partners[0].agreement.terms[1] duplicate: the same term as partners[0].agreement.terms[0]; expected it once',
    ],
    [
      'two steps at the same number of strikes',
      `${brandWith('')}\npartners: [{ name: P, brand: A, agreement: { escalation: { steps: [{ strikes: 1, do: warn }, { strikes: 1, do: end }] } } }]`,
      'partners[0].agreement.escalation.steps[1] duplicate: the same step as partners[0].agreement.escalation.steps[0]; expected it once',
    ],
    [
      'a range that ends before it starts',
      termWith('clause: "1", subject: brand_bid, rule: no, from: 2026-02-01, until: 2026-02-01'),
      "partners[0].agreement.terms[0].until empty-range: expected a day after from ('2026-02-01'), because until is the first day no longer in force; got '2026-02-01'",
    ],
    [
      'a domain of two sides',
      brandWith('domains: [a.example], competitors: [{ name: C, domains: [A.example] }]'),
      "brands[0].competitors[0].domains[0] contradiction: 'a.example' is also a domain of the brand's owner or agency; expected it to belong to one of them",
    ],
  ])('contradicts itself with %s, and is told so', (_what, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('is told of everything at once, in the order of the file', () => {
    const text = 'brands:\n  - { name: 1, marks: [{ text: A }], domains: [x] }\nwatches:\n  - { brand: B }\n';
    expect(problemsOf(text).map(({ path }) => path)).toEqual([
      'brands[0].name',
      'brands[0].domains[0]',
      'watches[0].queries',
      'watches[0].engines',
      'watches[0].markets',
      'watches[0].devices',
      'watches[0].schedule',
      'watches[0].brand',
    ]);
  });

  it('is told of no more than can be read, and how many more there are', () => {
    const problems = problemsOf(`brands:\n${'  - {}\n'.repeat(1000)}`);
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)?.message).toMatch(/^and \d+ more; correct those above first$/);
  });

  it('is told the line and column of the value, or of the key when the key is the fault', () => {
    const faulty = [
      'brands:',
      '  - name: Nordlicht',
      '    domains: [nordlicht.example, ►http://x.example]',
      '    marks:',
      '      - text: ►7',
      '        ►goood: [lamps]',
      '    promises:',
      '      - ►{ kind: ►cheap, limit: { max: 1, unit: percent } }',
      'watches:',
      `  - { brand: ►Sudlicht, ${WATCH} }`,
    ];
    const expected = faulty.flatMap((text, i) =>
      [...text.matchAll(/►/g)].map(({ index }, nth) => ({ line: i + 1, column: index + 1 - nth })),
    );
    const places = problemsOf(faulty.join('\n').replaceAll('►', '')).map(({ line, column }) => ({ line, column }));
    expect(places).toEqual(expected);
  });

  it('gets every problem a place inside the file, whatever is broken in it', () => {
    const lines = PORTFOLIO.split('\n');
    fc.assert(
      fc.property(fc.nat(PORTFOLIO.length - 1), fc.nat(20), fc.string({ maxLength: 5 }), (at, cut, inserted) => {
        const text = PORTFOLIO.slice(0, at) + inserted + PORTFOLIO.slice(at + cut);
        const count = text.split(/\n/).length;
        for (const { line, message, code } of problemsOf(text)) {
          expect(line === null || (line >= 1 && line <= Math.max(count, lines.length))).toBe(true);
          expect(message.length).toBeGreaterThan(10);
          expect(code).toMatch(/^[a-z-]+$/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
