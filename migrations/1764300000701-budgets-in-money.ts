import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Budgets in US dollars beside those in looks. */
export class BudgetsInMoney1764300000701 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE provider_budget ALTER COLUMN looks_a_month DROP NOT NULL;
      ALTER TABLE provider_budget ADD COLUMN usd_a_month double precision
        CONSTRAINT provider_budget_usd_check CHECK (usd_a_month >= 0);
      -- What one look costs on the plan that the brand has; null takes the dearest list price that the product knows.
      ALTER TABLE provider_budget ADD COLUMN usd_a_look double precision
        CONSTRAINT provider_budget_price_check CHECK (usd_a_look > 0);
      ALTER TABLE provider_budget ADD CONSTRAINT provider_budget_limit_check
        CHECK (looks_a_month IS NOT NULL OR usd_a_month IS NOT NULL);

      -- Millionths of a US dollar, so that sums are whole.
      ALTER TABLE provider_spend ADD COLUMN micro_usd bigint NOT NULL DEFAULT 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE provider_spend DROP COLUMN micro_usd;
      DELETE FROM provider_budget WHERE looks_a_month IS NULL;
      ALTER TABLE provider_budget DROP COLUMN usd_a_month, DROP COLUMN usd_a_look, ALTER COLUMN looks_a_month SET NOT NULL;
    `);
  }
}
