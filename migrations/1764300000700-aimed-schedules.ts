import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Watches whose looks are chosen by what earlier ones brought, and looks that are held against each other. */
export class AimedSchedules1764300000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of a watch with the schedule adaptive or uniform; null spreads what the month's budget leaves.
      ALTER TABLE watch ADD COLUMN looks_a_day integer;
      ALTER TABLE watch ADD CONSTRAINT watch_looks_a_day_check
        CHECK (looks_a_day > 0 AND (looks_a_day IS NULL OR schedule IN ('adaptive', 'uniform')));

      -- The look that this one is held against: the other of a pair, or an earlier one at another hour. No foreign key,
      -- because the two may lie in partitions that are dropped at different times.
      ALTER TABLE poll ADD COLUMN twin_slot timestamptz;
      ALTER TABLE poll ADD COLUMN twin_id uuid;
      ALTER TABLE poll ADD CONSTRAINT poll_twin_check CHECK ((twin_slot IS NULL) = (twin_id IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE poll DROP COLUMN twin_slot, DROP COLUMN twin_id;
      ALTER TABLE watch DROP COLUMN looks_a_day;
    `);
  }
}
