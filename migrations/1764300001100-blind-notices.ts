import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That people were told that a provider shows no ads any more: one mail a person, for all slices that went blind together. */
export class BlindNotices1764300001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE blind_notice (
        id uuid DEFAULT uuidv7() CONSTRAINT blind_notice_pkey PRIMARY KEY,
        user_id uuid NOT NULL,
        email text NOT NULL,
        provider text NOT NULL,
        -- Of blind_slice; each is told to a person once.
        slice_ids uuid[] NOT NULL,
        state text NOT NULL,
        attempts integer NOT NULL,
        next_try_at timestamptz NOT NULL,
        -- Set before the last byte of the mail goes out: from then on it is never sent again by itself.
        handed_over_at timestamptz,
        result_code text,
        result_message text,
        ended_at timestamptz,
        CONSTRAINT blind_notice_user_fkey FOREIGN KEY (user_id) REFERENCES auth."user" (id),
        CONSTRAINT blind_notice_state_check CHECK (state IN ('waiting', 'sent', 'unsure', 'failed', 'unsubscribed'))
      );
      CREATE INDEX blind_notice_waiting_idx ON blind_notice (next_try_at) WHERE state = 'waiting';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE blind_notice');
  }
}
