import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { uploadStorage } from '../../../src/captures/upload-storage.js';

type Taken = { readonly bytes: Buffer | null; readonly crowdedOut: boolean } | undefined;

describe('the files of an upload', () => {
  const storage = uploadStorage({ file: 10, request: 25 });
  const take = (request: object, size: number): Promise<Taken> =>
    new Promise((resolve, reject) => {
      const stream = Readable.from([Buffer.alloc(size / 2, 'a'), Buffer.alloc(size / 2, 'b')]);
      storage._handleFile(request as Request, { stream }, (error, info) => {
        if (error instanceof Error) reject(error);
        else resolve(info);
      });
    });

  it('are kept whole up to the limit of a file, and one that is larger costs itself', async () => {
    const request = {};
    expect((await take(request, 10))?.bytes?.toString()).toBe('aaaaabbbbb');
    expect(await take(request, 12)).toEqual({ bytes: null, crowdedOut: false });
    expect((await take(request, 4))?.bytes?.toString()).toBe('aabb');
  });

  it('are kept until there is no more room for one request, and every request has its own', async () => {
    const request = {};
    const taken = [await take(request, 10), await take(request, 10), await take(request, 6), await take(request, 4)];
    expect(taken.map((each) => each?.bytes?.length ?? null)).toEqual([10, 10, null, 4]);
    expect(taken[2]).toEqual({ bytes: null, crowdedOut: true });
    expect((await take({}, 10))?.bytes).toHaveLength(10);
  });
});
