import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why each look was taken, so that looks that were aimed are told apart from those that were not. */
export class LookPurpose1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE poll ADD COLUMN purpose text NOT NULL DEFAULT 'scheduled';
      -- What the choice rested on, as a person may read it; null where a schedule or a person chose.
      ALTER TABLE poll ADD COLUMN why jsonb;
      ALTER TABLE poll ADD CONSTRAINT poll_purpose_check CHECK (purpose IN
        ('scheduled', 'asked', 'adaptive', 'uniform', 'recheck', 'control', 'cross-check', 'pair'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE poll DROP COLUMN purpose, DROP COLUMN why');
  }
}
