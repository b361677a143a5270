import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PartnersService } from '../../../src/partners/partners.service.js';
import type { AgreementReadingAnswer } from '../../../src/partners/agreement.schema.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import { readPortfolioText } from '../../../src/portfolio/portfolio-file.js';
import type { PartnerAnswer } from '../../../src/screens/partner.schema.js';
import { ImportPortfolioService } from '../../../src/watches/import-portfolio.service.js';
import { withApplication } from '../../support/application.js';
import { NORDLICHT_PORTFOLIO } from '../../support/samples.js';

const TEXT = `4. Search
4.2 Affiliates may not bid on Nordlicht on Bing.
4.3 You may not:
(a) use our brand in the display URL;
(b) link directly to our website from paid search ads.
4.4 Brand bidding is a matter of taste.`;

describe('an agreement that a partner manager pastes', () => {
  const application = withApplication({ clock: new FixedClock('2026-11-20T10:00:00Z') });
  const { agent, stranger, app, dataSource } = application;
  let partnerId = '';

  const importing = async (text: string, prune = false): Promise<void> => {
    const file = readPortfolioText(text);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    await app().get(ImportPortfolioService, { strict: false }).import(file.portfolio, { prune });
  };
  const read = async (text = TEXT, format = 'text'): Promise<AgreementReadingAnswer> =>
    (
      await agent('partner-manager')
        .post(`/api/partners/${partnerId}/agreement/reading`)
        .send({ text, format })
        .expect(200)
    ).body as AgreementReadingAnswer;
  const take = (body: object) => agent('partner-manager').post(`/api/partners/${partnerId}/agreement/terms`).send(body);
  const partner = async (): Promise<PartnerAnswer> =>
    (await agent('viewer').get(`/api/partners/${partnerId}`).expect(200)).body as PartnerAnswer;
  const inForce = async () =>
    (await app().get(PartnersService, { strict: false }).protectedBrands()).flatMap(({ partners }) => partners)[0]
      ?.terms ?? [];
  const byHand = (over: object = {}) => ({
    clause: '9',
    subject: 'brand_bid',
    rule: 'no',
    span: null,
    words: 'No.',
    ...over,
  });

  /** Accepts everything that is proposed, as the console sends it. */
  async function wish(over: object = {}) {
    const { text, proposals } = await read();
    const terms = proposals.map(({ clause, subject, rule, engines, regions, start, end, lead }) => {
      return { clause, subject, rule, engines, regions, span: { start, end, lead } };
    });
    return { text, from: '2026-12-01', terms, ...over };
  }

  beforeAll(async () => {
    await importing(NORDLICHT_PORTFOLIO);
    const [row] = await dataSource().query<{ id: string }[]>("SELECT id FROM partner WHERE name = 'Deal Finder'");
    partnerId = row?.id ?? '';
  });

  beforeEach(async () => {
    await dataSource().query('TRUNCATE agreement_event, agreement_text CASCADE');
    await dataSource().query("DELETE FROM agreement_term WHERE origin = 'console'");
    await dataSource().query('UPDATE agreement_term SET ended_on = NULL');
    await importing(NORDLICHT_PORTFOLIO);
  });

  describe('is read', () => {
    it('into proposals with the sentences they come from, and changes nothing', async () => {
      const before = await inForce();
      const { text, proposals, notUnderstood, cut } = await read();
      expect(
        proposals.map(({ clause, subject, rule, engines, start, end }) => [
          clause,
          subject,
          rule,
          engines.join(),
          text.slice(start, end),
        ]),
      ).toEqual([
        ['4.2', 'brand_bid', 'no', 'bing', 'Affiliates may not bid on Nordlicht on Bing.'],
        ['4.3(a)', 'tm_display_url', 'no', '', 'use our brand in the display URL;'],
        ['4.3(b)', 'direct_linking', 'no', '', 'link directly to our website from paid search ads.'],
      ]);
      expect(notUnderstood.map(({ clause }) => clause)).toEqual(['4.4']);
      expect(cut).toBe(false);
      expect(await inForce()).toEqual(before);
    });

    it('from a saved page as from plain text', async () => {
      const html =
        '<html><head><title>x</title><style>p{}</style></head><body><h2>Search</h2><ul><li>No <b>brand</b> bidding.</li></ul><script>alert(1)</script></body></html>';
      const { text, proposals } = await read(html, 'html');
      expect(text).toBe('# Search\n\n- No brand bidding.');
      expect(proposals.map(({ clause, subject }) => [clause, subject])).toEqual([['Search', 'brand_bid']]);
    });

    it('by admins and partner managers only, and for a partner of the portfolio', async () => {
      const path = `/api/partners/${partnerId}/agreement/reading`;
      await stranger().post(path).send({ text: TEXT }).expect(401);
      for (const role of ['viewer', 'ppc-manager'] as const)
        await agent(role).post(path).send({ text: TEXT }).expect(403);
      const unknown = path.replace(partnerId, '00000000-0000-7000-8000-000000000000');
      const { body } = (await agent('admin').post(unknown).send({ text: TEXT }).expect(404)) as { body: unknown };
      expect(body).toMatchObject({ code: 'MW-PARTNER-NOT-FOUND' });
      await agent('admin').post(path).send({ text: '' }).expect(400);
    });
  });

  describe('is taken over', () => {
    it('as terms in force from the day on, each with its sentence, clause and who accepted it', async () => {
      expect((await take(await wish()).expect(200)).body).toEqual({ accepted: 3, unchanged: 0, ended: [] });
      const terms = await inForce();
      expect(terms).toContainEqual(
        expect.objectContaining({
          clause: '4.3(a)',
          subject: 'tm_display_url',
          rule: 'no',
          from: '2026-12-01',
          until: null,
          text: 'You may not: … use our brand in the display URL;',
        }),
      );
      const shown = await partner();
      expect(shown.terms.find(({ clause }) => clause === '4.3(a)')).toMatchObject({
        origin: 'console',
        fromText: true,
        acceptedBy: 'partner-manager',
        acceptedAt: '2026-11-20T10:00:00.000Z',
      });
      expect(shown.events).toHaveLength(3);
      expect(shown.events[0]).toMatchObject({ kind: 'accepted', how: 'as-proposed', actor: 'partner-manager' });
    });

    it('with what a person changed or turned down on record', async () => {
      const all = await wish();
      const [first] = all.terms;
      const rejected = [{ subject: 'direct_linking', rule: 'no', start: 5, end: 20 }];
      await take({ ...all, terms: [{ ...first, rule: 'approval' }], rejected }).expect(200);
      const { events } = await partner();
      expect(events).toContainEqual(
        expect.objectContaining({ kind: 'accepted', how: 'changed', rule: 'approval', proposedRule: 'no' }),
      );
      expect(events).toContainEqual(
        expect.objectContaining({ kind: 'rejected', subject: 'direct_linking', words: TEXT.slice(5, 20) }),
      );
      expect((await inForce()).filter(({ subject }) => subject === 'direct_linking')).toEqual([]);
    });

    it('once, however often it is sent', async () => {
      const all = await wish();
      await take(all).expect(200);
      expect((await take(all).expect(200)).body).toEqual({ accepted: 0, unchanged: 3, ended: [] });
      expect((await partner()).events).toHaveLength(3);
    });

    it('not at all where a place is none of the text, or one thing is answered in two ways', async () => {
      const all = await wish();
      const beyond = { ...all.terms[0], span: { start: 0, end: TEXT.length + 1, lead: null } };
      expect((await take({ ...all, terms: [...all.terms, beyond] }).expect(400)).body).toMatchObject({
        code: 'MW-TERM-SENTENCE',
      });
      const two = [byHand(), byHand({ clause: '10', rule: 'yes' })];
      expect((await take({ text: null, from: '2026-12-01', terms: two }).expect(400)).body).toMatchObject({
        code: 'MW-TERM-TWICE',
      });
      const days = { text: null, from: '2026-12-01', until: '2026-12-01', terms: [byHand()] };
      expect((await take(days).expect(400)).body).toMatchObject({ code: 'MW-TERM-DAYS' });
      expect((await partner()).events).toEqual([]);
      await agent('ppc-manager').post(`/api/partners/${partnerId}/agreement/terms`).send(all).expect(403);
    });
  });

  describe('amends', () => {
    it('what stood, on its first day and not before', async () => {
      const { body } = (await take({
        text: null,
        from: '2026-12-01',
        terms: [byHand({ rule: 'yes' })],
      }).expect(200)) as { body: unknown };
      expect(body).toEqual({ accepted: 1, unchanged: 0, ended: [{ clause: '4.2', subject: 'brand_bid', rule: 'no' }] });
      const bids = (await inForce()).filter(({ subject }) => subject === 'brand_bid');
      expect(bids.map(({ rule, until }) => [rule, until])).toEqual([
        ['no', '2026-12-01'],
        ['yes', null],
      ]);
    });

    it('for a time, behind which the earlier term goes on', async () => {
      await take({ text: null, from: '2026-12-01', until: '2027-01-01', terms: [byHand({ rule: 'yes' })] }).expect(200);
      const bids = (await inForce()).filter(({ subject }) => subject === 'brand_bid');
      expect(bids.map(({ clause, rule, from, until }) => [clause, rule, from, until])).toEqual(
        expect.arrayContaining([
          ['9', 'yes', '2026-12-01', '2027-01-01'],
          ['4.2', 'no', '2027-01-01', null],
        ]),
      );
    });

    it('nothing that it leaves out: another subject, or an engine that it does not name', async () => {
      await take({ text: null, from: '2026-12-01', terms: [byHand({ engines: ['yahoo'], rule: 'yes' })] }).expect(200);
      expect((await inForce()).find(({ clause }) => clause === '4.2')?.until ?? null).toBeNull();
    });

    it('no term that begins later, which a person has to settle first', async () => {
      await take({ text: null, from: '2026-12-24', terms: [byHand()] }).expect(200);
      const { body } = (await take({
        text: null,
        from: '2026-12-01',
        terms: [byHand({ clause: '10', rule: 'yes' })],
      }).expect(409)) as { body: unknown };
      expect(body).toMatchObject({ code: 'MW-TERM-LATER' });
      expect((await inForce()).filter(({ clause }) => clause === '10')).toEqual([]);
    });

    it('an import’s term for good, which the next import neither revives nor touches', async () => {
      await take({ text: null, from: '2026-12-01', terms: [byHand({ rule: 'yes' })] }).expect(200);
      const before = await inForce();
      await importing(NORDLICHT_PORTFOLIO, true);
      expect(await inForce()).toEqual(before);
    });
  });

  describe('follows a template', () => {
    it('whose terms stand beside its own, and gives way to a new one', async () => {
      await take({ text: null, from: '2026-12-01', terms: [], template: 'closed@2026-11' }).expect(200);
      expect(await inForce()).toContainEqual(
        expect.objectContaining({
          clause: 'closed@2026-11 §1',
          subject: 'paid_search',
          rule: 'no',
          template: 'closed@2026-11',
        }),
      );
      expect((await inForce()).find(({ clause }) => clause === '4.2')?.until ?? null).toBeNull();
      await take({ text: null, from: '2027-01-01', terms: [], template: 'open@2026-11' }).expect(200);
      const closed = (await inForce()).filter(({ template }) => template === 'closed@2026-11');
      expect(new Set(closed.map(({ until }) => until))).toEqual(new Set(['2027-01-01']));
    });
  });

  describe('has terms that', () => {
    const end = (termId: string, body: object) =>
      agent('partner-manager').post(`/api/partners/${partnerId}/agreement/terms/${termId}/end`).send(body);
    const idOf = async (clause: string): Promise<string> =>
      (await partner()).terms.find((term) => term.clause === clause)?.id ?? '';

    it('end on a day, with the reason on record', async () => {
      await end(await idOf('4.2'), { on: '2026-12-24', reason: 'Cancelled by mail.' }).expect(204);
      expect((await inForce()).find(({ clause }) => clause === '4.2')?.until).toBe('2026-12-24');
      expect((await partner()).events[0]).toMatchObject({
        kind: 'ended',
        on: '2026-12-24',
        reason: 'Cancelled by mail.',
      });
      expect((await end(await idOf('4.2'), { on: '2026-12-24', reason: 'again' }).expect(409)).body).toMatchObject({
        code: 'MW-TERM-ENDED',
      });
    });

    it('are withdrawn where they were entered by mistake, and can be entered again', async () => {
      await take({ text: null, from: '2026-12-01', terms: [byHand({ subject: 'tm_copy' })] }).expect(200);
      await end(await idOf('9'), { on: null, reason: 'Wrong partner.' }).expect(204);
      expect((await inForce()).filter(({ clause }) => clause === '9')).toEqual([]);
      expect((await partner()).events[0]).toMatchObject({ kind: 'withdrawn', reason: 'Wrong partner.' });
      await take({ text: null, from: '2026-12-01', terms: [byHand({ subject: 'tm_copy' })] }).expect(200);
      expect((await inForce()).filter(({ clause }) => clause === '9')).toHaveLength(1);
    });

    it('are not withdrawn where an import brought them, and not ended for another partner', async () => {
      expect((await end(await idOf('4.2'), { on: null, reason: 'x' }).expect(409)).body).toMatchObject({
        code: 'MW-TERM-IMPORTED',
      });
      const unknown = '00000000-0000-7000-8000-000000000000';
      expect((await end(unknown, { on: '2026-12-24', reason: 'x' }).expect(404)).body).toMatchObject({
        code: 'MW-TERM-NOT-FOUND',
      });
      await agent('viewer')
        .post(`/api/partners/${partnerId}/agreement/terms/${unknown}/end`)
        .send({ on: null, reason: 'x' })
        .expect(403);
    });
  });

  it('is shown in the portfolio as one agreement, whoever entered its parts', async () => {
    await take(await wish()).expect(200);
    const { body } = (await agent('viewer').get('/api/portfolio').expect(200)) as { body: unknown };
    const [brand] = (
      body as { brands: { partners: { name: string; agreement: { signed: string; terms: { origin: string }[] } }[] }[] }
    ).brands;
    expect(brand?.partners.map(({ name }) => name)).toEqual(['Deal Finder']);
    expect(brand?.partners[0]?.agreement.signed).toBe('2026-01-01');
    expect(brand?.partners[0]?.agreement.terms.map(({ origin }) => origin).sort()).toEqual([
      'console',
      'console',
      'console',
      'file',
    ]);
  });
});
