import { beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { workOnce } from '../../../src/worker.js';
import { withApplication } from '../../support/application.js';
import { alertIdOf, caseOf, confirmAlert, filingOf, giveEverything, openCase } from '../../support/cases.js';
import { handIn, importNordlicht } from '../../support/nordlicht.js';
import { affiliateAd, competitorAd, innocentAd, type SampleAd, serpApiReply } from '../../support/samples.js';

interface Answer {
  readonly body: { readonly code?: string; readonly detail?: string; readonly errors?: { path: string }[] };
}

describe('cases', () => {
  const clock = new FixedClock('2026-11-19T12:00:00Z');
  const application = withApplication({ clock });
  const ppc = () => application.agent('ppc-manager');
  const post = (path: string, body: object = {}) => ppc().post(`/api/cases${path}`).send(body);
  const look = (id: string, ads: readonly SampleAd[], at: string) =>
    handIn(application, [serpApiReply({ query: 'nordlicht', id, ads, at })]);
  let competitor = '';
  let partner = '';

  beforeAll(async () => {
    await importNordlicht(application);
    await look('first', [competitorAd, affiliateAd, innocentAd], '2026-11-18 09:30:00 UTC');
  });

  describe('opening one', () => {
    it('is refused for an alert that is not confirmed, and says what to do', async () => {
      const id = await alertIdOf(application, 'suedlicht.example');
      const { body } = (await post('', { alertIds: [id] }).expect(409)) as Answer;
      expect(body.code).toBe('MW-CASE-ALERT-NOT-CONFIRMED');
      expect(body.detail).toContain('Confirm it');
    });

    it('is refused for alerts about two parties, and for one that is not there', async () => {
      competitor = await confirmAlert(application, 'suedlicht.example');
      partner = await confirmAlert(application, 'dealfinder.example');
      const { body } = (await post('', { alertIds: [competitor, partner] }).expect(400)) as Answer;
      expect(body.code).toBe('MW-CASE-MIXED-ALERTS');
      const unknown = (await post('', { alertIds: ['00000000-0000-8000-8000-000000000000'] }).expect(404)) as Answer;
      expect(unknown.body.code).toBe('MW-ALERT-NOT-FOUND');
      const none = (await post('', { alertIds: [] }).expect(400)) as Answer;
      expect(none.body.errors).toMatchObject([{ path: 'alertIds' }]);
    });

    it('is not for viewers, who may read', async () => {
      const viewer = application.agent('viewer');
      await viewer
        .post('/api/cases')
        .send({ alertIds: [competitor] })
        .expect(403);
      await viewer.get('/api/cases').expect(200);
    });

    it('by five people at once opens one case', async () => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => post('', { alertIds: [competitor] }).expect(200)),
      );
      const opened = answers.map(({ body }) => body as { id: string; existed: boolean });
      expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
      expect(opened.filter(({ existed }) => !existed)).toHaveLength(1);
    });

    it('keeps the captures that its alert rests on, writes a note with an action, and names one owner', async () => {
      const shown = await caseOf(application, await openCase(application, [competitor]));
      expect(shown).toMatchObject({
        state: 'draft',
        owner: { name: 'ppc-manager' },
        number: expect.stringMatching(/^MW-\d+$/),
        title: 'suedlicht.example and Nordlicht on Google in Germany',
      });
      expect(shown.packet.captures).toMatchObject([
        { query: 'nordlicht', outcome: 'ads', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ]);
      expect(shown.note?.actions.length).toBeGreaterThan(0);
      expect(shown.events.map(({ kind }) => kind)).toEqual(['opened', 'filing-prepared', 'filing-prepared']);
      expect(shown.ads[0]?.title).toBe(competitorAd.title);
    });

    it('prepares a draft for each route by which it may be filed, and says why not of the others', async () => {
      const shown = await caseOf(application, await openCase(application, [partner]));
      expect(shown.filings.map(({ route }) => route).toSorted()).toEqual(['affiliate-network', 'direct-notice']);
      const google = shown.routes.find(({ route }) => route === 'google-ads-trademark');
      expect(google).toMatchObject({ result: 'other-route', otherRoute: 'affiliate-network', filingId: null });
      const refused = (await post(`/${shown.id}/filings`, { route: 'google-ads-trademark' }).expect(409)) as Answer;
      expect(refused.body.code).toBe('MW-FILING-NOT-FILEABLE');
      const twice = (await post(`/${shown.id}/filings`, { route: 'direct-notice' }).expect(409)) as Answer;
      expect(twice.body.code).toBe('MW-FILING-EXISTS');
    });

    it('shows on the alert', async () => {
      const { body } = (await ppc().get(`/api/alerts/${competitor}`).expect(200)) as { body: unknown };
      expect(body).toMatchObject({ cases: [{ state: 'draft' }] });
    });
  });

  it('refuses an alert that another open case holds together with one that is free, and takes the free one alone', async () => {
    const open = await caseOf(application, await openCase(application, [competitor]));
    const database = application.dataSource();
    const free = '00000000-0000-8000-8000-00000000a7a7';
    await database.query(
      `INSERT INTO alert (id, brand_id, party_id, relation, engine, country, state, sightings, first_seen_at, last_seen_at)
       SELECT $2, brand_id, party_id, relation, engine, 'AT', 'confirmed', sightings, first_seen_at, last_seen_at FROM alert WHERE id = $1`,
      [competitor, free],
    );
    await database.query(
      `INSERT INTO alert_line SELECT uuidv7(), $2, brand_id, violation, mark, verdict, confidence, finding_id, state, permitted_until,
         sightings, first_seen_at, last_seen_at FROM alert_line WHERE alert_id = $1`,
      [competitor, free],
    );
    const { body } = (await post('', { alertIds: [free, competitor] }).expect(409)) as Answer;
    expect(body).toMatchObject({ code: 'MW-CASE-ALERT-TAKEN', detail: expect.stringContaining(open.number) });
    const alone = await openCase(application, [free]);
    expect(alone).not.toBe(open.id);
    // Without a sighting of its own nothing can be shown, so nothing may be filed.
    expect((await caseOf(application, alone)).routes.map(({ code }) => code)).toEqual(
      Array(4).fill('evidence-missing'),
    );
    await database.query('DELETE FROM case_event WHERE case_id = $1', [alone]);
    await database.query('DELETE FROM case_alert WHERE case_id = $1', [alone]);
    await database.query('DELETE FROM note_action WHERE case_id = $1', [alone]);
    await database.query('DELETE FROM impact_note WHERE case_id = $1', [alone]);
    await database.query('DELETE FROM takedown_case WHERE id = $1', [alone]);
  });

  describe('facts', () => {
    it('are asked for once: given in one case they stand in the drafts of the next', async () => {
      const id = await openCase(application, [competitor]);
      const facts = [
        { key: 'complainant-name', value: 'Pia Brandt' },
        { key: 'complainant-email', value: 'marks@nordlicht.example' },
      ];
      await post(`/${id}/facts`, { facts }).expect(204);
      const other = await caseOf(application, await openCase(application, [partner]));
      const notice = filingOf(other, 'direct-notice');
      expect(notice.body).toContain('Pia Brandt');
      expect(notice.missing).toEqual(['party-contact']);
      expect(other.asked.find(({ key }) => key === 'complainant-name')).toMatchObject({
        value: 'Pia Brandt',
        given: { by: 'ppc-manager' },
      });
    });

    it.each([
      'marks@',
      'nordlicht.example',
      'a@b',
      'a@nordlicht.example, b@nordlicht.example',
      'a@nordlicht.example\r\nBcc: x@evil.example',
    ])('refuse %j as an address, and keep what was there', async (value) => {
      const id = await openCase(application, [competitor]);
      const { body } = (await post(`/${id}/facts`, { facts: [{ key: 'complainant-email', value }] }).expect(
        400,
      )) as Answer;
      expect(body.errors).toMatchObject([{ path: 'facts.0.value' }]);
      const { asked } = await caseOf(application, id);
      expect(asked.find(({ key }) => key === 'complainant-email')?.value).toBe('marks@nordlicht.example');
    });

    it('of another party are not taken here', async () => {
      const id = await openCase(application, [competitor]);
      const facts = [{ key: 'party-contact:dealfinder.example', value: 'a@dealfinder.example' }];
      const { body } = (await post(`/${id}/facts`, { facts }).expect(400)) as Answer;
      expect(body.errors).toMatchObject([{ path: 'facts.0.key' }]);
    });

    it('leave a text that a person changed as it is, and fill its gaps', async () => {
      const id = await openCase(application, [competitor]);
      const notice = filingOf(await caseOf(application, id), 'direct-notice');
      await post(`/${id}/filings/${notice.id}/edit`, {
        body: 'My words. Write to [missing: E-mail address of the advertiser].',
        subject: 'Two\nlines',
      }).expect(204);
      await post(`/${id}/facts`, {
        facts: [{ key: 'party-contact:suedlicht.example', value: 'legal@suedlicht.example' }],
      }).expect(204);
      expect(filingOf(await caseOf(application, id), 'direct-notice')).toMatchObject({
        body: 'My words. Write to legal@suedlicht.example.',
        subject: 'Two lines',
        edited: true,
        recipient: 'legal@suedlicht.example',
      });
      await post(`/${id}/filings/${notice.id}/refresh`).expect(204);
      const again = filingOf(await caseOf(application, id), 'direct-notice');
      expect(again).toMatchObject({ edited: false, subject: expect.stringContaining('Nordlicht') });
    });
  });

  describe('two people at once', () => {
    it('one changes the case, the other is told who did', async () => {
      const id = await openCase(application, [competitor]);
      const { lastEventId: expectedEventId } = await caseOf(application, id);
      await giveEverything(application, id);
      const { body } = (await application
        .agent('partner-manager')
        .post(`/api/cases/${id}/transitions`)
        .send({ to: 'ready', expectedEventId })
        .expect(409)) as Answer;
      expect(body).toMatchObject({ code: 'MW-CASE-CHANGED', detail: expect.stringContaining('ppc-manager') });
    });

    it('moving it at the same moment, one does and the other is refused; one event is written', async () => {
      const id = await openCase(application, [competitor]);
      const { lastEventId: expectedEventId, events } = await caseOf(application, id);
      const answers = await Promise.all(
        (['ppc-manager', 'partner-manager'] as const).map((role) =>
          application.agent(role).post(`/api/cases/${id}/transitions`).send({ to: 'ready', expectedEventId }),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
      const after = await caseOf(application, id);
      expect(after.state).toBe('ready');
      expect(after.events).toHaveLength(events.length + 1);
    });

    it('preparing the same route, one does and one draft is there', async () => {
      const id = await openCase(application, [competitor]);
      const notice = filingOf(await caseOf(application, id), 'direct-notice');
      await post(`/${id}/filings/${notice.id}/withdraw`, { text: 'Not yet' }).expect(204);
      const answers = await Promise.all([1, 2, 3].map(() => post(`/${id}/filings`, { route: 'direct-notice' })));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
      const { filings } = await caseOf(application, id);
      expect(filings.filter(({ route, state }) => route === 'direct-notice' && state === 'draft')).toHaveLength(1);
    });
  });

  it('is handed over to somebody who can work on it, and to nobody who only reads', async () => {
    const id = await openCase(application, [competitor]);
    const { people } = await caseOf(application, id);
    expect(people.map(({ name }) => name)).toEqual(['admin', 'partner-manager', 'ppc-manager']);
    const next = people.find(({ name }) => name === 'partner-manager');
    await post(`/${id}/owner`, { ownerId: next?.id }).expect(204);
    const shown = await caseOf(application, id);
    expect(shown.owner).toEqual(next);
    expect(shown.events.at(-1)).toMatchObject({ kind: 'owner-changed', text: 'ppc-manager → partner-manager' });
    const users: { id: string }[] = await application
      .dataSource()
      .query(`SELECT id FROM auth."user" WHERE role = 'viewer'`);
    const { body } = (await post(`/${id}/owner`, { ownerId: users[0]?.id }).expect(400)) as Answer;
    expect(body.code).toBe('MW-CASE-OWNER');
  });

  it('has no way to “filed” but a filing: the number that the form gave, recorded once', async () => {
    const id = await openCase(application, [competitor]);
    const early = (await post(`/${id}/transitions`, { to: 'filed' }).expect(409)) as Answer;
    expect(early.body.code).toBe('MW-CASE-NOT-FILED');
    const form = filingOf(await caseOf(application, id), 'google-ads-trademark');
    expect(form).toMatchObject({
      missing: [],
      refusal: null,
      form: { address: expect.stringContaining('https://services.google.com/') },
    });
    const sent = (await post(`/${id}/filings/${form.id}/send`).expect(400)) as Answer;
    expect(sent.body.code).toBe('MW-FILING-BY-FORM');
    const reference = { reference: '5-1234000012345' };
    const answers = await Promise.all([1, 2].map(() => post(`/${id}/filings/${form.id}/record-reference`, reference)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const shown = await caseOf(application, id);
    expect(shown).toMatchObject({
      state: 'filed',
      filings: expect.arrayContaining([expect.objectContaining({ ...reference, state: 'sent' })]),
    });
    expect(shown.events.slice(-2).map(({ kind }) => kind)).toEqual(['filing-sent', 'moved']);
  });

  it('cannot send where no mail is set up, and says so on the screen', async () => {
    const id = await openCase(application, [competitor]);
    const shown = await caseOf(application, id);
    const notice = filingOf(shown, 'direct-notice');
    expect(shown.mail.from).toBeNull();
    expect(notice.refusal?.code).toBe('MW-MAIL-NOT-SET-UP');
    const { body } = (await post(`/${id}/filings/${notice.id}/send`).expect(409)) as Answer;
    expect(body.code).toBe('MW-MAIL-NOT-SET-UP');
  });

  it('is not verified before a look that could see, and not removed because nothing was seen', async () => {
    const id = await openCase(application, [competitor]);
    // Looks are handed in after they were taken; a time that lies ahead would not be believed.
    clock.advance(4 * 86_400_000);
    // The ads were seen on a desktop; what a telephone is shown says nothing of that.
    const desktop = serpApiReply({ query: 'nordlicht', id: 'mobile', ads: [], at: '2026-11-20 08:30:00 UTC' });
    await handIn(application, [Buffer.from(desktop.toString('utf8').replace('"desktop"', '"mobile"'))]);
    const early = (await post(`/${id}/transitions`, { to: 'verifying' }).expect(409)) as Answer;
    expect(early.body.code).toBe('MW-CASE-NO-LOOKS');
    await look('after-1', [innocentAd], '2026-11-20 09:30:00 UTC');
    await look('after-2', [innocentAd], '2026-11-21 09:30:00 UTC');
    await look('after-3', [innocentAd], '2026-11-22 09:30:00 UTC');
    expect((await caseOf(application, id)).verification).toMatchObject({
      looks: 3,
      quietLooks: 3,
      sightings: 0,
      lastSeenAt: '2026-11-18T09:30:00.000Z',
    });
    await post(`/${id}/transitions`, { to: 'verifying' }).expect(204);
    const gone = (await post(`/${id}/transitions`, { to: 'closed', closingReason: 'removed' }).expect(409)) as Answer;
    expect(gone.body.code).toBe('MW-CASE-ABSENCE');
  });

  it('closes with a reason and comes back when the ads are seen again', async () => {
    const id = await openCase(application, [competitor]);
    const noReason = (await post(`/${id}/transitions`, { to: 'closed' }).expect(400)) as Answer;
    expect(noReason.body.errors).toMatchObject([{ path: 'closingReason' }]);
    await post(`/${id}/transitions`, { to: 'closed', closingReason: 'not-seen-again' }).expect(204);
    expect(await caseOf(application, id)).toMatchObject({
      state: 'closed',
      closingReason: 'not-seen-again',
      moves: [],
    });
    await workOnce(application.app());
    expect((await caseOf(application, id)).state).toBe('closed');
    clock.advance(600_000);
    await look('again', [competitorAd], '2026-11-23 12:05:00 UTC');
    await workOnce(application.app());
    const back = await caseOf(application, id);
    expect(back).toMatchObject({ state: 'recurred', closedAt: null, closingReason: null });
    // What was seen again is evidence too.
    expect(back.packet.captures.map(({ capturedAt }) => capturedAt)).toContain('2026-11-23T12:05:00.000Z');
    expect(back.events.at(-1)).toMatchObject({ kind: 'recurred', actor: null, text: 'Seen 1 time since.' });
    await workOnce(application.app());
    expect((await caseOf(application, id)).events).toHaveLength(back.events.length);
  });

  it('whose note has no action cannot be closed', async () => {
    const id = await openCase(application, [partner]);
    await application.dataSource().query('DELETE FROM note_action WHERE case_id = $1', [id]);
    const { body } = (await post(`/${id}/transitions`, { to: 'closed', closingReason: 'stale' }).expect(409)) as Answer;
    expect(body.code).toBe('MW-CASE-NO-ACTION');
    expect((await caseOf(application, id)).moves).toContainEqual({
      to: 'closed',
      refusal: expect.objectContaining({ code: 'MW-CASE-NO-ACTION' }),
    });
  });

  it('whose alert is dismissed meanwhile says so and files nothing', async () => {
    const id = await openCase(application, [partner]);
    await giveEverything(application, id);
    const lines = (await ppc().get(`/api/alerts/${partner}`)).body as { lines: { id: string }[] };
    await ppc()
      .post(`/api/alerts/${partner}/decisions`)
      .send({ decision: 'dismissed', reason: 'duplicate', lines: lines.lines.map((line) => line.id) })
      .expect(204);
    const shown = await caseOf(application, id);
    expect(shown).toMatchObject({ dismissedAlerts: 1, alerts: [{ state: 'dismissed' }] });
    expect(shown.routes.every(({ code }) => code === 'dismissed')).toBe(true);
    const notice = filingOf(shown, 'direct-notice');
    expect(notice.refusal?.code).toBe('MW-CASE-ALERT-DISMISSED');
    const { body } = (await post(`/${id}/filings/${notice.id}/send`).expect(409)) as Answer;
    expect(body.code).toBe('MW-CASE-ALERT-DISMISSED');
  });

  it('refuses every change to viewers', async () => {
    const { id, filings } = await caseOf(application, await openCase(application, [competitor]));
    const filing = filings[0]?.id ?? '';
    const changes = [
      'transitions',
      'owner',
      'facts',
      'filings',
      ...['edit', 'refresh', 'send', 'record-reference', 'withdraw', 'settle'].map((act) => `filings/${filing}/${act}`),
    ];
    for (const change of changes)
      await application.agent('viewer').post(`/api/cases/${id}/${change}`).send({}).expect(403);
  });

  it('that is not there is not found', async () => {
    const nowhere = '00000000-0000-8000-8000-000000000000';
    const { body } = (await ppc().get(`/api/cases/${nowhere}`).expect(404)) as Answer;
    expect(body.code).toBe('MW-CASE-NOT-FOUND');
    await post(`/${nowhere}/transitions`, { to: 'ready' }).expect(404);
    const id = await openCase(application, [competitor]);
    const filing = (await post(`/${id}/filings/${nowhere}/send`).expect(404)) as Answer;
    expect(filing.body.code).toBe('MW-FILING-NOT-FOUND');
  });

  describe('the list', () => {
    it('has the board’s columns from the same answer, and every state among them', async () => {
      const { body } = (await ppc().get('/api/cases').expect(200)) as {
        body: {
          total: number;
          cases: { state: string; ageDays: number }[];
          columns: { state: string; count: number }[];
        };
      };
      expect(body.columns).toHaveLength(9);
      expect(body.columns.find(({ state }) => state === 'recurred')?.count).toBe(1);
      expect(body.total).toBe(2);
      expect(body.cases.map(({ ageDays }) => ageDays)).toEqual([4, 4]);
    });

    it('puts the most valuable first and what was not estimated last, the lower end leading', async () => {
      const [first] = await application
        .dataSource()
        .query<{ id: string }[]>('SELECT id FROM takedown_case ORDER BY number DESC LIMIT 1');
      const results = [{ kind: 'revenue_at_risk', unit: 'EUR', p10: 100, p50: 900, p90: 4000 }];
      await application
        .dataSource()
        .query(`UPDATE impact_note SET estimate = jsonb_build_object('results', $2::jsonb) WHERE case_id = $1`, [
          first?.id,
          JSON.stringify(results),
        ]);
      const { body } = (await ppc().get('/api/cases').expect(200)) as {
        body: { cases: { id: string; value: unknown }[] };
      };
      expect(body.cases[0]).toMatchObject({ id: first?.id, value: { low: 100, middle: 900, high: 4000, unit: 'EUR' } });
      expect(body.cases[1]?.value).toBeNull();
    });

    it('is narrowed by what stands in the address', async () => {
      const count = async (filter: object) =>
        ((await ppc().get('/api/cases').query(filter).expect(200)).body as { total: number }).total;
      expect(await count({ state: 'recurred' })).toBe(1);
      expect(await count({ state: 'closed' })).toBe(0);
      expect(await count({ route: 'affiliate-network' })).toBe(1);
      expect(await count({ route: 'microsoft-ip' })).toBe(0);
      expect(await count({ brand: '00000000-0000-8000-8000-000000000000' })).toBe(0);
      await ppc().get('/api/cases').query({ state: 'guilty' }).expect(400);
    });
  });
});
