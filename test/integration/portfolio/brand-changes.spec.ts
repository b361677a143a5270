import { beforeEach, describe, expect, it } from '@jest/globals';
import { detect } from '../../../src/domain/detection/detect.js';
import { PreparedPortfolio } from '../../../src/findings/prepared-portfolio.service.js';
import { PartnersService } from '../../../src/partners/partners.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { PortfolioService } from '../../../src/portfolio/portfolio.service.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { WatchesService } from '../../../src/watches/watches.service.js';
import { bareAd } from '../../support/bare-brand.js';
import { withDatabase } from '../../support/database.js';
import { PORTFOLIO_ENTITIES } from '../../support/portfolio-entities.js';
import { PORTFOLIO } from '../../support/portfolio-text.js';
import { NORDLICHT_PORTFOLIO } from '../../support/samples.js';

const database = withDatabase(PORTFOLIO_ENTITIES);
const portfolios = new PortfolioService();
const partners = (): PartnersService => new PartnersService(database.dataSource(), portfolios);
const other = (name: string): string => NORDLICHT_PORTFOLIO.replaceAll('Nordlicht', name).replaceAll('NORDLICHT', name);

async function importing(text: string, prune = false): Promise<void> {
  const reading = readPortfolioText(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const clock = new FixedClock('2026-05-01T12:00:00Z');
  await new ImportPortfolioService(database.dataSource(), portfolios, partners(), new WatchesService(), clock).import(
    reading.portfolio,
    { prune },
  );
}

/** One change of each table that detection's picture of a brand is put together from. */
const CHANGES: Readonly<Record<string, string>> = {
  brand: "UPDATE brand SET domains = '{other.example}' WHERE id = $1",
  mark: "UPDATE mark SET goods = '{sausages}' WHERE brand_id = $1",
  'a mark that is added': `INSERT INTO mark SELECT uuidv7(), brand_id, 'NEU', variants, goods, 'neu', origin, NULL
    FROM mark WHERE brand_id = $1 LIMIT 1`,
  'a mark that is deleted':
    'DELETE FROM mark m WHERE brand_id = $1 AND id NOT IN (SELECT mark_id FROM mark_registration)',
  mark_registration: "UPDATE mark_registration SET classes = '{9}' WHERE brand_id = $1",
  'a competitor': "UPDATE known_party SET name = 'Other' WHERE brand_id = $1 AND relation = 'competitor'",
  'a reseller': "UPDATE known_party SET retired_at = now() WHERE brand_id = $1 AND relation = 'reseller'",
  permit: "UPDATE permit SET valid_until = '2030-01-01' WHERE brand_id = $1",
  promise: "UPDATE promise SET statement = 'Other' WHERE brand_id = $1",
  partner: "UPDATE partner SET publisher_id = '9' WHERE brand_id = $1",
  agreement: "UPDATE agreement SET ends_on = '2030-01-01' WHERE brand_id = $1",
  agreement_term: "UPDATE agreement_term SET rule = 'yes' WHERE brand_id = $1",
};

describe('the brands that changed since somebody read the portfolio', () => {
  let nordlicht = '';

  beforeEach(async () => {
    await database.dataSource().query('TRUNCATE brand CASCADE');
    await importing(PORTFOLIO);
    await importing(other('Sternlicht'));
    const [row] = await database.dataSource().query<{ id: string }[]>("SELECT id FROM brand WHERE name = 'Nordlicht'");
    nordlicht = row?.id ?? '';
    await database
      .dataSource()
      .query(
        `INSERT INTO mark SELECT uuidv7(), brand_id, 'ALT', variants, goods, 'alt', origin, NULL FROM mark WHERE brand_id = $1 LIMIT 1`,
        [nordlicht],
      );
  });

  it.each(Object.entries(CHANGES))(
    'are told of a change in the table %s, and of no other brand',
    async (_what, sql) => {
      const { snapshot } = await partners().brandsSince(null);
      expect(await partners().brandsSince(snapshot)).toMatchObject({ brands: [], gone: [] });
      const before = (await partners().protectedBrands()).find(({ id }) => id === nordlicht);
      await database.dataSource().query(sql, [nordlicht]);
      const { brands } = await partners().brandsSince(snapshot);
      expect(brands.map(({ id }) => id)).toEqual([nordlicht]);
      expect(brands[0]).not.toEqual(before);
      expect(brands).toEqual((await partners().protectedBrands()).filter(({ id }) => id === nordlicht));
    },
  );

  it('leave out what does not concern detection, and an import that changes nothing', async () => {
    const { snapshot } = await partners().brandsSince(null);
    await importing(PORTFOLIO);
    await database.dataSource().query("UPDATE watch SET name = 'Other'");
    expect(await partners().brandsSince(snapshot)).toMatchObject({ brands: [], gone: [] });
  });

  it('include one that is retired, as gone', async () => {
    const { snapshot } = await partners().brandsSince(null);
    await importing(other('Sternlicht'), true);
    const { brands, gone } = await partners().brandsSince(snapshot);
    expect(gone).toEqual([nordlicht]);
    expect(brands).toEqual([]);
  });

  it('include one whose transaction began before the reading and ended after later ones', async () => {
    const [late, soon] = [database.dataSource().createQueryRunner(), database.dataSource().createQueryRunner()];
    await late.startTransaction();
    await late.query(CHANGES['mark'] as string, [nordlicht]);
    await soon.query("UPDATE brand SET owner = 'Somebody' WHERE name = 'Sternlicht'");
    const { snapshot, brands } = await partners().brandsSince(null);
    expect(brands.find(({ name }) => name === 'Sternlicht')?.owner).toBe('Somebody');
    await late.commitTransaction();
    await Promise.all([late.release(), soon.release()]);
    const since = await partners().brandsSince(snapshot);
    expect(since.brands.map(({ id }) => id)).toEqual([nordlicht]);
    expect((await partners().brandsSince(since.snapshot)).brands).toEqual([]);
  });

  it('are noted once a brand and import, so that importing for years does not fill the table', async () => {
    for (const goods of ['lamps', 'torches', 'lanterns', 'candles']) {
      await importing(PORTFOLIO.replace('lamps, lighting', `${goods}, lighting`));
    }
    const [row] = await database
      .dataSource()
      .query<{ notes: number }[]>('SELECT count(*)::int AS notes FROM brand_change WHERE brand_id = $1', [nordlicht]);
    expect(row?.notes).toBe(1);
  });

  it('are all that is read again for detection, which then knows the same as one that reads everything', async () => {
    const kept = new PreparedPortfolio(database.dataSource(), portfolios, partners());
    const first = await kept.current();
    expect(await kept.current()).toBe(first);
    await database
      .dataSource()
      .query("UPDATE brand SET name = 'Polarlicht', natural_key = 'polarlicht' WHERE id = $1", [nordlicht]);
    await database.dataSource().query(CHANGES['mark'] as string, [nordlicht]);
    await portfolios.changed(database.dataSource().manager);
    const [changed, anew] = [
      await kept.current(),
      await new PreparedPortfolio(database.dataSource(), portfolios, partners()).current(),
    ];
    const known = ({ portfolio }: typeof first) =>
      [...portfolio.brands.values()].map(({ brand }) => brand).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    expect(known(changed)).toEqual(known(anew));
    expect(Object.fromEntries(changed.ids)).toEqual(Object.fromEntries(anew.ids));
    expect(changed.ids.has('Nordlicht')).toBe(false);
  });

  it('are in force for whoever already works with the portfolio, of which nothing else is prepared again', async () => {
    const kept = new PreparedPortfolio(database.dataSource(), portfolios, partners());
    const { portfolio, ids } = await kept.current();
    const [index, other] = [portfolio.index, portfolio.brands.get('Sternlicht')];
    const markIn = (title: string) =>
      detect(bareAd({ title, query: title, displayUrl: 'somebody.example' }), portfolio).findings.map(
        ({ brand, mark }) => `${brand}: ${mark}`,
      );
    expect(markIn('Polarfuchs')).toEqual([]);
    await database
      .dataSource()
      .query("UPDATE mark SET text = 'POLARFUCHS', variants = '{}' WHERE brand_id = $1 AND text = 'ALT'", [nordlicht]);
    await portfolios.changed(database.dataSource().manager);
    const now = await kept.current();
    expect(markIn('Polarfuchs')).toContain('Nordlicht: POLARFUCHS');
    expect(now.portfolio).toBe(portfolio);
    expect(now.ids).toBe(ids);
    expect(portfolio.index).toBe(index);
    expect(portfolio.brands.get('Sternlicht')).toBe(other);
  });

  it('are one portfolio to those who ask for it at the same time', async () => {
    const kept = new PreparedPortfolio(database.dataSource(), portfolios, partners());
    const first = await Promise.all([kept.current(), kept.current(), kept.current()]);
    expect(new Set(first.map(({ portfolio }) => portfolio)).size).toBe(1);
    await database.dataSource().query("UPDATE brand SET owner = 'Somebody' WHERE id = $1", [nordlicht]);
    await portfolios.changed(database.dataSource().manager);
    const asked = await Promise.all([kept.current(), kept.current(), kept.current()]);
    expect(asked.map(({ portfolio }) => portfolio.brands.get('Nordlicht')?.brand.owner)).toEqual(
      Array(3).fill('Somebody'),
    );
    expect(new Set(asked.map(({ revision }) => revision)).size).toBe(1);
    expect(asked[0].portfolio.brands.size).toBe(2);
  });

  it('are taken in anew all together where most brands changed', async () => {
    const kept = new PreparedPortfolio(database.dataSource(), portfolios, partners());
    const { portfolio } = await kept.current();
    await database.dataSource().query("UPDATE brand SET owner = 'Somebody'");
    await portfolios.changed(database.dataSource().manager);
    const now = await kept.current();
    expect(now.portfolio).not.toBe(portfolio);
    expect([...now.portfolio.brands.values()].map(({ brand }) => brand.owner)).toEqual(['Somebody', 'Somebody']);
  });
});
