import { UserError } from '../errors/user-error.js';

/** Something that is kept under a hash. */
export interface KeptObject {
  readonly sha256: string;
  readonly keptAt: Date;
}

/**
 * A place outside the database that keeps packed bytes by the hash of what is in them. Nobody calls `put` and `remove` for the
 * same hash at once: whoever does holds the lock of the hash's row.
 */
export interface RawBackEnd {
  /** Keeps bytes, and ends once they would survive a power cut. The same hash again changes nothing. Throws RawAway. */
  put(sha256: string, packed: Buffer): Promise<void>;
  /** Null where nothing is kept under the hash. Throws RawAway. */
  get(sha256: string): Promise<Buffer | null>;
  /** Does nothing where nothing is kept under the hash. Throws RawAway. */
  remove(sha256: string): Promise<void>;
  /** What is kept under hashes that begin with these two hex digits, in portions of at most a thousand. Throws RawAway. */
  list(firstTwo: string): AsyncIterable<readonly KeptObject[]>;
  /** Notes whose objects these are, where nobody has, and returns whose they are. Throws RawAway. */
  owner(claimant: string): Promise<string>;
  /** The exact place, for people. */
  placeOf(sha256: string): string;
}

/** The place does not answer, which says nothing of the bytes: it can be tried again. */
export class RawAway extends UserError {
  constructor(where: string, why: string) {
    super('MW-RAW-AWAY', `Raw bytes cannot be reached at ${where}: ${why}. Nothing is lost; it is tried again.`, 503);
    this.name = 'RawAway';
  }
}

/** What every place names an object, below its folder or prefix: spread over 65,536 folders, so that none grows too long. */
export function objectName(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}${ENDING}`;
}

/** The hash that an object's name tells; null for what no back end wrote. */
export function hashOfName(name: string): string | null {
  const [, sha256 = null] = /(?:^|\/)([0-9a-f]{64})\.zst$/.exec(name) ?? [];
  return sha256;
}

/** Holds whose objects stand beside it. */
export const OWNER = 'OWNER';

const ENDING = '.zst';
