import type { EntityManager } from 'typeorm';

/** A column that leads to raw bytes by a foreign key. */
interface NamingColumn {
  /** Both quoted for SQL. */
  readonly table: string;
  readonly column: string;
}

/**
 * For which of the rows that name bytes they must be kept: SQL by table, about the naming row `n`, with $1 for the present
 * instant. A table that is not listed needs all bytes that it names, so whoever adds one can forget nothing here.
 */
export type Needs = Readonly<Record<string, string>>;

/** Bytes that no row needs any longer. */
export interface UnneededBytes {
  readonly sha256: string;
  /** Compressed. */
  readonly size: number;
  /** Whether rows name them all the same. */
  readonly named: boolean;
}

/** Which of these bytes, still kept, no row of any table needs at an instant. */
export async function unneededBytes(
  manager: EntityManager,
  hashes: readonly string[],
  needs: Needs,
  at: Date,
): Promise<UnneededBytes[]> {
  const columns = await manager.query<NamingColumn[]>(NAMING_COLUMNS);
  const named = columns.map((name) => namedBy(name));
  const needed = columns.map((name) => namedBy(name, needs[name.table]));
  return manager.query<UnneededBytes[]>(
    `SELECT r.sha256, coalesce(octet_length(r.compressed), r.packed_size) AS size, ${either(named)} AS named FROM raw_bytes r
     WHERE r.sha256 = ANY($2) AND r.cleared_at IS NULL AND $1::timestamptz IS NOT NULL AND NOT ${either(needed)}`,
    [at, hashes],
  );
}

/** Which of these hashes no row of any table names. */
export async function unnamedBytes(manager: EntityManager, hashes: readonly string[]): Promise<string[]> {
  const columns = await manager.query<NamingColumn[]>(NAMING_COLUMNS);
  const rows = await manager.query<{ sha256: string }[]>(
    `SELECT r.sha256 FROM unnest($1::text[]) AS r (sha256) WHERE NOT ${either(columns.map((name) => namedBy(name)))} ORDER BY 1`,
    [hashes],
  );
  return rows.map(({ sha256 }) => sha256);
}

function namedBy({ table, column }: NamingColumn, need = 'true'): string {
  return `EXISTS (SELECT 1 FROM ${table} n WHERE n.${column} = r.sha256 AND (${need}))`;
}

function either(conditions: readonly string[]): string {
  return `(${['false', ...conditions].join(' OR ')})`;
}

/** The database's own list of who names bytes; partitions inherit their table's key and are not asked one by one. */
const NAMING_COLUMNS = `
  SELECT format('%I', rel.relname) AS "table", format('%I', att.attname) AS "column"
  FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid
  JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
  WHERE con.contype = 'f' AND con.confrelid = 'public.raw_bytes'::regclass AND NOT rel.relispartition
  ORDER BY 1, 2`;
