import { describe, expect, it } from '@jest/globals';
import { PartnersService } from '../../../src/partners/partners.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { Brand } from '../../../src/portfolio/brand.entity.js';
import { protectedBrandsOf, readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import type { PortfolioFile } from '../../../src/portfolio/portfolio.schema.js';
import { PortfolioService } from '../../../src/portfolio/portfolio.service.js';
import { ImportPortfolioService, type PortfolioChange } from '../../../src/watches/import-portfolio.service.js';
import { WatchesService } from '../../../src/watches/watches.service.js';
import { withDatabase } from '../../support/database.js';
import { PORTFOLIO_ENTITIES } from '../../support/portfolio-entities.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';

const database = withDatabase(PORTFOLIO_ENTITIES);
const portfolios = new PortfolioService();

function portfolioOf(text: string): PortfolioFile {
  const reading = readPortfolioText(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.portfolio;
}

function partnersService(): PartnersService {
  return new PartnersService(database.dataSource(), portfolios);
}

function importing(text: string, prune = false): Promise<PortfolioChange[]> {
  const clock = new FixedClock('2026-05-01T12:00:00Z');
  const service = new ImportPortfolioService(
    database.dataSource(),
    portfolios,
    partnersService(),
    new WatchesService(),
    clock,
  );
  return service.import(portfolioOf(text), { prune });
}

function told(changes: readonly PortfolioChange[], change: PortfolioChange['change']): string[] {
  return changes.filter((entry) => entry.change === change).map(({ kind, name }) => `${kind} ${name}`);
}

async function stored() {
  const brands = await partnersService().protectedBrands();
  return brands.map((brand) => ({ ...brand, id: undefined }));
}

async function emptied(): Promise<void> {
  await database.dataSource().query('TRUNCATE brand CASCADE');
}

describe('importing a portfolio', () => {
  it('gives detection the same brands from the database as from the file', async () => {
    await emptied();
    const changes = await importing(PORTFOLIO);
    expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['created']));
    const fromFile = protectedBrandsOf(portfolioOf(PORTFOLIO));
    expect(JSON.parse(JSON.stringify(await stored()))).toMatchObject(withoutClauses(fromFile));
  });

  it('changes nothing when the same file is imported again', async () => {
    await emptied();
    const first = await importing(PORTFOLIO);
    const again = await importing(PORTFOLIO, true);
    expect(new Set(again.map(({ change }) => change))).toEqual(new Set(['unchanged']));
    expect(again).toHaveLength(first.length);
  });

  it('updates what changed and knows a brand again in other letters', async () => {
    await emptied();
    await importing(PORTFOLIO);
    const changed = PORTFOLIO.replace('name: Nordlicht\n', 'name: NordLicht\n').replace(
      'lamps, lighting',
      'lamps, lanterns',
    );
    const changes = await importing(changed);
    expect(told(changes, 'updated')).toEqual(['brand NordLicht', 'mark NORDLICHT']);
    expect(told(changes, 'created')).toEqual([]);
    const [brand] = await stored();
    expect(brand).toMatchObject({ name: 'NordLicht', marks: [{ goods: ['lamps', 'lanterns', 'bulbs'] }] });
  });

  it('reports what the file lacks, and retires it only when told to', async () => {
    await emptied();
    await importing(PORTFOLIO);
    const fewer = PORTFOLIO.replace(/ {4}resellers:.*\n/, '').replace(/watches:\n.*\n/, '');
    expect(told(await importing(fewer), 'missing')).toEqual([
      'reseller Lampenhaus',
      'permit tm_copy',
      'watch nordlicht, nordlicht gutschein in DE',
    ]);
    expect((await stored())[0]?.resellers).toHaveLength(1);
    expect(told(await importing(fewer, true), 'retired')).toHaveLength(3);
    expect((await stored())[0]?.resellers).toHaveLength(0);
    expect(told(await importing(fewer, true), 'retired')).toEqual([]);
    expect(told(await importing(PORTFOLIO), 'updated')).toContain('reseller Lampenhaus');
    expect((await stored())[0]?.resellers).toHaveLength(1);
  });

  it('leaves alone what a person entered, and adds it to what the file permits', async () => {
    await emptied();
    await importing(PORTFOLIO);
    const { manager } = database.dataSource();
    const brandId = (await manager.findOneByOrFail(Brand, { name: 'Nordlicht' })).id;
    const permit = { brandId, violation: 'brand_bid', name: 'Lampenhaus', from: '2026-05-01', until: '2026-08-01' };
    await portfolios.permit(manager, { ...permit, domain: 'lampenhaus.example' });
    await portfolios.permit(manager, { ...permit, domain: 'lampenhaus.example', until: '2026-09-01' });
    await portfolios.permit(manager, { ...permit, domain: 'neu.example', name: 'neu.example' });
    const changes = await importing(PORTFOLIO, true);
    expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['unchanged']));
    const [brand] = await stored();
    expect(brand?.resellers).toEqual([
      {
        name: 'Lampenhaus',
        domains: ['lampenhaus.example'],
        permits: [{ violation: 'tm_copy', from: null, until: null }],
      },
    ]);
    expect(brand?.permitted).toEqual([
      {
        name: 'Lampenhaus',
        domains: ['lampenhaus.example'],
        permits: [{ violation: 'brand_bid', from: '2026-05-01', until: '2026-09-01' }],
      },
      {
        name: 'neu.example',
        domains: ['neu.example'],
        permits: [{ violation: 'brand_bid', from: '2026-05-01', until: '2026-08-01' }],
      },
    ]);
  });

  it('writes nothing at all when one entry cannot be written', async () => {
    await emptied();
    const portfolio = portfolioOf(PORTFOLIO);
    const broken: PortfolioFile = {
      ...portfolio,
      watches: portfolio.watches.map((watch) => ({ ...watch, queries: [] })),
    };
    const service = new ImportPortfolioService(
      database.dataSource(),
      portfolios,
      partnersService(),
      new WatchesService(),
      new FixedClock('2026-05-01T12:00:00Z'),
    );
    await expect(service.import(broken, { prune: false })).rejects.toThrow('watch_looks_check');
    expect(await stored()).toEqual([]);
  });

  it('lets two imports at once follow one another', async () => {
    await emptied();
    const [one, other] = await Promise.all([importing(PORTFOLIO), importing(PORTFOLIO)]);
    const changes = [one, other].map((import_) => new Set(import_.map(({ change }) => change)));
    expect(changes).toContainEqual(new Set(['created']));
    expect(changes).toContainEqual(new Set(['unchanged']));
    expect(await stored()).toHaveLength(1);
  });

  it('leaves nothing behind when it is killed on the way', async () => {
    await emptied();
    // Another transaction holds the table of the last room, so the import stands still in its middle.
    const blocker = database.dataSource().createQueryRunner();
    await blocker.connect();
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE watch IN ACCESS EXCLUSIVE MODE');
    const killed = expect(importing(PORTFOLIO)).rejects.toThrow();
    const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    let pid: number | undefined;
    while (pid === undefined) pid = (await database.dataSource().query<{ pid: number }[]>(waiting))[0]?.pid;
    await blocker.query('SELECT pg_terminate_backend($1)', [pid]);
    await killed;
    await blocker.rollbackTransaction();
    await blocker.release();
    expect(await stored()).toEqual([]);
    expect(new Set((await importing(PORTFOLIO)).map(({ change }) => change))).toEqual(new Set(['created']));
  }, 30_000);

  it('stores a portfolio of two thousand brands in one go', async () => {
    await emptied();
    const brands = Array.from(
      { length: 2000 },
      (_, i) => `  - { name: Marke ${i}, domains: [marke${i}.example], marks: [{ text: MARKE${i} }] }`,
    );
    const changes = await importing(`brands:\n${brands.join('\n')}\n`);
    expect(changes).toHaveLength(4000);
    expect(await stored()).toHaveLength(2000);
  }, 60_000);
});

/** Detection does not see the clause that a permit stands in. */
function withoutClauses(brands: unknown): never {
  return JSON.parse(
    JSON.stringify(brands, (key, value: unknown) => (key === 'clause' && value === null ? undefined : value)),
  ) as never;
}
