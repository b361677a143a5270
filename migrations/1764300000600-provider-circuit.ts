import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Providers that keep failing and are left alone for a while, over all processes. */
export class ProviderCircuit1764300000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE provider_circuit (
        provider text NOT NULL,
        -- Empty: the provider as a whole.
        engine text NOT NULL,
        failures integer NOT NULL,
        since timestamptz NOT NULL,
        open_until timestamptz,
        code text NOT NULL,
        message text NOT NULL,
        CONSTRAINT provider_circuit_pkey PRIMARY KEY (provider, engine),
        CONSTRAINT provider_circuit_failures_check CHECK (failures > 0)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider_circuit');
  }
}
