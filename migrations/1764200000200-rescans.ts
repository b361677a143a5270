import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stored ads held against the rules of today (rescans), which rule versions ever judged, and which brands changed since
 * when. A rescan's findings have tables of their own: whatever reads `finding` goes on seeing only what stands.
 */
export class Rescans1764200000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rescan (
        id uuid DEFAULT uuidv7() CONSTRAINT rescan_pkey PRIMARY KEY,
        asked_at timestamptz NOT NULL,
        asked_by_id uuid,
        asked_by text NOT NULL,
        reason text,
        -- What it looks at again; null means all of it. Days in UTC, half-open, by when the ad was seen.
        since date,
        until date,
        brand_id uuid,
        rule_id text,
        state text NOT NULL,
        finished_at timestamptz,
        -- Rules and versions that it judges by. Another version would mix two reports, so it does not go on with one.
        rules jsonb NOT NULL,
        portfolio_revision bigint NOT NULL,
        portfolio_changed boolean NOT NULL,
        captures integer NOT NULL,
        captures_done integer NOT NULL,
        ads_done integer NOT NULL,
        -- The last capture that was done; the next batch begins behind it.
        at_slot timestamptz,
        at_capture_id uuid,
        CONSTRAINT rescan_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT rescan_state_check CHECK (state IN ('running', 'done', 'stopped', 'outdated')),
        CONSTRAINT rescan_finished_check CHECK ((state = 'running') = (finished_at IS NULL)),
        CONSTRAINT rescan_days_check CHECK (since < until)
      );
      CREATE INDEX rescan_asked_idx ON rescan (asked_at);
      CREATE INDEX rescan_running_idx ON rescan (asked_at) WHERE state = 'running';

      CREATE TABLE rescan_finding (
        id uuid CONSTRAINT rescan_finding_pkey PRIMARY KEY,
        rescan_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        creative_id text NOT NULL,
        party_id uuid NOT NULL,
        relation text NOT NULL,
        mark text,
        violation text NOT NULL,
        rule_id text NOT NULL,
        engine text NOT NULL,
        query text,
        country text,
        language text,
        device text,
        change text NOT NULL,
        sightings integer NOT NULL,
        first_seen_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        -- What stands; null where nothing did.
        before_finding_id uuid,
        before_verdict text,
        -- The id that the finding of today has wherever it is stored; null where there is none.
        after_finding_id uuid,
        after_rule_version integer,
        after_verdict text,
        -- What the rules of today say, where it differs from what stands.
        after_confidence double precision,
        after_spans jsonb,
        after_basis jsonb,
        after_enforcement jsonb,
        after_broad_match jsonb,
        after_exemption text,
        after_explanation text,
        taken_up_at timestamptz,
        taken_up_by text,
        CONSTRAINT rescan_finding_rescan_fkey FOREIGN KEY (rescan_id) REFERENCES rescan (id),
        CONSTRAINT rescan_finding_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT rescan_finding_creative_fkey FOREIGN KEY (creative_id) REFERENCES creative (id),
        CONSTRAINT rescan_finding_party_fkey FOREIGN KEY (party_id) REFERENCES party (id),
        CONSTRAINT rescan_finding_before_fkey FOREIGN KEY (before_finding_id) REFERENCES finding (id),
        CONSTRAINT rescan_finding_change_check CHECK (change IN ('same', 'new', 'gone', 'verdict', 'reasons')),
        CONSTRAINT rescan_finding_sides_check CHECK ((before_finding_id IS NULL) = (change = 'new')
          AND (after_finding_id IS NULL) = (change = 'gone') AND (after_explanation IS NULL) = (change IN ('same', 'gone'))),
        CONSTRAINT rescan_finding_taken_up_check CHECK ((taken_up_at IS NULL) = (taken_up_by IS NULL)
          AND (taken_up_at IS NULL OR change IN ('new', 'verdict')))
      );
      CREATE INDEX rescan_finding_list_idx ON rescan_finding (rescan_id, change, rule_id, id) WHERE change <> 'same';
      CREATE INDEX rescan_finding_before_idx ON rescan_finding (before_finding_id);

      -- Where the findings that may be taken up were seen.
      CREATE TABLE rescan_finding_sighting (
        rescan_finding_id uuid NOT NULL,
        sighting_id uuid NOT NULL,
        capture_id uuid NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT rescan_finding_sighting_pkey PRIMARY KEY (rescan_finding_id, sighting_id),
        CONSTRAINT rescan_finding_sighting_finding_fkey FOREIGN KEY (rescan_finding_id) REFERENCES rescan_finding (id)
      );
      CREATE INDEX rescan_finding_sighting_sighting_idx ON rescan_finding_sighting (sighting_id);

      -- The before/after table of a report, counted as the batches go.
      CREATE TABLE rescan_count (
        id uuid CONSTRAINT rescan_count_pkey PRIMARY KEY,
        rescan_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        rule_id text NOT NULL,
        violation text NOT NULL,
        change text NOT NULL,
        before_version integer,
        after_version integer,
        before_verdict text,
        after_verdict text,
        findings integer NOT NULL,
        sightings integer NOT NULL,
        CONSTRAINT rescan_count_rescan_fkey FOREIGN KEY (rescan_id) REFERENCES rescan (id),
        CONSTRAINT rescan_count_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id)
      );
      CREATE INDEX rescan_count_rescan_idx ON rescan_count (rescan_id);

      -- Which version of which rule judged new captures from when on.
      CREATE TABLE rule_use (
        rule_id text NOT NULL,
        version integer NOT NULL,
        first_at timestamptz NOT NULL,
        CONSTRAINT rule_use_pkey PRIMARY KEY (rule_id, version)
      );
      -- Every rule was at its first version until now, also one that has not found anything yet.
      INSERT INTO rule_use
      SELECT rule, 1, first_at FROM (SELECT min(found_at) AS first_at FROM finding) judged, unnest(ARRAY[
        'tm_copy', 'competitor_copy', 'tm_display_url', 'brand_bid', 'tm_plus', 'misspell_bid', 'lookalike_domain',
        'false_affiliation', 'promise_conflict', 'terms_breach', 'impersonation', 'destination_mismatch']) AS rule
      WHERE first_at IS NOT NULL;
    `);
    await runner.query(`
      ALTER TABLE alert_event DROP CONSTRAINT alert_event_kind_check, ADD CONSTRAINT alert_event_kind_check
        CHECK (kind IN ('raised', 'line-added', 'decided', 'reopened', 'permit-ended', 'taken-up'));
    `);
    await runner.query(BRAND_CHANGES);
    for (const table of ['brand', ...OF_A_BRAND]) await runner.query(brandTriggers(table));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['brand', ...OF_A_BRAND]) {
      for (const event of EVENTS) await runner.query(`DROP TRIGGER ${triggerName(table, event)} ON ${table}`);
    }
    await runner.query(`
      DROP FUNCTION note_brand_change(), note_brand_update(), note_brand_row_change(), note_brand_row_update();
      DELETE FROM alert_event WHERE kind = 'taken-up';
      ALTER TABLE alert_event DROP CONSTRAINT alert_event_kind_check, ADD CONSTRAINT alert_event_kind_check
        CHECK (kind IN ('raised', 'line-added', 'decided', 'reopened', 'permit-ended'));
      DROP TABLE brand_change, rule_use, rescan_count, rescan_finding_sighting, rescan_finding, rescan;
    `);
  }
}

/** The tables besides `brand` that detection's picture of a brand is put together from; each names its brand. */
const OF_A_BRAND = [
  'mark',
  'mark_registration',
  'known_party',
  'permit',
  'promise',
  'partner',
  'agreement',
  'agreement_term',
] as const;

const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;

/**
 * Which transaction changed a brand. Whoever keeps the portfolio ready asks for the brands whose change the snapshot that
 * it was read in could not see: unlike a counter, that misses no transaction that committed late, and it makes none wait
 * for another, because each writes rows of its own. There is no foreign key, so that a deleted brand is told too.
 */
const BRAND_CHANGES = `
  CREATE TABLE brand_change (
    brand_id uuid NOT NULL,
    changed_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT brand_change_pkey PRIMARY KEY (brand_id, changed_in)
  );

  -- Once a statement and not once a row, because an import writes a thousand rows a statement.
  CREATE FUNCTION note_brand_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO brand_change (brand_id) SELECT DISTINCT brand_id FROM touched ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE FUNCTION note_brand_update() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO brand_change (brand_id) SELECT brand_id FROM touched UNION SELECT brand_id FROM earlier
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE FUNCTION note_brand_row_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO brand_change (brand_id) SELECT id FROM touched ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  CREATE FUNCTION note_brand_row_update() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO brand_change (brand_id) SELECT id FROM touched UNION SELECT id FROM earlier ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;`;

function triggerName(table: string, event: (typeof EVENTS)[number]): string {
  return `${table}_brand_change_${event.toLowerCase()}`;
}

function brandTriggers(table: string): string {
  const kind = table === 'brand' ? 'brand_row' : 'brand';
  const touched = {
    INSERT: 'NEW TABLE AS touched',
    UPDATE: 'NEW TABLE AS touched OLD TABLE AS earlier',
    DELETE: 'OLD TABLE AS touched',
  };
  return EVENTS.map(
    (event) =>
      `CREATE TRIGGER ${triggerName(table, event)} AFTER ${event} ON ${table} REFERENCING ${touched[event]}
       FOR EACH STATEMENT EXECUTE FUNCTION note_${kind}_${event === 'UPDATE' ? 'update' : 'change'}();`,
  ).join('\n');
}
