import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is protected, who is known, what was agreed and where to look. Days are half-open: `valid_until` is the first day
 * no longer in force. `natural_key` is what an import recognises an entry by; `origin` keeps its hands off what people
 * entered in the console.
 */
export class Portfolio1763800000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE brand (
        id uuid DEFAULT uuidv7() CONSTRAINT brand_pkey PRIMARY KEY,
        name text NOT NULL,
        owner text NOT NULL,
        domains text[] NOT NULL,
        ${entry('brand')}
      );
      CREATE UNIQUE INDEX brand_natural_key ON brand (natural_key);

      CREATE TABLE mark (
        ${idAndBrand('mark')},
        text text NOT NULL,
        variants text[] NOT NULL,
        goods text[] NOT NULL,
        ${entry('mark')}
      );
      CREATE UNIQUE INDEX mark_natural_key ON mark (brand_id, origin, natural_key);

      CREATE TABLE mark_registration (
        ${idAndBrand('mark_registration')},
        mark_id uuid NOT NULL CONSTRAINT mark_registration_mark_fkey REFERENCES mark (id),
        office text NOT NULL,
        number text NOT NULL,
        jurisdictions text[] NOT NULL,
        classes integer[] NOT NULL,
        ${days('mark_registration')},
        ${entry('mark_registration')},
        CONSTRAINT mark_registration_classes_check CHECK (1 <= ALL (classes) AND 45 >= ALL (classes))
      );
      CREATE UNIQUE INDEX mark_registration_natural_key ON mark_registration (mark_id, origin, natural_key);
      CREATE INDEX mark_registration_brand_idx ON mark_registration (brand_id);

      CREATE TABLE known_party (
        ${idAndBrand('known_party')},
        relation text NOT NULL,
        name text NOT NULL,
        domains text[] NOT NULL,
        ${entry('known_party')},
        CONSTRAINT known_party_relation_check CHECK (relation IN ('agency', 'competitor', 'reseller', 'permitted'))
      );
      CREATE UNIQUE INDEX known_party_natural_key ON known_party (brand_id, origin, natural_key);

      CREATE TABLE permit (
        ${idAndBrand('permit')},
        known_party_id uuid NOT NULL CONSTRAINT permit_known_party_fkey REFERENCES known_party (id),
        violation text NOT NULL,
        clause text,
        ${days('permit')},
        ${entry('permit')},
        -- Whoever permits while deciding an alert says until when; only a contract in the file may run on.
        CONSTRAINT permit_console_ends_check CHECK (origin = 'file' OR valid_until IS NOT NULL)
      );
      CREATE UNIQUE INDEX permit_natural_key ON permit (known_party_id, origin, natural_key);
      CREATE INDEX permit_brand_idx ON permit (brand_id);

      CREATE TABLE promise (
        ${idAndBrand('promise')},
        kind text NOT NULL,
        statement text NOT NULL,
        limit_min double precision,
        limit_max double precision,
        limit_unit text,
        market text,
        source text,
        ${days('promise')},
        ${entry('promise')},
        CONSTRAINT promise_kind_check
          CHECK (kind IN ('price', 'discount', 'delivery', 'returns', 'warranty', 'availability', 'official')),
        CONSTRAINT promise_limit_check CHECK ((limit_unit IS NOT NULL) = (coalesce(limit_min, limit_max) IS NOT NULL)
          AND limit_min <= limit_max)
      );
      CREATE UNIQUE INDEX promise_natural_key ON promise (brand_id, origin, natural_key);

      CREATE TABLE partner (
        ${idAndBrand('partner')},
        name text NOT NULL,
        network text,
        publisher_id text,
        domains text[] NOT NULL,
        ${entry('partner')}
      );
      CREATE UNIQUE INDEX partner_natural_key ON partner (brand_id, origin, natural_key);
      CREATE INDEX partner_publisher_idx ON partner (network, publisher_id) WHERE publisher_id IS NOT NULL;

      CREATE TABLE agreement (
        ${idAndBrand('agreement')},
        partner_id uuid NOT NULL CONSTRAINT agreement_partner_fkey REFERENCES partner (id),
        signed_on date,
        ends_on date,
        ${entry('agreement')},
        CONSTRAINT agreement_days_check CHECK (signed_on < ends_on)
      );
      CREATE UNIQUE INDEX agreement_natural_key ON agreement (partner_id, origin, natural_key);
      CREATE INDEX agreement_brand_idx ON agreement (brand_id);

      CREATE TABLE agreement_term (
        ${idAndBrand('agreement_term')},
        agreement_id uuid NOT NULL CONSTRAINT agreement_term_agreement_fkey REFERENCES agreement (id),
        clause text NOT NULL,
        subject text NOT NULL,
        rule text NOT NULL,
        engines text[] NOT NULL,
        regions text[] NOT NULL,
        text text NOT NULL,
        ${days('agreement_term')},
        ${entry('agreement_term')},
        CONSTRAINT agreement_term_rule_check CHECK (rule IN ('yes', 'no', 'approval'))
      );
      CREATE UNIQUE INDEX agreement_term_natural_key ON agreement_term (agreement_id, origin, natural_key);
      CREATE INDEX agreement_term_brand_idx ON agreement_term (brand_id);

      CREATE TABLE watch (
        ${idAndBrand('watch')},
        name text,
        queries text[] NOT NULL,
        engines text[] NOT NULL,
        markets jsonb NOT NULL,
        devices text[] NOT NULL,
        schedule text NOT NULL,
        ${entry('watch')},
        CONSTRAINT watch_looks_check CHECK (cardinality(queries) > 0 AND cardinality(engines) > 0
          AND jsonb_array_length(markets) > 0 AND cardinality(devices) > 0)
      );
      CREATE UNIQUE INDEX watch_natural_key ON watch (brand_id, origin, natural_key);

      -- One row; its number grows with every change of what is protected.
      CREATE TABLE portfolio_revision (
        single boolean DEFAULT true CONSTRAINT portfolio_revision_pkey PRIMARY KEY,
        revision bigint NOT NULL,
        CONSTRAINT portfolio_revision_single_check CHECK (single)
      );
      INSERT INTO portfolio_revision (revision) VALUES (0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE portfolio_revision, watch, agreement_term, agreement, partner, promise, permit, known_party, mark_registration, mark, brand',
    );
  }
}

function idAndBrand(table: string): string {
  return `
        id uuid DEFAULT uuidv7() CONSTRAINT ${table}_pkey PRIMARY KEY,
        brand_id uuid NOT NULL CONSTRAINT ${table}_brand_fkey REFERENCES brand (id)`;
}

function days(table: string): string {
  return `
        valid_from date,
        valid_until date,
        CONSTRAINT ${table}_days_check CHECK (valid_from < valid_until)`;
}

function entry(table: string): string {
  return `
        natural_key text NOT NULL,
        origin text NOT NULL CONSTRAINT ${table}_origin_check CHECK (origin IN ('file', 'console')),
        retired_at timestamptz`;
}
