import { resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../errors/user-error.js';
import { parsedMailbox, shownMailbox } from '../mail/mail-address.js';
import { parsedMailUrl } from '../mail/mail-url.js';
import { type ProviderAccess, readProviderAccess } from './provider-access.js';
import { type RawAccess, readRawAccess } from './raw-access.js';
import { readTrailSettings, type TrailSettings } from './trail-settings.js';

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
  /** The mail server, `smtp://user:password@host:587` or `smtps://…`; null sends no mail that way. Holds a password. */
  readonly mailUrl!: string | null;
  /** Who mail is from, `Name <address>` or an address; never null beside `mailUrl`. */
  readonly mailFrom!: string | null;
  /** Absolute path of the folder that gets mail as files instead of a server; null when `mailUrl` is set. */
  readonly mailOutbox!: string | null;
  /** What settings are sealed with, from MARKWARDEN_SECRET: the first one seals, all of them open. Empty without it. */
  readonly secrets!: readonly string[];
  /** Absolute path of the folder that saved pages are taken from; null watches none. */
  readonly inbox!: string | null;
  /** Where raw bytes are kept. */
  readonly raw!: RawAccess;
  /** Access to those who are asked for looks; what is not set is null. */
  readonly providers!: ProviderAccess;
  /** Microsoft's Ad Library API, up to the version; without a slash at the end. */
  readonly adLibraryUrl!: string;
  /** How links of ads are followed to their landing pages; null where nobody is to be asked. */
  readonly trails!: TrailSettings | null;

  constructor(values: Omit<Config, 'onDatabase'>) {
    Object.assign(this, values);
  }

  /** The same on this database, once it is known where the embedded one answers. */
  onDatabase(databaseUrl: string): Config {
    // Its own methods come from the class.
    return new Config({ ...(this as Omit<Config, 'onDatabase'>), databaseUrl });
  }
}

/** A connection string over a socket names no host (`postgres://user:password@/name?host=/run/postgresql`), which no URL allows. */
export function withHost(url: string): string {
  return url.replace('@/', '@localhost/');
}

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const PORT = 'must be a whole number from 0 to 65535, for example PORT=3000';

const DATABASE_URL =
  'must be a PostgreSQL connection string, for example postgres://user:password@host:5432/name; encode special characters';

const MAIL_URL =
  'must be the address of a mail server, for example smtp://user:password@host:587 or smtps://user:password@host; encode special characters';

const MAIL_FROM = 'must be who mail is from, for example Markwarden <ads@brand.example>';

/** learn.microsoft.com/advertising/guides/ad-library-api */
const AD_LIBRARY = 'https://adlibrary.api.bingads.microsoft.com/api/v1';

/** In characters; `openssl rand -base64 32` gives 44. */
const SHORTEST_SECRET = 32;

const MARKWARDEN_SECRET =
  'must be at least 32 characters, for example what openssl rand -base64 32 gives; several are separated by commas';

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
  AD_LIBRARY_URL: z
    .url({ protocol: /^https?$/, error: `must be an address such as ${AD_LIBRARY}` })
    .transform((url) => url.replace(/\/+$/, ''))
    .default(AD_LIBRARY),
  MARKWARDEN_SECRET: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= SHORTEST_SECRET), MARKWARDEN_SECRET)
    .default([]),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  MAIL_URL: z
    .string()
    .refine((url) => parsedMailUrl(url) !== null, MAIL_URL)
    .nullable()
    .default(null),
  MAIL_FROM: z
    .string()
    .refine((text) => parsedMailbox(text) !== null, MAIL_FROM)
    .transform((text) => shownMailbox(parsedMailbox(text) ?? { name: null, address: text }))
    .nullable()
    .default(null),
  MAIL_OUTBOX: z.string().nullable().default(null),
  MARKWARDEN_INBOX: z.string().nullable().default(null),
});

/** What no variable shows by itself. */
function contradictions(data: z.output<typeof environment>): string[] {
  const found: string[] = [];
  if (data.MAIL_URL !== null && data.MAIL_OUTBOX !== null) {
    found.push('MAIL_URL and MAIL_OUTBOX rule each other out: mail goes either through a server or into a folder');
  }
  if (data.MAIL_URL !== null && data.MAIL_FROM === null) found.push(`MAIL_FROM ${MAIL_FROM}, because MAIL_URL is set`);
  return found;
}

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
  const { access, faults: accessFaults } = readProviderAccess(given);
  const home = resolve(result.data?.MARKWARDEN_ROOT ?? '.', result.data?.MARKWARDEN_HOME ?? '.');
  const { access: raw, faults: rawFaults } = readRawAccess(given, home);
  const { trails, faults: trailFaults } = readTrailSettings(given);
  const faults = [
    ...(result.success
      ? contradictions(result.data)
      : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)),
    ...accessFaults,
    ...rawFaults,
    ...trailFaults,
  ];
  if (!result.success || faults.length > 0) {
    throw new UserError('MW-CONFIG', `The environment is not usable: ${faults.join('; ')}.`, 500);
  }
  const { data } = result;
  return new Config({
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    home,
    publicUrl: data.PUBLIC_URL,
    logLevel: data.LOG_LEVEL,
    mailUrl: data.MAIL_URL,
    mailFrom: data.MAIL_FROM,
    mailOutbox: data.MAIL_OUTBOX === null ? null : resolve(data.MARKWARDEN_ROOT, data.MAIL_OUTBOX),
    secrets: data.MARKWARDEN_SECRET,
    inbox: data.MARKWARDEN_INBOX === null ? null : resolve(data.MARKWARDEN_ROOT, data.MARKWARDEN_INBOX),
    raw,
    providers: access,
    adLibraryUrl: data.AD_LIBRARY_URL,
    trails,
  });
}
