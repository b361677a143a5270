import { beforeAll, describe, expect, it } from '@jest/globals';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import { competitorAd, NORDLICHT_PORTFOLIO, serpApiReply } from '../../support/samples.js';

describe('a permit given on an alert', () => {
  const { agent, app, dataSource } = withApplication();
  let alertId: string;

  const inForce = async (): Promise<{ until: string }[]> =>
    dataSource().query(
      `SELECT DISTINCT valid_until::text AS until FROM permit
       WHERE origin = 'console' AND retired_at IS NULL AND valid_until > current_date`,
    );

  /** Decides every line of the alert, decided ones as well. */
  async function decide(decision: object): Promise<void> {
    const rows = await dataSource().query<{ id: string }[]>('SELECT id FROM alert_line WHERE alert_id = $1', [alertId]);
    const body = { ...decision, lines: rows.map(({ id }) => id) };
    await agent('ppc-manager').post(`/api/alerts/${alertId}/decisions`).send(body).expect(204);
  }

  beforeAll(async () => {
    const file = readPortfolioText(NORDLICHT_PORTFOLIO);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
    const bytes = serpApiReply({ query: 'nordlicht', ads: [competitorAd] });
    await app()
      .get(CapturesService, { strict: false })
      .receive([{ provider: 'serpapi', origin: 'terminal', fileName: null, bytes }]);
    await app().get(MainJob).run();
    const rows = await dataSource().query<{ id: string }[]>('SELECT id FROM alert');
    alertId = rows[0]?.id ?? '';
  }, 60_000);

  it('can be made shorter on a later day', async () => {
    await decide({ decision: 'permitted', permitUntil: '2099-01-01' });
    expect(await inForce()).toEqual([{ until: '2099-01-01' }]);
    await dataSource().query("UPDATE permit SET valid_from = valid_from - 5, natural_key = natural_key || ' earlier'");
    await decide({ decision: 'permitted', permitUntil: '2098-01-01' });
    expect(await inForce()).toEqual([{ until: '2098-01-01' }]);
  });

  it('ends when the lines are decided otherwise, and has held until then', async () => {
    await decide({ decision: 'confirmed' });
    expect(await inForce()).toEqual([]);
    const held = await dataSource().query<object[]>('SELECT 1 FROM permit WHERE retired_at IS NULL');
    expect(held.length).toBeGreaterThan(0);
  });

  it('can be given again on the day on which it was taken back', async () => {
    await decide({ decision: 'permitted', permitUntil: '2097-01-01' });
    expect(await inForce()).toEqual([{ until: '2097-01-01' }]);
  });
});
