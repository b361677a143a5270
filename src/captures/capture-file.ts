import type { FileHandle } from 'node:fs/promises';
import { open, stat } from 'node:fs/promises';
import type { CaptureReason } from '../domain/capture/capture.js';
import { MAX_CAPTURE_BYTES, tooLarge } from './parse-pool.js';

export type CaptureFile = { readonly bytes: Uint8Array } | { readonly reason: CaptureReason };

/**
 * Reads a capture's file, at most as much as is ever parsed: a file of 100 MB costs no memory. Never rejects; a path
 * that is missing, a folder, a device or not readable comes back as the reason.
 */
export async function readCaptureFile(path: string): Promise<CaptureFile> {
  let handle: FileHandle | null = null;
  try {
    const found = await stat(path);
    if (!found.isFile())
      return refuse('not-a-file', `${path} is not a file. Name the saved pages or replies one by one.`);
    if (found.size > MAX_CAPTURE_BYTES) return refuseSize(found.size);
    handle = await open(path);
    // One byte more than was announced, because a file may grow meanwhile.
    const buffer = Buffer.alloc(Math.min(found.size, MAX_CAPTURE_BYTES) + 1);
    const length = await fill(handle, buffer);
    return length > MAX_CAPTURE_BYTES ? refuseSize(length) : { bytes: buffer.subarray(0, length) };
  } catch (error) {
    return unreadable(path, error);
  } finally {
    // What was read is read; a disk that complains afterwards changes nothing.
    await handle?.close().catch(() => undefined);
  }
}

async function fill(handle: FileHandle, buffer: Buffer): Promise<number> {
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

function unreadable(path: string, error: unknown): CaptureFile {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refuse('file-not-found', `${path} does not exist. Check the path.`);
  }
  return refuse('unreadable-file', `${path} cannot be read (${code}). Check its permissions and its disk.`);
}

function refuseSize(bytes: number): CaptureFile {
  const { reason } = tooLarge(bytes);
  return reason === null ? refuse('too-large', '') : { reason };
}

function refuse(code: string, message: string): CaptureFile {
  return { reason: { code, message } };
}
