import type { Request } from 'express';
import type { Readable } from 'node:stream';

/** Most bytes of one file that are read; a results page has about 1 MB, a provider's reply less. */
export const MAX_CAPTURE_BYTES = 32 * 1024 * 1024;

/** A file of an upload, held in memory. */
export interface UploadedCapture {
  readonly originalname: string;
  /** Null when the file was larger than MAX_CAPTURE_BYTES: the rest was let pass, so that the other files still arrive. */
  readonly bytes: Buffer | null;
}

type Done = (error?: unknown, info?: { bytes: Buffer | null }) => void;

/** Keeps each file up to the limit. A file too large costs itself, not the batch that it came with. */
export const uploadStorage = {
  _handleFile(_request: Request, file: { readonly stream: Readable }, done: Done): void {
    const parts: Buffer[] = [];
    let size = 0;
    file.stream.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= MAX_CAPTURE_BYTES) parts.push(part);
      else parts.length = 0;
    });
    file.stream.once('error', (error) => done(error));
    file.stream.once('end', () => done(null, { bytes: size > MAX_CAPTURE_BYTES ? null : Buffer.concat(parts) }));
  },
  _removeFile(_request: Request, _file: unknown, done: (error: Error | null) => void): void {
    done(null);
  },
};
