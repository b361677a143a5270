import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that are tracked: each look at one, its states over time, and what changed from one to the next. */
export class Policies1764100000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_document (
        id uuid DEFAULT uuidv7() CONSTRAINT policy_document_pkey PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        engine text,
        brand_id uuid,
        partner_id uuid,
        -- Where it is read: an address, or a folder of dated files.
        url text,
        folder text,
        schedule text NOT NULL,
        time_zone text NOT NULL,
        added_at timestamptz NOT NULL,
        retired_at timestamptz,
        next_check_at timestamptz,
        etag text,
        last_modified text,
        CONSTRAINT policy_document_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT policy_document_partner_fkey FOREIGN KEY (partner_id) REFERENCES partner (id),
        CONSTRAINT policy_document_kind_check CHECK (kind IN ('engine-policy', 'partner-agreement')),
        CONSTRAINT policy_document_place_check CHECK ((url IS NULL) <> (folder IS NULL))
      );
      CREATE UNIQUE INDEX policy_document_name_key ON policy_document (lower(name)) WHERE retired_at IS NULL;

      CREATE TABLE policy_check (
        id uuid CONSTRAINT policy_check_pkey PRIMARY KEY,
        document_id uuid NOT NULL,
        at timestamptz NOT NULL,
        -- not-modified: the server said so. same: read, and nothing a reader sees is new. failed: nothing can be said.
        outcome text NOT NULL,
        reason_code text,
        reason_message text,
        http_status integer,
        file_name text,
        -- Bytes as they came, where any did; a failed check keeps them too.
        sha256 text,
        media_type text,
        -- A person looked at what seemed wrong and said that this is the document.
        accepted boolean NOT NULL,
        -- Who asked for this check; null when the schedule did.
        asked_by text,
        CONSTRAINT policy_check_document_fkey FOREIGN KEY (document_id) REFERENCES policy_document (id),
        CONSTRAINT policy_check_raw_fkey FOREIGN KEY (sha256) REFERENCES raw_bytes (sha256),
        CONSTRAINT policy_check_outcome_check CHECK (outcome IN ('new-version', 'same', 'not-modified', 'failed')),
        CONSTRAINT policy_check_reason_check CHECK ((outcome = 'failed') = (reason_code IS NOT NULL))
      );
      CREATE INDEX policy_check_document_idx ON policy_check (document_id, at);

      CREATE TABLE policy_version (
        id uuid CONSTRAINT policy_version_pkey PRIMARY KEY,
        document_id uuid NOT NULL,
        check_id uuid NOT NULL,
        at timestamptz NOT NULL,
        text text NOT NULL,
        text_sha256 text NOT NULL,
        words integer NOT NULL,
        -- Which extractor derived the text; a better one derives it again, and that is no news.
        extractor integer NOT NULL,
        CONSTRAINT policy_version_document_fkey FOREIGN KEY (document_id) REFERENCES policy_document (id),
        CONSTRAINT policy_version_check_fkey FOREIGN KEY (check_id) REFERENCES policy_check (id)
      );
      CREATE INDEX policy_version_document_idx ON policy_version (document_id, at);
      CREATE UNIQUE INDEX policy_version_check_key ON policy_version (check_id);

      CREATE TABLE policy_change (
        id uuid CONSTRAINT policy_change_pkey PRIMARY KEY,
        document_id uuid NOT NULL,
        from_version_id uuid NOT NULL,
        to_version_id uuid NOT NULL,
        at timestamptz NOT NULL,
        -- unseen: nothing a reader sees, as a better extractor found later. seen-before: a state that stood before. changed: news.
        class text NOT NULL,
        seen_version_id uuid,
        words_added integer NOT NULL,
        words_removed integer NOT NULL,
        summary text NOT NULL,
        CONSTRAINT policy_change_document_fkey FOREIGN KEY (document_id) REFERENCES policy_document (id),
        CONSTRAINT policy_change_from_fkey FOREIGN KEY (from_version_id) REFERENCES policy_version (id),
        CONSTRAINT policy_change_to_fkey FOREIGN KEY (to_version_id) REFERENCES policy_version (id),
        CONSTRAINT policy_change_seen_fkey FOREIGN KEY (seen_version_id) REFERENCES policy_version (id),
        CONSTRAINT policy_change_class_check CHECK (class IN ('unseen', 'seen-before', 'changed')),
        CONSTRAINT policy_change_seen_check CHECK ((class = 'seen-before') = (seen_version_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX policy_change_to_key ON policy_change (to_version_id);
      CREATE INDEX policy_change_at_idx ON policy_change (at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE policy_change, policy_version, policy_check, policy_document');
  }
}
