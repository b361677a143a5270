import { describe, expect, it } from '@jest/globals';
import { PartnersService } from '../../../src/partners/partners.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { PortfolioService } from '../../../src/portfolio/portfolio.service.js';
import { portfolio as answer } from '../../../src/screens/portfolio.schema.js';
import { PortfolioScreen } from '../../../src/screens/portfolio.screen.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { WatchesService } from '../../../src/watches/watches.service.js';
import { withDatabase } from '../../support/database.js';
import { PORTFOLIO_ENTITIES } from '../../support/portfolio-entities.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

const database = withDatabase(PORTFOLIO_ENTITIES);

async function importing(text: string, prune = false): Promise<void> {
  const reading = readPortfolioText(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const source = database.dataSource();
  const portfolio = new PortfolioService();
  const partners = new PartnersService(source, portfolio);
  const clock = new FixedClock('2026-05-01T12:00:00Z');
  const service = new ImportPortfolioService(source, portfolio, partners, new WatchesService(), clock);
  await service.import(reading.portfolio, { prune });
}

const shown = async () => answer.parse(await new PortfolioScreen(database.dataSource()).show());

describe('the portfolio screen', () => {
  it('says that there is nothing yet', async () => {
    expect(await shown()).toEqual({ brands: [] });
  });

  it('shows everything that the file said', async () => {
    await importing(PORTFOLIO);
    const { brands } = await shown();
    expect(brands).toMatchObject([
      {
        name: 'Nordlicht',
        owner: 'Nordlicht GmbH',
        domains: ['nordlicht.example', 'nordlicht-shop.example'],
        marks: [{ text: 'NORDLICHT', registrations: [{ office: 'EUIPO', validFrom: '2004-01-01', validUntil: null }] }],
        agencies: [{ name: 'Blick Agentur' }],
        competitors: [{ name: 'Südlicht', domains: ['suedlicht.example'] }],
        resellers: [{ name: 'Lampenhaus', permits: [{ violation: 'tm_copy', until: null, origin: 'file' }] }],
        promises: [{ kind: 'discount', limit: { max: 30, unit: 'percent' }, market: 'DE' }],
        figures: [{ kind: 'conversion_rate', market: null, low: 0.02, high: 0.03, unit: 'share', tag: 'observed' }],
        partners: [
          {
            name: 'Deal Finder',
            network: 'awin',
            agreement: { signed: '2026-01-01', terms: [{ clause: '4.2', rule: 'no', from: '2026-01-01' }] },
          },
        ],
        watches: [{ queries: ['nordlicht', 'nordlicht gutschein'], markets: [{ country: 'DE', location: 'Hamburg' }] }],
      },
    ]);
    expect(brands[0]?.promises[0]?.limit).toEqual({ max: 30, unit: 'percent' });
  });

  it('leaves out what was retired and sorts names as people do', async () => {
    await importing(
      ['Zeta', 'Ähre', 'azur']
        .map((name) => `  - { name: ${name}, marks: [{ text: ${name} }] }`)
        .join('\n')
        .replace(/^/, 'brands:\n'),
      true,
    );
    expect((await shown()).brands.map(({ name }) => name)).toEqual(['Ähre', 'azur', 'Zeta']);
  });
});
