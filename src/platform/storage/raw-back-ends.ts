import type { RawAccess, RawPlace } from '../config/raw-access.js';
import { UserError } from '../errors/user-error.js';
import { FilesBackEnd } from './files-back-end.js';
import type { RawBackEnd } from './raw-back-end.js';
import type { RawBytes } from './raw-bytes.entity.js';

type Outside = Exclude<RawPlace, 'database'>;

/** Where new bytes go, and every place that can be reached. The database itself is none: there bytes stand in their row. */
export class RawBackEnds {
  private constructor(
    readonly place: RawPlace,
    private readonly reachable: ReadonlyMap<RawPlace, RawBackEnd>,
  ) {}

  static async open({ place, folder, s3 }: RawAccess): Promise<RawBackEnds> {
    const reachable = new Map<RawPlace, RawBackEnd>([['files', new FilesBackEnd(folder)]]);
    if (s3 !== null) {
      // Read only where a bucket is named: the SDK is large, and few need it.
      const { S3BackEnd } = await import('./s3-back-end.js');
      reachable.set('s3', new S3BackEnd(s3));
    }
    return new RawBackEnds(place, reachable);
  }

  /** Places outside the database. */
  get outside(): readonly [Outside, RawBackEnd][] {
    return [...this.reachable.entries()] as [Outside, RawBackEnd][];
  }

  /** The packed form of bytes that are kept; null where it is not in its place. Throws RawAway, and as `of` does. */
  async packedOf({
    sha256,
    place,
    compressed,
  }: Pick<RawBytes, 'sha256' | 'place' | 'compressed'>): Promise<Buffer | null> {
    return place === 'database' ? compressed : this.of(place).get(sha256);
  }

  /** The exact place of bytes, for people. */
  whereIs({ sha256, place }: Pick<RawBytes, 'sha256' | 'place'>): string {
    return place === 'database' ? 'the table raw_bytes' : this.of(place).placeOf(sha256);
  }

  /** Throws MW-RAW-PLACE (500) for a place that the configuration does not lead to. */
  of(place: Outside): RawBackEnd {
    const found = this.reachable.get(place);
    if (found !== undefined) return found;
    throw new UserError(
      'MW-RAW-PLACE',
      `Raw bytes are kept in ${place}, and nothing says where that is. Set RAW_S3_BUCKET and what goes with it, as they were when the bytes were stored.`,
      500,
    );
  }
}
