import { describe, expect, it } from '@jest/globals';
import { withDatabase } from '../../support/database.js';

describe('a migrated database', () => {
  const { dataSource } = withDatabase();

  it('is PostgreSQL 18 with keys in order of time', async () => {
    const [row] = await dataSource().query<{ version: string; key: string }[]>(
      "SELECT current_setting('server_version') AS version, uuidv7()::text AS key",
    );
    expect(row?.version).toMatch(/^18\./);
    expect(row?.key).toHaveLength(36);
  });
});
