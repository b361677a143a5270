import { promisify } from 'node:util';
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';

const compressElsewhere = promisify(zstdCompress);
const decompressElsewhere = promisify(zstdDecompress);

/** Level 3 packs results pages to about a seventh; higher levels cost more time than they save space. */
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 3 };
/**
 * Up to this size, in bytes, handing bytes to another thread and setting up a stream there takes several times as long as
 * doing it here (0.5 to 1 ms for 0.13 ms with a reply of 36 kB), and leaves so much to be collected that everything else
 * is slower too. Most replies are smaller, most pages larger.
 */
const SMALL = 128 * 1024;

/** A Zstandard frame of these bytes. Told their size, the compressor takes no more memory than that needs. */
export async function compress(bytes: Buffer): Promise<Buffer> {
  const options = { params: LEVEL, pledgedSrcSize: bytes.length };
  return bytes.length <= SMALL ? zstdCompressSync(bytes, options) : compressElsewhere(bytes, options);
}

/** The bytes in a Zstandard frame. @param size of what is in it, in bytes; throws when there is more */
export async function decompress(packed: Buffer, size: number): Promise<Buffer> {
  const options = { maxOutputLength: Math.max(size, 1) };
  return size <= SMALL ? zstdDecompressSync(packed, options) : decompressElsewhere(packed, options);
}
