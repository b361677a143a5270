import { resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors/user-error.js';

/** How this process was asked to run. Every option has a user; all are read from the environment once, at start. */
export class Config {
  /** Address the server listens on; `0.0.0.0` opens it to the network. */
  readonly host!: string;
  readonly port!: number;
  /** Connection string of a PostgreSQL of one's own; null starts the embedded one under `home`. */
  readonly databaseUrl!: string | null;
  /** Absolute path of the folder that holds the embedded database. */
  readonly home!: string;
  /** Where people reach the server when a proxy stands before it, for example `https://ads.example`; null without one. */
  readonly publicUrl!: string | null;
  readonly logLevel!: (typeof LOG_LEVELS)[number];
  /** Access to those who are asked for looks; what is not set is null. */
  readonly providers!: ProviderAccess;

  constructor(values: Omit<Config, 'onDatabase'>) {
    Object.assign(this, values);
  }

  /** The same on this database, once it is known where the embedded one answers. */
  onDatabase(databaseUrl: string): Config {
    const { host, port, home, publicUrl, logLevel, providers } = this;
    return new Config({ host, port, home, publicUrl, logLevel, providers, databaseUrl });
  }
}

/** Keys and addresses of the providers of looks. Keys never leave the process but to their provider. */
export interface ProviderAccess {
  readonly serpapi: { readonly key: string | null; readonly url: string };
  readonly dataforseo: {
    readonly account: { readonly login: string; readonly password: string } | null;
    readonly url: string;
  };
}

/** A connection string over a socket names no host (`postgres://user:password@/name?host=/run/postgresql`), which no URL allows. */
export function withHost(url: string): string {
  return url.replace('@/', '@localhost/');
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const PORT = 'must be a whole number from 0 to 65535, for example PORT=3000';

const DATABASE_URL =
  'must be a PostgreSQL connection string, for example postgres://user:password@host:5432/name; encode special characters';

/** An address to which paths are added; without the slash at its end. */
const address = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be an address such as ${example}` })
    .transform((url) => url.replace(/\/+$/, ''))
    .default(example);

const secret = z.string().trim().nullable().default(null);

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, PORT)
    .transform(Number)
    .refine((port) => port <= 65_535, PORT)
    .default(3000),
  DATABASE_URL: z
    .string()
    // What cannot be parsed would be thrown later, and then shown with its password.
    .refine((url) => /^postgres(ql)?:\/\/./.test(url) && URL.canParse(withHost(url)), DATABASE_URL)
    .nullable()
    .default(null),
  MARKWARDEN_HOME: z.string().default('.markwarden'),
  MARKWARDEN_ROOT: z.string().default('.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address people type, for example https://ads.example' })
    .transform((url) => new URL(url).origin)
    .nullable()
    .default(null),
  SERPAPI_KEY: secret,
  SERPAPI_URL: address('https://serpapi.com'),
  DATAFORSEO_LOGIN: secret,
  DATAFORSEO_PASSWORD: secret,
  DATAFORSEO_URL: address('https://api.dataforseo.com'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/**
 * Reads the configuration from the environment; an empty variable counts as absent.
 *
 * @throws UserError MW-CONFIG naming every variable that is wrong and what would be right. Values are not repeated,
 * because a connection string holds a password.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new UserError('MW-CONFIG', `The environment is not usable: ${lines.join('; ')}.`, 500);
  }
  const { data } = result;
  return new Config({
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    home: resolve(data.MARKWARDEN_ROOT, data.MARKWARDEN_HOME),
    publicUrl: data.PUBLIC_URL,
    logLevel: data.LOG_LEVEL,
    providers: {
      serpapi: { key: data.SERPAPI_KEY, url: data.SERPAPI_URL },
      dataforseo: {
        account:
          data.DATAFORSEO_LOGIN === null || data.DATAFORSEO_PASSWORD === null
            ? null
            : { login: data.DATAFORSEO_LOGIN, password: data.DATAFORSEO_PASSWORD },
        url: data.DATAFORSEO_URL,
      },
    },
  });
}
