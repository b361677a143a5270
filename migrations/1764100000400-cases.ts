import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Takedowns: cases, what is filed in them, and the facts that are asked for once. */
export class Cases1764100000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- "case" is a word of SQL's own.
      CREATE TABLE takedown_case (
        id uuid CONSTRAINT takedown_case_pkey PRIMARY KEY DEFAULT uuidv7(),
        number serial NOT NULL,
        brand_id uuid NOT NULL,
        party_id uuid NOT NULL,
        engine text NOT NULL,
        country text,
        title text NOT NULL,
        state text NOT NULL,
        owner_id uuid,
        owner_name text NOT NULL,
        opened_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        closed_at timestamptz,
        closing_reason text,
        CONSTRAINT takedown_case_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT takedown_case_party_fkey FOREIGN KEY (party_id) REFERENCES party (id),
        CONSTRAINT takedown_case_state_check CHECK (state IN
          ('draft', 'ready', 'filed', 'acknowledged', 'action-taken', 'refused', 'verifying', 'recurred', 'closed')),
        CONSTRAINT takedown_case_closed_check CHECK ((state = 'closed') = (closed_at IS NOT NULL) AND (state = 'closed') = (closing_reason IS NOT NULL))
      );
      CREATE UNIQUE INDEX takedown_case_number_key ON takedown_case (number);
      CREATE INDEX takedown_case_state_idx ON takedown_case (state, changed_at);
      CREATE INDEX takedown_case_brand_idx ON takedown_case (brand_id);

      CREATE TABLE case_alert (
        case_id uuid NOT NULL,
        alert_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        CONSTRAINT case_alert_pkey PRIMARY KEY (case_id, alert_id),
        CONSTRAINT case_alert_case_fkey FOREIGN KEY (case_id) REFERENCES takedown_case (id),
        CONSTRAINT case_alert_alert_fkey FOREIGN KEY (alert_id) REFERENCES alert (id)
      );
      CREATE INDEX case_alert_alert_idx ON case_alert (alert_id);

      -- Evidence that must outlive any clearing up.
      CREATE TABLE pinned_capture (
        case_id uuid NOT NULL,
        capture_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        sha256 text NOT NULL,
        pinned_at timestamptz NOT NULL,
        CONSTRAINT pinned_capture_pkey PRIMARY KEY (case_id, capture_id),
        CONSTRAINT pinned_capture_case_fkey FOREIGN KEY (case_id) REFERENCES takedown_case (id),
        CONSTRAINT pinned_capture_raw_fkey FOREIGN KEY (sha256) REFERENCES raw_bytes (sha256)
      );

      CREATE TABLE filing (
        id uuid CONSTRAINT filing_pkey PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        route text NOT NULL,
        state text NOT NULL,
        recipient text,
        subject text,
        body text NOT NULL,
        fields jsonb NOT NULL,
        -- A person changed the text: the record no longer overwrites it by itself.
        edited_at timestamptz,
        reference text,
        message_id text,
        -- Set before the last byte of the mail goes out: from then on it is never sent again by itself.
        handed_over_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        next_try_at timestamptz,
        result_code text,
        result_message text,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        CONSTRAINT filing_case_fkey FOREIGN KEY (case_id) REFERENCES takedown_case (id),
        CONSTRAINT filing_route_check CHECK (route IN ('google-ads-trademark', 'microsoft-ip', 'affiliate-network', 'direct-notice')),
        CONSTRAINT filing_state_check CHECK (state IN ('draft', 'sending', 'sent', 'unsure', 'failed', 'withdrawn'))
      );
      CREATE INDEX filing_case_idx ON filing (case_id);
      CREATE UNIQUE INDEX filing_under_way_key ON filing (case_id, route) WHERE state IN ('draft', 'sending', 'unsure', 'failed');
      CREATE INDEX filing_sending_idx ON filing (next_try_at) WHERE state = 'sending';

      -- What a person was asked for once: filled in wherever it is wanted again.
      CREATE TABLE filing_fact (
        brand_id uuid NOT NULL,
        key text NOT NULL,
        value text NOT NULL,
        given_at timestamptz NOT NULL,
        given_by text NOT NULL,
        CONSTRAINT filing_fact_pkey PRIMARY KEY (brand_id, key),
        CONSTRAINT filing_fact_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id)
      );

      CREATE TABLE case_event (
        id uuid CONSTRAINT case_event_pkey PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text,
        kind text NOT NULL,
        from_state text,
        to_state text,
        filing_id uuid,
        text text,
        CONSTRAINT case_event_case_fkey FOREIGN KEY (case_id) REFERENCES takedown_case (id),
        CONSTRAINT case_event_filing_fkey FOREIGN KEY (filing_id) REFERENCES filing (id)
      );
      CREATE INDEX case_event_case_idx ON case_event (case_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_event, filing_fact, filing, pinned_capture, case_alert, takedown_case');
  }
}
