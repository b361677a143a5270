import { Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../platform/http/public.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { unsubscribePage } from './unsubscribe-page.js';

const token = z.string().min(1).max(200);
const HTML = 'text/html; charset=utf-8';
const PAGE = { description: 'A page for people', content: { 'text/html': { schema: { type: 'string' } } } } as const;

/**
 * The link in every digest, open without a session because the token says whose subscription it is. A GET only asks:
 * scanners and previews follow links. A POST ends it at once, as mail programs send it by themselves (RFC 8058); its body
 * says nothing that the address does not.
 */
@Public()
@Controller('api/digests/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  @Get(':token')
  @Header('Content-Type', HTML)
  @ApiOkResponse(PAGE)
  async ask(@Param('token', { schema: token }) given: string): Promise<string> {
    return unsubscribePage((await this.subscriptions.isRunning(given)) ? 'asks' : 'ended');
  }

  @Post(':token')
  @HttpCode(200)
  @Header('Content-Type', HTML)
  @ApiOkResponse(PAGE)
  async end(@Param('token', { schema: token }) given: string): Promise<string> {
    await this.subscriptions.end(given);
    return unsubscribePage('ended');
  }
}
