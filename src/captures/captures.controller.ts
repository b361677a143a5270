import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  StreamableFile,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers } from '../platform/http/answers.js';
import { UserError } from '../platform/errors/user-error.js';
import { saidRemoved } from '../platform/storage/removal.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { type Upload, type UploadAnswer, uploadAnswer, uploadSchema } from './capture.schema.js';
import { ClearCaptures } from './clear-captures.service.js';
import { CapturesService } from './captures.service.js';
import { type UploadedCapture, uploadStorage } from './upload-storage.js';
import { UploadService } from './upload.service.js';

const MOST_FILES = 100;

/** Hands captures in, and hands their raw bytes out again. */
@Controller('api/captures')
export class CapturesController {
  constructor(
    private readonly captures: CapturesService,
    private readonly uploads: UploadService,
    private readonly raws: RawStore,
    private readonly cleared: ClearCaptures,
  ) {}

  @Post()
  @HttpCode(200)
  @Answers(uploadAnswer)
  @ApiConsumes('multipart/form-data')
  @UseInterceptors(
    FilesInterceptor('files', MOST_FILES, {
      storage: uploadStorage(),
      defParamCharset: 'utf8',
      limits: { fields: 20, fieldSize: 10_000 },
    }),
  )
  async upload(
    @Body({ schema: uploadSchema }) upload: Upload,
    @UploadedFiles() files: UploadedCapture[] | undefined,
  ): Promise<UploadAnswer> {
    return this.uploads.take(upload, files, { origin: 'upload' });
  }

  /** The bytes exactly as they were received, as a download: nobody's browser should run a stranger's page. */
  @Get(':id/raw')
  @ApiOkResponse({ description: 'The raw bytes', content: { 'application/octet-stream': {} } })
  async raw(@Param('id', { schema: z.uuid() }) id: string): Promise<StreamableFile> {
    const sha256 = await this.captures.hashOf(id);
    const bytes = sha256 === null ? null : await this.raws.load(sha256);
    if (sha256 === null || bytes === null) throw await this.#missing(id, sha256);
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${sha256.slice(0, 16)}.bin"`,
    });
  }

  async #missing(id: string, sha256: string | null): Promise<UserError> {
    const removal = sha256 === null ? await this.cleared.removal(id) : await this.raws.removal(sha256);
    if (removal === null) return new UserError('MW-CAPTURE-NOT-FOUND', `There is no capture ${id}.`, 404);
    return new UserError('MW-RAW-REMOVED', saidRemoved('Raw page', removal), 410);
  }
}
