import { Injectable } from '@nestjs/common';
import { MAX_PAGES } from '../domain/capture/container/open-file.js';
import type { CaptureReason } from '../domain/capture/capture.js';
import { UserError } from '../platform/errors/user-error.js';
import type { Upload, UploadAnswer } from './capture.schema.js';
import { CapturesService } from './captures.service.js';
import { HandIn, type HandedFile, type HandedResult } from './hand-in.service.js';
import { ParseCapturesJob } from './parse-captures.job.js';
import type { UploadedCapture } from './upload-storage.js';

type Row = UploadAnswer['results'][number];

/** Takes the files of one request, reads them, and says what became of each. */
@Injectable()
export class UploadService {
  constructor(
    private readonly handIn: HandIn,
    private readonly captures: CapturesService,
    private readonly parsing: ParseCapturesJob,
  ) {}

  /**
   * @param from how they came, and by which token
   * @throws UserError MW-CAPTURE-NO-FILE
   */
  async take(
    upload: Upload,
    files: readonly UploadedCapture[] | undefined,
    from: Pick<HandedFile, 'origin' | 'apiTokenId' | 'capturedAt'>,
  ): Promise<UploadAnswer> {
    if (files === undefined || files.length === 0) {
      throw new UserError(
        'MW-CAPTURE-NO-FILE',
        'No file came with the request. Send at least one in the field `files`.',
      );
    }
    const whole = files.flatMap((file) => (file.bytes === null ? [] : [{ file, bytes: file.bytes }]));
    const taken = await this.handIn.take(
      whole.map(({ file, bytes }) => ({ ...upload, ...from, fileName: nameOf(file), bytes })),
    );
    const handed = new Map(taken.map((each, at) => [whole[at]?.file, each]));
    while ((await this.parsing.runBatch()) > 0);
    const results = await this.captures.resultsOf(taken.flatMap(({ received }) => received.map(({ id }) => id)));
    return {
      results: files.flatMap((file) => {
        const each = handed.get(file);
        return each === undefined ? [notStored(file, tooLarge(file))] : rowsOf(file, each, results);
      }),
    };
  }
}

function rowsOf(
  file: UploadedCapture,
  { received, leftOut, refused, isArchive }: HandedResult,
  results: Awaited<ReturnType<CapturesService['resultsOf']>>,
): Row[] {
  if (refused !== null) return [notStored(file, refused)];
  const rows = received.flatMap(({ id, alreadyKnown }, at): Row[] => {
    const result = results.get(id);
    if (result === undefined) return [];
    return [{ file: nameOf(file), page: isArchive ? at + 1 : null, captureId: id, ...result, alreadyKnown }];
  });
  if (leftOut === 0) return rows;
  const message = `The archive holds ${leftOut} more results pages than the ${MAX_PAGES} that are taken of one file. Hand in smaller archives.`;
  return [...rows, notStored(file, { code: 'too-many-pages', message })];
}

const nameOf = (file: UploadedCapture): string => file.originalname.slice(0, 255);

function tooLarge(file: UploadedCapture): CaptureReason {
  const message = file.crowdedOut
    ? 'The files of this upload have more than 256 MiB together, and this one was not stored. Hand it in with fewer others.'
    : 'The file is larger than 32 MiB and was not stored. Hand in single pages.';
  return { code: 'too-large', message };
}

function notStored(file: UploadedCapture, reason: CaptureReason): Row {
  return { file: nameOf(file), page: null, captureId: null, outcome: 'failed', reason, ads: 0, alreadyKnown: false };
}
