import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';

/** Header in which we, not the client, tell the sign-in library where a request came from. */
export const CLIENT_ADDRESS = 'x-markwarden-client';

/** Ten tries a minute from one address: enough for people, hopeless for guessing. */
const SIGN_IN_LIMIT = { window: 60, max: 10 };

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

export interface AuthOptions {
  /** Connections whose search path is the schema `auth`. */
  readonly pool: Pool;
  /** Signs the cookies. */
  readonly secret: string;
  /** Origin that people reach the server at. */
  readonly origin: string;
  readonly log: (message: string) => void;
}

/** Sessions, password checks and the limit on tries, in the library's hands; the tables are our migration's. */
export function createAuth({ pool, secret, origin, log }: AuthOptions) {
  return betterAuth({
    appName: 'Markwarden',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    database: pool,
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    session: {
      fields: {
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
        ...times,
      },
    },
    account: {
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...times } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      customRules: { '/sign-in/email': SIGN_IN_LIMIT },
    },
    advanced: {
      cookiePrefix: 'markwarden',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS] },
      // A test compares the tables with what the library asks for, so that no start has to.
      database: { generateId: 'uuid', validateSchema: false },
    },
    telemetry: { enabled: false },
    // A wrong password is an error to the library and everyday life to us.
    logger: { level: 'warn', log: (_level, message) => log(message) },
  });
}

export type Auth = ReturnType<typeof createAuth>;
