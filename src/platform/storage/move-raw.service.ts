import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { RawPlace } from '../config/raw-access.js';
import { UserError } from '../errors/user-error.js';
import { RawAway } from './raw-back-end.js';
import { RawBackEnds } from './raw-back-ends.js';
import { RawBytes } from './raw-bytes.entity.js';
import { missingBytes, unpacked } from './unpacked.js';

/** Bytes moved in one transaction. */
const BATCH = 20;

export interface MovedBytes {
  readonly moved: number;
  /** Bytes that stayed, each with why. */
  readonly stayed: readonly { readonly sha256: string; readonly message: string }[];
}

/** Moves raw bytes from where they are kept to another place, while the product runs. */
@Injectable()
export class MoveRaw {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly backEnds: RawBackEnds,
  ) {}

  /**
   * Moves everything that is kept elsewhere to a place. Cut off and run again, it goes on with what is left. Bytes are verified on the
   * way; what is missing or damaged stays as it is and is told. Throws RawAway (503) when a place does not answer.
   */
  async moveAll(to: RawPlace, onMoved: (moved: number) => void = () => undefined): Promise<MovedBytes> {
    const stayed: { sha256: string; message: string }[] = [];
    let moved = 0;
    for (let after = ''; ;) {
      const rows = await this.database.query<{ sha256: string }[]>(
        `SELECT sha256 FROM raw_bytes WHERE sha256 > $1 AND place <> $2 AND cleared_at IS NULL ORDER BY sha256 LIMIT ${BATCH}`,
        [after, to],
      );
      if (rows.length === 0) return { moved, stayed };
      for (const { sha256 } of rows) {
        try {
          moved += await this.#move(sha256, to);
        } catch (error) {
          if (error instanceof RawAway || !(error instanceof UserError)) throw error;
          stayed.push({ sha256, message: error.message });
        }
        after = sha256;
      }
      onMoved(moved);
    }
  }

  async #move(sha256: string, to: RawPlace): Promise<number> {
    // Locked for as long as it takes: nobody stores, clears or moves the same bytes meanwhile.
    const left = await this.database.transaction(async (manager) => {
      const row = await manager.findOne(RawBytes, { where: { sha256 }, lock: { mode: 'pessimistic_write' } });
      if (row === null || row.clearedAt !== null || row.place === to) return null;
      const packed = await this.backEnds.packedOf(row);
      if (packed === null) throw missingBytes({ sha256, where: this.backEnds.whereIs(row) });
      await unpacked(row, packed);
      if (to !== 'database') await this.backEnds.of(to).put(sha256, packed);
      await setPlace(manager, sha256, to, packed);
      return row.place;
    });
    if (left === null) return 0;
    if (left !== 'database') await this.#removeFrom(left, sha256);
    return 1;
  }

  /** Cut off before it, the object is one that no row says is there, and retention removes it. */
  async #removeFrom(place: Exclude<RawPlace, 'database'>, sha256: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = await manager.findOne(RawBytes, { where: { sha256 }, lock: { mode: 'pessimistic_write' } });
      if (row !== null && row.place !== place) await this.backEnds.of(place).remove(sha256);
    });
  }
}

async function setPlace(manager: EntityManager, sha256: string, place: RawPlace, packed: Buffer): Promise<void> {
  await manager.query('UPDATE raw_bytes SET place = $2, compressed = $3, packed_size = $4 WHERE sha256 = $1', [
    ...[sha256, place],
    place === 'database' ? packed : null,
    place === 'database' ? null : packed.length,
  ]);
}
