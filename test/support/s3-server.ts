import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { loopbackServer, type LoopbackServer } from './loopback-server.js';

/** What a test lets the server do wrong with a request; true when it has answered. */
export type Misbehaviour = (asked: IncomingMessage, answer: ServerResponse) => boolean;

export interface StoredObject {
  body: Buffer;
  changedAt: Date;
}

/**
 * The few calls of S3 that the product makes, over real HTTP on a loopback port, as Amazon documents them: PutObject with
 * `If-None-Match: *` and a SHA-256 checksum, GetObject, DeleteObject, ListObjectsV2. Buckets stand in the path.
 */
export class S3Server implements AsyncDisposable {
  /** By key, without the bucket. */
  readonly objects = new Map<string, StoredObject>();
  readonly asked: string[] = [];
  /** Objects in one page of a list. */
  pageSize = 1000;
  knowsConditions = true;
  #misbehaviour: Misbehaviour = () => false;

  private constructor(
    private readonly server: LoopbackServer,
    readonly bucket: string,
  ) {}

  static async start(bucket = 'raw'): Promise<S3Server> {
    const held: { self?: S3Server } = {};
    const server = await loopbackServer((asked, answer) => void held.self?.answer(asked, answer));
    return (held.self = new S3Server(server, bucket));
  }

  get url(): string {
    return this.server.url;
  }

  /** What the product is told of it. */
  get environment(): Record<string, string> {
    return { RAW_STORE: 's3', RAW_S3_BUCKET: this.bucket, RAW_S3_ENDPOINT: this.url };
  }

  behave(misbehaviour: Misbehaviour): void {
    this.#misbehaviour = misbehaviour;
  }

  async answer(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(asked.url ?? '', this.url);
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    this.asked.push(`${asked.method ?? ''} ${key === '' ? url.search : key}`);
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    if (this.#misbehaviour(asked, answer)) return;
    if (!/^AWS4-HMAC-SHA256 Credential=test-key\/.*Signature=/.test(asked.headers.authorization ?? '')) {
      refuse(answer, 403, 'AccessDenied');
      return;
    }
    if (bucket !== this.bucket) {
      refuse(answer, 404, 'NoSuchBucket');
      return;
    }
    if (asked.method === 'PUT') {
      this.#put(key, Buffer.concat(chunks), asked, answer);
      return;
    }
    if (asked.method === 'DELETE') {
      this.objects.delete(key);
      return void answer.writeHead(204).end();
    }
    if (key === '') {
      this.#list(url.searchParams, answer);
      return;
    }
    const found = this.objects.get(key);
    if (found === undefined) {
      refuse(answer, 404, 'NoSuchKey');
      return;
    }
    answer.writeHead(200, { 'content-length': found.body.length }).end(found.body);
  }

  #put(key: string, body: Buffer, { headers }: IncomingMessage, answer: ServerResponse): void {
    if (headers['if-none-match'] !== undefined) {
      if (!this.knowsConditions) {
        refuse(answer, 501, 'NotImplemented');
        return;
      }
      if (this.objects.has(key)) {
        refuse(answer, 412, 'PreconditionFailed');
        return;
      }
    }
    if (headers['x-amz-checksum-sha256'] !== createHash('sha256').update(body).digest('base64')) {
      refuse(answer, 400, 'BadDigest');
      return;
    }
    this.objects.set(key, { body, changedAt: new Date() });
    answer.writeHead(200).end();
  }

  #list(asked: URLSearchParams, answer: ServerResponse): void {
    const after = asked.get('continuation-token') ?? '';
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(asked.get('prefix') ?? '') && key > after)
      .toSorted();
    const page = keys.slice(0, this.pageSize);
    const contents = page.map((key) => {
      const { body, changedAt } = this.objects.get(key) as StoredObject;
      return `<Contents><Key>${key}</Key><LastModified>${changedAt.toISOString()}</LastModified><Size>${body.length}</Size></Contents>`;
    });
    const next = keys.length > page.length ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
    const truncated = `<IsTruncated>${String(next !== '')}</IsTruncated>`;
    answer
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(`<?xml version="1.0"?><ListBucketResult>${truncated}${next}${contents.join('')}</ListBucketResult>`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
  }
}

/** An error as S3 writes it. */
export function refuse(answer: ServerResponse, status: number, code: string): void {
  answer
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
