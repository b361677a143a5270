import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { UserError } from '../platform/errors/user-error.js';
import { PUBLIC } from '../platform/http/public.js';
import type { SignedInUser } from './account.schema.js';
import { AuthService } from './auth.service.js';
import { EDITORS, type Role, ROLES, ROLES_KEY, TOKEN_SCOPE_KEY } from './role.js';

type WithUser = Request & { user?: SignedInUser };

/** Every handler needs a session and a role that may use it, unless it is marked `@Public()` or `@ByToken()`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly auth: AuthService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const marks = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, marks) === true) return true;
    // The guard for tokens, which comes next, admits nobody without one.
    if (this.reflector.getAllAndOverride<string | undefined>(TOKEN_SCOPE_KEY, marks) !== undefined) return true;
    const request = context.switchToHttp().getRequest<WithUser>();
    const session = await this.auth.sessionOf(request);
    if (session === null)
      throw new UserError('MW-SIGN-IN', 'Sign in first: the request carries no session that is in force.', 401);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const allowed =
      this.reflector.getAllAndOverride<readonly Role[] | undefined>(ROLES_KEY, marks) ?? (reads ? ROLES : EDITORS);
    if (!allowed.includes(session.user.role)) {
      throw new UserError(
        'MW-FORBIDDEN',
        `Your role (${session.user.role}) may not do this. Ask an admin for another role.`,
        403,
      );
    }
    request.user = session.user;
    if (session.cookies.length > 0)
      context.switchToHttp().getResponse<Response>().append('Set-Cookie', session.cookies);
    return true;
  }
}

/** The signed-in person, as a handler's parameter of type `SignedInUser`. */
export const CurrentUser = createParamDecorator((_data: unknown, context: ExecutionContext): SignedInUser => {
  const { user } = context.switchToHttp().getRequest<WithUser>();
  if (user === undefined) throw new Error('A public handler has no current user');
  return user;
});
