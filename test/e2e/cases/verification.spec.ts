import { beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withApplication } from '../../support/application.js';
import { caseOf, confirmAlert, filingOf, giveEverything, openCase } from '../../support/cases.js';
import { handIn, importNordlicht } from '../../support/nordlicht.js';
import { competitorAd, innocentAd, serpApiReply } from '../../support/samples.js';

const DAYS = ['2026-11-20', '2026-11-21', '2026-11-22'];

describe('the proof that a case is over', () => {
  const clock = new FixedClock('2026-11-19T12:00:00Z');
  const application = withApplication({ clock });
  const sql = (text: string): Promise<unknown> => application.dataSource().query(text);
  let id = '';
  const closing = () =>
    application
      .agent('ppc-manager')
      .post(`/api/cases/${id}/transitions`)
      .send({ to: 'closed', closingReason: 'not-seen-again' });

  beforeAll(async () => {
    await importNordlicht(application);
    const look = (ads: (typeof competitorAd)[], day: string) =>
      handIn(application, [serpApiReply({ query: 'nordlicht', id: day, ads, at: `${day} 09:30:00 UTC` })]);
    await look([competitorAd], '2026-11-18');
    id = await openCase(application, [await confirmAlert(application, 'suedlicht.example')]);
    await giveEverything(application, id);
    const form = filingOf(await caseOf(application, id), 'google-ads-trademark');
    const reference = { reference: '5-1234000012345' };
    const ppc = application.agent('ppc-manager');
    await ppc.post(`/api/cases/${id}/filings/${form.id}/record-reference`).send(reference).expect(204);
    clock.advance(4 * 86_400_000);
    for (const day of DAYS) await look([innocentAd], day);
    await sql(
      `INSERT INTO watch (brand_id, queries, engines, markets, devices, schedule, natural_key, origin)
       SELECT id, '{nordlicht}', '{google}', '[{}]', '{desktop}', '0 6 * * *', 'nordlicht', 'file' FROM brand WHERE name = 'Nordlicht'`,
    );
    await sql(`SELECT ensure_month_partition('poll', '2026-11-22T09:30:00Z')`);
  });

  it.each(['cross-check', 'control'])(
    'is not made of a look that asked what a provider sees (%s)',
    async (purpose: string) => {
      await sql(
        `INSERT INTO poll (slot, id, brand_id, watch_id, provider, engine, query, country, language, device, state, outcome, purpose,
           attempts, provider_attempts, next_try_at, capture_id)
         SELECT c.captured_at, uuidv7(), w.brand_id, w.id, 'serpapi', 'google', 'nordlicht', 'DE', 'de', 'desktop', 'ended', c.outcome,
           '${purpose}', 1, 1, c.captured_at, c.id
         FROM capture c, watch w WHERE c.captured_at = '2026-11-22T09:30:00Z'`,
      );
      expect((await caseOf(application, id)).verification).toMatchObject({ looks: 2, quietLooks: 2 });
      expect((await closing()).status).toBe(409);
      await sql('DELETE FROM poll');
    },
  );

  it('is made of looks at the search itself', async () => {
    expect((await caseOf(application, id)).verification).toMatchObject({ looks: 3, quietLooks: 3 });
  });
});
