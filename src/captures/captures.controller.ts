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
import { RawStore } from '../platform/storage/raw-store.service.js';
import { type Upload, type UploadAnswer, uploadAnswer, uploadSchema } from './capture.schema.js';
import { CapturesService } from './captures.service.js';
import { ParseCapturesJob } from './parse-captures.job.js';
import { type UploadedCapture, uploadStorage } from './upload-storage.js';

const MOST_FILES = 100;

/** Hands captures in, and hands their raw bytes out again. */
@Controller('api/captures')
export class CapturesController {
  constructor(
    private readonly captures: CapturesService,
    private readonly parsing: ParseCapturesJob,
    private readonly raws: RawStore,
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
    if (files === undefined || files.length === 0) {
      throw new UserError(
        'MW-CAPTURE-NO-FILE',
        'No file came with the request. Send at least one in the field `files`.',
      );
    }
    const whole = files.flatMap((file) => (file.bytes === null ? [] : [{ file, bytes: file.bytes }]));
    const received = new Map(
      (
        await this.captures.receive(
          whole.map(({ file, bytes }) => ({ ...upload, origin: 'upload', fileName: nameOf(file), bytes })),
        )
      ).map((each, at) => [whole[at]?.file, each]),
    );
    while ((await this.parsing.runBatch()) > 0);
    const results = await this.captures.resultsOf([...received.values()].map(({ id }) => id));
    return {
      results: files.map((file) => {
        const entered = received.get(file);
        const result = entered === undefined ? undefined : results.get(entered.id);
        if (entered === undefined || result === undefined) return notTaken(file);
        return { file: nameOf(file), captureId: entered.id, ...result, alreadyKnown: entered.alreadyKnown };
      }),
    };
  }

  /** The bytes exactly as they were received, as a download: nobody's browser should run a stranger's page. */
  @Get(':id/raw')
  @ApiOkResponse({ description: 'The raw bytes', content: { 'application/octet-stream': {} } })
  async raw(@Param('id', { schema: z.uuid() }) id: string): Promise<StreamableFile> {
    const sha256 = await this.captures.hashOf(id);
    const bytes = sha256 === null ? null : await this.raws.load(sha256);
    if (sha256 === null || bytes === null)
      throw new UserError('MW-CAPTURE-NOT-FOUND', `There is no capture ${id}.`, 404);
    return new StreamableFile(bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${sha256.slice(0, 16)}.bin"`,
    });
  }
}

const nameOf = (file: UploadedCapture): string => file.originalname.slice(0, 255);

function notTaken(file: UploadedCapture): UploadAnswer['results'][number] {
  const message = file.crowdedOut
    ? 'The files of this upload have more than 256 MiB together, and this one was not stored. Hand it in with fewer others.'
    : 'The file is larger than 32 MiB and was not stored. Hand in single pages.';
  return {
    file: nameOf(file),
    captureId: null,
    outcome: 'failed',
    reason: { code: 'too-large', message },
    ads: 0,
    alreadyKnown: false,
  };
}
