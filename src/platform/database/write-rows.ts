import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Writes many rows in one statement with one parameter: the rows as JSON, which PostgreSQL takes apart by the table's own
 * types. A statement with a parameter a value costs the ORM more time to put together than the database takes to carry it
 * out, and PostgreSQL counts at most 65,535 of them. Not for columns of bytes, which JSON does not know.
 *
 * Rows have every column of their entity; text in them must be storable (see `storable`).
 */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, entity, rows, () => '');
}

/** `insertRows`, but rows whose key is there already are left as they stand. */
export async function insertNewRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, entity, rows, () => 'ON CONFLICT DO NOTHING');
}

/**
 * `insertNewRows` for rows that mostly are there already: asks for their keys first, and sends only the rest. For entities
 * whose primary key is `id`.
 */
export async function insertMissingRows<Row extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const { tableName, primaryColumns } = manager.dataSource.getMetadata(entity);
  const type = primaryColumns[0]?.type === 'uuid' ? 'uuid' : 'text';
  const known = await manager.query<{ id: string }[]>(
    `SELECT id FROM ${quoted(tableName)} WHERE id = ANY($1::${type}[])`,
    [rows.map(({ id }) => id)],
  );
  const there = new Set(known.map(({ id }) => id));
  await insertNewRows(
    manager,
    entity,
    rows.filter(({ id }) => !there.has(id)),
  );
}

/** `insertRows`, but rows whose primary key is there already become what is written here. */
export async function saveRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
): Promise<void> {
  await write(manager, entity, rows, ({ keys, others }) => {
    const changes = others.map((name) => `${name} = excluded.${name}`);
    return `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${changes.join(', ')}`;
  });
}

/**
 * Changes these properties of rows that are there, found by their primary key; rows that are not there are not added.
 */
export async function updateRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  properties: readonly (keyof Row & string)[],
): Promise<void> {
  if (rows.length === 0) return;
  const { table, keys, others, json } = shapeOf(manager.dataSource.getMetadata(entity), rows, properties);
  await manager.query(
    `UPDATE ${table} SET ${others.map((name) => `${name} = fresh.${name}`).join(', ')}
     FROM json_populate_recordset(NULL::${table}, $1::json) fresh
     WHERE ${keys.map((name) => `${table}.${name} = fresh.${name}`).join(' AND ')}`,
    [json],
  );
}

async function write<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  conflict: (shape: Shape) => string,
): Promise<void> {
  if (rows.length === 0) return;
  const shape = shapeOf(manager.dataSource.getMetadata(entity), rows);
  const names = [...shape.keys, ...shape.others].join(', ');
  await manager.query(
    `INSERT INTO ${shape.table} (${names})
     SELECT ${names} FROM json_populate_recordset(NULL::${shape.table}, $1::json) ${conflict(shape)}`,
    [shape.json],
  );
}

interface Shape {
  readonly table: string;
  /** Columns of the primary key. */
  readonly keys: readonly string[];
  readonly others: readonly string[];
  readonly json: string;
}

/** @param properties those to write besides the primary key; all of them when left out */
function shapeOf(metadata: EntityMetadata, rows: readonly ObjectLiteral[], properties?: readonly string[]): Shape {
  const columns = metadata.columns.filter(
    ({ isPrimary, propertyName }) => isPrimary || properties === undefined || properties.includes(propertyName),
  );
  if (columns.some(({ type }) => type === 'bytea')) throw new Error(`${metadata.tableName} holds bytes: not by JSON.`);
  const named = columns.map(({ databaseName, propertyName }) => [databaseName, propertyName] as const);
  const records = rows.map((row) => Object.fromEntries(named.map(([column, name]) => [column, row[name] as unknown])));
  return {
    table: quoted(metadata.tableName),
    keys: columns.filter(({ isPrimary }) => isPrimary).map(({ databaseName }) => quoted(databaseName)),
    others: columns.filter(({ isPrimary }) => !isPrimary).map(({ databaseName }) => quoted(databaseName)),
    json: JSON.stringify(records),
  };
}

function quoted(name: string): string {
  return `"${name}"`;
}
