import { createContext, useContext, type ReactNode } from 'react';
import type { SignedInUser } from '../api/generated/types.gen.js';

const SessionContext = createContext<SignedInUser | null>(null);

export function SessionProvider({ user, children }: { user: SignedInUser; children: ReactNode }) {
  return <SessionContext value={user}>{children}</SessionContext>;
}

/** Who is signed in. Only below the shell, which shows nothing before that is known. */
export function useUser(): SignedInUser {
  const user = useContext(SessionContext);
  if (user === null) throw new Error('useUser is called outside the signed-in part of the console');
  return user;
}

/** Viewers look; everybody else may decide and upload. */
export function mayWrite(user: SignedInUser): boolean {
  return user.role !== 'viewer';
}
