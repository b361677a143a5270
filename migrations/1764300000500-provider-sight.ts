import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether providers see any ads at all where they are asked, by searches that always carry some. */
export class ProviderSight1764300000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Control queries of the watch's own; null leaves the choice to the product, an empty list wants none.
      ALTER TABLE watch ADD COLUMN controls text[];

      -- One slice: a provider on an engine in a market. When its next control look is due, and how many there were.
      CREATE TABLE provider_sight (
        provider text NOT NULL,
        engine text NOT NULL,
        country text NOT NULL,
        language text NOT NULL,
        next_control_at timestamptz NOT NULL,
        controls integer NOT NULL DEFAULT 0,
        CONSTRAINT provider_sight_pkey PRIMARY KEY (provider, engine, country, language)
      );
      CREATE INDEX provider_sight_due_idx ON provider_sight (next_control_at);

      -- From when to when a slice showed no ads even where there always are some.
      CREATE TABLE blind_slice (
        id uuid DEFAULT uuidv7() CONSTRAINT blind_slice_pkey PRIMARY KEY,
        provider text NOT NULL,
        engine text NOT NULL,
        country text NOT NULL,
        language text NOT NULL,
        -- The last look with ads before it, which proves that it could still see; the spell begins after it.
        since timestamptz NOT NULL,
        noticed_at timestamptz NOT NULL,
        -- The first look with ads after it; null while it lasts.
        until timestamptz,
        message text NOT NULL,
        CONSTRAINT blind_slice_order_check CHECK (until > since)
      );
      CREATE UNIQUE INDEX blind_slice_open_idx ON blind_slice (provider, engine, country, language) WHERE until IS NULL;
      CREATE INDEX blind_slice_span_idx ON blind_slice (provider, engine, country, language, since);

      CREATE INDEX poll_slice_idx ON poll (provider, engine, country, language, slot);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX poll_slice_idx;
      DROP TABLE blind_slice;
      DROP TABLE provider_sight;
      ALTER TABLE watch DROP COLUMN controls;
    `);
  }
}
