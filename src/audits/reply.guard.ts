import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { AddressLimit } from '../platform/http/address-limit.js';
import { noSuchLink, ReplyLinks } from './reply-links.service.js';

/** Enough for a person with many alerts and files, too few to fill the store or to try tokens by the thousand. */
export const REQUESTS_A_MINUTE = 60;

type WithLink = Request & { replyLinkId?: string };

/** Admits partners by the token of their link, before anything of their requests' bodies is read. */
@Injectable()
export class ReplyGuard implements CanActivate {
  readonly #limit = new AddressLimit(REQUESTS_A_MINUTE);

  constructor(
    private readonly links: ReplyLinks,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithLink>();
    const response = context.switchToHttp().getResponse<Response>();
    response.setHeader('Referrer-Policy', 'no-referrer');
    const wait = this.#limit.waitSeconds(request.ip ?? '', this.clock.now());
    if (wait !== null) {
      response.setHeader('Retry-After', String(wait));
      throw new UserError('MW-TOO-MANY', `Too many requests came from your address. Try again in ${wait} s.`, 429);
    }
    const token = /^Bearer (\S{1,200})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw noSuchLink();
    request.replyLinkId = await this.links.admit(token);
    return true;
  }
}

/** Id of the link that a request was admitted by, as a handler's parameter. */
export const CurrentReplyLink = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const { replyLinkId } = context.switchToHttp().getRequest<WithLink>();
  if (replyLinkId === undefined) throw new Error('Only a handler behind the ReplyGuard has a current link');
  return replyLinkId;
});
