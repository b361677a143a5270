import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { DigestSubscription } from './digest-subscription.entity.js';

/** Longer than anybody can guess; it is all that the link in a mail proves. */
const TOKEN_BYTES = 32;

/** Who still wants digests. Everybody whose role has one does, until they say otherwise. */
@Injectable()
export class SubscriptionsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Notes people's subscriptions where there are none, and says whose run. */
  async begin(manager: EntityManager, userIds: readonly string[]): Promise<ReadonlySet<string>> {
    await note(manager, userIds);
    const running = await manager.findBy(DigestSubscription, { userId: In(userIds), endedAt: IsNull() });
    return new Set(running.map(({ userId }) => userId));
  }

  /** The token in a person's mails. */
  async tokenOf(userId: string): Promise<string> {
    const { manager } = this.database;
    const found = await manager.findOneBy(DigestSubscription, { userId });
    if (found !== null) return found.token;
    await note(manager, [userId]);
    return (await manager.findOneByOrFail(DigestSubscription, { userId })).token;
  }

  /** Whether a person still wants digests. */
  async isWanted(manager: EntityManager, userId: string): Promise<boolean> {
    const found = await manager.findOneBy(DigestSubscription, { userId });
    return found === null || found.endedAt === null;
  }

  /** A person's own word. Ending what has ended, or resuming what runs, changes nothing. */
  async change(userId: string, wanted: boolean): Promise<void> {
    const { manager } = this.database;
    await note(manager, [userId]);
    if (wanted) await manager.update(DigestSubscription, { userId }, { endedAt: null });
    else await manager.update(DigestSubscription, { userId, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  /**
   * Whether a token's subscription runs.
   *
   * @throws UserError MW-DIGEST-UNSUBSCRIBE (404) for a token that was never given
   */
  async isRunning(token: string): Promise<boolean> {
    const found = await this.database.manager.findOneBy(DigestSubscription, { token });
    if (found === null) throw unknownToken();
    return found.endedAt === null;
  }

  /**
   * Ends the subscription that the token stands for; again and again, if need be.
   *
   * @throws UserError MW-DIGEST-UNSUBSCRIBE (404) for a token that was never given
   */
  async end(token: string): Promise<void> {
    const runs = await this.isRunning(token);
    if (!runs) return;
    const at = { endedAt: this.clock.now() };
    await this.database.manager.update(DigestSubscription, { token, endedAt: IsNull() }, at);
  }
}

async function note(manager: EntityManager, userIds: readonly string[]): Promise<void> {
  const tokens = userIds.map(() => randomBytes(TOKEN_BYTES).toString('base64url'));
  await manager.query(
    `INSERT INTO digest_subscription (user_id, token) SELECT * FROM unnest($1::uuid[], $2::text[])
     ON CONFLICT (user_id) DO NOTHING`,
    [userIds, tokens],
  );
}

function unknownToken(): UserError {
  return new UserError(
    'MW-DIGEST-UNSUBSCRIBE',
    'This link belongs to no subscription. Use the link of a newer mail, or sign in and turn the digest off under Digest.',
    404,
  );
}
