import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../../../src/platform/clock/clock.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { SecretSetting } from '../../../src/platform/secrets/secret-setting.entity.js';
import { SecretSettings } from '../../../src/platform/secrets/secret-settings.service.js';
import { withDatabase } from '../../support/database.js';

const OLD = 'the secret of the first year and long enough';
const NEW = 'the secret of the second year and long enough';

const database = withDatabase([SecretSetting]);

describe('a secret setting', () => {
  let home: string;
  const settings = (secrets: string, folder = home): SecretSettings =>
    new SecretSettings(loadConfig({ MARKWARDEN_SECRET: secrets, MARKWARDEN_HOME: folder }), new SystemClock());
  const textOf = async (held: SecretSettings): Promise<string | null | undefined> =>
    (await held.read(database.dataSource().manager, 'x'))?.text;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'markwarden-secret-'));
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('is still read while its secret is changed: the new one named first, the old one behind it', async () => {
    await settings(OLD).write(database.dataSource().manager, 'x', 'sk-1');
    expect(await textOf(settings(NEW))).toBeNull();
    const both = settings(`${NEW}, ${OLD}`);
    expect(await textOf(both)).toBe('sk-1');
    await both.write(database.dataSource().manager, 'x', 'sk-2');
    expect(await textOf(settings(NEW))).toBe('sk-2');
    expect(await textOf(settings(OLD))).toBeNull();
  });

  it('is sealed with one secret of the installation, though many processes make one at once', async () => {
    const fresh = mkdtempSync(join(home, 'fresh-'));
    const names = Array.from({ length: 8 }, (_, at) => `name ${at}`);
    await Promise.all(names.map((name) => settings('', fresh).write(database.dataSource().manager, name, 'sk')));
    const kept = await Promise.all(names.map((name) => settings('', fresh).read(database.dataSource().manager, name)));
    expect(kept.map((each) => each?.text)).toEqual(names.map(() => 'sk'));
  });

  it('is refused, with what to do, where nothing can seal it', async () => {
    const file = join(home, 'a-file');
    writeFileSync(file, '');
    await expect(
      settings('', join(file, 'below')).write(database.dataSource().manager, 'x', 'sk-3'),
    ).rejects.toMatchObject({
      code: 'MW-NO-SECRET',
    });
    expect(() => settings('short')).toThrow(/MARKWARDEN_SECRET must be at least 32 characters/);
  });
});
