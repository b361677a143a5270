import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/platform/config/config.js';
import { PROVIDER_VARIABLES } from '../../../src/platform/config/provider-access.js';

const message = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the configuration', () => {
  it('needs nothing: it serves this machine only, on port 3000, with the embedded database', () => {
    expect(loadConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      home: resolve('.markwarden'),
      publicUrl: null,
      logLevel: 'info',
      mailUrl: null,
      mailFrom: null,
      mailOutbox: null,
      secrets: [],
      trails: null,
      inbox: null,
      raw: { place: 'database', folder: resolve('.markwarden/raw'), s3: null },
      adLibraryUrl: 'https://adlibrary.api.bingads.microsoft.com/api/v1',
      providers: Object.fromEntries(
        Object.entries(PROVIDER_VARIABLES).map(([name, { url }]) => [name, { url, credentials: null }]),
      ),
    });
  });

  it('takes an account of a provider only whole, and its address without a slash at the end', () => {
    expect(loadConfig({ DATAFORSEO_LOGIN: 'a' }).providers.dataforseo.credentials).toBeNull();
    const { providers } = loadConfig({
      DATAFORSEO_LOGIN: 'a',
      DATAFORSEO_PASSWORD: 'b',
      SERPAPI_URL: 'http://127.0.0.1:9/',
    });
    expect(providers.dataforseo.credentials).toEqual({ login: 'a', password: 'b' });
    expect(providers.serpapi.url).toBe('http://127.0.0.1:9');
    expect(message({ SERPAPI_URL: 'serpapi' })).toMatch('SERPAPI_URL must be an address such as https://serpapi.com');
  });

  it('keeps raw bytes in a bucket when it is told which, with the bucket in the path where the store is not Amazon’s', () => {
    const bucket = { RAW_STORE: 's3', RAW_S3_BUCKET: 'brand-ads' };
    expect(loadConfig(bucket).raw).toMatchObject({
      place: 's3',
      s3: { bucket: 'brand-ads', prefix: 'markwarden/', region: 'us-east-1', endpoint: null, pathStyle: false },
    });
    const own = { ...bucket, RAW_S3_ENDPOINT: 'https://s3.example', RAW_S3_PREFIX: '/a/b' };
    expect(loadConfig(own).raw.s3).toMatchObject({ prefix: 'a/b/', endpoint: 'https://s3.example', pathStyle: true });
    expect(loadConfig({ ...own, RAW_S3_PATH_STYLE: 'false' }).raw.s3?.pathStyle).toBe(false);
    // Elsewhere now, and still found where it was.
    expect(loadConfig({ ...bucket, RAW_STORE: 'files' }).raw).toMatchObject({
      place: 'files',
      s3: { bucket: 'brand-ads' },
    });
  });

  it.each([
    [{ RAW_STORE: 'disk' }, 'RAW_STORE must be one of database, files, s3'],
    [
      { RAW_STORE: 's3' },
      'RAW_S3_BUCKET must be the name of a bucket, for example markwarden-raw, because RAW_STORE is s3',
    ],
    [{ RAW_S3_BUCKET: 'a/b' }, 'RAW_S3_BUCKET must be the name of a bucket'],
    [{ RAW_S3_ENDPOINT: 's3.example' }, 'RAW_S3_ENDPOINT must be an address such as https://s3.example'],
    [{ RAW_S3_PATH_STYLE: 'yes' }, 'RAW_S3_PATH_STYLE must be true or false'],
  ])('refuses %j as a place for raw bytes', (environment, expected) => {
    expect(message(environment)).toMatch(expected);
  });

  it('follows no links unless told to, and then no more than it is told', () => {
    expect(loadConfig({ TRAILS_PER_DAY: '9' }).trails).toBeNull();
    expect(loadConfig({ TRAILS: 'on' }).trails).toEqual({ perDay: 500, perParty: 10, keepDays: 7 });
    expect(loadConfig({ TRAILS: 'on', TRAILS_PER_DAY: '9' }).trails?.perDay).toBe(9);
  });

  it.each([
    [{ TRAILS: 'yes' }, 'TRAILS must be on or off'],
    [{ TRAILS_PER_DAY: '0' }, 'TRAILS_PER_DAY must be a whole number from 1 to 1000000'],
    [{ TRAILS_KEEP_DAYS: '400' }, 'TRAILS_KEEP_DAYS must be a whole number from 1 to 365'],
  ])('refuses %j as a way to follow links', (environment, expected) => {
    expect(message(environment)).toMatch(expected);
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it('keeps the database in the checkout when started from elsewhere, and where it is told to', () => {
    expect(loadConfig({ MARKWARDEN_ROOT: '/opt/mw' }).home).toBe('/opt/mw/.markwarden');
    expect(loadConfig({ MARKWARDEN_ROOT: '/opt/mw', MARKWARDEN_HOME: '/var/mw' }).home).toBe('/var/mw');
  });

  it.each(['80a', '-1', '70000', '3000.5', '1e3'])('refuses the port %s', (PORT) => {
    expect(message({ PORT })).toMatch('PORT must be a whole number from 0 to 65535');
  });

  it('names every variable that is wrong at once', () => {
    const text = message({ PORT: 'x', LOG_LEVEL: 'loud', PUBLIC_URL: 'ads.example' });
    expect(text).toMatch('PORT must');
    expect(text).toMatch('LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace');
    expect(text).toMatch('PUBLIC_URL must');
  });

  it('never repeats a connection string, which holds a password', () => {
    expect(message({ DATABASE_URL: 'mysql://me:hunter2@db/x' })).toMatch(
      'DATABASE_URL must be a PostgreSQL connection string',
    );
    expect(message({ DATABASE_URL: 'mysql://me:hunter2@db/x' })).not.toMatch('hunter2');
  });

  it.each(['postgres://me:hunter2@db:port/x', 'postgres://me:hunter2/rest@db/x', 'postgres://me:hunter2@d b/x'])(
    'refuses a connection string that no driver can read, and keeps its password to itself: %s',
    (DATABASE_URL) => {
      expect(message({ DATABASE_URL })).toMatch('DATABASE_URL must be a PostgreSQL connection string');
      expect(message({ DATABASE_URL })).not.toMatch('hunter2');
    },
  );

  it('takes a connection string over a socket', () => {
    const url = 'postgres://me:secret@/x?host=/run/postgresql';
    expect(loadConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it('reduces the public address to its origin', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://ads.example/console/' }).publicUrl).toBe('https://ads.example');
  });

  it('takes a mail server and who mail is from', () => {
    const MAIL_URL = 'smtp://me:secret@mail.example:587';
    const config = loadConfig({ MAIL_URL, MAIL_FROM: ' Markwarden <ads@Brand.example>' });
    expect(config).toMatchObject({ mailUrl: MAIL_URL, mailFrom: 'Markwarden <ads@brand.example>', mailOutbox: null });
    expect(config.onDatabase('postgres://x/y')).toMatchObject({ mailUrl: MAIL_URL, mailFrom: config.mailFrom });
  });

  it('takes a folder for mail, which lies in the checkout when it has no root of its own', () => {
    const env = { MARKWARDEN_ROOT: '/opt/mw', MAIL_OUTBOX: 'outbox' };
    expect(loadConfig(env)).toMatchObject({ mailOutbox: '/opt/mw/outbox', mailUrl: null, mailFrom: null });
  });

  it('refuses a server and a folder at once, and a server without a sender', () => {
    const MAIL_URL = 'smtp://me:hunter2@mail.example';
    const text = message({ MAIL_URL, MAIL_OUTBOX: 'outbox' });
    expect(text).toMatch('MAIL_URL and MAIL_OUTBOX rule each other out');
    expect(text).toMatch('MAIL_FROM must be who mail is from, for example Markwarden <ads@brand.example>, because');
    expect(text).not.toMatch('hunter2');
  });

  it.each([
    'mail.example',
    'http://me:hunter2@mail.example',
    'smtp://me:hunter2@mail.example/x',
    'smtp://hunter2@m.example',
  ])('refuses what is no address of a mail server, and keeps its password to itself: %s', (MAIL_URL) => {
    expect(message({ MAIL_URL, MAIL_FROM: 'ads@brand.example' })).toMatch(
      'MAIL_URL must be the address of a mail server',
    );
    expect(message({ MAIL_URL })).not.toMatch('hunter2');
  });

  it.each(['Markwarden', 'ads@brand', 'Markwarden <ads@>', 'a@brand.example, b@brand.example'])(
    'refuses the sender %s',
    (MAIL_FROM) => {
      expect(message({ MAIL_FROM })).toMatch('MAIL_FROM must be who mail is from');
    },
  );

  it('can be put on another database', () => {
    const config = loadConfig({ PORT: '4000' });
    expect(config.onDatabase('postgres://x/y')).toEqual(loadConfig({ PORT: '4000', DATABASE_URL: 'postgres://x/y' }));
    expect(config.databaseUrl).toBeNull();
  });
});
