import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Settings that are kept sealed, and who set or removed the key of a provider, when. */
export class ProviderKeys1764300000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE secret_setting (
        name text CONSTRAINT secret_setting_pkey PRIMARY KEY,
        key_id text NOT NULL,
        nonce bytea NOT NULL,
        box bytea NOT NULL,
        set_at timestamptz NOT NULL
      );
      CREATE TABLE provider_key_event (
        id uuid DEFAULT uuidv7() CONSTRAINT provider_key_event_pkey PRIMARY KEY,
        at timestamptz NOT NULL,
        provider text NOT NULL,
        kind text NOT NULL,
        by_id uuid NOT NULL,
        by text NOT NULL,
        CONSTRAINT provider_key_event_kind_check CHECK (kind IN ('set', 'removed'))
      );
      CREATE INDEX provider_key_event_provider_at_idx ON provider_key_event (provider, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider_key_event, secret_setting');
  }
}
