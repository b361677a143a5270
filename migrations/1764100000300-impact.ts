import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What brands know of their own business, and the notes that say what ads do to customers. */
export class Impact1764100000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A range of which both ends may be the same. Money is in the brand's currency.
      CREATE TABLE brand_figure (
        id uuid DEFAULT uuidv7() CONSTRAINT brand_figure_pkey PRIMARY KEY,
        brand_id uuid NOT NULL CONSTRAINT brand_figure_brand_fkey REFERENCES brand (id),
        market text,
        kind text NOT NULL,
        low double precision NOT NULL,
        high double precision NOT NULL,
        unit text,
        tag text NOT NULL,
        source text,
        natural_key text NOT NULL,
        origin text NOT NULL CONSTRAINT brand_figure_origin_check CHECK (origin IN ('file', 'console')),
        retired_at timestamptz,
        CONSTRAINT brand_figure_kind_check CHECK (kind IN
          ('brand_searches', 'conversion_rate', 'order_value', 'margin', 'commission', 'brand_paid_ctr', 'contact_rate', 'contact_cost')),
        CONSTRAINT brand_figure_tag_check CHECK (tag IN ('observed', 'borrowed', 'assumed')),
        CONSTRAINT brand_figure_range_check CHECK (low >= 0 AND low <= high)
      );
      CREATE UNIQUE INDEX brand_figure_natural_key ON brand_figure (brand_id, origin, natural_key);

      -- One a case; the case's id is all that this room knows of it.
      CREATE TABLE impact_note (
        case_id uuid CONSTRAINT impact_note_pkey PRIMARY KEY,
        brand_id uuid NOT NULL,
        alert_ids uuid[] NOT NULL,
        seen text NOT NULL,
        means text NOT NULL,
        factors jsonb NOT NULL,
        estimate jsonb NOT NULL,
        brand_value text,
        -- Who put words of their own in place of the draft; null while it is the draft.
        edited_by text,
        written_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT impact_note_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id)
      );

      CREATE TABLE note_action (
        id uuid DEFAULT uuidv7() CONSTRAINT note_action_pkey PRIMARY KEY,
        case_id uuid NOT NULL,
        brand_id uuid NOT NULL,
        what text NOT NULL,
        who text NOT NULL,
        person text,
        due_on date NOT NULL,
        added_at timestamptz NOT NULL,
        done_at timestamptz,
        done_by text,
        CONSTRAINT note_action_note_fkey FOREIGN KEY (case_id) REFERENCES impact_note (case_id),
        CONSTRAINT note_action_who_check CHECK (who IN ('ppc-manager', 'partner-manager', 'service-lead', 'legal'))
      );
      CREATE INDEX note_action_case_idx ON note_action (case_id);
      CREATE INDEX note_action_due_idx ON note_action (due_on) WHERE done_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE note_action, impact_note, brand_figure');
  }
}
