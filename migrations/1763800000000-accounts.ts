import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People, their sessions and what they did. The tables in `auth` are the sign-in library's, in the columns that it asks
 * for (a test compares them); the library never changes the schema itself.
 */
export class AccountsSchema1763800000000 implements MigrationInterface {
  readonly name = 'AccountsSchema1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA auth');
    await runner.query(`
      CREATE TABLE auth."user" (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT user_pkey PRIMARY KEY,
        name text NOT NULL,
        email text NOT NULL CONSTRAINT user_email_key UNIQUE,
        email_verified boolean NOT NULL DEFAULT false,
        image text,
        role text NOT NULL
          CONSTRAINT user_role_check CHECK (role IN ('admin', 'ppc-manager', 'partner-manager', 'viewer')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT user_email_folded_check CHECK (email = lower(email))
      )`);
    await runner.query(`
      CREATE TABLE auth.session (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT session_pkey PRIMARY KEY,
        expires_at timestamptz NOT NULL,
        token text NOT NULL CONSTRAINT session_token_key UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL,
        ip_address text,
        user_agent text,
        user_id uuid NOT NULL CONSTRAINT session_user_id_fkey REFERENCES auth."user" ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX session_user_id_idx ON auth.session (user_id)');
    await runner.query(`
      CREATE TABLE auth.account (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT account_pkey PRIMARY KEY,
        account_id text NOT NULL,
        provider_id text NOT NULL,
        user_id uuid NOT NULL CONSTRAINT account_user_id_fkey REFERENCES auth."user" ON DELETE CASCADE,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz,
        refresh_token_expires_at timestamptz,
        scope text,
        password text,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX account_user_id_idx ON auth.account (user_id)');
    await runner.query(`
      CREATE TABLE auth.verification (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT verification_pkey PRIMARY KEY,
        identifier text NOT NULL,
        value text NOT NULL,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX verification_identifier_idx ON auth.verification (identifier)');
    await runner.query(`
      CREATE TABLE auth.rate_limit (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT rate_limit_pkey PRIMARY KEY,
        key text NOT NULL CONSTRAINT rate_limit_key_key UNIQUE,
        count integer NOT NULL,
        last_request bigint NOT NULL
      )`);
    // One row at most in each of the next two: what signs the cookies, and the hash of the first user's token.
    await runner.query(`
      CREATE TABLE auth.secret (
        single boolean NOT NULL DEFAULT true CONSTRAINT secret_pkey PRIMARY KEY CONSTRAINT secret_single_check CHECK (single),
        value text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE auth.setup_token (
        single boolean NOT NULL DEFAULT true
          CONSTRAINT setup_token_pkey PRIMARY KEY CONSTRAINT setup_token_single_check CHECK (single),
        hash bytea NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE account_event (
        id uuid NOT NULL DEFAULT uuidv7() CONSTRAINT account_event_pkey PRIMARY KEY,
        at timestamptz NOT NULL,
        kind text NOT NULL
          CONSTRAINT account_event_kind_check CHECK (kind IN ('user-added', 'signed-in', 'sign-in-refused', 'signed-out')),
        user_id uuid NOT NULL CONSTRAINT account_event_user_id_fkey REFERENCES auth."user",
        ip_address text
      )`);
    await runner.query('CREATE INDEX account_event_user_id_at_idx ON account_event (user_id, at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_event');
    await runner.query('DROP SCHEMA auth CASCADE');
  }
}
