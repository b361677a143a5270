import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Raw captures, what was read from them, what was found in it, and the alerts that people decide. */
export class CapturesToAlerts1763800000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE raw_capture (
        sha256 text CONSTRAINT raw_capture_pkey PRIMARY KEY,
        size integer NOT NULL,
        compressed bytea NOT NULL,
        stored_at timestamptz NOT NULL
      );
      -- Compressed already; PostgreSQL need not try again.
      ALTER TABLE raw_capture ALTER COLUMN compressed SET STORAGE EXTERNAL;

      CREATE TABLE capture_key (
        id uuid CONSTRAINT capture_key_pkey PRIMARY KEY,
        slot timestamptz NOT NULL
      );

      CREATE TABLE capture (
        slot timestamptz NOT NULL,
        id uuid NOT NULL,
        sha256 text NOT NULL,
        provider text NOT NULL,
        origin text NOT NULL,
        file_name text,
        stage text NOT NULL,
        outcome text,
        reason_code text,
        reason_message text,
        engine text,
        query text,
        country text,
        language text,
        device text,
        location text,
        captured_at timestamptz,
        received_at timestamptz NOT NULL,
        CONSTRAINT capture_pkey PRIMARY KEY (slot, id),
        CONSTRAINT capture_raw_fkey FOREIGN KEY (sha256) REFERENCES raw_capture (sha256),
        CONSTRAINT capture_stage_check CHECK (stage IN ('stored', 'parsed', 'examined', 'raised')),
        CONSTRAINT capture_origin_check CHECK (origin IN ('upload', 'terminal')),
        CONSTRAINT capture_outcome_check CHECK (
          outcome IN ('ads', 'no-ads', 'blocked', 'failed') AND (outcome IN ('blocked', 'failed')) = (reason_code IS NOT NULL)
        ),
        CONSTRAINT capture_parsed_check CHECK ((stage = 'stored') = (outcome IS NULL))
      ) PARTITION BY RANGE (slot);
      CREATE INDEX capture_pending_idx ON capture (stage, slot) WHERE stage <> 'raised';
      CREATE INDEX capture_received_idx ON capture (received_at);

      CREATE TABLE creative (
        id text CONSTRAINT creative_pkey PRIMARY KEY,
        engine text NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        description text,
        display_url text,
        first_seen_at timestamptz NOT NULL
      );

      CREATE TABLE sighting (
        slot timestamptz NOT NULL,
        id uuid NOT NULL,
        capture_id uuid NOT NULL,
        creative_id text NOT NULL,
        block text NOT NULL,
        position integer NOT NULL,
        destination text,
        click_url text,
        sitelinks jsonb NOT NULL,
        advertiser_name text,
        price text,
        notes text[] NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT sighting_pkey PRIMARY KEY (slot, id),
        CONSTRAINT sighting_creative_fkey FOREIGN KEY (creative_id) REFERENCES creative (id)
      ) PARTITION BY RANGE (slot);
      CREATE INDEX sighting_capture_idx ON sighting (capture_id);

      CREATE TABLE party (
        id uuid CONSTRAINT party_pkey PRIMARY KEY,
        domain text,
        name text,
        first_seen_at timestamptz NOT NULL
      );

      CREATE TABLE finding (
        id uuid CONSTRAINT finding_pkey PRIMARY KEY,
        brand_id uuid NOT NULL,
        creative_id text NOT NULL,
        party_id uuid NOT NULL,
        relation text NOT NULL,
        mark text,
        violation text NOT NULL,
        verdict text NOT NULL,
        confidence double precision NOT NULL,
        spans jsonb NOT NULL,
        rule_id text NOT NULL,
        rule_version integer NOT NULL,
        basis jsonb NOT NULL,
        exemption text,
        explanation text NOT NULL,
        engine text NOT NULL,
        query text,
        country text,
        language text,
        device text,
        found_at timestamptz NOT NULL,
        CONSTRAINT finding_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT finding_creative_fkey FOREIGN KEY (creative_id) REFERENCES creative (id),
        CONSTRAINT finding_party_fkey FOREIGN KEY (party_id) REFERENCES party (id),
        CONSTRAINT finding_verdict_check CHECK (verdict IN ('violation', 'review', 'allowed', 'appearance')),
        CONSTRAINT finding_exemption_check CHECK ((verdict = 'allowed') = (exemption IS NOT NULL)),
        CONSTRAINT finding_confidence_check CHECK (confidence BETWEEN 0 AND 1)
      );
      CREATE INDEX finding_alert_idx ON finding (brand_id, party_id, engine, country);
      CREATE INDEX finding_creative_idx ON finding (creative_id);

      CREATE TABLE finding_sighting (
        finding_id uuid NOT NULL,
        sighting_id uuid NOT NULL,
        capture_id uuid NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT finding_sighting_pkey PRIMARY KEY (finding_id, sighting_id),
        CONSTRAINT finding_sighting_finding_fkey FOREIGN KEY (finding_id) REFERENCES finding (id)
      );
      CREATE INDEX finding_sighting_capture_idx ON finding_sighting (capture_id);
      CREATE INDEX finding_sighting_sighting_idx ON finding_sighting (sighting_id);

      CREATE TABLE alert (
        id uuid CONSTRAINT alert_pkey PRIMARY KEY,
        brand_id uuid NOT NULL,
        party_id uuid NOT NULL,
        relation text NOT NULL,
        engine text NOT NULL,
        country text,
        state text NOT NULL,
        sightings integer NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        CONSTRAINT alert_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT alert_party_fkey FOREIGN KEY (party_id) REFERENCES party (id),
        CONSTRAINT alert_identity_key UNIQUE NULLS NOT DISTINCT (brand_id, party_id, engine, country),
        CONSTRAINT alert_state_check CHECK (state IN ('open', 'confirmed', 'dismissed', 'permitted', 'watched'))
      );
      CREATE INDEX alert_queue_idx ON alert (state, last_seen_at);

      CREATE TABLE alert_line (
        id uuid CONSTRAINT alert_line_pkey PRIMARY KEY,
        alert_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        violation text NOT NULL,
        mark text,
        verdict text NOT NULL,
        confidence double precision NOT NULL,
        finding_id uuid NOT NULL,
        state text NOT NULL,
        permitted_until date,
        sightings integer NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        CONSTRAINT alert_line_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert (id),
        CONSTRAINT alert_line_finding_fkey FOREIGN KEY (finding_id) REFERENCES finding (id),
        CONSTRAINT alert_line_verdict_check CHECK (verdict IN ('violation', 'review', 'appearance')),
        CONSTRAINT alert_line_state_check CHECK (state IN ('open', 'confirmed', 'dismissed', 'permitted', 'watched')),
        CONSTRAINT alert_line_permit_check CHECK ((state = 'permitted') = (permitted_until IS NOT NULL))
      );
      CREATE INDEX alert_line_alert_idx ON alert_line (alert_id);

      CREATE TABLE alert_event (
        id uuid CONSTRAINT alert_event_pkey PRIMARY KEY DEFAULT uuidv7(),
        alert_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text,
        kind text NOT NULL,
        decision text,
        violations text[] NOT NULL,
        reason text,
        text text,
        rules jsonb NOT NULL,
        CONSTRAINT alert_event_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert (id),
        CONSTRAINT alert_event_kind_check CHECK (kind IN ('raised', 'line-added', 'decided', 'reopened', 'permit-ended'))
      );
      CREATE INDEX alert_event_alert_idx ON alert_event (alert_id, at);
    `);
    await runner.query(`
      -- An instant as the API writes it, for answers that are put together as JSON in SQL.
      CREATE FUNCTION iso_instant(instant timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      $$;

      -- Creates the partition that holds an instant; safe to call from many processes at once.
      CREATE FUNCTION ensure_month_partition(parent text, instant timestamptz) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        first_day timestamptz := date_trunc('month', instant, 'UTC');
        name text := parent || to_char(first_day AT TIME ZONE 'UTC', '"_y"YYYY"m"MM');
      BEGIN
        IF to_regclass(name) IS NOT NULL THEN RETURN; END IF;
        PERFORM pg_advisory_xact_lock(hashtext('ensure_month_partition'));
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          name, parent, first_day, date_trunc('month', first_day + interval '32 days', 'UTC'));
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE alert_event, alert_line, alert, finding_sighting, finding, party, sighting, creative, capture, capture_key, raw_capture;
      DROP FUNCTION ensure_month_partition(text, timestamptz);
      DROP FUNCTION iso_instant(timestamptz);
    `);
  }
}
