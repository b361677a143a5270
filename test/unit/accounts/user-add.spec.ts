import { describe, expect, it } from '@jest/globals';
import type { NewUser, SignedInUser } from '../../../src/accounts/account.schema.js';
import { runUserAdd } from '../../../src/accounts/user.command.js';

const BERTA = { name: 'Berta', email: 'berta@brand.example', role: 'viewer' } as const;

async function add(options: { password?: string; json?: boolean }): Promise<{ asked: NewUser; printed: string[] }> {
  const printed: string[] = [];
  const asked: NewUser[] = [];
  const users = {
    add: (user: NewUser): Promise<SignedInUser> => {
      asked.push(user);
      return Promise.resolve({ id: '1', name: user.name, email: user.email, role: user.role });
    },
  };
  await runUserAdd({ ...BERTA, ...options }, { users }, { out: (line) => printed.push(line), err: () => undefined });
  return { asked: asked[0] as NewUser, printed };
}

describe('adding a user from the terminal', () => {
  it('takes the password that is given and does not print it', async () => {
    const { asked, printed } = await add({ password: 'a long enough one' });
    expect(asked).toEqual({ ...BERTA, password: 'a long enough one' });
    expect(printed).toEqual(['Berta <berta@brand.example> can sign in now, as viewer.']);
  });

  it('makes up a password that nobody guesses, another each time, and prints it once', async () => {
    const [one, other] = [await add({}), await add({})];
    expect(one.asked.password.length).toBeGreaterThanOrEqual(20);
    expect(one.asked.password).not.toBe(other.asked.password);
    expect(one.printed[1]).toBe(`Password, shown only now: ${one.asked.password}`);
  });

  it('prints one JSON object for a program', async () => {
    const { asked, printed } = await add({ json: true });
    expect(JSON.parse(printed.join('\n'))).toEqual({ id: '1', ...BERTA, password: asked.password });
  });
});
