import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Looks that the product takes itself, and what they may cost. */
export class Polls1764100000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In the order in which they are asked; none means that captures are only handed in.
      ALTER TABLE watch ADD COLUMN providers text[] NOT NULL DEFAULT '{}';

      CREATE TABLE poll (
        slot timestamptz NOT NULL,
        id uuid NOT NULL,
        brand_id uuid NOT NULL,
        watch_id uuid NOT NULL,
        provider text NOT NULL,
        engine text NOT NULL,
        query text NOT NULL,
        country text NOT NULL,
        language text NOT NULL,
        location text,
        device text NOT NULL,
        -- due: not asked yet, or to be asked again at next_try_at. answered: the reply is kept and waits to be read.
        state text NOT NULL,
        outcome text,
        reason_code text,
        reason_message text,
        -- Times that any provider was asked, and times that the present one was.
        attempts integer NOT NULL,
        provider_attempts integer NOT NULL,
        -- While somebody asks; whoever is killed meanwhile leaves the look to others once this is over.
        asking_until timestamptz,
        -- Providers that were given up for the next one: [{ provider, code, message, at }].
        detours jsonb NOT NULL DEFAULT '[]',
        next_try_at timestamptz NOT NULL,
        asked_at timestamptz,
        answered_at timestamptz,
        ended_at timestamptz,
        sha256 text,
        capture_id uuid,
        ads integer,
        CONSTRAINT poll_pkey PRIMARY KEY (slot, id),
        CONSTRAINT poll_brand_fkey FOREIGN KEY (brand_id) REFERENCES brand (id),
        CONSTRAINT poll_watch_fkey FOREIGN KEY (watch_id) REFERENCES watch (id),
        CONSTRAINT poll_raw_fkey FOREIGN KEY (sha256) REFERENCES raw_bytes (sha256),
        CONSTRAINT poll_state_check CHECK (state IN ('due', 'answered', 'ended')),
        CONSTRAINT poll_outcome_check CHECK (outcome IN ('ads', 'no-ads', 'blocked', 'failed', 'refused')),
        CONSTRAINT poll_ended_check CHECK ((state = 'ended') = (outcome IS NOT NULL)),
        CONSTRAINT poll_reason_check CHECK (outcome IS NULL OR (outcome IN ('blocked', 'failed', 'refused')) = (reason_code IS NOT NULL)),
        CONSTRAINT poll_answered_check CHECK (state <> 'answered' OR sha256 IS NOT NULL)
      ) PARTITION BY RANGE (slot);
      CREATE INDEX poll_pending_idx ON poll (state, next_try_at) WHERE state <> 'ended';
      CREATE INDEX poll_asking_idx ON poll (provider, asking_until) WHERE asking_until IS NOT NULL;
      CREATE INDEX poll_capture_idx ON poll (capture_id);
      CREATE INDEX poll_brand_idx ON poll (brand_id, slot);
      CREATE INDEX poll_watch_idx ON poll (watch_id, slot);

      -- Most looks that a brand may take from a provider in a calendar month (UTC).
      CREATE TABLE provider_budget (
        id uuid DEFAULT uuidv7() CONSTRAINT provider_budget_pkey PRIMARY KEY,
        brand_id uuid NOT NULL CONSTRAINT provider_budget_brand_fkey REFERENCES brand (id),
        provider text NOT NULL,
        looks_a_month integer NOT NULL CONSTRAINT provider_budget_looks_check CHECK (looks_a_month >= 0),
        natural_key text NOT NULL,
        origin text NOT NULL CONSTRAINT provider_budget_origin_check CHECK (origin IN ('file', 'console')),
        retired_at timestamptz
      );
      CREATE UNIQUE INDEX provider_budget_natural_key ON provider_budget (brand_id, origin, natural_key);

      -- Counted before a provider is asked, so that a budget is never passed, whoever is killed when.
      CREATE TABLE provider_spend (
        brand_id uuid NOT NULL CONSTRAINT provider_spend_brand_fkey REFERENCES brand (id),
        provider text NOT NULL,
        month date NOT NULL,
        looks integer NOT NULL,
        CONSTRAINT provider_spend_pkey PRIMARY KEY (brand_id, provider, month)
      );

      -- How far the slots of a watch are laid out as polls, and when the next one is due; null when none will be.
      CREATE TABLE watch_schedule (
        watch_id uuid NOT NULL CONSTRAINT watch_schedule_pkey PRIMARY KEY
          CONSTRAINT watch_schedule_watch_fkey REFERENCES watch (id),
        scheduled_until timestamptz NOT NULL,
        next_slot timestamptz
      );

      -- When the next request to a provider may start, over all processes.
      CREATE TABLE provider_pace (
        provider text NOT NULL CONSTRAINT provider_pace_pkey PRIMARY KEY,
        next_start timestamptz NOT NULL
      );

      ALTER TABLE capture DROP CONSTRAINT capture_origin_check;
      ALTER TABLE capture ADD CONSTRAINT capture_origin_check CHECK (origin IN ('upload', 'terminal', 'poll'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE provider_pace, watch_schedule, provider_spend, provider_budget, poll;
      ALTER TABLE watch DROP COLUMN providers;
      ALTER TABLE capture DROP CONSTRAINT capture_origin_check;
      ALTER TABLE capture ADD CONSTRAINT capture_origin_check CHECK (origin IN ('upload', 'terminal'));
    `);
  }
}
