import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { CaptureReason } from '../domain/capture/capture.js';
import { MAX_CAPTURE_BYTES, tooLarge } from './parse-pool.js';

/** By which a file is known to be the same and unchanged. */
export interface FileState {
  /** In bytes. */
  readonly size: number;
  /** Time of its last change, in milliseconds since 1970. */
  readonly changed: number;
  readonly inode: number;
}

export function isInState(stats: Stats, { size, changed, inode }: FileState): boolean {
  return stats.size === size && stats.mtimeMs === changed && stats.ino === inode;
}

/** A file's bytes, why they are not to be had, or that somebody wrote to it meanwhile. */
export type WholeFile = { readonly bytes: Buffer } | { readonly reason: CaptureReason } | 'changing';

/**
 * Reads a file that others may be writing to: never through a link, never a device, and never half of it as it was before and
 * half as it is now.
 *
 * @param expected the state in which it was seen to be complete; any other is `changing`
 * @throws errors of the file system
 */
export async function readWholeFile(path: string, expected: FileState): Promise<WholeFile> {
  // Not waiting for a writer, in case a pipe was put in its place.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const before = await handle.stat();
    if (!before.isFile() || !isInState(before, expected)) return 'changing';
    if (before.size > MAX_CAPTURE_BYTES) return { reason: tooLarge(before.size).reason ?? TOO_LARGE };
    const bytes = await readUpTo(handle, before.size + 1);
    const after = await handle.stat();
    return bytes.length === before.size && isInState(after, expected) ? { bytes } : 'changing';
  } finally {
    await handle.close();
  }
}

const TOO_LARGE: CaptureReason = { code: 'too-large', message: 'The file is too large to be read.' };

async function readUpTo(handle: FileHandle, most: number): Promise<Buffer> {
  const buffer = Buffer.alloc(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await handle.read(buffer, length, most - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}
