import { type Config, withHost } from '../config/config.js';
import { UserError } from '../errors/user-error.js';
import { migrate } from './data-source.js';
import { databaseUrl } from './database-url.js';

/**
 * Starts or finds the database and brings its schema up to date. Returns its connection string and the migrations applied.
 *
 * @throws UserError MW-DB-UNREACHABLE when no server answers, MW-DB-REFUSED when it does not let us in
 */
export async function readyDatabase(config: Config): Promise<{ url: string; applied: string[] }> {
  const url = await databaseUrl(config);
  try {
    return { url, applied: await migrate(url) };
  } catch (error) {
    throw explained(error, url);
  }
}

function explained(error: unknown, url: string): unknown {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  const { hostname, port, pathname } = new URL(withHost(url));
  const where = `PostgreSQL at ${hostname}:${port === '' ? '5432' : port}${pathname}`;
  if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/.test(code)) {
    return new UserError(
      'MW-DB-UNREACHABLE',
      `${where} does not answer (${code}). Start it, or correct DATABASE_URL.`,
      503,
    );
  }
  if (/^(28|3D)/.test(code)) {
    return new UserError('MW-DB-REFUSED', `${where} refuses the connection: ${message}. Correct DATABASE_URL.`, 503);
  }
  return error;
}
