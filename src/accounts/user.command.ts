import { randomBytes } from 'node:crypto';
import type { TerminalIo } from '../platform/terminal-io.js';
import type { NewUser, SignedInUser } from './account.schema.js';

export interface UserAddOptions extends Omit<NewUser, 'password'> {
  /** Made up and printed once when absent. */
  readonly password?: string;
  /** Prints one JSON object instead of sentences. */
  readonly json?: boolean;
}

/** What the command needs of the accounts; `UsersService` is one. */
export interface UserAdder {
  add(user: NewUser): Promise<SignedInUser>;
}

/** `markwarden user add`: adds a person who can sign in at once. Throws what `UsersService.add` throws. */
export async function runUserAdd(
  options: UserAddOptions,
  services: { users: UserAdder },
  io: TerminalIo,
): Promise<void> {
  const { name, email, role, json = false } = options;
  const made = options.password === undefined ? randomBytes(15).toString('base64url') : undefined;
  const user = await services.users.add({ name, email, role, password: options.password ?? made ?? '' });
  if (json) {
    io.out(JSON.stringify({ ...user, ...(made === undefined ? {} : { password: made }) }));
    return;
  }
  io.out(`${user.name} <${user.email}> can sign in now, as ${user.role}.`);
  if (made !== undefined) io.out(`Password, shown only now: ${made}`);
}
