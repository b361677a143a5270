import { Controller, Get, HttpCode, Param, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiQuery } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { AddressLimit } from '../platform/http/address-limit.js';
import { Public } from '../platform/http/public.js';
import { Pingbacks } from './pingbacks.service.js';

/** Twice what is handed in in a minute at most: calls come from few addresses of the provider. What is refused is fetched later. */
export const PINGBACKS_A_MINUTE = 1200;
/** A token and an id have 120 characters together with their path. */
const LONGEST_URL = 300;

/** Where DataForSEO says that a look is done. Open without a session; whoever calls learns nothing and brings nothing. */
@Public()
@Controller('api/pingbacks')
export class PingbacksController {
  readonly #limit = new AddressLimit(PINGBACKS_A_MINUTE);

  constructor(
    private readonly pingbacks: Pingbacks,
    private readonly clock: Clock,
  ) {}

  /** Answers the same whatever it is given, and never what became of it. */
  @Get('dataforseo/:token')
  @HttpCode(204)
  @ApiQuery({ name: 'id', required: false, type: String })
  @ApiNoContentResponse()
  async called(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
    @Param('token') token: string,
  ): Promise<void> {
    const wait = this.#limit.waitSeconds(request.ip ?? '', this.clock.now());
    if (wait !== null) {
      response.setHeader('Retry-After', String(wait));
      throw new UserError('MW-TOO-MANY', `Too many requests came from your address. Try again in ${wait} s.`, 429);
    }
    if (request.originalUrl.length > LONGEST_URL) return;
    const { id } = request.query;
    await this.pingbacks.received(token, typeof id === 'string' ? id.toLowerCase() : '');
  }
}
