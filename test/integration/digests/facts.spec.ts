import { beforeAll, describe, expect, it } from '@jest/globals';
import { DigestsService } from '../../../src/digests/digests.service.js';
import { readDigestFacts } from '../../../src/digests/digest-facts.js';
import type { DigestFacts, DigestRole } from '../../../src/domain/digest/facts.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { withApplication } from '../../support/application.js';
import { looks } from '../../support/digest-facts.js';
import { handIn, importNordlicht } from '../../support/nordlicht.js';
import { affiliateAd, competitorAd, serpApiReply } from '../../support/samples.js';

const NOW = new Date('2026-11-23T06:00:00Z');

describe('the facts of a week', () => {
  const clock = new FixedClock('2026-11-20T12:00:00Z');
  const server = withApplication({ clock });
  let alertId = '';
  const sql = (text: string, values: unknown[] = []): Promise<Record<string, string>[]> =>
    server.dataSource().query(text, values);
  const facts = (role: DigestRole = 'ppc-manager', week = '2026-W47'): Promise<DigestFacts> =>
    readDigestFacts(server.dataSource().manager, { week, role }, 'Europe/Berlin', NOW);

  beforeAll(async () => {
    await importNordlicht(server);
    const at = (day: string) => `2026-11-${day} 09:30:00 UTC`;
    await handIn(server, [
      serpApiReply({ query: 'nordlicht', id: 'before', ads: [competitorAd], at: at('11') }),
      serpApiReply({ query: 'nordlicht', id: 'one', ads: [competitorAd, affiliateAd], at: at('17') }),
      serpApiReply({ query: 'nordlicht', id: 'two', ads: [competitorAd], at: at('18') }),
      serpApiReply({ query: 'nordlicht', id: 'three', ads: [], at: at('18') }),
      // Another query, on which the competitor could not have been seen.
      serpApiReply({ query: 'lampenfieber', id: 'four', ads: [], at: at('18') }),
      Buffer.from('{"search_metadata": {'),
    ]);
    const [brand] = await sql('SELECT id FROM brand');
    const [alert] = await sql(
      `SELECT a.* FROM alert a JOIN party p ON p.id = a.party_id WHERE p.domain = 'suedlicht.example'`,
    );
    alertId = alert?.['id'] ?? '';
    await sql(
      `INSERT INTO watch (brand_id, name, queries, engines, markets, devices, schedule, natural_key, origin)
       VALUES ($1, 'Vouchers', '{nordlicht gutschein}', '{google}', '[{}]', '{desktop}', '0 6 * * *', 'vouchers', 'file'),
              ($1, 'Brand', '{nordlicht}', '{google}', '[{}]', '{desktop}', '0 6 * * *', 'brand', 'file')`,
      [brand?.['id']],
    );
    await sql(`SELECT ensure_month_partition('poll', '2026-11-18T00:00:00Z')`);
    const poll = (state: string, outcome: string | null, capture: string | null, slot = '2026-11-18T05:00:00Z') =>
      sql(
        `INSERT INTO poll (slot, id, brand_id, watch_id, provider, engine, query, country, language, device, state, outcome,
           reason_code, reason_message, attempts, provider_attempts, next_try_at, capture_id)
         SELECT $1, uuidv7(), brand_id, id, 'serpapi', 'google', 'nordlicht', 'DE', 'de', 'desktop', $2, $3,
           CASE WHEN $3 IN ('blocked', 'failed', 'refused') THEN 'budget' END,
           CASE WHEN $3 IN ('blocked', 'failed', 'refused') THEN 'The budget was used up.' END, 1, 1, $1, $4
         FROM watch WHERE name = 'Brand'`,
        [slot, state, outcome, capture],
      );
    const [capture] = await sql(`SELECT id FROM capture WHERE outcome = 'ads' LIMIT 1`);
    await poll('ended', 'refused', null);
    await poll('ended', 'refused', null, '2026-11-19T05:00:00Z');
    await poll('ended', 'ads', capture?.['id'] ?? null);
    await poll('due', null, null);
    await poll('ended', 'failed', null, '2026-11-22T23:00:00Z');
  });

  it('count each look once, by the week in which it was taken where the organisation is', async () => {
    const { looks: now, looksBefore, notTaken, days } = await facts();
    // The poll at midnight of Sunday in Berlin belongs to the next week; the one with a capture is told by its capture.
    expect(now).toEqual(looks({ ads: 2, noAds: 2, failed: 1, refused: 2 }));
    expect(looksBefore).toEqual(looks({ ads: 1 }));
    expect(notTaken).toBe(1);
    expect(days.map(({ day }) => day)).toEqual(['16', '17', '18', '19', '20', '21', '22'].map((d) => `2026-11-${d}`));
    expect(days[2]).toMatchObject(looks({ ads: 1, noAds: 2, refused: 1 }));
    expect((await facts('ppc-manager', '2026-W48')).looks).toEqual(looks({ failed: 1 }));
  });

  it('say who could not see, why, how often and when', async () => {
    const { blind } = await facts();
    expect(blind[0]).toEqual({
      provider: 'serpapi',
      code: 'budget',
      message: 'The budget was used up.',
      looks: 2,
      firstAt: '2026-11-18T05:00:00.000Z',
      lastAt: '2026-11-19T05:00:00.000Z',
    });
    expect(blind).toHaveLength(2);
  });

  it('name watches for which nobody looked', async () => {
    expect(await facts()).toMatchObject({ watches: 2, silentWatches: ['Vouchers'] });
  });

  it('hold an incident against the looks that could have shown it, this week and the week before', async () => {
    const { incidents, weeks } = await facts();
    const seen = incidents.find(({ party }) => party === 'suedlicht.example');
    expect(seen).toMatchObject({
      kind: 'alert',
      verdict: 'violation',
      state: 'open',
      brand: 'Nordlicht',
      seenIn: 2,
      lookedIn: 3,
      seenBesides: 0,
      seenBefore: 1,
      money: null,
      done: null,
      action: null,
    });
    expect(weeks.at(-1)).toEqual({ week: '2026-W47', seen: 4, misuse: 2 });
    expect(weeks.at(-2)).toEqual({ week: '2026-W46', seen: 1, misuse: 1 });
    expect(weeks).toHaveLength(8);
  });

  it('tell shares by looks that nobody aimed alone, and what others saw apart', async () => {
    const look = (day: string, purpose: string) =>
      sql(
        `INSERT INTO poll (slot, id, brand_id, watch_id, provider, engine, query, country, language, device, state, outcome, purpose,
           attempts, provider_attempts, next_try_at, capture_id)
         SELECT c.captured_at, uuidv7(), w.brand_id, w.id, 'serpapi', 'google', 'nordlicht', 'DE', 'de', 'desktop', 'ended', 'ads', $2,
           1, 1, c.captured_at, c.id
         FROM capture c, watch w WHERE w.name = 'Brand' AND c.outcome = 'ads' AND c.captured_at = $1::timestamptz`,
        [`2026-11-${day}T09:30:00Z`, purpose],
      );
    const seen = async () => (await facts()).incidents.find(({ party }) => party === 'suedlicht.example');
    const before = (await facts()).looks;
    await look('18', 'recheck');
    expect(await seen()).toMatchObject({ seenIn: 1, seenBesides: 1, lookedIn: 2 });
    expect((await facts()).looks).toEqual(before);
    await sql("UPDATE poll SET purpose = 'cross-check' WHERE purpose = 'recheck'");
    expect(await seen()).toMatchObject({ seenIn: 1, seenBesides: 1, lookedIn: 2 });
    expect((await facts()).looks).toEqual({ ...before, ads: before.ads - 1 });
    expect((await facts()).weeks.at(-1)).toEqual({ week: '2026-W47', seen: 3, misuse: 1 });
    await sql("DELETE FROM poll WHERE purpose = 'cross-check'");
  });

  it('show the partner manager partners only', async () => {
    const { incidents, waiting } = await facts('partner-manager');
    expect(incidents.map(({ relation }) => relation)).toEqual(['affiliate']);
    expect(waiting.alerts).toBe(1);
    expect((await facts()).waiting.alerts).toBe(2);
    expect((await facts()).waiting.oldestAlertAt).toBe('2026-11-20T12:00:00.000Z');
  });

  it('name a partner with what is open about it', async () => {
    expect((await facts()).partners).toEqual([
      { name: 'Deal Finder', brand: 'Nordlicht', since: '2026-01-01', seenIn: 1, confirmed: 0, open: 1 },
    ]);
    await sql(`UPDATE alert_line SET state = 'confirmed' WHERE verdict = 'violation' AND alert_id <> $1`, [alertId]);
    expect((await facts()).partners[0]).toMatchObject({ confirmed: 1, open: 0 });
    await sql(`UPDATE alert_line SET state = 'dismissed' WHERE alert_id <> $1`, [alertId]);
    expect((await facts()).partners[0]).toMatchObject({ confirmed: 0, open: 0 });
    expect((await facts('partner-manager')).incidents).toEqual([]);
  });

  it('tell an alert by its case, with money, action and what was done', async () => {
    const [opened] = await sql(
      `INSERT INTO takedown_case (brand_id, party_id, engine, country, title, state, owner_name, opened_at, changed_at)
       SELECT brand_id, party_id, engine, country, 'x', 'refused', 'Pia', '2026-11-19T08:00:00Z', '2026-11-20T08:00:00Z'
       FROM alert WHERE id = $1 RETURNING id, number, brand_id`,
      [alertId],
    );
    const { id, brand_id: brandId } = opened ?? {};
    await sql('INSERT INTO case_alert (case_id, alert_id, brand_id) VALUES ($1, $2, $3)', [id, alertId, brandId]);
    await sql(
      `INSERT INTO case_event (case_id, brand_id, at, actor_name, kind) VALUES ($1, $2, '2026-11-20T08:00:00Z', 'Pia', 'moved')`,
      [id, brandId],
    );
    const results = [
      { kind: 'exposed_searches', unit: 'searches', p10: 1, p50: 2, p90: 3 },
      { kind: 'revenue_at_risk', unit: 'EUR', p10: 120.5, p50: 300, p90: 900, widest: null },
    ];
    await sql(
      `INSERT INTO impact_note (case_id, brand_id, alert_ids, seen, means, factors, estimate, written_at, changed_at)
       VALUES ($1, $2, $3, '', '', '[]', $4, now(), now())`,
      [id, brandId, [alertId], JSON.stringify({ results })],
    );
    await sql(
      `INSERT INTO note_action (case_id, brand_id, what, who, due_on, added_at, done_at)
       VALUES ($1, $2, 'Done already', 'ppc-manager', '2026-11-01', now(), now()), ($1, $2, 'Write to them', 'ppc-manager', '2026-11-19', now(), NULL)`,
      [id, brandId],
    );
    const { incidents, waiting } = await facts();
    expect(incidents).toMatchObject([
      {
        kind: 'case',
        id,
        number: opened?.['number'],
        state: 'refused',
        money: { low: 120.5, high: 900, currency: 'EUR' },
        done: { at: '2026-11-20T08:00:00.000Z' },
        action: { what: 'Write to them', who: 'ppc-manager', dueOn: '2026-11-19' },
        seenIn: 2,
      },
    ]);
    expect(waiting).toMatchObject({
      cases: 1,
      oldestCaseAt: '2026-11-20T08:00:00.000Z',
      actions: [{ what: 'Write to them', caseId: id, dueOn: '2026-11-19' }],
    });
    expect((await facts('partner-manager')).waiting).toMatchObject({ cases: 0, actions: [] });
    await sql(`UPDATE impact_note SET estimate = '{"results": [{"kind": "revenue_at_risk", "notEstimated": "…"}]}'`);
    expect((await facts()).incidents[0]?.money).toBeNull();
    await sql(`UPDATE impact_note SET estimate = '"nothing"'`);
    expect((await facts()).incidents[0]?.money).toBeNull();
  });

  it('have as news only policies that changed, and say which could not be read', async () => {
    await sql(`INSERT INTO policy_document (name, kind, url, schedule, time_zone, added_at)
      SELECT name, 'engine-policy', 'https://policy.example/', '0 6 * * *', 'UTC', now() FROM unnest(ARRAY['Ads policy', 'Closed terms', 'Never looked']) name`);
    await sql(`INSERT INTO policy_check (id, document_id, at, outcome, reason_code, reason_message, accepted)
      SELECT uuidv7(), id, '2026-11-18T06:00:00Z'::timestamptz + n * interval '1 minute', 'new-version', NULL, NULL, false
      FROM policy_document, generate_series(1, 4) n WHERE name = 'Ads policy'
      UNION ALL SELECT uuidv7(), id, '2026-11-17T06:00:00Z'::timestamptz, 'same', NULL, NULL, false FROM policy_document WHERE name = 'Closed terms'
      UNION ALL SELECT uuidv7(), id, '2026-11-18T06:00:00Z'::timestamptz, 'failed', 'log-in', 'It asks for a log-in.', false FROM policy_document WHERE name = 'Closed terms'`);
    await sql(`INSERT INTO policy_version (id, document_id, check_id, at, text, text_sha256, words, extractor)
      SELECT uuidv7(), document_id, id, at, '', '', 0, 1 FROM policy_check WHERE outcome = 'new-version'`);
    await sql(`INSERT INTO policy_change (id, document_id, from_version_id, to_version_id, at, class, seen_version_id, words_added, words_removed, summary)
      SELECT uuidv7(), document_id, (SELECT min(id::text)::uuid FROM policy_version), id, at,
        (ARRAY['unseen', 'seen-before', 'changed'])[n], CASE n WHEN 2 THEN id END, 7, 2, 'Change ' || n
      FROM (SELECT *, row_number() OVER (ORDER BY at) - 1 AS n FROM policy_version) v WHERE n > 0`);
    const { policies, policyDocuments, policiesRead, unreadPolicies } = await facts();
    expect(policies).toEqual([
      {
        documentId: expect.any(String),
        name: 'Ads policy',
        at: '2026-11-18T06:04:00.000Z',
        summary: 'Change 3',
        wordsAdded: 7,
        wordsRemoved: 2,
      },
    ]);
    expect({ policyDocuments, policiesRead, unreadPolicies }).toEqual({
      policyDocuments: 3,
      policiesRead: 1,
      unreadPolicies: [{ name: 'Closed terms', reason: 'It asks for a log-in.' }],
    });
  });

  it('are enough to write the digest of any week, also of one that has not begun', async () => {
    const digests = server.app().get(DigestsService, { strict: false });
    expect((await digests.contentOf({ week: '2031-W01', role: 'ppc-manager' })).coverage.tone).toBe('silent');
  });
});
