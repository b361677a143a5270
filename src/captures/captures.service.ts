import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Device, Provider } from '../domain/capture/capture.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { CaptureKey } from './capture-key.entity.js';
import { Capture } from './capture.entity.js';
import { RawStore } from './raw-store.service.js';

/** A file that somebody hands in, with what they know of the look that the file itself may not state. */
export interface HandedIn {
  readonly provider: Provider;
  readonly origin: Capture['origin'];
  readonly fileName: string | null;
  readonly bytes: Buffer;
  readonly query?: string | null;
  readonly country?: string | null;
  readonly language?: string | null;
  readonly device?: Device | null;
  readonly capturedAt?: Date | null;
}

export interface Received {
  readonly id: string;
  /** The same bytes of the same provider came before; nothing was added. */
  readonly alreadyKnown: boolean;
}

/** Takes captures in: raw first, hashed, before anything is derived. */
@Injectable()
export class CapturesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /** Stores one file and notes it as pending. Handing in the same file again changes nothing. */
  async receive(file: HandedIn): Promise<Received> {
    const sha256 = await this.raws.store(file.bytes);
    const id = deterministicId('capture', file.provider, sha256);
    const slot = this.clock.now();
    await this.database.query('SELECT ensure_month_partition($1, $3), ensure_month_partition($2, $3)', ['capture', 'sighting', slot]);
    const added = await this.database.transaction(async (manager) => {
      const key = await manager.createQueryBuilder().insert().into(CaptureKey).values({ id, slot }).orIgnore().returning('id').execute();
      if ((key.raw as unknown[]).length === 0) return false;
      await manager.insert(Capture, {
        ...storable({ provider: file.provider, origin: file.origin, fileName: file.fileName, query: file.query ?? null }),
        slot,
        id,
        sha256,
        stage: 'stored',
        country: file.country ?? null,
        language: file.language ?? null,
        device: file.device ?? null,
        capturedAt: file.capturedAt ?? null,
        receivedAt: slot,
      });
      return true;
    });
    return { id, alreadyKnown: !added };
  }
}
