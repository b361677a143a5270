import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AlertsModule } from '../alerts/alerts.module.js';
import { PartnerRepliesController } from './partner-replies.controller.js';
import { PartnerReplies } from './partner-replies.service.js';
import { PartnerReply } from './partner-reply.entity.js';
import { ReplyAttachment } from './reply-attachment.entity.js';
import { ReplyLinkAlert } from './reply-link-alert.entity.js';
import { ReplyLink } from './reply-link.entity.js';
import { ReplyLinksController } from './reply-links.controller.js';
import { ReplyLinks } from './reply-links.service.js';
import { ReplyGuard } from './reply.guard.js';

@Module({
  imports: [TypeOrmModule.forFeature([ReplyLink, ReplyLinkAlert, PartnerReply, ReplyAttachment]), AlertsModule],
  controllers: [ReplyLinksController, PartnerRepliesController],
  providers: [ReplyLinks, PartnerReplies, ReplyGuard],
  exports: [ReplyLinks, ReplyGuard],
})
export class AuditsModule {}
