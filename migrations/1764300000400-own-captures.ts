import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages out of archives, and captures that come by an API token or through a watched folder. */
export class OwnCaptures1764300000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_token (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT api_token_pkey PRIMARY KEY,
        name text NOT NULL,
        -- Of the token itself nothing else is kept.
        hash bytea NOT NULL CONSTRAINT api_token_hash_key UNIQUE,
        scope text NOT NULL CONSTRAINT api_token_scope_check CHECK (scope IN ('captures')),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL CONSTRAINT api_token_created_by_fkey REFERENCES auth."user",
        revoked_at timestamptz,
        revoked_by uuid CONSTRAINT api_token_revoked_by_fkey REFERENCES auth."user",
        last_used_at timestamptz,
        -- The minute being counted, and how many requests it has seen.
        minute timestamptz,
        minute_requests integer NOT NULL DEFAULT 0,
        CONSTRAINT api_token_revoked_check CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      );
      CREATE UNIQUE INDEX api_token_name_key ON api_token (name) WHERE revoked_at IS NULL;
      -- Where the file is an archive: the page's place in it.
      ALTER TABLE capture ADD COLUMN part integer;
      ALTER TABLE capture ADD COLUMN api_token_id uuid CONSTRAINT capture_api_token_id_fkey REFERENCES api_token;
      ALTER TABLE capture DROP CONSTRAINT capture_origin_check;
      ALTER TABLE capture ADD CONSTRAINT capture_origin_check
        CHECK (origin IN ('upload', 'terminal', 'poll', 'token', 'folder'));
      ALTER TABLE capture ADD CONSTRAINT capture_api_token_check CHECK ((origin = 'token') = (api_token_id IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE capture DROP CONSTRAINT capture_origin_check;
      ALTER TABLE capture ADD CONSTRAINT capture_origin_check CHECK (origin IN ('upload', 'terminal', 'poll'));
      ALTER TABLE capture DROP COLUMN part, DROP COLUMN api_token_id;
      DROP TABLE api_token;
    `);
  }
}
