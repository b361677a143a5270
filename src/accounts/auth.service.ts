import { randomBytes } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request } from 'express';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { AccountEvent, type AccountEventKind } from './account-event.entity.js';
import { signedInUser, type SignedInUser } from './account.schema.js';
import { type Auth, CLIENT_ADDRESS, createAuth } from './auth.js';
import { User } from './user.entity.js';

/** Who a request comes from, and signing in and out. */
@Injectable()
export class AuthService implements OnApplicationShutdown {
  readonly #log = new Logger('accounts');
  #auth: Promise<Auth> | undefined;
  #pool: pg.Pool | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * The person whose session a request carries, or null, and the cookies that prolong the session when it is due.
   */
  async sessionOf(request: Request): Promise<{ user: SignedInUser; cookies: string[] } | null> {
    if (request.headers.cookie === undefined) return null;
    const auth = await this.#ready();
    const { response, headers } = await auth.api.getSession({ headers: this.#headers(request), returnHeaders: true });
    return response === null ? null : { user: signedInUser.parse(response.user), cookies: headers.getSetCookie() };
  }

  /**
   * Hands a request on to the sign-in library.
   *
   * @param path below the library's root, for example `/sign-in/email`
   */
  async forward(request: Request, path: string): Promise<Response> {
    const auth = await this.#ready();
    return auth.handler(
      new Request(`${this.#origin()}/api/auth${path}`, {
        method: 'POST',
        headers: this.#headers(request),
        body: JSON.stringify(request.body ?? {}),
      }),
    );
  }

  /** Appends to the audit log what happened to the account with this address; unknown addresses leave no trace. */
  async record(kind: AccountEventKind, email: string, ipAddress: string | undefined): Promise<void> {
    const { manager } = this.database;
    const user = await manager.findOneBy(User, { email: email.toLowerCase() });
    if (user === null) return;
    await manager.insert(AccountEvent, { at: this.clock.now(), kind, userId: user.id, ipAddress: ipAddress ?? null });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool?.end();
  }

  #origin(): string {
    return this.config.publicUrl ?? 'http://localhost';
  }

  /** The origin has been checked for every request before (see same-origin.ts), against whatever name people use. */
  #headers(request: Request): Headers {
    const headers = fromNodeHeaders(request.headers);
    for (const name of ['content-length', 'transfer-encoding', 'connection', 'x-forwarded-for']) headers.delete(name);
    headers.set('content-type', 'application/json');
    headers.set('origin', this.#origin());
    headers.set(CLIENT_ADDRESS, request.ip ?? '');
    return headers;
  }

  /** Opened at the first request, so that commands which never sign anyone in do not pay for it. */
  #ready(): Promise<Auth> {
    this.#auth ??= this.#open().catch((error: unknown) => {
      this.#auth = undefined;
      throw error;
    });
    return this.#auth;
  }

  async #open(): Promise<Auth> {
    const secret = await this.#secret();
    const { options } = this.database;
    const url = options.type === 'postgres' ? options.url : undefined;
    this.#pool ??= new pg.Pool({ connectionString: url, options: '-c search_path=auth', max: 4 });
    // A dropped connection is replaced by the pool; without a listener it would end the process.
    if (this.#pool.listenerCount('error') === 0) this.#pool.on('error', () => undefined);
    return createAuth({ pool: this.#pool, secret, origin: this.#origin(), log: (message) => this.#log.debug(message) });
  }

  /** Made once and kept in the database, so that every server on it accepts the same cookies. */
  async #secret(): Promise<string> {
    await this.database.query('INSERT INTO auth.secret (value) VALUES ($1) ON CONFLICT DO NOTHING', [
      randomBytes(32).toString('base64url'),
    ]);
    const rows: { value: string }[] = await this.database.query('SELECT value FROM auth.secret');
    return (rows[0] as { value: string }).value;
  }
}
