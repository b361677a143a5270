import { storableText } from '../platform/database/storable.js';

/** What partners may attach: kinds that hold no script, each known by its first bytes. */
const KINDS = [
  { type: 'application/pdf', endings: ['.pdf'], begins: Buffer.from('%PDF-') },
  { type: 'image/png', endings: ['.png'], begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', endings: ['.jpg', '.jpeg'], begins: Buffer.from([0xff, 0xd8, 0xff]) },
] as const;
const TEXT = { type: 'text/plain', endings: ['.txt'] } as const;

const LONGEST_NAME = 150;

export interface AttachmentKind {
  readonly type: string;
  /** The first is given to names that have none of them. */
  readonly endings: readonly string[];
}

/** What a file is by its bytes, whatever its name says; null where it is nothing that may be attached. */
export function kindOf(bytes: Buffer): AttachmentKind | null {
  if (bytes.length === 0) return null;
  return KINDS.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins)) ?? (isText(bytes) ? TEXT : null);
}

/** UTF-8 without control characters but tabulators and ends of lines. */
function isText(bytes: Buffer): boolean {
  try {
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    );
  } catch {
    return false;
  }
}

/**
 * A name that a file can be saved under: without folders, control and bidirectional characters, and with an ending of its
 * true kind, so that a page sent as `offer.html` is saved as `offer.html.txt` and opens as text.
 */
export function attachmentName(given: string, { endings }: AttachmentKind): string {
  const last = storableText(given).split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '').trim();
  const short = plain.slice(-LONGEST_NAME).toWellFormed();
  const fits = endings.some((ending) => short.toLowerCase().endsWith(ending) && short.length > ending.length);
  return fits ? short : `${short === '' ? 'attachment' : short}${endings[0] ?? ''}`;
}
