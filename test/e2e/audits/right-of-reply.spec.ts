import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { CapturesService } from '../../../src/captures/captures.service.js';
import { MainJob } from '../../../src/main-job.service.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import type { AlertAnswer } from '../../../src/screens/alert.schema.js';
import type { ReplyPage } from '../../../src/screens/reply.schema.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import { alertIdOf, caseOf, confirmAlert, openCase } from '../../support/cases.js';
import { affiliateAd, competitorAd, NORDLICHT_PORTFOLIO, type SampleAd, serpApiReply } from '../../support/samples.js';

const PORTFOLIO = `${NORDLICHT_PORTFOLIO}
  - name: Rabatt Rakete
    brand: Nordlicht
    network: awin
    publisherId: "777"
    domains: [rabattrakete.example]
    agreement:
      signed: 2026-01-01
      terms:
        - { clause: "9.9", subject: brand_bid, rule: no, text: "No bidding at all." }
`;
const rivalAffiliateAd: SampleAd = { title: 'Raketenstarke Rabatte', domain: 'rabattrakete.example' };
const DAY = 86_400_000;
const PDF = Buffer.from('%PDF-1.7\nan invoice');

describe('the right of reply', () => {
  const clock = new FixedClock('2026-11-20T10:00:00Z');
  const application = withApplication({ clock });
  const { agent, stranger, app } = application;
  let alertId = '';
  let othersAlertId = '';

  const alertOf = async (id: string): Promise<AlertAnswer> =>
    (await agent('viewer').get(`/api/alerts/${id}`).expect(200)).body as AlertAnswer;

  /** Makes a link and returns its id and token. */
  async function link(id = alertId, wish: object = {}): Promise<{ id: string; token: string }> {
    const partnerId = (await alertOf(id)).replyPartners[0]?.id;
    const request = agent('partner-manager')
      .post('/api/reply-links')
      .send({ alertId: id, partnerId, ...wish });
    const made = (await request.expect(200)).body as { id: string; path: string };
    return { id: made.id, token: made.path.replace('/reply#', '') };
  }

  const open = (token: string): supertest.Test => stranger().get('/api/reply').set('Authorization', `Bearer ${token}`);
  const pageOf = async (token: string): Promise<ReplyPage> => (await open(token).expect(200)).body as ReplyPage;

  function send(token: string, fields: Record<string, string> = {}): supertest.Test {
    const all = { alertId, answer: 'fixed', words: 'Added as a negative keyword.', key: randomUUID(), ...fields };
    const post = stranger().post('/api/reply/answers').set('Authorization', `Bearer ${token}`);
    for (const [name, value] of Object.entries(all)) void post.field(name, value);
    return post;
  }

  beforeAll(async () => {
    const file = readPortfolioText(PORTFOLIO);
    if (!file.ok) throw new Error(file.problems[0]?.message);
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune: false });
    const bytes = serpApiReply({ query: 'nordlicht', ads: [competitorAd, affiliateAd, rivalAffiliateAd] });
    const captures = app().get(CapturesService, { strict: false });
    await captures.receive([{ provider: 'serpapi', origin: 'terminal', fileName: null, bytes }]);
    await app().get(MainJob).run();
    alertId = await alertIdOf(application, 'dealfinder.example');
    othersAlertId = await alertIdOf(application, 'rabattrakete.example');
  });

  describe('for the partner', () => {
    it('shows what was seen and the clause, without an account', async () => {
      const page = await pageOf((await link()).token);
      expect(page).toMatchObject({ brand: 'Nordlicht', partner: 'Deal Finder', expiresAt: '2026-12-04T10:00:00.000Z' });
      expect(page.alerts).toHaveLength(1);
      const [alert] = page.alerts;
      expect(alert).toMatchObject({ id: alertId, engine: 'google', country: 'DE', answers: [] });
      expect(alert?.points[0]).toMatchObject({
        violation: 'terms_breach',
        clause: { reference: 'Deal Finder 4.2', text: 'No bidding on the brand.' },
        sightings: 1,
      });
      expect(alert?.points.find(({ verdict }) => verdict === 'appearance')?.meaning).toContain('no accusation');
      expect(alert?.ads[0]).toMatchObject({ title: affiliateAd.title, query: 'nordlicht' });
    });

    it('shows nothing of other partners, competitors or staff', async () => {
      const { token } = await link(alertId, { scope: 'partner' });
      await agent('ppc-manager')
        .post(`/api/alerts/${alertId}/decisions`)
        .send({ decision: 'dismissed', reason: 'other', text: 'inner thoughts' });
      const { text, headers } = await open(token).expect(200);
      for (const secret of [
        'Rabatt',
        'rakete',
        'üdlicht',
        'partner-manager',
        'inner thoughts',
        'Lampenhaus',
        othersAlertId,
      ])
        expect(text).not.toContain(secret);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    });

    it('takes its answer into the alert’s history and leaves the decision alone', async () => {
      const before = await alertOf(alertId);
      const { token } = await link();
      await send(token, { answer: 'permitted', words: 'Ms Frost allowed it.' })
        .attach('files', PDF, { filename: 'Erlaubnis für „Nordlicht“.pdf', contentType: 'text/html' })
        .expect(200);
      const after = await alertOf(alertId);
      expect(after).toMatchObject({ state: before.state, answeredAt: '2026-11-20T10:00:00.000Z' });
      expect(after.lines.map(({ state }) => state)).toEqual(before.lines.map(({ state }) => state));
      expect(after.events.find(({ kind }) => kind === 'answered')).toMatchObject({
        kind: 'answered',
        actor: { name: 'Deal Finder' },
        reason: 'permitted',
        text: 'Ms Frost allowed it.',
      });
      const file = after.replies.at(-1)?.attachments[0];
      expect(file).toMatchObject({ name: 'Erlaubnis für „Nordlicht“.pdf', type: 'application/pdf', size: PDF.length });
      const download = await agent('viewer')
        .get(`/api/reply-attachments/${file?.id ?? ''}`)
        .buffer()
        .expect(200);
      expect(download.body).toEqual(PDF);
      expect(download.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''Erlaubnis%20f%C3%BCr/);
      expect(download.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'x-content-type-options': 'nosniff',
      });
    });

    it('lets a second answer stand beside the first', async () => {
      const { token } = await link(othersAlertId);
      await send(token, { alertId: othersAlertId, answer: 'not_me', words: '' }).expect(200);
      await send(token, { alertId: othersAlertId, answer: 'fixed', words: 'It was us after all.' }).expect(200);
      const { replies } = await alertOf(othersAlertId);
      expect(replies.map(({ answer }) => answer)).toEqual(['not_me', 'fixed']);
      expect((await pageOf(token)).alerts[0]?.answers).toHaveLength(2);
    });

    it('shows in the queue that the partner answered, and in a case that is opened later', async () => {
      await send((await link(othersAlertId)).token, { alertId: othersAlertId, words: 'Mended.' }).expect(200);
      const queue = await agent('viewer').get('/api/alerts?state=all').expect(200);
      const rows = (queue.body as { alerts: { id: string; answeredAt: string | null }[] }).alerts;
      expect(rows.find(({ id }) => id === othersAlertId)?.answeredAt).not.toBeNull();
      await confirmAlert(application, 'rabattrakete.example');
      const shown = await caseOf(application, await openCase(application, [othersAlertId]));
      expect(shown.replies.at(-1)).toMatchObject({ alertId: othersAlertId, answer: 'fixed', words: 'Mended.' });
    });

    it('keeps hostile words as they were written, for screens to escape', async () => {
      const words = '<script>alert(1)</script> \u202Egnp.exe =HYPERLINK("x")';
      await send((await link()).token, { words }).expect(200);
      expect((await alertOf(alertId)).replies.at(-1)?.words).toBe(words);
    });
  });

  describe('against an intruder', () => {
    const bodyOf = (answer: { body: unknown }): object => ({ ...(answer.body as object), requestId: '' });
    const refusal = (code: string): object => ({ status: 404, code });

    it('answers another partner’s alert like one that does not exist', async () => {
      const { token } = await link();
      const theirs = await send(token, { alertId: othersAlertId }).expect(404);
      const none = await send(token, { alertId: randomUUID() }).expect(404);
      expect(theirs.body).toMatchObject(refusal('MW-REPLY-ALERT'));
      expect(bodyOf(theirs)).toEqual(bodyOf(none));
    });

    it('answers tampered, unknown, missing and revoked tokens all the same', async () => {
      const made = await link();
      await agent('partner-manager').post(`/api/reply-links/${made.id}/revoke`).expect(204);
      const { token } = await link();
      const last = token.at(-2) === 'A' ? 'B' : 'A';
      const tries = [
        made.token,
        `${token.slice(0, -2)}${last}${token.slice(-1)}`,
        `mwr_${'x'.repeat(43)}`,
        'x',
        `${token}x`,
      ];
      const answers = await Promise.all(tries.map((each) => open(each).expect(404)));
      const missing = await stranger().get('/api/reply').expect(404);
      for (const { body } of [...answers, missing]) {
        expect({ ...(body as object), requestId: '' }).toEqual({ ...(missing.body as object), requestId: '' });
        expect(body).toMatchObject(refusal('MW-REPLY-LINK'));
      }
      await send(made.token).expect(404);
    });

    it('closes a link on its day, and says so to whoever holds it', async () => {
      const { token } = await link(alertId, { days: 1 });
      clock.advance(DAY - 1);
      await open(token).expect(200);
      clock.advance(1);
      expect((await open(token).expect(404)).body).toMatchObject(refusal('MW-REPLY-EXPIRED'));
      expect((await send(token).expect(404)).body).toMatchObject(refusal('MW-REPLY-EXPIRED'));
    });

    it('stores an answer that is sent again once, and takes no other one under its key', async () => {
      const { token } = await link();
      const key = randomUUID();
      const before = (await alertOf(alertId)).replies.length;
      const sent = await Promise.all([send(token, { key }), send(token, { key })]);
      expect(sent.map(({ body }) => (body as { stored: boolean }).stored).toSorted()).toEqual([false, true]);
      expect((await send(token, { key, words: 'Something else' }).expect(409)).body).toMatchObject({
        code: 'MW-REPLY-KEY',
      });
      expect((await alertOf(alertId)).replies).toHaveLength(before + 1);
    });

    it('opens no door of the staff’s with the token', async () => {
      const { token } = await link();
      for (const path of ['/api/alerts', `/api/alerts/${alertId}`, '/api/portfolio', '/api/session'])
        await stranger().get(path).set('Authorization', `Bearer ${token}`).expect(401);
    });

    it('refuses files that are too large, too many, or not what may be sent', async () => {
      clock.advance(60_000);
      const { token } = await link();
      const before = (await alertOf(alertId)).replies.length;
      await send(token)
        .attach('files', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'large.txt')
        .expect(413);
      const four = send(token);
      for (const name of ['1.txt', '2.txt', '3.txt', '4.txt']) void four.attach('files', Buffer.from('text'), name);
      await four.expect(400);
      for (const bytes of [
        Buffer.from('MZ\u0000\u0001'),
        Buffer.from([0xff, 0xfe, 0x41]),
        Buffer.from('GIF89a\u0000'),
      ]) {
        const answer = await send(token).attach('files', bytes, 'invoice.pdf').expect(400);
        expect(answer.body).toMatchObject({ code: 'MW-REPLY-FILE' });
      }
      expect((await alertOf(alertId)).replies).toHaveLength(before);
    });

    it('gives a page in disguise the name of the text that it is', async () => {
      const { token } = await link();
      await send(token)
        .attach('files', Buffer.from('<script>alert(1)</script>'), '../..\\offer\u202Efdp.html')
        .expect(200);
      const [file] = (await alertOf(alertId)).replies.at(-1)?.attachments ?? [];
      expect(file).toMatchObject({ name: 'offerfdp.html.txt', type: 'text/plain' });
    });

    it('lets only partner managers and admins make links, and only for a partner that the alert concerns', async () => {
      const { replyPartners } = await alertOf(alertId);
      const partnerId = replyPartners[0]?.id;
      expect(replyPartners.map(({ name }) => name)).toEqual(['Deal Finder']);
      await agent('ppc-manager').post('/api/reply-links').send({ alertId, partnerId }).expect(403);
      const ask = (wish: object): supertest.Test => agent('admin').post('/api/reply-links').send(wish);
      await ask({ alertId, partnerId, days: 61 }).expect(400);
      const refused = await ask({ alertId: othersAlertId, partnerId }).expect(409);
      expect(refused.body).toMatchObject({ code: 'MW-REPLY-NO-PARTNER' });
    });

    it('makes an address wait that asks too often', async () => {
      clock.advance(60_000);
      const answers = [];
      for (let i = 0; i < 61; i++) answers.push((await open('x')).status);
      expect(answers.slice(0, 60).every((status) => status === 404)).toBe(true);
      expect(answers.at(-1)).toBe(429);
    });
  });
});
