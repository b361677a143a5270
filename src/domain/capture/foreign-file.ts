import type { CaptureReason } from './capture.js';

/** First bytes of what people hand in by mistake, from the formats' own specifications; as a string of Latin-1. */
const SIGNATURES: readonly (readonly [kind: 'packed' | 'document', name: string, start: RegExp])[] = [
  ['packed', 'gzip', /^\x1f\x8b/],
  ['packed', 'bzip2', /^BZh[1-9]1AY&SY/],
  ['packed', 'xz', /^\xfd7zXZ\0/],
  ['packed', 'Zstandard', /^\x28\xb5\x2f\xfd/],
  ['packed', 'ZIP', /^PK(?:\x03\x04|\x05\x06|\x07\x08)/],
  ['packed', '7z', /^7z\xbc\xaf\x27\x1c/],
  ['document', 'a PDF document', /^%PDF-/],
  ['document', 'a PNG picture', /^\x89PNG\r\n/],
  ['document', 'a JPEG picture', /^\xff\xd8\xff/],
  ['document', 'a GIF picture', /^GIF8[79]a/],
  ['document', 'a WebP picture', /^RIFF.{4}WEBP/s],
];

/** Header lines of a page saved with its pictures in one file; in Latin-1, within {@link WINDOW}. */
const WEB_ARCHIVE = /^MIME-Version:[\s\S]{0,1500}^Content-Type:\s*multipart\/related/im;

/** In bytes. */
const WINDOW = 2048;

/**
 * Why a file cannot be a page or a reply as it stands, told from its first bytes: packed, a picture, a document, a web
 * archive. Null for everything else, which the parsers judge themselves.
 */
export function foreignFile(bytes: Uint8Array): CaptureReason | null {
  const start = Array.from(bytes.subarray(0, WINDOW), (byte) => String.fromCharCode(byte)).join('');
  const [kind, name] = SIGNATURES.find(([, , signature]) => signature.test(start)) ?? [];
  if (kind === 'packed')
    return { code: 'packed-file', message: `The file is packed (${name}). Unpack it and hand in what is inside.` };
  if (kind === 'document')
    return {
      code: 'not-a-page',
      message: `The file is ${name}. Hand in the page itself, saved as HTML, or the reply.`,
    };
  if (WEB_ARCHIVE.test(start))
    return { code: 'web-archive', message: 'The file is a web archive (MHTML). Save the page as HTML only.' };
  return null;
}
