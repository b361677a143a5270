import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { UserError } from '../platform/errors/user-error.js';
import type { TokenScope } from './api-token.entity.js';
import { ApiTokens } from './api-tokens.service.js';
import { AuthService } from './auth.service.js';
import { TOKEN_SCOPE_KEY } from './role.js';

type WithToken = Request & { apiTokenId?: string };

/** Opens a handler to programs that carry an API token of this scope, and to nobody else: not even to people. */
export const ByToken = (scope: TokenScope): MethodDecorator & ClassDecorator => SetMetadata(TOKEN_SCOPE_KEY, scope);

/** Admits programs by their tokens, before anything of their requests' bodies is read. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly tokens: ApiTokens,
    private readonly auth: AuthService,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const marks = [context.getHandler(), context.getClass()];
    const scope = this.reflector.getAllAndOverride<TokenScope | undefined>(TOKEN_SCOPE_KEY, marks);
    if (scope === undefined) return true;
    const request = context.switchToHttp().getRequest<WithToken>();
    const token = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    const admitted = token === undefined ? null : await this.tokens.admit(token, scope);
    if (admitted === null) throw await this.#refusal(request);
    if (admitted.waitSeconds !== null) {
      context.switchToHttp().getResponse<Response>().setHeader('Retry-After', String(admitted.waitSeconds));
      const message = `The token was used too often in this minute. Try again in ${admitted.waitSeconds} s.`;
      throw new UserError('MW-TOO-MANY', message, 429);
    }
    request.apiTokenId = admitted.id;
    return true;
  }

  async #refusal(request: Request): Promise<UserError> {
    const session = request.headers.authorization === undefined ? await this.auth.sessionOf(request) : null;
    if (session !== null) {
      return new UserError('MW-FORBIDDEN', 'This address takes API tokens, not people. Upload in the console.', 403);
    }
    const message =
      'The request carries no API token that is in force. Send one that an admin made, as "Authorization: Bearer mwt_…".';
    return new UserError('MW-TOKEN', message, 401);
  }
}

/** Id of the token that a request was admitted by, as a handler's parameter. */
export const CurrentToken = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { apiTokenId } = context.switchToHttp().getRequest<WithToken>();
  if (apiTokenId === undefined) throw new Error('Only a handler marked with @ByToken has a current token');
  return apiTokenId;
});
