import { join } from 'node:path';
import { z } from 'zod';

/** Where raw bytes may be kept. */
export const RAW_PLACES = ['database', 'files', 's3'] as const;
export type RawPlace = (typeof RAW_PLACES)[number];

/** A bucket of a store that speaks S3. Who asks is known by the variables and files that the AWS SDK reads (AWS_ACCESS_KEY_ID and others). */
export interface S3Access {
  readonly bucket: string;
  /** What every key begins with; ends in a slash, or is empty. */
  readonly prefix: string;
  readonly region: string;
  /** Null asks Amazon's own. */
  readonly endpoint: string | null;
  /** The bucket stands in the path and not in the host name. */
  readonly pathStyle: boolean;
}

/** Where new raw bytes go, and where those that are kept elsewhere are found. */
export interface RawAccess {
  readonly place: RawPlace;
  /** Absolute path. */
  readonly folder: string;
  readonly s3: S3Access | null;
}

const PLACE = `must be one of ${RAW_PLACES.join(', ')}`;
const BUCKET = 'must be the name of a bucket, for example markwarden-raw';

const schema = z.object({
  RAW_STORE: z.enum(RAW_PLACES, PLACE).default('database'),
  RAW_S3_BUCKET: z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{1,253}[a-zA-Z0-9]$/, BUCKET)
    .nullable()
    .default(null),
  RAW_S3_PREFIX: z
    .string()
    .regex(/^[\w.!*'()/-]{1,200}$/, 'must be what keys begin with, for example markwarden/')
    .transform((text) => `${text.replace(/^\/+|\/+$/g, '')}/`)
    .default('markwarden/'),
  RAW_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'must be a region, for example eu-central-1')
    .default('us-east-1'),
  RAW_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://s3.example' })
    .nullable()
    .default(null),
  RAW_S3_PATH_STYLE: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((text) => text === 'true')
    .nullable()
    .default(null),
});

/** Reads where raw bytes are kept; `faults` names each variable that is wrong and what would be right. */
export function readRawAccess(
  given: Readonly<Record<string, string | undefined>>,
  home: string,
): { readonly access: RawAccess; readonly faults: string[] } {
  const folder = join(home, 'raw');
  const result = schema.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    return { access: { place: 'database', folder, s3: null }, faults };
  }
  const { data } = result;
  const s3 =
    data.RAW_S3_BUCKET === null
      ? null
      : {
          bucket: data.RAW_S3_BUCKET,
          prefix: data.RAW_S3_PREFIX,
          region: data.RAW_S3_REGION,
          endpoint: data.RAW_S3_ENDPOINT,
          // Most stores of other makers know buckets in the path only.
          pathStyle: data.RAW_S3_PATH_STYLE ?? data.RAW_S3_ENDPOINT !== null,
        };
  const faults = data.RAW_STORE === 's3' && s3 === null ? [`RAW_S3_BUCKET ${BUCKET}, because RAW_STORE is s3`] : [];
  return { access: { place: data.RAW_STORE, folder, s3 }, faults };
}
