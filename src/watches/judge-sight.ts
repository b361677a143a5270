import type { EntityManager } from 'typeorm';
import type { Engine } from '../domain/capture/capture.js';
import { CONTROL_AGAIN_MS, SILENT_CONTROLS } from '../domain/scheduling/controls.js';
import { type LiveProvider, OFFERS } from '../domain/scheduling/live-providers.js';
import type { LookPurpose } from '../domain/scheduling/purpose.js';
import { placeWords } from '../domain/text/place-names.js';
import type { PollOutcome } from './poll.entity.js';

/** Farther back no look is asked whether the slice could see; a month is what coverage can show. */
const LOOKED_BACK = "interval '31 days'";

/** A look that was just read. */
export interface EndedLook {
  readonly slot: Date;
  readonly provider: LiveProvider;
  readonly engine: Engine;
  readonly country: string;
  readonly language: string;
  readonly purpose: LookPurpose;
  readonly outcome: PollOutcome;
}

/** A look that found nothing where nothing can be found: its capture, and why it does not count. */
export interface UnseenLook {
  readonly captureId: string;
  readonly message: string;
}

/**
 * Judges by looks that were just read whether their slices can see. A look with ads ends a blind spell; control looks
 * without ads begin one, back to the last look that had some. Looks within a spell that found nothing end as `failed` with
 * the reason `control-silent`: they did not look. Returns those that turned so, for whoever keeps their captures. Runs within
 * the transaction that reads them.
 */
export async function judgeSight(
  manager: EntityManager,
  looks: readonly EndedLook[],
  now: Date,
): Promise<UnseenLook[]> {
  const seen = looks.filter(({ outcome }) => outcome === 'ads');
  const silent = looks.filter(({ outcome }) => outcome === 'no-ads');
  if (seen.length > 0) await manager.query(END, [...slicesOf(seen), seen.map(({ slot }) => slot)]);
  if (silent.length === 0) return [];
  const controls = silent.filter(({ purpose }) => purpose === 'control');
  if (controls.length > 0) {
    const slices = slicesOf(controls);
    await manager.query(ASK_AGAIN, [...slices, new Date(now.getTime() + CONTROL_AGAIN_MS)]);
    await manager.query(BEGIN, [...slices, controls.map(messageOf), now]);
  }
  const [turned] = await manager.query<[{ captureId: string; message: string }[], number]>(TURN, slicesOf(silent));
  return turned;
}

function slicesOf(looks: readonly EndedLook[]): string[][] {
  return [
    looks.map(({ provider }) => provider),
    looks.map(({ engine }) => engine),
    looks.map(({ country }) => country),
    looks.map(({ language }) => language),
  ];
}

function messageOf({ provider, engine, country }: EndedLook): string {
  const { name } = OFFERS[provider];
  return `${name} shows no ads${placeWords(engine, country)} any more: searches that always carry some came back without any, ${SILENT_CONTROLS} in a row. So that nothing was found there says nothing.`;
}

const SLICES = 'unnest($1::text[], $2::text[], $3::text[], $4::text[]';
const SAME = (a: string, b: string): string =>
  ['provider', 'engine', 'country', 'language'].map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');

const END = `
  UPDATE blind_slice b SET until = seen.slot
  FROM (SELECT provider, engine, country, language, min(slot) AS slot
        FROM ${SLICES}, $5::timestamptz[]) AS s (provider, engine, country, language, slot) GROUP BY 1, 2, 3, 4) seen
  WHERE ${SAME('b', 'seen')} AND b.until IS NULL AND seen.slot > b.since`;

const ASK_AGAIN = `
  UPDATE provider_sight p SET next_control_at = least(p.next_control_at, $5)
  FROM ${SLICES}) AS s (provider, engine, country, language)
  WHERE ${SAME('p', 's')} AND NOT EXISTS (SELECT 1 FROM blind_slice b WHERE ${SAME('b', 's')} AND b.until IS NULL)`;

const BEGIN = `
  INSERT INTO blind_slice (provider, engine, country, language, since, noticed_at, message)
  SELECT s.provider, s.engine, s.country, s.language, coalesce(seen.slot, quiet.first - interval '1 microsecond'), $6, s.message
  FROM (SELECT DISTINCT * FROM ${SLICES}, $5::text[]) AS s (provider, engine, country, language, message)) s
  CROSS JOIN LATERAL (
    SELECT max(p.slot) AS slot FROM poll p WHERE ${SAME('p', 's')} AND p.slot > $6::timestamptz - ${LOOKED_BACK} AND p.outcome = 'ads'
  ) seen
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE p.purpose = 'control') AS controls, min(p.slot) AS first
    FROM poll p WHERE ${SAME('p', 's')} AND p.outcome = 'no-ads' AND p.slot > coalesce(seen.slot, $6::timestamptz - ${LOOKED_BACK})
  ) quiet
  WHERE quiet.controls >= ${SILENT_CONTROLS}
  ON CONFLICT DO NOTHING`;

const TURN = `
  UPDATE poll p SET outcome = 'failed', reason_code = 'control-silent', reason_message = b.message
  FROM blind_slice b, (SELECT DISTINCT * FROM ${SLICES}) AS s (provider, engine, country, language)) s
  WHERE ${SAME('b', 's')} AND ${SAME('p', 'b')} AND p.outcome = 'no-ads' AND p.slot > b.since AND (b.until IS NULL OR p.slot < b.until)
  RETURNING p.capture_id AS "captureId", b.message`;
