import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose week it is, and what was mailed to whom. */
export class Digests1764100000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row at most.
      CREATE TABLE organisation (
        single boolean DEFAULT true CONSTRAINT organisation_pkey PRIMARY KEY,
        name text NOT NULL,
        time_zone text NOT NULL,
        locale text NOT NULL,
        CONSTRAINT organisation_single_check CHECK (single)
      );

      -- A week and role can be claimed once; the content is kept, so that everybody gets the same and it can be shown again.
      CREATE TABLE digest (
        week text NOT NULL,
        role text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        built_at timestamptz NOT NULL,
        content jsonb NOT NULL,
        CONSTRAINT digest_pkey PRIMARY KEY (week, role),
        CONSTRAINT digest_week_check CHECK (week ~ '^[0-9]{4}-W[0-9]{2}$'),
        CONSTRAINT digest_role_check CHECK (role IN ('ppc-manager', 'partner-manager'))
      );

      CREATE TABLE digest_delivery (
        week text NOT NULL,
        role text NOT NULL,
        user_id uuid NOT NULL,
        email text NOT NULL,
        state text NOT NULL,
        attempts integer NOT NULL,
        next_try_at timestamptz NOT NULL,
        message_id text NOT NULL,
        -- Set before the last byte of the mail goes out: from then on it is never sent again by itself.
        handed_over_at timestamptz,
        result_code text,
        result_message text,
        ended_at timestamptz,
        CONSTRAINT digest_delivery_pkey PRIMARY KEY (week, user_id),
        CONSTRAINT digest_delivery_digest_fkey FOREIGN KEY (week, role) REFERENCES digest (week, role),
        CONSTRAINT digest_delivery_user_fkey FOREIGN KEY (user_id) REFERENCES auth."user" (id),
        CONSTRAINT digest_delivery_state_check CHECK (state IN ('waiting', 'sent', 'unsure', 'failed', 'unsubscribed'))
      );
      CREATE INDEX digest_delivery_waiting_idx ON digest_delivery (next_try_at) WHERE state = 'waiting';

      -- The token stands in the mail and lets whoever holds the mail end the subscription, and nothing else.
      CREATE TABLE digest_subscription (
        user_id uuid CONSTRAINT digest_subscription_pkey PRIMARY KEY,
        token text NOT NULL CONSTRAINT digest_subscription_token_key UNIQUE,
        ended_at timestamptz,
        CONSTRAINT digest_subscription_user_fkey FOREIGN KEY (user_id) REFERENCES auth."user" (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE digest_subscription, digest_delivery, digest, organisation');
  }
}
