import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import type { SignedInUser } from '../accounts/account.schema.js';
import { Roles } from '../accounts/role.js';
import { CurrentUser } from '../accounts/session.guard.js';
import { Answers } from '../platform/http/answers.js';
import { PartnerReplies } from './partner-replies.service.js';
import { ReplyLinks } from './reply-links.service.js';
import { type NewReplyLink, newReplyLink, type ReplyLinkMade, replyLinkMade } from './reply.schema.js';

/** The staff's side: makes and revokes links, and hands out what partners attached. */
@Controller('api')
export class ReplyLinksController {
  constructor(
    private readonly links: ReplyLinks,
    private readonly replies: PartnerReplies,
  ) {}

  @Post('reply-links')
  @HttpCode(200)
  @Roles('admin', 'partner-manager')
  @Answers(replyLinkMade)
  make(@Body({ schema: newReplyLink }) body: NewReplyLink, @CurrentUser() user: SignedInUser): Promise<ReplyLinkMade> {
    return this.links.make(body, user.id);
  }

  @Post('reply-links/:id/revoke')
  @HttpCode(204)
  @Roles('admin', 'partner-manager')
  async revoke(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() user: SignedInUser): Promise<void> {
    await this.links.revoke(id, user.id);
  }

  /** As a download: nobody's browser should show a stranger's file as a page of this server. */
  @Get('reply-attachments/:id')
  @ApiOkResponse({ description: 'The file as it came', content: { 'application/octet-stream': {} } })
  async attachment(@Param('id', { schema: z.uuid() }) id: string): Promise<StreamableFile> {
    const { name, bytes } = await this.replies.attachment(id);
    const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encoded}`,
    });
  }
}
