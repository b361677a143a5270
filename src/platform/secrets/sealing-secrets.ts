import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors/user-error.js';

/** Name of the file below the data folder that holds the installation's own secret. */
export const SECRET_FILE = 'settings.secret';

/** The installation's own secret from its file; null where there is none yet or it cannot be read. */
export async function installationSecret(home: string): Promise<string | null> {
  try {
    const text = (await readFile(join(home, SECRET_FILE), 'utf8')).trim();
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

/**
 * Makes the installation's own secret, readable by its user only. Of two processes that do so at once the first one's stands:
 * the file is written whole under another name and linked into place, so that nobody reads half of it.
 *
 * @throws UserError MW-NO-SECRET where the folder cannot be written
 */
export async function makeInstallationSecret(home: string): Promise<string> {
  const own = join(home, `${SECRET_FILE}.${process.pid}.${randomBytes(4).toString('hex')}`);
  try {
    await mkdir(home, { recursive: true });
    await writeFile(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    await link(own, join(home, SECRET_FILE)).catch(() => undefined);
    await unlink(own);
  } catch {
    // Told below, with what to do about it.
  }
  const secret = await installationSecret(home);
  if (secret !== null) return secret;
  throw new UserError(
    'MW-NO-SECRET',
    `Nothing can be kept secret here: MARKWARDEN_SECRET is not set, and ${SECRET_FILE} cannot be written in ${home}. Set MARKWARDEN_SECRET, the same for every server and worker.`,
    503,
  );
}
