import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RawStore } from '../../../src/platform/storage/raw-store.service.js';
import { PolicyWork } from '../../../src/policies/policy-work.js';
import { withPolicies } from '../../support/policies.js';
import { READ_HISTORIES } from '../../support/read-histories.js';
import { describeWithSharedData, sharedData } from '../../support/shared-data.js';

jest.setTimeout(120_000);

const policies = withPolicies();
const { app, manager, track, rowsOf } = policies;
const signal = AbortSignal.timeout(600_000);

describe('a folder of dated files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policies-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (day: string, text: string, ending = 'md') =>
    writeFileSync(join(folder, `2026-11-${day}T06-00-00Z.${ending}`), text);
  const checkAll = async (id: string) => (await policies.checkAll(id)).map((made) => made.check);

  it('gives one check a file, at the instant in its name', async () => {
    write('01', '# Rules\n\nNo late ads.');
    write('02', '<html><body><h1>Rules</h1><p>No <b>late</b> ads.</p></body></html>', 'html');
    write('03', 'Rules\nNo late ads. None at all.', 'txt');
    const id = await track({ folder });
    const checks = await checkAll(id);
    expect(checks.map(({ at, outcome }) => [at.toISOString().slice(0, 10), outcome])).toEqual([
      ['2026-11-01', 'new-version'],
      ['2026-11-02', 'same'],
      ['2026-11-03', 'new-version'],
    ]);
    expect(await checkAll(id)).toMatchObject([{ outcome: 'not-modified', fileName: null }]);
    write('04', 'Rules\nNo late ads. None.');
    expect(await checkAll(id)).toMatchObject([{ outcome: 'new-version', fileName: '2026-11-04T06-00-00Z.md' }]);
    write('02', 'Too late', 'txt');
    expect(await checkAll(id)).toMatchObject([{ outcome: 'failed', reasonCode: 'dated-too-early' }]);
  });

  it('fails as a whole when it is gone, and reads on when it is back', async () => {
    write('01', 'Rules');
    const id = await track({ folder });
    await checkAll(id);
    rmSync(folder, { recursive: true });
    expect(await checkAll(id)).toMatchObject([{ outcome: 'failed', reasonCode: 'folder-unreadable' }]);
    expect((await rowsOf(id)).versions).toHaveLength(1);
  });

  it('derives versions again with a better extractor, and makes no news of it', async () => {
    write('01', '# Rules\n\nNo late ads.');
    write('02', '# Rules\n\nNo late ads. ![](x.png)\n\n**No** wine.');
    const id = await track({ folder });
    await checkAll(id);
    // As an extractor that read pictures' addresses and kept emphasis would have left them.
    await manager().query(
      `UPDATE policy_version SET extractor = 0, text = text || ' x.png', text_sha256 = id::text WHERE document_id = $1`,
      [id],
    );
    await manager().query(`UPDATE policy_change SET summary = 'wrong' WHERE document_id = $1`, [id]);
    const before = await rowsOf(id);
    await checkAll(id);
    const after = await rowsOf(id);
    expect(after.versions.map(({ text }) => text)).toEqual([
      '# Rules\nNo late ads.',
      '# Rules\nNo late ads.\nNo wine.',
    ]);
    expect(after.changes).toMatchObject([{ class: 'changed', wordsAdded: 2 }]);
    expect(after.changes[0]?.id).toBe(before.changes[0]?.id);
    expect(after.checks.length - before.checks.length).toBe(1);
    expect(after.checks.at(-1)?.outcome).toBe('not-modified');
  });
});

describeWithSharedData('the real histories', () => {
  it.each(Object.entries(READ_HISTORIES))(
    '%s: checks, versions and changes are those that reading it gave',
    async (name, read) => {
      const folder = mkdtempSync(join(tmpdir(), 'policies-'));
      try {
        cpSync(sharedData(join('policies', name)), folder, { recursive: true });
        const id = await track({ folder });
        await app().get(PolicyWork).run(id, signal);
        const { checks, versions, changes } = await rowsOf(id);
        const changed = read.news.length + read.changedWithoutNews.length;
        expect(checks).toHaveLength(read.versions);
        expect(checks.filter(({ outcome }) => outcome === 'same')).toHaveLength(read.unseen);
        expect(versions).toHaveLength(1 + changed + read.seenBefore.length);
        expect(changes.filter((change) => change.class === 'changed')).toHaveLength(changed);
        const raw = await app()
          .get(RawStore)
          .load(checks[0]?.sha256 ?? '');
        expect(raw).toEqual(readFileSync(join(folder, checks[0]?.fileName ?? '')));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});
