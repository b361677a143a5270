import { Injectable } from '@nestjs/common';
import { hashPassword } from 'better-auth/crypto';
import { DataSource, type EntityManager, LessThan } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { InvalidInput } from '../platform/http/problem.js';
import { AccountEvent } from './account-event.entity.js';
import { newUser, type NewUser, type SignedInUser } from './account.schema.js';
import { EDITORS, type Role } from './role.js';
import { User } from './user.entity.js';

/** The people who may sign in. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** How many people have an account. */
  count(manager: EntityManager = this.database.manager): Promise<number> {
    return manager.count(User);
  }

  /** A person who may change things, or null where nobody with this id may. */
  async editor(manager: EntityManager, id: string): Promise<{ id: string; name: string } | null> {
    const user = await manager.findOneBy(User, { id });
    return user !== null && EDITORS.includes(user.role) ? { id: user.id, name: user.name } : null;
  }

  /** People with this role who had an account at that time, oldest account first. */
  withRole(manager: EntityManager, role: Role, addedBefore: Date): Promise<User[]> {
    return manager.find(User, {
      where: { role, createdAt: LessThan(addedBefore) },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  }

  /**
   * Adds a person who can sign in at once.
   *
   * @param manager the transaction to add them in; one of its own by default
   * @throws InvalidInput for a name, address, password or role that cannot be; UserError MW-USER-EXISTS
   */
  async add(user: NewUser, manager?: EntityManager): Promise<SignedInUser> {
    const { data: valid, error } = newUser.safeParse(user);
    if (error !== undefined) throw new InvalidInput(error.issues);
    const hash = await hashPassword(valid.password);
    const insert = (inside: EntityManager): Promise<SignedInUser> => this.#insert(inside, { ...valid, hash });
    return manager === undefined ? this.database.transaction(insert) : insert(manager);
  }

  async #insert(manager: EntityManager, user: Omit<SignedInUser, 'id'> & { hash: string }): Promise<SignedInUser> {
    const now = this.clock.now();
    const rows: SignedInUser[] = await manager.query(
      `INSERT INTO auth."user" (name, email, role, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (email) DO NOTHING RETURNING id, name, email, role`,
      [user.name, user.email, user.role, now],
    );
    const added = rows[0];
    if (added === undefined) {
      throw new UserError(
        'MW-USER-EXISTS',
        `A user with the address ${user.email} exists already. Choose another address.`,
        409,
      );
    }
    await manager.query(
      `INSERT INTO auth.account (account_id, provider_id, user_id, password, created_at, updated_at)
       VALUES ($1::uuid::text, 'credential', $1::uuid, $2, $3, $3)`,
      [added.id, user.hash, now],
    );
    await manager.insert(AccountEvent, { at: now, kind: 'user-added', userId: added.id, ipAddress: null });
    return added;
  }
}
