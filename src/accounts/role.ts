import { SetMetadata } from '@nestjs/common';

/** What a person may do: an admin everything, the two managers decide and upload, a viewer only reads. */
export const ROLES = ['admin', 'ppc-manager', 'partner-manager', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

/** Who may change anything, unless a handler names its own with `@Roles`. */
export const EDITORS: readonly Role[] = ['admin', 'ppc-manager', 'partner-manager'];

export const ROLES_KEY = 'markwarden:roles';
/** Marks a handler that programs use with a token, and people not at all. */
export const TOKEN_SCOPE_KEY = 'markwarden:token-scope';

/**
 * Limits a handler to these roles. Without it every signed-in person may read and everyone but a viewer may change, so a
 * handler that forgets it does not open a door to viewers.
 */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator => SetMetadata(ROLES_KEY, roles);
