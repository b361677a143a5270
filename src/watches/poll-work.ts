import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { isQueued } from '../domain/scheduling/live-providers.js';
import { Clock } from '../platform/clock/clock.js';
import type { QueuedWork, WorkKind } from '../platform/queue/queued-work.js';
import { PollSchedule } from './poll-schedule.service.js';
import { PollTurns } from './poll-turns.service.js';
import { PollsService } from './polls.service.js';
import { Transports } from './transport/transports.js';

/** Takes the looks that are due, and fetches those that were handed in. */
@Injectable()
export class PollWork implements QueuedWork {
  /** A look waits some seconds for its provider and does little else; providers' own limits hold across processes. */
  readonly kind: WorkKind = { name: 'polls', atOnce: 16, deadlineSeconds: 120 };

  constructor(
    private readonly schedule: PollSchedule,
    private readonly polls: PollsService,
    private readonly turns: PollTurns,
    private readonly transports: Transports,
    private readonly clock: Clock,
  ) {}

  /** Lays out what became due since the last time first. */
  async due(): Promise<readonly string[]> {
    await this.schedule.fill();
    return this.polls.due();
  }

  async run(key: string, signal: AbortSignal): Promise<void> {
    const [slot = '', id = ''] = key.split('|');
    const turn = await this.turns.take(new Date(slot), id);
    if (turn === null) return;
    const { poll, startAt, pingbackUrl } = turn;
    const wait = startAt.getTime() - this.clock.now().getTime();
    if (wait > 0) await pause(wait, undefined, { signal });
    const { query, engine, device, country, language, location } = poll;
    const look = { query, engine, device, market: { country, language, location } };
    const reply =
      isQueued(poll.provider) && poll.taskId !== null
        ? await this.transports.queue(poll.provider).fetch(poll.taskId, look, signal)
        : await this.transports.of(poll.provider).ask(look, signal, pingbackUrl);
    if (reply.status === 'answered') await this.polls.answer(poll, reply.bytes);
    else if (reply.status === 'handed-in') await this.turns.handedIn(poll, reply.taskId);
    else if (reply.status === 'not-ready') await this.turns.notReady(poll, reply.failure);
    else await this.turns.failed(poll, reply);
  }
}
