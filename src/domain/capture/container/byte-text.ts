/** Finding and decoding in bytes, each in one pass. */

/** Place of `needle` (ASCII) at or after `from`; -1 where it is not. */
export function findText(bytes: Uint8Array, needle: string, from: number): number {
  const first = needle.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (hasText(bytes, needle, at)) return at;
  }
  return -1;
}

/** Whether `needle` (ASCII) stands at this place. */
export function hasText(bytes: Uint8Array, needle: string, at: number): boolean {
  for (let offset = 0; offset < needle.length; offset += 1) {
    if (bytes[at + offset] !== needle.charCodeAt(offset)) return false;
  }
  return true;
}

/** Bytes as text in which every byte is one character; for headers, which are ASCII when they are in order. */
export function asciiText(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

const BASE64 = new Int8Array(256).fill(-1);
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let value = 0; value < DIGITS.length; value += 1) BASE64[DIGITS.charCodeAt(value)] = value;

/** Decodes base64, stepping over whatever is none of its characters; a cut end costs the last byte. */
export function decodeBase64(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(Math.floor((bytes.length * 3) / 4) + 3);
  let length = 0;
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    const value = BASE64[byte] ?? -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      decoded[length] = (held >> bits) & 0xff;
      length += 1;
    }
  }
  return decoded.subarray(0, length);
}

const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;

/** Decodes quoted-printable (RFC 2045); an equals sign that begins no code stays as it is. */
export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === EQUALS) {
      if (bytes[at + 1] === LF) {
        at += 1;
        continue;
      }
      if (bytes[at + 1] === CR && bytes[at + 2] === LF) {
        at += 2;
        continue;
      }
      const code = hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2]);
      if (code >= 0) {
        decoded[length] = code;
        length += 1;
        at += 2;
        continue;
      }
    }
    decoded[length] = byte;
    length += 1;
  }
  return decoded.subarray(0, length);
}

/** So far below zero for anything else that no second digit makes up for it. */
function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const upper = byte & 0xdf;
  return upper >= 0x41 && upper <= 0x46 ? upper - 0x37 : -1000;
}
