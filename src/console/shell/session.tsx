import { createContext, useContext, type ReactNode } from 'react';
import type { SessionUser } from '../api/types.js';

const SessionContext = createContext<SessionUser | null>(null);

export function SessionProvider({ user, children }: { user: SessionUser; children: ReactNode }) {
  return <SessionContext value={user}>{children}</SessionContext>;
}

/** Who is signed in. Only below the shell, which shows nothing before that is known. */
export function useUser(): SessionUser {
  const user = useContext(SessionContext);
  if (user === null) throw new Error('useUser is called outside the signed-in part of the console');
  return user;
}

/** Viewers look; everybody else may decide and upload. */
export function mayWrite(user: SessionUser): boolean {
  return user.role !== 'viewer';
}
