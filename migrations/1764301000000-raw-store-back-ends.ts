import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Raw bytes may be kept outside the database; their row stays and says where. */
export class RawStoreBackEnds1764301000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw_bytes ADD COLUMN place text NOT NULL DEFAULT 'database', ADD COLUMN packed_size integer,
        ADD CONSTRAINT raw_bytes_place_check CHECK (place IN ('database', 'files', 's3')),
        ADD CONSTRAINT raw_bytes_packed_check CHECK ((packed_size IS NULL) = (place = 'database')),
        DROP CONSTRAINT raw_bytes_cleared_check,
        ADD CONSTRAINT raw_bytes_cleared_check CHECK ((cleared_at IS NULL) = (cleared_after_days IS NULL)
          AND (compressed IS NOT NULL) = (place = 'database' AND cleared_at IS NULL));
      -- Cleared, and the object outside is still to be removed.
      CREATE INDEX raw_bytes_to_remove_idx ON raw_bytes (sha256) WHERE cleared_at IS NOT NULL AND place <> 'database';
      -- By which a folder or bucket knows whose it is: objects of another database are nobody's orphans.
      CREATE TABLE raw_owner (single boolean DEFAULT true CONSTRAINT raw_owner_pkey PRIMARY KEY, id uuid NOT NULL,
        CONSTRAINT raw_owner_single_check CHECK (single));
      INSERT INTO raw_owner (id) VALUES (gen_random_uuid());
      ALTER TABLE retention_run DROP CONSTRAINT retention_run_step_check, ADD CONSTRAINT retention_run_step_check
        CHECK (step IN ('captures', 'months', 'polls', 'raw', 'names', 'objects', 'orphans')),
        ADD COLUMN orphans integer NOT NULL DEFAULT 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF EXISTS (SELECT 1 FROM raw_bytes WHERE place <> 'database') THEN
          RAISE EXCEPTION 'Raw bytes are kept outside the database. Move them back first: markwarden raw move --to database';
        END IF;
      END $$;
      DROP TABLE raw_owner;
      DELETE FROM retention_run WHERE step IN ('names', 'objects', 'orphans');
      ALTER TABLE retention_run DROP COLUMN orphans, DROP CONSTRAINT retention_run_step_check,
        ADD CONSTRAINT retention_run_step_check CHECK (step IN ('captures', 'months', 'polls', 'raw'));
      DROP INDEX raw_bytes_to_remove_idx;
      ALTER TABLE raw_bytes DROP CONSTRAINT raw_bytes_cleared_check, DROP COLUMN place, DROP COLUMN packed_size,
        ADD CONSTRAINT raw_bytes_cleared_check
          CHECK ((compressed IS NULL) = (cleared_at IS NOT NULL) AND (cleared_at IS NULL) = (cleared_after_days IS NULL));
    `);
  }
}
