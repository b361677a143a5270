import type { EntityManager } from 'typeorm';
import type { OverdueCapture } from '../captures/clear-captures.service.js';
import type { Month } from '../platform/database/month-partitions.js';
import type { Needs } from '../platform/storage/raw-names.js';
import type { OverdueBytes } from '../platform/storage/raw-clearing.service.js';
import type { PollPlace } from '../watches/clear-polls.service.js';

/**
 * What is past its term and rests on nothing. It reads what every lower room knows and writes nothing; each room removes its
 * own. In all SQL here $1 is the instant that terms are counted back from.
 */

/** Rows looked at in one statement. */
const BATCH = 500;
/** Days that stand for "for ever": the year 700 before our era, seen from today. */
const FOREVER = 1_000_000;

type Kind = 'raw' | 'capture' | 'poll';

/** One batch of a walk: what is overdue in it, and behind which row the next one begins; null at the end. */
export interface Walked<T> {
  readonly overdue: readonly T[];
  readonly next: string | null;
}

/** Evidence of a case, what a person has yet to decide or act on, and what the stages are not through with. */
const spared = (c: string): string => `(${c}.stage <> 'raised'
  OR EXISTS (SELECT 1 FROM pinned_capture pin WHERE pin.capture_id = ${c}.id)
  OR EXISTS (SELECT 1 FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id
    JOIN alert a ON a.brand_id = f.brand_id AND a.party_id = f.party_id AND a.engine = f.engine
      AND a.country IS NOT DISTINCT FROM f.country
    WHERE fs.capture_id = ${c}.id AND f.verdict IN ('violation', 'review') AND a.state IN ('open', 'confirmed')))`;

const ofAll = (kind: Kind): string => `coalesce(nullif((SELECT ${kind}_days FROM organisation), 0), ${FOREVER})`;

/** The term of a brand `b`. */
const ofBrand = (kind: Kind): string =>
  `coalesce(nullif(coalesce(b.${kind}_days, (SELECT ${kind}_days FROM organisation)), 0), ${FOREVER})`;

/** The longest term of the brands that a capture is about: the one whose look it is, and those with findings in it. */
const ofCapture = (kind: Kind, c: string): string => `(
  SELECT coalesce(max(${ofBrand(kind)}), ${ofAll(kind)}) FROM brand b WHERE b.id IN (
    SELECT p.brand_id FROM poll p WHERE p.capture_id = ${c}.id
    UNION SELECT f.brand_id FROM finding_sighting fs JOIN finding f ON f.id = fs.finding_id WHERE fs.capture_id = ${c}.id))`;

/** Bytes go with their capture, where that goes first. */
const rawDays = (c: string): string => `least(${ofCapture('raw', c)}, ${ofCapture('capture', c)})`;

const isPast = (slot: string, days: string): string => `${slot} <= $1::timestamptz - make_interval(days => ${days})`;

const captureIsDue = (c: string): string => `(NOT ${spared(c)} AND ${isPast(`${c}.slot`, ofCapture('capture', c))})`;

/** For which rows bytes must be kept. Other tables need all that they name. */
export const RAW_NEEDS: Needs = {
  capture: `${spared('n')} OR NOT (${isPast('n.slot', rawDays('n'))})`,
  // Once it has ended its capture speaks for it.
  poll: "n.state <> 'ended'",
  // A landing page is evidence for as long as a capture is kept that was judged by it.
  trail: `n.fresh_until > $1 OR EXISTS (SELECT 1 FROM sighting_trail used JOIN capture_key k ON k.id = used.capture_id
    WHERE used.trail_id = n.id)`,
};

/** The shortest and the longest term of any brand, in days; null where everything is kept for ever. */
export async function termsOf(
  manager: EntityManager,
): Promise<Readonly<Record<Kind, { shortest: number | null; longest: number | null }>>> {
  const kinds: readonly Kind[] = ['raw', 'capture', 'poll'];
  const range = (kind: Kind): string =>
    `json_build_object('shortest', nullif(least(${ofAll(kind)}, min(${ofBrand(kind)})), ${FOREVER}),
       'longest', nullif(greatest(${ofAll(kind)}, max(${ofBrand(kind)})), ${FOREVER})) AS ${kind}`;
  const [row] = await manager.query<[Record<Kind, { shortest: number | null; longest: number | null }>]>(
    `SELECT ${kinds.map(range).join(', ')} FROM brand b`,
  );
  return row;
}

/** What the organisation (brand null) and each brand that says otherwise keep for how many days; null for ever. */
export interface StatedTerms {
  readonly brand: string | null;
  readonly rawDays: number | null;
  readonly captureDays: number | null;
  readonly pollDays: number | null;
}

/** The organisation's terms first, then those of brands that differ from them. */
export async function statedTerms(manager: EntityManager): Promise<StatedTerms[]> {
  const days = (of: (kind: Kind) => string): string =>
    `nullif(${of('raw')}, ${FOREVER}) AS "rawDays", nullif(${of('capture')}, ${FOREVER}) AS "captureDays",
     nullif(${of('poll')}, ${FOREVER}) AS "pollDays"`;
  return manager.query<StatedTerms[]>(
    `SELECT NULL AS brand, ${days(ofAll)} UNION ALL (
       SELECT b.name, ${days(ofBrand)} FROM brand b
       WHERE num_nonnulls(b.raw_days, b.capture_days, b.poll_days) > 0 ORDER BY b.natural_key)`,
  );
}

/** Overdue captures among the next ones behind a place, in the order of their places. */
export async function overdueCaptures(
  manager: EntityManager,
  at: Date,
  shortest: number,
  after: string | null,
): Promise<Walked<OverdueCapture>> {
  const rows = await manager.query<(OverdueCapture & { due: boolean })[]>(
    `SELECT c.slot::text AS slot, c.id, ${ofCapture('capture', 'c')} AS "afterDays", ${captureIsDue('c')} AS due
     FROM (SELECT * FROM capture WHERE ${isPast('slot', '$2::int')} AND ${isBehind('$3')}
       ORDER BY slot, id LIMIT ${BATCH}) c ORDER BY c.slot, c.id`,
    [at, shortest, after],
  );
  return { overdue: rows.filter(({ due }) => due), next: nextOf(rows) };
}

/** Overdue polls among the next ones behind a place: those that ended, and whose capture has gone or is to go. */
export async function overduePolls(
  manager: EntityManager,
  at: Date,
  shortest: number,
  after: string | null,
): Promise<Walked<PollPlace>> {
  const rows = await manager.query<(PollPlace & { due: boolean })[]>(
    `SELECT p.slot::text AS slot, p.id, ${POLL_IS_DUE} AS due
     FROM (SELECT * FROM poll WHERE ${isPast('slot', '$2::int')} AND ${isBehind('$3')}
       ORDER BY slot, id LIMIT ${BATCH}) p JOIN brand b ON b.id = p.brand_id ORDER BY p.slot, p.id`,
    [at, shortest, after],
  );
  return { overdue: rows.filter(({ due }) => due), next: nextOf(rows) };
}

/** A poll `p` of a brand `b`. */
const POLL_IS_DUE = `(p.state = 'ended' AND ${isPast('p.slot', ofBrand('poll'))} AND NOT EXISTS (
  SELECT 1 FROM capture_key k JOIN capture c ON c.slot = k.slot AND c.id = k.id
  WHERE k.id = p.capture_id AND NOT ${captureIsDue('c')}))`;

/** Whether every poll of a month is overdue. */
export async function isWhollyOverdue(manager: EntityManager, at: Date, { start, end }: Month): Promise<boolean> {
  const [row] = await manager.query<{ whole: boolean }[]>(
    `SELECT NOT EXISTS (SELECT 1 FROM poll p JOIN brand b ON b.id = p.brand_id
       WHERE p.slot >= $2 AND p.slot < $3 AND NOT ${POLL_IS_DUE}) AS whole`,
    [at, start, end],
  );
  return row?.whole ?? false;
}

/**
 * The next raw bytes that are still kept and were stored so many days ago, each with the longest term of the captures that name
 * it. Whether a row needs them is for the store to ask, under the lock.
 */
export async function agedBytes(
  manager: EntityManager,
  at: Date,
  shortest: number,
  after: string | null,
): Promise<Walked<OverdueBytes>> {
  const rows = await manager.query<(OverdueBytes & { slot: string; id: string })[]>(
    `SELECT r.sha256, r.stored_at::text AS slot, r.sha256 AS id, coalesce(
       (SELECT max(${rawDays('c')}) FROM capture c WHERE c.sha256 = r.sha256),
       (SELECT max(gone.after_days) FROM poll p JOIN cleared_capture gone ON gone.id = p.capture_id WHERE p.sha256 = r.sha256)) AS "afterDays"
     FROM (SELECT sha256, stored_at FROM raw_bytes WHERE cleared_at IS NULL AND ${isPast('stored_at', '$2::int')}
       AND ($3::text IS NULL OR (stored_at, sha256) > (split_part($3, '|', 1)::timestamptz, split_part($3, '|', 2)))
       ORDER BY stored_at, sha256 LIMIT ${BATCH}) r ORDER BY r.stored_at, r.sha256`,
    [at, shortest, after],
  );
  return { overdue: rows.map(({ sha256, afterDays }) => ({ sha256, afterDays })), next: nextOf(rows) };
}

const isBehind = (key: string): string =>
  `(${key}::text IS NULL OR (slot, id) > (split_part(${key}, '|', 1)::timestamptz, split_part(${key}, '|', 2)::uuid))`;

function nextOf(rows: readonly PollPlace[]): string | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < BATCH ? null : `${last.slot}|${last.id}`;
}
