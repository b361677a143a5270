import { randomBytes } from 'node:crypto';
import type { Role } from '../accounts/role.js';
import type { UsersService } from '../accounts/users.service.js';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** One person for each role. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: 'Pia Keller', email: 'ppc@demo.example', role: 'ppc-manager' },
  { name: 'Marco Vidal', email: 'partner@demo.example', role: 'partner-manager' },
  { name: 'Anna Brandt', email: 'admin@demo.example', role: 'admin' },
  { name: 'Vera Lind', email: 'viewer@demo.example', role: 'viewer' },
];

/** Adds everybody with the same password, made anew for every start, and returns it with the ids by name. */
export async function addDemoPeople(
  users: UsersService,
): Promise<{ readonly password: string; readonly ids: ReadonlyMap<string, string> }> {
  const password = randomBytes(9).toString('base64url');
  const added = await Promise.all(DEMO_PEOPLE.map((person) => users.add({ ...person, password })));
  return { password, ids: new Map(added.map(({ name, id }) => [name, id])) };
}
