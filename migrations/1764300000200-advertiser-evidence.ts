import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who advertises by the libraries of ads. Never a sighting or a finding: nothing else refers to these tables. */
export class AdvertiserEvidence1764300000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE advertiser_lookup (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT advertiser_lookup_pkey PRIMARY KEY,
        brand_id uuid NOT NULL CONSTRAINT advertiser_lookup_brand_fkey REFERENCES brand (id),
        source text NOT NULL,
        name text NOT NULL,
        asked_at timestamptz NOT NULL,
        -- asked: the spend is counted and no answer was kept; whoever asked may have been killed.
        state text NOT NULL CONSTRAINT advertiser_lookup_state_check CHECK (state IN ('asked', 'read', 'failed', 'refused')),
        reason_code text,
        reason_message text,
        sha256 text CONSTRAINT advertiser_lookup_raw_fkey REFERENCES raw_bytes (sha256),
        CONSTRAINT advertiser_lookup_reason_check CHECK ((state IN ('failed', 'refused')) = (reason_code IS NOT NULL)),
        CONSTRAINT advertiser_lookup_read_check CHECK (state <> 'read' OR sha256 IS NOT NULL)
      );
      CREATE INDEX advertiser_lookup_brand_idx ON advertiser_lookup (brand_id, asked_at);

      CREATE TABLE advertiser_evidence (
        lookup_id uuid NOT NULL CONSTRAINT advertiser_evidence_lookup_fkey REFERENCES advertiser_lookup (id),
        -- Its place in the reply, from 1.
        place integer NOT NULL,
        brand_id uuid NOT NULL CONSTRAINT advertiser_evidence_brand_fkey REFERENCES brand (id),
        advertiser_name text NOT NULL,
        advertiser_id text,
        verified boolean,
        first_shown timestamptz,
        last_shown timestamptz,
        creatives integer,
        regions text[] NOT NULL,
        CONSTRAINT advertiser_evidence_pkey PRIMARY KEY (lookup_id, place)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE advertiser_evidence, advertiser_lookup');
  }
}
