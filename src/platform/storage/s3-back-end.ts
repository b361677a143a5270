import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Access } from '../config/raw-access.js';
import { hashOfName, type KeptObject, objectName, OWNER, type RawBackEnd, RawAway } from './raw-back-end.js';

/** Times that a request is sent before the store counts as away; the SDK waits ever longer between two. */
const TRIES = 4;
/** In milliseconds; a look of 32 MiB takes a few seconds on a slow line. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;

/** Keeps each object in a bucket of a store that speaks S3. */
export class S3BackEnd implements RawBackEnd {
  readonly #client: S3Client;

  constructor(private readonly access: S3Access) {
    this.#client = new S3Client({
      region: access.region,
      forcePathStyle: access.pathStyle,
      ...(access.endpoint === null ? {} : { endpoint: access.endpoint }),
      maxAttempts: TRIES,
      requestHandler: { connectionTimeout: CONNECT_MS, requestTimeout: ANSWER_MS },
      // Checksums of newer kinds are unknown to many stores; each object is sent with its SHA-256, and read by its name.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(sha256: string, packed: Buffer): Promise<void> {
    await this.#put(objectName(sha256), packed);
  }

  async get(sha256: string): Promise<Buffer | null> {
    return this.#get(objectName(sha256));
  }

  async owner(claimant: string): Promise<string> {
    const found = await this.#get(OWNER);
    if (found !== null) return found.toString();
    await this.#put(OWNER, Buffer.from(claimant));
    // Somebody else may have been first.
    return (await this.#get(OWNER))?.toString() ?? claimant;
  }

  async #put(name: string, packed: Buffer): Promise<void> {
    const request = {
      ...this.#object(name),
      Body: packed,
      ContentLength: packed.length,
      ContentType: 'application/octet-stream',
      ChecksumSHA256: createHash('sha256').update(packed).digest('base64'),
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#client.send(new PutObjectCommand({ ...request, IfNoneMatch: '*' }));
        return;
      } catch (error) {
        const status = statusOf(error);
        // It is there already, and a hash has but one content.
        if (status === 412) return;
        // Stores that know no conditions write the same bytes over themselves.
        if (status === 501) {
          await this.#send(() => this.#client.send(new PutObjectCommand(request)));
          return;
        }
        // Somebody else writes it at this moment.
        if (status !== 409 || attempt === TRIES) throw this.#away(error);
      }
    }
  }

  async #get(name: string): Promise<Buffer | null> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { Body, ContentLength } = await this.#client.send(new GetObjectCommand(this.#object(name)));
        const packed = Buffer.from((await Body?.transformToByteArray()) ?? []);
        if (ContentLength === undefined || ContentLength === packed.length) return packed;
        if (attempt === TRIES) throw new RawAway(`s3://${this.access.bucket}`, `the answer broke off, ${TRIES} times`);
      } catch (error) {
        if (error instanceof RawAway) throw error;
        if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return null;
        // Once the answer's head is there the SDK no longer tries again by itself.
        if (error instanceof S3ServiceException || attempt === TRIES) throw this.#away(error);
      }
    }
  }

  async remove(sha256: string): Promise<void> {
    await this.#send(() => this.#client.send(new DeleteObjectCommand(this.#object(objectName(sha256)))));
  }

  async *list(firstTwo: string): AsyncIterable<readonly KeptObject[]> {
    const { bucket, prefix } = this.access;
    let next: string | undefined;
    do {
      const request = { Bucket: bucket, Prefix: `${prefix}${firstTwo}/`, ContinuationToken: next };
      const page = await this.#send(() => this.#client.send(new ListObjectsV2Command(request)));
      yield (page.Contents ?? []).flatMap(({ Key = '', LastModified }) => {
        const sha256 = hashOfName(Key);
        return sha256 === null || LastModified === undefined ? [] : [{ sha256, keptAt: LastModified }];
      });
      next = page.NextContinuationToken;
    } while (next !== undefined);
  }

  placeOf(sha256: string): string {
    return `s3://${this.access.bucket}/${this.access.prefix}${objectName(sha256)}`;
  }

  #object(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.access.bucket, Key: `${this.access.prefix}${name}` };
  }

  async #send<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw this.#away(error);
    }
  }

  #away(error: unknown): RawAway {
    const status = statusOf(error);
    const name = error instanceof Error ? error.name : 'unknown';
    return new RawAway(`s3://${this.access.bucket}`, status === null ? name : `${status} ${name}`);
  }
}

function statusOf(error: unknown): number | null {
  return error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? null) : null;
}
