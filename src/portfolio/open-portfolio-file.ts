import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import type { TerminalIo } from '../platform/terminal-io.js';
import { LARGEST_PORTFOLIO, type PortfolioReading, readPortfolioText } from './portfolio-file.js';

/** In bytes; a file of this size and more may take longer than a second. */
const SLOW_FROM = 256 * 1024;

/**
 * Reads a portfolio from a path. Never rejects: a path that leads to no file comes back as a problem, marked
 * `unreadable`. Of a file that is too large no more is read than tells so.
 *
 * @param progress told when reading will take a while
 */
export async function openPortfolioFile(path: string, progress?: Pick<TerminalIo, 'err'>): Promise<PortfolioReading> {
  try {
    await using file = await open(path);
    const { size } = await file.stat();
    if (size > LARGEST_PORTFOLIO) return tooLarge(`${(size / 1024 / 1024).toFixed(1)} MiB`);
    if (size >= SLOW_FROM) progress?.err(`Reading ${path}, ${(size / 1024 / 1024).toFixed(1)} MiB …`);
    const bytes = await readCapped(file);
    return bytes === null ? tooLarge('no end in sight') : readPortfolioBytes(bytes);
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
    return { ...refused('unreadable', faultOf(code)), unreadable: true };
  }
}

/** Reads a portfolio from the bytes of a file. Total, as `readPortfolioText` is. */
export function readPortfolioBytes(bytes: Uint8Array): PortfolioReading {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return refused('not-text', 'the file is UTF-16; save it as UTF-8');
  }
  // What is not UTF-8 becomes U+FFFD, which the reader then names with its line and column.
  return readPortfolioText(new TextDecoder().decode(bytes));
}

/** Pipes and devices state no size and may never end; null when there is more than a portfolio can have. */
async function readCapped(file: FileHandle): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length > LARGEST_PORTFOLIO) return null;
  }
  return Buffer.concat(parts);
}

function tooLarge(size: string): PortfolioReading {
  return refused(
    'too-large',
    `the file has ${size}; at most ${LARGEST_PORTFOLIO / 1024 / 1024} MiB are read; split it`,
  );
}

function refused(code: string, message: string): PortfolioReading & { ok: false } {
  return { ok: false, problems: [{ code, path: '', line: null, column: null, message }] };
}

function faultOf(code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file; check the path';
  if (code === 'EISDIR') return 'this is a folder; name the portfolio file in it';
  if (code === 'EACCES' || code === 'EPERM') return 'the file may not be read by this user; check its permissions';
  return `the file cannot be read (${code}); check the disk`;
}
