import { beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withApplication } from '../../support/application.js';
import { caseOf, confirmAlert, openCase } from '../../support/cases.js';
import { handIn, importPortfolio } from '../../support/nordlicht.js';
import { affiliateAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

const CLAUSES = `
        - { clause: "4.3", subject: tm_plus, rule: no, engines: [google], regions: [DE], from: 2026-01-01, text: "Nor with other words." }
`;

describe('a notice about a partner that broke two clauses', () => {
  const application = withApplication({ clock: new FixedClock('2026-11-20T09:00:00Z') });
  let seen: string[] = [];
  let body = '';

  beforeAll(async () => {
    await importPortfolio(application, `${NORDLICHT_PORTFOLIO.trimEnd()}${CLAUSES}`);
    const look = (query: string, id: string): Buffer => serpApiReply({ query, id, ads: [affiliateAd] });
    await handIn(application, [
      look('nordlicht', '1'),
      look('nordlicht gutschein', '2'),
      look('nordlicht gutschein', '3'),
    ]);
    const id = await openCase(application, [await confirmAlert(application, 'dealfinder.example')]);
    const draft = (await caseOf(application, id)).filings.find(({ route }) => route === 'affiliate-network');
    body = draft?.body ?? '';
    seen = body.split('\n').filter((line) => line.startsWith('- The ad appeared'));
  });

  it('names with each clause the search that breaks it, and how often it was seen there', () => {
    expect(seen).toHaveLength(2);
    const about = (clause: string): string => seen.find((line) => line.includes(`Deal Finder ${clause}`)) ?? '';
    expect(about('4.2')).toContain('“nordlicht”');
    expect(about('4.2')).toContain('once');
    expect(about('4.3')).toContain('“nordlicht gutschein”');
    expect(about('4.3')).toContain('2 times');
  });

  it('quotes both clauses', () => {
    expect(body).toContain('Deal Finder 4.2: “No bidding on the brand.”');
    expect(body).toContain('Deal Finder 4.3: “Nor with other words.”');
  });
});
