import { z } from 'zod';
import { ROLES } from './role.js';

export const role = z.enum(ROLES).meta({ id: 'Role' });

/** The person behind a request. */
export const signedInUser = z
  .object({ id: z.uuid(), name: z.string(), email: z.string(), role })
  .meta({ id: 'SignedInUser' });

export type SignedInUser = z.infer<typeof signedInUser>;

export const session = z.object({ user: signedInUser }).meta({ id: 'Session' });

/** Long enough to resist guessing at the rate that sign-in allows; hashing anything longer only costs time. */
const password = z.string().min(8, 'must have at least 8 characters').max(128, 'must have at most 128 characters');

const email = z
  .email('must be an e-mail address')
  .max(254, 'must have at most 254 characters')
  .transform((text) => text.toLowerCase());

const name = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');

export const newUser = z.object({ name, email, password, role });

export type NewUser = z.input<typeof newUser>;

export const credentials = z
  .object({ email: z.string().max(254), password: z.string().max(128) })
  .meta({ id: 'Credentials' });

export const setupState = z.object({ needsFirstUser: z.boolean() }).meta({ id: 'SetupState' });

export const firstUser = z.object({ token: z.string().max(200), name, email, password }).meta({ id: 'FirstUser' });

export const done = z.object({ ok: z.literal(true) }).meta({ id: 'Done' });
