import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Looks that a second provider takes beside some of a watch's own. */
export class CrossChecks1764300001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In a hundred looks.
      ALTER TABLE watch ADD COLUMN cross_check integer NOT NULL DEFAULT 0;
      ALTER TABLE watch ADD CONSTRAINT watch_cross_check_check CHECK (cross_check BETWEEN 0 AND 50);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE watch DROP COLUMN cross_check');
  }
}
