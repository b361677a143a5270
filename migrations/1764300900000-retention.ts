import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long raw bytes, captures and looks are kept, and what is left behind of those that were removed. */
export class Retention1764300900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Days that each is kept; 0 keeps it for ever. Of the organisation null means for ever too, of a brand what the organisation says.
      ALTER TABLE organisation ADD COLUMN raw_days integer, ADD COLUMN capture_days integer, ADD COLUMN poll_days integer,
        ADD CONSTRAINT organisation_retention_check CHECK (raw_days >= 0 AND capture_days >= 0 AND poll_days >= 0);
      ALTER TABLE brand ADD COLUMN raw_days integer, ADD COLUMN capture_days integer, ADD COLUMN poll_days integer,
        ADD CONSTRAINT brand_retention_check CHECK (raw_days >= 0 AND capture_days >= 0 AND poll_days >= 0);

      -- A row whose bytes were removed stays while anything names it, so that what stood there can still be told.
      ALTER TABLE raw_bytes ALTER COLUMN compressed DROP NOT NULL,
        ADD COLUMN cleared_at timestamptz, ADD COLUMN cleared_after_days integer,
        ADD CONSTRAINT raw_bytes_cleared_check
          CHECK ((compressed IS NULL) = (cleared_at IS NOT NULL) AND (cleared_at IS NULL) = (cleared_after_days IS NULL));
      CREATE INDEX raw_bytes_kept_idx ON raw_bytes (stored_at, sha256) WHERE cleared_at IS NULL;

      -- Whoever removes bytes asks every table that names them.
      CREATE INDEX capture_raw_idx ON capture (sha256);
      CREATE INDEX poll_raw_idx ON poll (sha256) WHERE sha256 IS NOT NULL;
      CREATE INDEX policy_check_raw_idx ON policy_check (sha256) WHERE sha256 IS NOT NULL;
      CREATE INDEX advertiser_lookup_raw_idx ON advertiser_lookup (sha256) WHERE sha256 IS NOT NULL;
      CREATE INDEX pinned_capture_raw_idx ON pinned_capture (sha256);
      CREATE INDEX pinned_capture_capture_idx ON pinned_capture (capture_id);

      -- What is left of a capture that was removed: that it was there, how it ended, and by which term it went.
      CREATE TABLE cleared_capture (
        id uuid CONSTRAINT cleared_capture_pkey PRIMARY KEY,
        seen_at timestamptz NOT NULL,
        outcome text NOT NULL,
        ads integer NOT NULL,
        cleared_at timestamptz NOT NULL,
        after_days integer NOT NULL
      );
      CREATE INDEX cleared_capture_seen_idx ON cleared_capture (seen_at) WHERE outcome = 'ads';

      -- How much of what was asked for had been removed and was not held again.
      ALTER TABLE rescan ADD COLUMN captures_cleared integer NOT NULL DEFAULT 0;

      -- One a day: how far it has come, and what it removed.
      CREATE TABLE retention_run (
        day date CONSTRAINT retention_run_pkey PRIMARY KEY,
        at timestamptz NOT NULL,
        step text NOT NULL,
        after_key text,
        captures integer NOT NULL DEFAULT 0,
        sightings integer NOT NULL DEFAULT 0,
        raws integer NOT NULL DEFAULT 0,
        raw_size bigint NOT NULL DEFAULT 0,
        polls integer NOT NULL DEFAULT 0,
        finished_at timestamptz,
        CONSTRAINT retention_run_step_check CHECK (step IN ('captures', 'months', 'polls', 'raw'))
      );

      -- Drops the partition that begins with an instant, where there is one.
      CREATE FUNCTION drop_month_partition(parent text, first_instant timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        EXECUTE format('DROP TABLE IF EXISTS %I', parent || to_char(first_instant AT TIME ZONE 'UTC', '"_y"YYYY"m"MM'));
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION drop_month_partition(text, timestamptz);
      DROP TABLE retention_run, cleared_capture;
      ALTER TABLE rescan DROP COLUMN captures_cleared;
      DROP INDEX raw_bytes_kept_idx, capture_raw_idx, poll_raw_idx, policy_check_raw_idx, advertiser_lookup_raw_idx,
        pinned_capture_raw_idx, pinned_capture_capture_idx;
      -- Bytes that were removed do not come back; what is left is an empty Zstandard frame.
      UPDATE raw_bytes SET compressed = '\\x28b52ffd2000010000' WHERE compressed IS NULL;
      ALTER TABLE raw_bytes DROP COLUMN cleared_at, DROP COLUMN cleared_after_days, ALTER COLUMN compressed SET NOT NULL;
      ALTER TABLE brand DROP COLUMN raw_days, DROP COLUMN capture_days, DROP COLUMN poll_days;
      ALTER TABLE organisation DROP COLUMN raw_days, DROP COLUMN capture_days, DROP COLUMN poll_days;
    `);
  }
}
