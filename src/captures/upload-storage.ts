import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { MAX_CAPTURE_BYTES } from './parse-pool.js';

/** Most bytes of one request's files together: they are held in memory and stored in one statement. */
export const MAX_UPLOAD_BYTES = 256 * 1024 * 1024;

/** A file of an upload, held in memory. */
export interface UploadedCapture {
  readonly originalname: string;
  /** Null when the file was past a limit: the rest was let pass, so that the other files still arrive. */
  readonly bytes: Buffer | null;
  /** Whether there was no more room, and the file could be taken with fewer others. */
  readonly crowdedOut: boolean;
}

type Taken = Omit<UploadedCapture, 'originalname'>;
type Done = (error?: unknown, info?: Taken) => void;

/** Keeps each file up to the limits. A file too large costs itself, not the batch that it came with. */
export function uploadStorage(most = { file: MAX_CAPTURE_BYTES, request: MAX_UPLOAD_BYTES }) {
  const held = new WeakMap<object, number>();
  return {
    _handleFile(request: Request, file: { readonly stream: Readable }, done: Done): void {
      let parts: Buffer[] | null = [];
      let size = 0;
      // Counted as it comes, because the next file may begin before the end of this one is told.
      const hold = (bytes: number): number => {
        const now = (held.get(request) ?? 0) + bytes;
        held.set(request, now);
        return now;
      };
      file.stream.on('data', (part: Buffer) => {
        size += part.length;
        if (parts === null) return;
        parts.push(part);
        if (hold(part.length) <= most.request && size <= most.file) return;
        hold(-size);
        parts = null;
      });
      file.stream.once('error', (error) => done(error));
      file.stream.once('end', () => {
        done(null, {
          bytes: parts === null ? null : Buffer.concat(parts),
          crowdedOut: parts === null && size <= most.file,
        });
      });
    },
    _removeFile(_request: Request, _file: unknown, done: (error: Error | null) => void): void {
      done(null);
    },
  };
}
