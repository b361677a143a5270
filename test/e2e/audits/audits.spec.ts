import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { runAudit } from '../../../src/audit.command.js';
import { FixedClock } from '../../../src/platform/clock/clock.js';
import type { Audit, AuditedPartner, Audits } from '../../../src/screens/audits.schema.js';
import { withApplication } from '../../support/application.js';
import { AUDIT_STORY_END, STORY, STORY_LOOKS, tellAuditStory } from '../../support/audit-story.js';
import { confirmAlert } from '../../support/cases.js';

jest.setTimeout(120_000);

const urlOf = (database: DataSource): string => (database.options as { url: string }).url;
const hours = Array.from({ length: STORY_LOOKS }, (_, hour) => hour);
const readable = hours.filter((hour) => !STORY.unreadable(hour));
const HOSTILE = '=HYPERLINK("http://boese.example","Stumm")';

describe('audits of partners', () => {
  const application = withApplication({ clock: new FixedClock(AUDIT_STORY_END) });
  const { agent } = application;
  const audits = async (query = ''): Promise<Audits> =>
    (await agent('partner-manager').get(`/api/audits${query}`).expect(200)).body as Audits;
  const named = async (name: string, query = ''): Promise<AuditedPartner> => {
    const found = (await audits(query)).partners.find((partner) => partner.name === name);
    if (found === undefined) throw new Error(`${name} is not audited`);
    return found;
  };
  const auditOf = async (name: string, query = ''): Promise<Audit> =>
    (
      await agent('partner-manager')
        .get(`/api/audits/${(await named(name)).id}${query}`)
        .expect(200)
    ).body as Audit;

  beforeAll(async () => {
    await tellAuditStory(urlOf(application.dataSource()));
  });

  it('count readable looks and, apart from them, those that could not look', async () => {
    const { counts } = await named('Deal Finder');
    expect(counts).toMatchObject({ readable: readable.length, couldNotLook: STORY_LOOKS - readable.length });
  });

  it('say of an undecided breach that somebody has to decide, and call it no breach', async () => {
    const { standing, counts, breachShare } = await named('Deal Finder');
    expect(standing).toBe('undecided');
    expect(counts).toMatchObject({ appeared: hours.filter(STORY.dealFinder).length, breached: 0, strikes: 0 });
    expect(breachShare).toMatchObject({ share: 0, low: 0 });
  });

  it('name those that were seen and kept the rules, and say of one that was never seen only that', async () => {
    expect(await named('Rabatt Rakete')).toMatchObject({
      standing: 'keeps-the-rules',
      counts: { appeared: hours.filter(STORY.rabattRakete).length, toAskFor: 0 },
    });
    expect((await named(HOSTILE)).standing).toBe('not-seen');
  });

  it('show what is allowed with the clause that allows it, and an appearance as something to ask for', async () => {
    const rakete = await auditOf('Rabatt Rakete');
    expect(rakete.findings).toEqual([
      expect.objectContaining({ verdict: 'allowed', exemption: 'permit', state: null, pages: 12 }),
    ]);
    const { partner, findings } = await auditOf('Lampenhaus');
    expect(partner).toMatchObject({ standing: 'keeps-the-rules', relation: 'reseller', counts: { toAskFor: 4 } });
    expect(findings.map(({ verdict }) => verdict)).toEqual(['appearance', 'allowed']);
  });

  it('say at which hours of the organisation’s clock, in which weeks and where it was seen', async () => {
    const audit = await auditOf('Deal Finder');
    const inBerlin = hours.filter(STORY.dealFinder).map((hour) => (hour + 1) % 24);
    expect(audit.hours).toEqual(
      Array.from({ length: 24 }, (_, hour) => inBerlin.filter((other) => other === hour).length),
    );
    expect(audit.weeks).toEqual([
      { from: '2026-11-16', readable: readable.length, couldNotLook: 3, appeared: 8, breached: 0 },
    ]);
    expect(audit.places).toEqual([{ engine: 'google', country: 'DE', device: 'desktop', pages: 8 }]);
    expect(audit.agreement?.terms.map(({ clause }) => clause)).toEqual(['4.2']);
  });

  it('cover the days that were asked for, and refuse what is no period', async () => {
    const firstDay = await named('Deal Finder', '?from=2026-11-16&until=2026-11-17');
    expect(firstDay.counts.readable).toBe(hours.filter((hour) => hour < 23 && !STORY.unreadable(hour)).length);
    expect(firstDay).toMatchObject({ standing: 'undecided', rank: null, breachShare: null });
    for (const query of ['?from=2026-11-17&until=2026-11-17', '?from=2020-01-01&until=2026-01-01', '?from=tomorrow'])
      await agent('viewer').get(`/api/audits${query}`).expect(400);
  });

  it('are for people who sign in, and of partners that are', async () => {
    await application.stranger().get('/api/audits').expect(401);
    await application
      .stranger()
      .get(`/api/audits/${(await named('Deal Finder')).id}/audit.csv`)
      .expect(401);
    await agent('viewer').get('/api/audits/0197f000-0000-7000-8000-000000000000').expect(404);
  });

  it('narrow to a network: the programme of the brand there', async () => {
    const { partners, networks } = await audits('?network=Awin');
    expect(networks).toEqual(['awin']);
    expect(partners.map(({ name }) => name).toSorted()).toEqual([HOSTILE, 'Deal Finder', 'Rabatt Rakete'].toSorted());
  });

  it('come as CSV in which a partner’s name is no formula', async () => {
    const answer = await agent('viewer')
      .get('/api/audits/partners.csv')
      .expect(200)
      .expect('content-type', /text\/csv/);
    const lines = answer.text
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^partner,brand,relation/);
    expect(answer.text).toContain(`"'=HYPERLINK(""http://boese.example"",""Stumm"")"`);
    const one = await agent('viewer')
      .get(`/api/audits/${(await named('Deal Finder')).id}/audit.csv`)
      .expect(200);
    expect(one.text).toContain('Deal Finder 4.2');
  });

  it('come as a PDF, also of a partner whose name is hostile', async () => {
    for (const name of ['Deal Finder', HOSTILE]) {
      const { id } = await named(name);
      const answer = await agent('viewer').get(`/api/audits/${id}/audit.pdf`).expect(200).expect('content-type', /pdf/);
      const bytes = answer.body as Buffer;
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(bytes.toString('latin1')).toContain('%%EOF');
      expect(bytes.length).toBeGreaterThan(5_000);
    }
  });

  it('are told in the terminal, of all partners or of one, and written into files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'audits-'));
    const lines: string[] = [];
    const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) };
    const run = (name: string | null, options: object = {}): Promise<number> =>
      runAudit(name, { ...options }, application.app(), io);
    await run(null);
    expect(lines.find((line) => line.startsWith('Rabatt Rakete'))).toMatch(
      /Keeps the rules\. Breaches on 0 of 45 looks/,
    );
    lines.length = 0;
    await run('deal finder', { brand: 'Nordlicht' });
    expect(lines.join('\n')).toMatch(
      /Looks: 45 could see, 3 could not look[\s\S]*Breaks the agreement: violation, not decided/,
    );
    await run('Deal Finder', { csv: join(folder, 'a.csv'), pdf: join(folder, 'a.pdf') });
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toContain('Deal Finder 4.2');
    expect(readFileSync(join(folder, 'a.pdf'), 'latin1')).toMatch(/^%PDF-/);
    await expect(run('Nobody')).rejects.toMatchObject({ code: 'MW-PARTNER-NOT-FOUND' });
    await expect(run(null, { brand: 'Nobody' })).rejects.toMatchObject({ code: 'MW-BAD-USE' });
    await expect(run(null, { from: 'soon' })).rejects.toMatchObject({ code: 'MW-BAD-USE' });
    rmSync(folder, { recursive: true });
  });

  it('list the terms of the file and those that a person accepted, each for its days', async () => {
    const { id } = await named('Deal Finder');
    const term = { clause: '9', subject: 'direct_linking', rule: 'no', words: 'No direct linking.', span: null };
    await agent('partner-manager')
      .post(`/api/partners/${id}/agreement/terms`)
      .send({ text: null, from: '2026-11-17', terms: [term] })
      .expect(200);
    const during = async (query: string): Promise<string[]> =>
      (await auditOf('Deal Finder', query)).agreement?.terms.map(({ clause }) => clause) ?? [];
    expect(await during('')).toEqual(['4.2', '9']);
    expect(await during('?from=2026-11-15&until=2026-11-17')).toEqual(['4.2']);
    expect(await during('?from=2025-11-15&until=2025-11-17')).toEqual([]);
  });

  describe('once a person confirmed it', () => {
    beforeAll(async () => {
      await confirmAlert(application, 'dealfinder.example');
    });

    it('are a strike with its clause, and a share of looks with its uncertainty', async () => {
      const { partner, strikes, findings } = await auditOf('Deal Finder');
      expect(partner).toMatchObject({
        standing: 'breaches',
        counts: { breached: 8, strikes: 1, undecided: 0, toAskFor: 0 },
      });
      expect(partner.breachShare?.share).toBeCloseTo(8 / 45, 10);
      expect(partner.breachShare?.low).toBeGreaterThan(0.08);
      expect(partner.breachShare?.high).toBeLessThan(0.32);
      expect(strikes).toEqual([expect.objectContaining({ violation: 'terms_breach', reference: 'Deal Finder 4.2' })]);
      expect(findings[0]).toMatchObject({ state: 'confirmed', pages: 8, basis: { reference: 'Deal Finder 4.2' } });
    });

    it('rank nobody more exactly than the looks tell them apart', async () => {
      const { partners } = await audits();
      const ranks = Object.fromEntries(partners.map(({ name, rank }) => [name, rank]));
      // 8 of 45 looks: at least 9.3 in a hundred. None of 45: at most 7.9. So it is told apart from the two others, and those are not.
      expect(ranks['Deal Finder']).toEqual({ best: 3, worst: 3, of: 3 });
      expect(ranks['Rabatt Rakete']).toEqual({ best: 1, worst: 2, of: 3 });
      expect(ranks[HOSTILE]).toBeNull();
      expect(partners[0]?.name).toBe('Deal Finder');
    });
  });
});
