import { Body, Controller, HttpCode, Post, UploadedFiles, UseGuards, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import { Answers } from '../platform/http/answers.js';
import { Public } from '../platform/http/public.js';
import { type AttachedFile, PartnerReplies } from './partner-replies.service.js';
import { CurrentReplyLink, ReplyGuard } from './reply.guard.js';
import { type AnswerStored, answerStored, type NewPartnerAnswer, partnerAnswer } from './reply.schema.js';

const MOST_FILES = 3;
const MOST_BYTES = 5 * 1024 * 1024;

/** Takes a partner's answer. Open without a session, because the token of its link says whose it is. */
@Public()
@UseGuards(ReplyGuard)
@Controller('api/reply')
export class PartnerRepliesController {
  constructor(private readonly replies: PartnerReplies) {}

  @Post('answers')
  @HttpCode(200)
  @Answers(answerStored)
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(
    FilesInterceptor('files', MOST_FILES, {
      defParamCharset: 'utf8',
      limits: { files: MOST_FILES, fileSize: MOST_BYTES, fields: 10, fieldSize: 20_000 },
    }),
  )
  answer(
    @Body({ schema: partnerAnswer }) answer: NewPartnerAnswer,
    @UploadedFiles() files: AttachedFile[] | undefined,
    @CurrentReplyLink() linkId: string,
  ): Promise<AnswerStored> {
    return this.replies.answer(linkId, answer, files ?? []);
  }
}
