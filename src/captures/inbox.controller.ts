import { Body, Controller, HttpCode, Post, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiBearerAuth, ApiConsumes } from '@nestjs/swagger';
import { ByToken, CurrentToken } from '../accounts/token.guard.js';
import { Answers } from '../platform/http/answers.js';
import { type Inbox, inboxSchema, type UploadAnswer, uploadAnswer } from './capture.schema.js';
import { type UploadedCapture, uploadStorage } from './upload-storage.js';
import { UploadService } from './upload.service.js';

const MOST_FILES = 20;
/** All files of one request together, in bytes; a program can send another. */
const MOST_BYTES = 64 * 1024 * 1024;
/** One file, in bytes, as everywhere. */
const FILE_BYTES = 32 * 1024 * 1024;

/** Takes captures from programs: a browser extension, a partner's crawler. */
@Controller('api/captures/inbox')
@ByToken('captures')
export class InboxController {
  constructor(private readonly uploads: UploadService) {}

  @Post()
  @HttpCode(200)
  @Answers(uploadAnswer)
  @ApiBearerAuth()
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(
    FilesInterceptor('files', MOST_FILES, {
      storage: uploadStorage({ file: FILE_BYTES, request: MOST_BYTES }),
      defParamCharset: 'utf8',
      limits: { fields: 20, fieldSize: 10_000 },
    }),
  )
  async take(
    @Body({ schema: inboxSchema }) { capturedAt, ...upload }: Inbox,
    @UploadedFiles() files: UploadedCapture[] | undefined,
    @CurrentToken() apiTokenId: string,
  ): Promise<UploadAnswer> {
    return this.uploads.take(upload, files, {
      origin: 'token',
      apiTokenId,
      capturedAt: capturedAt === undefined ? null : new Date(capturedAt),
    });
  }
}
