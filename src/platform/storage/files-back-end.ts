import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { hashOfName, type KeptObject, objectName, OWNER, type RawBackEnd, RawAway } from './raw-back-end.js';

/** Of a file that is being written. Only one is at a time, and what a crash left is written over or removed with its hash. */
const UNFINISHED = '.part';

/** Keeps each object as a file in a folder that every process of the product reaches. */
export class FilesBackEnd implements RawBackEnd {
  constructor(private readonly folder: string) {}

  async put(sha256: string, packed: Buffer): Promise<void> {
    const path = this.placeOf(sha256);
    await this.#doing(async () => {
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeThrough(path + UNFINISHED, packed);
      await rename(path + UNFINISHED, path);
      // The name is on the disk once its folder is, and a new folder once the one around it is.
      const outermost = made === undefined ? dirname(path) : dirname(made);
      for (let at = dirname(path); ; at = dirname(at)) {
        await sync(at);
        if (at === outermost) break;
      }
    });
  }

  async get(sha256: string): Promise<Buffer | null> {
    return this.#doing(() => unlessMissing(readFile(this.placeOf(sha256))));
  }

  async remove(sha256: string): Promise<void> {
    const path = this.placeOf(sha256);
    await this.#doing(async () => {
      await rm(path + UNFINISHED, { force: true });
      await rm(path, { force: true });
    });
  }

  async *list(firstTwo: string): AsyncIterable<readonly KeptObject[]> {
    const outer = join(this.folder, firstTwo);
    const inner = (await this.#doing(() => unlessMissing(readdir(outer)))) ?? [];
    for (const name of inner) {
      const folder = join(outer, name);
      yield await this.#doing(() => kept(folder));
    }
  }

  async owner(claimant: string): Promise<string> {
    const path = join(this.folder, OWNER);
    return this.#doing(async () => {
      const found = await unlessMissing(readFile(path, 'utf8'));
      if (found !== null) return found;
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(path, claimant, { flag: 'wx', mode: 0o600 });
      return claimant;
    });
  }

  placeOf(sha256: string): string {
    return join(this.folder, ...objectName(sha256).split('/'));
  }

  async #doing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { code = 'unknown', path = this.folder } = error as NodeJS.ErrnoException;
      throw new RawAway(this.folder, `${code} at ${relative(this.folder, path) || `.${sep}`}`);
    }
  }
}

async function kept(folder: string): Promise<KeptObject[]> {
  const names = (await unlessMissing(readdir(folder))) ?? [];
  const found = new Map<string, KeptObject>();
  for (const name of names) {
    const sha256 = hashOfName(name.endsWith(UNFINISHED) ? name.slice(0, -UNFINISHED.length) : name);
    const about = sha256 === null ? null : await unlessMissing(stat(join(folder, name)));
    if (sha256 !== null && about !== null) found.set(sha256, { sha256, keptAt: about.mtime });
  }
  return [...found.values()];
}

/** To the disk, not only to the cache: the name that follows must never stand on a file that is half. */
async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
