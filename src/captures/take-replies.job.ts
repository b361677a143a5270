import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import type { Poll } from '../watches/poll.entity.js';
import { PollsService } from '../watches/polls.service.js';
import { CaptureKey } from './capture-key.entity.js';
import { Capture } from './capture.entity.js';

/** Replies taken in one transaction; the parse stage takes as many. */
const BATCH = 20;

/** First stage of a look that the product takes itself: the kept reply becomes a capture. */
@Injectable()
export class TakeRepliesJob {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: PollsService,
  ) {}

  /** Takes one batch of answered polls and returns how many; 0 when none waits. Many workers may call it at once. */
  async runBatch(): Promise<number> {
    const months = await this.polls.monthsAnswered();
    if (months.length === 0) return 0;
    // Before the transaction and one by one: a new partition locks whole tables.
    for (const month of months)
      for (const table of ['capture', 'sighting'])
        await this.database.query('SELECT ensure_month_partition($1, $2::timestamptz)', [table, month]);
    return this.database.transaction(async (manager) => {
      const polls = await this.polls.takeAnswered(manager, BATCH);
      const made = polls.map((poll) => ({ poll, capture: captureOf(poll) }));
      if (made.length === 0) return 0;
      await manager.insert(
        CaptureKey,
        made.map(({ capture: { id, slot } }) => ({ id, slot })),
      );
      await manager.insert(
        Capture,
        made.map(({ capture }) => capture),
      );
      await this.polls.captured(
        manager,
        made.map(({ poll, capture }) => ({ poll, captureId: capture.id })),
      );
      return made.length;
    });
  }
}

/** Its id is the poll's and not its bytes': two looks that brought the same bytes are two looks. */
function captureOf(poll: Poll): Capture {
  if (poll.sha256 === null || poll.answeredAt === null) throw new Error(`The answered poll ${poll.id} has no reply.`);
  return {
    slot: poll.answeredAt,
    id: deterministicId('poll-capture', poll.id),
    sha256: poll.sha256,
    provider: poll.provider,
    origin: 'poll',
    apiTokenId: null,
    part: null,
    fileName: null,
    stage: 'stored',
    outcome: null,
    reasonCode: null,
    reasonMessage: null,
    engine: poll.engine,
    query: poll.query,
    country: poll.country,
    language: poll.language,
    device: poll.device,
    location: poll.location,
    capturedAt: null,
    waitsUntil: null,
    receivedAt: poll.answeredAt,
  };
}
