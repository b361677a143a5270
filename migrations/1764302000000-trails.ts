import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where ads' links lead, as it was seen when they were followed. */
export class Trails1764302000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Set where a capture waits for its ads' links to be followed; not examined before this instant.
      ALTER TABLE capture ADD waits_until timestamptz;

      CREATE TABLE trail (
        id uuid CONSTRAINT trail_pkey PRIMARY KEY DEFAULT uuidv7(),
        -- SHA-256 of the address without what differs from click to click.
        key text NOT NULL,
        url text NOT NULL,
        engine text NOT NULL,
        -- Whom the day's most is counted for.
        party text NOT NULL,
        wanted_at timestamptz NOT NULL,
        -- When it was counted into its day, before anybody was asked.
        asked_at timestamptz,
        ended_at timestamptz,
        -- Until then another sighting of the same link rests on it.
        fresh_until timestamptz,
        "end" text,
        why text,
        code text,
        hops jsonb NOT NULL DEFAULT '[]',
        again jsonb,
        network text,
        publisher_id text,
        landing_domain text,
        landing_url text,
        landing_status integer,
        landing_sha256 text CONSTRAINT trail_landing_raw_fkey REFERENCES raw_bytes (sha256),
        again_sha256 text CONSTRAINT trail_again_raw_fkey REFERENCES raw_bytes (sha256),
        CONSTRAINT trail_ended_check CHECK (num_nulls(ended_at, fresh_until, "end", why) IN (0, 4))
      );
      CREATE UNIQUE INDEX trail_open_idx ON trail (key) WHERE ended_at IS NULL;
      CREATE INDEX trail_key_idx ON trail (key, ended_at);
      CREATE INDEX trail_asked_idx ON trail (asked_at);
      CREATE INDEX trail_landing_raw_idx ON trail (landing_sha256);
      CREATE INDEX trail_again_raw_idx ON trail (again_sha256);

      CREATE TABLE trail_wait (
        trail_id uuid NOT NULL CONSTRAINT trail_wait_trail_fkey REFERENCES trail,
        capture_id uuid NOT NULL,
        slot timestamptz NOT NULL,
        CONSTRAINT trail_wait_pkey PRIMARY KEY (trail_id, capture_id)
      );
      CREATE INDEX trail_wait_capture_idx ON trail_wait (capture_id);

      CREATE TABLE sighting_trail (
        sighting_id uuid CONSTRAINT sighting_trail_pkey PRIMARY KEY,
        capture_id uuid NOT NULL,
        trail_id uuid NOT NULL CONSTRAINT sighting_trail_trail_fkey REFERENCES trail
      );
      CREATE INDEX sighting_trail_capture_idx ON sighting_trail (capture_id);
      CREATE INDEX sighting_trail_trail_idx ON sighting_trail (trail_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE sighting_trail; DROP TABLE trail_wait; DROP TABLE trail; ALTER TABLE capture DROP waits_until',
    );
  }
}
