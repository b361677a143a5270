import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Replies of providers and pages of policies are kept beside handed-in captures, so the table no longer bears their name. */
export class RawBytes1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw_capture RENAME TO raw_bytes;
      ALTER TABLE raw_bytes RENAME CONSTRAINT raw_capture_pkey TO raw_bytes_pkey;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw_bytes RENAME CONSTRAINT raw_bytes_pkey TO raw_capture_pkey;
      ALTER TABLE raw_bytes RENAME TO raw_capture;
    `);
  }
}
