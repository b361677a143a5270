import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a programme does as breaches come again. */
export class Escalation1764302300500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agreement ADD escalation jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agreement DROP escalation');
  }
}
