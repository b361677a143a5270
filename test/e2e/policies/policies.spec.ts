import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PolicyAnswer } from '../../../src/screens/policies.schema.js';
import { withApplication } from '../../support/application.js';

const folder = mkdtempSync(join(tmpdir(), 'policies-'));
const write = (day: string, text: string): void => writeFileSync(join(folder, `2026-11-${day}T06-00-00Z.md`), text);

describe('/api/policies', () => {
  const server = withApplication();
  let id = '';

  beforeAll(async () => {
    write('01', '# Wine\n\nNo wine ads.');
    write('02', '# Wine\n\nNo wine ads.\n\n# Dating\n\n<script>alert(1)</script> \u202e needs a certificate.');
    write('03', '# Wine\n\nNo wine ads.');
    write('04', '%PDF-1.7');
    const added = await server
      .agent('ppc-manager')
      .post('/api/policies')
      .send({ name: 'Ad rules', folder, engine: 'bing', schedule: '0 6 * * *', timeZone: 'Europe/Berlin' })
      .expect(200);
    id = (added.body as { id: string }).id;
  });

  it('checks at once for a manager, and says how each look ended', async () => {
    const answer = await server.agent('partner-manager').post(`/api/policies/${id}/checks`).send({}).expect(200);
    expect(answer.body).toMatchObject({
      checks: [
        { outcome: 'new-version', change: null },
        { outcome: 'new-version', change: { class: 'changed' } },
        { outcome: 'new-version', change: { class: 'seen-before' } },
        { outcome: 'failed', reason: { code: 'not-a-page' } },
      ],
    });
  });

  it('lists a document that cannot be read, with what it was and what rests on it', async () => {
    const answer = await server.agent('viewer').get('/api/policies').expect(200);
    expect(answer.body).toMatchObject({
      policies: [
        {
          ...{ name: 'Ad rules', engine: 'microsoft', versions: 3, failedInARow: 1 },
          lastCheck: { outcome: 'failed', reason: { code: 'not-a-page' } },
          lastReadAt: '2026-11-03T06:00:00.000Z',
          lastChange: { at: '2026-11-02T06:00:00.000Z' },
          openWork: { openAlerts: 0, openCases: 0 },
        },
      ],
    });
  });

  it('shows the timeline, the last news word by word, and what it means', async () => {
    const { body } = (await server.agent('viewer').get(`/api/policies/${id}`).expect(200)) as { body: PolicyAnswer };
    expect(body).toMatchObject({
      looks: { total: 4, newVersions: 3, unseen: 0, failed: 1 },
      timeline: [
        { outcome: 'failed', hasBytes: true },
        { change: { class: 'seen-before', seenAt: '2026-11-01T06:00:00.000Z' } },
        { change: { class: 'changed' } },
        { change: null, version: { words: 4 } },
      ],
      diff: {
        to: { at: '2026-11-02T06:00:00.000Z' },
        hunks: [
          {
            section: 'Dating',
            parts: [{ kind: 'kept' }, { kind: 'added', text: expect.stringContaining('<script>') }],
          },
        ],
      },
      meaning: { engines: ['bing', 'yahoo', 'duckduckgo'], effect: expect.stringContaining('No open alerts') },
    });
  });

  it('compares the versions that were asked for, and none of another document', async () => {
    const { body } = (await server.agent('viewer').get(`/api/policies/${id}`).expect(200)) as { body: PolicyAnswer };
    const versions = body.versions.map((version) => version.id);
    const [newest = '', middle = ''] = versions;
    const asked = await server.agent('viewer').get(`/api/policies/${id}?from=${middle}&to=${newest}`).expect(200);
    expect(asked.body).toMatchObject({ diff: { hunks: [{ parts: [{ kind: 'kept' }, { kind: 'removed' }] }] } });
    const strange = await server.agent('viewer').get(`/api/policies/${id}?from=${id}&to=${newest}`).expect(404);
    expect(strange.body).toMatchObject({ code: 'MW-POLICY-VERSION' });
  });

  it('hands the bytes of a look out as a download', async () => {
    const { body } = (await server.agent('viewer').get(`/api/policies/${id}`).expect(200)) as { body: PolicyAnswer };
    const [failed] = body.timeline;
    const raw = await server
      .agent('viewer')
      .get(`/api/policies/checks/${failed?.checkId ?? ''}/raw`)
      .expect(200);
    expect(raw.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
    expect(raw.headers['content-disposition']).toMatch(/^attachment/u);
    expect(Buffer.from(raw.body as Buffer).toString()).toBe('%PDF-1.7');
  });

  it('lets a viewer change nothing, and a stranger see nothing', async () => {
    const viewer = server.agent('viewer');
    await viewer.post('/api/policies').send({ name: 'Mine', folder }).expect(403);
    await viewer.post(`/api/policies/${id}/checks`).send({}).expect(403);
    await viewer.post(`/api/policies/${id}/retire`).send({}).expect(403);
    await server.stranger().get('/api/policies').expect(401);
    await server.stranger().get(`/api/policies/${id}`).expect(401);
  });

  it.each([
    ['neither address nor folder', { name: 'A' }],
    ['both', { name: 'A', folder: '/a', url: 'https://ads.example' }],
    ['an address that is none', { name: 'A', url: 'javascript:alert(1)' }],
    ['a folder of the caller’s own', { name: 'A', folder: 'policies' }],
    ['a schedule by the second', { name: 'A', folder: '/a', schedule: '* * * * * *' }],
    ['a time zone that is none', { name: 'A', folder: '/a', timeZone: 'Mars/Base' }],
    ['an engine that is none', { name: 'A', folder: '/a', engine: 'altavista' }],
    ['no name', { name: ' ', folder: '/a' }],
  ])('refuses %s, and names the field', async (_what, body) => {
    const answer = await server.agent('admin').post('/api/policies').send(body).expect(400);
    expect(answer.body).toMatchObject({ code: 'MW-INVALID', errors: [expect.anything()] });
  });

  it('tracks a retired document no longer, and keeps what was read', async () => {
    await server.agent('admin').post(`/api/policies/${id}/retire`).send({}).expect(204);
    expect((await server.agent('viewer').get('/api/policies').expect(200)).body).toEqual({ policies: [] });
    await server.agent('viewer').get(`/api/policies/${id}`).expect(200);
    const refused = await server.agent('admin').post(`/api/policies/${id}/checks`).send({}).expect(409);
    expect(refused.body).toMatchObject({ code: 'MW-POLICY-RETIRED' });
    await server.agent('admin').get('/api/policies/00000000-0000-4000-8000-000000000000').expect(404);
  });
});
