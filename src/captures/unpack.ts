import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import type { Packing, Unpack } from '../domain/capture/container/archive.js';

/** A cut end is no mistake here: what came before it is read. */
const AS_FAR_AS_IT_GOES = { finishFlush: constants.Z_SYNC_FLUSH } as const;

/** Node's code for output past its limit. */
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

/** Unpacks what pages and archives are packed with, for the pure core; never more than it asks for. */
export const unpack: Unpack = (packing, bytes, most) => {
  try {
    return UNPACKERS[packing](bytes, most);
  } catch (error) {
    const isTooLarge = typeof error === 'object' && error !== null && 'code' in error && error.code === TOO_LARGE;
    return isTooLarge ? 'too-large' : 'broken';
  }
};

const UNPACKERS: Readonly<Record<Packing, (bytes: Uint8Array, most: number) => Uint8Array>> = {
  gzip: (bytes, most) => gunzipSync(bytes, { ...AS_FAR_AS_IT_GOES, maxOutputLength: most }),
  // The name stands for zlib, and some servers send bare deflate under it.
  deflate: (bytes, most) => {
    const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0;
    return (isZlib ? inflateSync : inflateRawSync)(bytes, { ...AS_FAR_AS_IT_GOES, maxOutputLength: most });
  },
  br: (bytes, most) =>
    brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: most }),
  zstd: (bytes, most) => zstdDecompressSync(bytes, { finishFlush: constants.ZSTD_e_flush, maxOutputLength: most }),
};
