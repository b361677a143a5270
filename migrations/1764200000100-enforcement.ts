import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the engine would do about a finding, and how likely an appearance is without a bid. */
export class Enforcement1764200000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null where the engine is not known, and for findings from before this was looked up.
      ALTER TABLE finding ADD COLUMN enforcement jsonb;
      -- {"low", "high"} from 0 to 1; null for all but ads with keywords that appeared on a search for the brand.
      ALTER TABLE finding ADD COLUMN broad_match jsonb;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE finding DROP COLUMN broad_match, DROP COLUMN enforcement');
  }
}
