import type { IncomingMessage } from 'node:http';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

export const TOO_LARGE = 'OUTBOUND_TOO_LARGE';
export const UNKNOWN_ENCODING = 'OUTBOUND_UNKNOWN_ENCODING';

/** What we say that we can unpack. Zstandard is left out: its window lets a few bytes ask for 128 MiB of memory. */
export const ACCEPT_ENCODING = 'gzip, br';

/** Old servers send `deflate` unasked. */
const UNPACK: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Reads an answer's body and unpacks it, and stops at the first byte past `maxBytes`, counted as sent and again unpacked:
 * what is announced as too large is not read, and a small packed body that grows without end is cut off.
 *
 * @param maxBytes bytes, both packed and unpacked
 * @throws errors with a `code`: OUTBOUND_TOO_LARGE, OUTBOUND_UNKNOWN_ENCODING, or one of streams or zlib
 */
export async function readBody(answer: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const encoding = (answer.headers['content-encoding'] ?? '').trim().toLowerCase();
  const packed = !['', 'identity'].includes(encoding) && answer.statusCode !== 204 && answer.statusCode !== 304;
  const unpack = UNPACK[encoding];
  if (packed && unpack === undefined) throw coded(UNKNOWN_ENCODING);
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw coded(TOO_LARGE);
  const chunks: Buffer[] = [];
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  const unpacking = packed && unpack !== undefined ? [unpack(), atMost(maxBytes)] : [];
  await pipeline([answer, atMost(maxBytes), ...unpacking, collect], { signal });
  return Buffer.concat(chunks);
}

function atMost(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(coded(TOO_LARGE));
      else done(null, chunk);
    },
  });
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
