import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Looks that were handed in with a provider, which makes them later. */
export class QueuedLooks1764302400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE poll DROP CONSTRAINT poll_state_check;
      -- waiting: handed in and paid for; fetched under task_id at next_try_at, or as soon as the provider calls.
      ALTER TABLE poll ADD CONSTRAINT poll_state_check CHECK (state IN ('due', 'waiting', 'answered', 'ended'));
      ALTER TABLE poll ADD COLUMN task_id text;
      ALTER TABLE poll ADD CONSTRAINT poll_waiting_check CHECK ((state = 'waiting') = (task_id IS NOT NULL));
      -- SHA-256, in hex, of the token by which the provider says that the search is done. Gone once it was used.
      ALTER TABLE poll ADD COLUMN pingback_hash text;
      ALTER TABLE poll ADD CONSTRAINT poll_pingback_check CHECK (pingback_hash IS NULL OR state IN ('due', 'waiting'));
      CREATE INDEX poll_pingback_idx ON poll (pingback_hash) WHERE pingback_hash IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE poll SET state = 'due', task_id = NULL WHERE state = 'waiting';
      ALTER TABLE poll DROP COLUMN pingback_hash, DROP COLUMN task_id;
      ALTER TABLE poll DROP CONSTRAINT poll_state_check;
      ALTER TABLE poll ADD CONSTRAINT poll_state_check CHECK (state IN ('due', 'answered', 'ended'));
    `);
  }
}
