import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { QUEUED_PROVIDERS } from '../domain/scheduling/live-providers.js';
import { Clock } from '../platform/clock/clock.js';
import { hashOfToken } from './pingback-address.js';
import { TASK_ID } from './transport/dataforseo-queue.js';

/** Takes calls of providers that say that a look is done. They are believed no more than that: whoever calls brings nothing. */
@Injectable()
export class Pingbacks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Has the look of this token fetched now. One statement, the same for every token; it changes nothing where the token is
   * unknown or was used, the look has ended or went to another provider, or the id is not its own.
   *
   * A look that is still due was handed in by a worker that has not noted it yet, or was killed before it could: then the
   * call brings the id, so that what was paid for is fetched.
   */
  async received(token: string, taskId: string): Promise<void> {
    if (!TASK_ID.test(taskId)) return;
    await this.database.query(
      `UPDATE poll SET state = 'waiting', task_id = $2, next_try_at = $3, pingback_hash = NULL,
         asking_until = CASE WHEN state = 'waiting' THEN asking_until END
       WHERE pingback_hash = $1 AND provider = ANY ($4) AND (state = 'due' OR (state = 'waiting' AND task_id = $2))`,
      [hashOfToken(token), taskId, this.clock.now(), QUEUED_PROVIDERS],
    );
  }
}
