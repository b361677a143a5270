import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Terms that people accept from a pasted agreement, agreements from tables, and programme templates. */
export class Agreements1764302300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${['partner', 'agreement', 'agreement_term'].map((table) => origins(table, "'file', 'csv', 'console'")).join('')}

      ALTER TABLE agreement ADD template text;

      CREATE TABLE agreement_text (
        id uuid CONSTRAINT agreement_text_pkey PRIMARY KEY DEFAULT uuidv7(),
        brand_id uuid NOT NULL CONSTRAINT agreement_text_brand_fkey REFERENCES brand,
        partner_id uuid NOT NULL CONSTRAINT agreement_text_partner_fkey REFERENCES partner,
        -- SHA-256 of the text in UTF-8, which stands here and not among the raw bytes; pasted again it is one row.
        text_hash text NOT NULL,
        text text NOT NULL,
        given_at timestamptz NOT NULL,
        given_by uuid NOT NULL CONSTRAINT agreement_text_given_by_fkey REFERENCES auth."user",
        CONSTRAINT agreement_text_key UNIQUE (partner_id, text_hash)
      );

      ALTER TABLE agreement_term
        ADD template text,
        -- Set in the console only: the days before stay as they were agreed.
        ADD ended_on date,
        ADD text_id uuid CONSTRAINT agreement_term_text_fkey REFERENCES agreement_text,
        -- UTF-16 units of the text.
        ADD span_start integer,
        ADD span_end integer,
        ADD accepted_by uuid CONSTRAINT agreement_term_accepted_by_fkey REFERENCES auth."user",
        ADD accepted_at timestamptz,
        ADD CONSTRAINT agreement_term_span_check
          CHECK (num_nulls(text_id, span_start, span_end) IN (0, 3) AND span_start < span_end),
        ADD CONSTRAINT agreement_term_console_check
          CHECK (origin <> 'console' OR num_nulls(valid_from, accepted_by, accepted_at) = 0);
      CREATE INDEX agreement_term_text_idx ON agreement_term (text_id);

      CREATE TABLE agreement_event (
        id uuid CONSTRAINT agreement_event_pkey PRIMARY KEY DEFAULT uuidv7(),
        brand_id uuid NOT NULL CONSTRAINT agreement_event_brand_fkey REFERENCES brand,
        partner_id uuid NOT NULL CONSTRAINT agreement_event_partner_fkey REFERENCES partner,
        at timestamptz NOT NULL,
        actor_id uuid NOT NULL CONSTRAINT agreement_event_actor_fkey REFERENCES auth."user",
        kind text NOT NULL CONSTRAINT agreement_event_kind_check CHECK (kind IN ('accepted', 'rejected', 'ended', 'withdrawn')),
        term_id uuid CONSTRAINT agreement_event_term_fkey REFERENCES agreement_term,
        detail jsonb NOT NULL
      );
      CREATE INDEX agreement_event_partner_idx ON agreement_event (partner_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE agreement_event;
      DELETE FROM agreement_term WHERE origin <> 'file';
      DELETE FROM agreement WHERE origin <> 'file';
      ALTER TABLE agreement_term DROP template, DROP ended_on, DROP text_id, DROP span_start, DROP span_end, DROP accepted_by, DROP accepted_at;
      DROP TABLE agreement_text;
      DELETE FROM partner WHERE origin <> 'file';
      ALTER TABLE agreement DROP template;
      ${['partner', 'agreement', 'agreement_term'].map((table) => origins(table, "'file', 'console'")).join('')}
    `);
  }
}

function origins(table: string, allowed: string): string {
  return `
      ALTER TABLE ${table} DROP CONSTRAINT ${table}_origin_check,
        ADD CONSTRAINT ${table}_origin_check CHECK (origin IN (${allowed}));`;
}
