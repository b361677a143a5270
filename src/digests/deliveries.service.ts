import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { DigestDelivery } from './digest-delivery.entity.js';

/** What a person may do about deliveries that ended badly. */
@Injectable()
export class DeliveriesService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a copy again that failed, or of which nobody knows whether it arrived. It keeps its Message-ID, so that a mail
   * program which got it already can tell.
   *
   * @throws UserError MW-DIGEST-DELIVERY-NOT-FOUND (404), or MW-DIGEST-NOT-TO-REPEAT (409) when it is not in such a state
   */
  async sendAgain(week: string, userId: string): Promise<void> {
    const { manager } = this.database;
    const { affected } = await manager.update(
      DigestDelivery,
      { week, userId, state: In(['unsure', 'failed']) },
      {
        state: 'waiting',
        attempts: 0,
        nextTryAt: this.clock.now(),
        handedOverAt: null,
        resultCode: null,
        resultMessage: null,
        endedAt: null,
      },
    );
    if (affected === 1) return;
    const found = await manager.findOneBy(DigestDelivery, { week, userId });
    if (found === null) {
      throw new UserError('MW-DIGEST-DELIVERY-NOT-FOUND', `Nobody with this id was sent a digest of ${week}.`, 404);
    }
    throw new UserError(
      'MW-DIGEST-NOT-TO-REPEAT',
      `This copy is ${found.state}, and only one that failed or may not have arrived is sent again. Load the page again.`,
      409,
    );
  }
}
