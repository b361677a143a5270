import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A key that settings are sealed with; derived from a secret, which is never kept beside what it seals. */
export interface SealingKey {
  /** Tells which secret sealed a setting, and nothing of the secret. */
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly bytes: Buffer;
}

/** A text that only the holder of the secret can read. */
export interface Sealed {
  readonly keyId: string;
  /** 12 random bytes, drawn for this text alone. */
  readonly nonce: Buffer;
  /** The encrypted text, and behind it the 16 bytes that prove that nothing of it was changed. */
  readonly box: Buffer;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The key of a secret (HKDF with SHA-256, RFC 5869). Key and id are derived apart, so the id gives nothing of the key away. */
export function sealingKey(secret: string): SealingKey {
  const derived = (purpose: string, length: number): Buffer => {
    return Buffer.from(hkdfSync('sha256', secret, '', `markwarden ${purpose} 1`, length));
  };
  return { id: derived('key id', 8).toString('hex'), bytes: derived('settings', 32) };
}

/**
 * Seals a text with AES-256-GCM.
 *
 * @param name of the setting that it is for. It is sealed in, so that a box copied to another setting cannot be opened.
 */
export function seal(text: string, name: string, key: SealingKey): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce);
  cipher.setAAD(associated(name, key.id));
  const box = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { keyId: key.id, nonce, box };
}

/** The text; null where it was sealed with another key or for another setting, or was changed since. */
export function open({ keyId, nonce, box }: Sealed, name: string, key: SealingKey): string | null {
  if (keyId !== key.id || nonce.length !== NONCE_BYTES || box.length < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(name, keyId));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  try {
    const text = Buffer.concat([decipher.update(box.subarray(0, -TAG_BYTES)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}

function associated(name: string, keyId: string): Buffer {
  return Buffer.from(JSON.stringify(['markwarden setting', name, keyId]), 'utf8');
}
