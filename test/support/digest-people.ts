import type { DataSource } from 'typeorm';

/** Adds so many people with a role, who joined long before any week of the tests. Returns their addresses. */
export async function addPeople(
  database: Pick<DataSource, 'query'>,
  role: string,
  count: number,
  joined = '2026-01-01T00:00:00Z',
): Promise<string[]> {
  const rows = await database.query<{ email: string }[]>(
    `INSERT INTO auth."user" (name, email, role, created_at, updated_at)
     SELECT $1 || ' ' || n, $1 || '-' || n || '@people.example', $1, $3, $3 FROM generate_series(1, $2::int) n RETURNING email`,
    [role, count, joined],
  );
  return rows.map(({ email }) => email);
}
