import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { type CaptureReason, SAVED_PAGE } from '../domain/capture/capture.js';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { HandIn } from './hand-in.service.js';
import { type FileState, isInState, readWholeFile } from './whole-file.js';

/** A file that has not changed for so long is complete, in milliseconds; seen at two scans at least. */
export const QUIET_MS = 5_000;
/** Files taken at one scan; each may have 32 MiB. */
const AT_ONCE = 10;
/** Names that browsers and copying programs give to what they have not finished, and hidden files. */
const UNFINISHED = /^\.|\.(?:part|partial|filepart|crdownload|download|tmp)$/i;

export interface Scanned {
  readonly taken: number;
  readonly refused: number;
  /** Files that may still be being written, or that wait for the next scan. */
  readonly waiting: number;
}

interface SeenFile extends FileState {
  /** When it was first seen like this, by the clock. */
  readonly since: number;
}

/**
 * Takes saved pages and archives out of a folder. A file is left alone until it is complete, handed in, and only then moved
 * to `taken`, or to `refused` with the reason beside it. Killed in between, it is handed in again, which changes nothing.
 */
@Injectable()
export class WatchedFolder {
  readonly #log = new Logger('inbox');
  #seen = new Map<string, SeenFile>();
  #trouble = '';

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly handIn: HandIn,
  ) {}

  /** Looks once. Does nothing where no folder is configured; trouble with the folder is logged once and not thrown. */
  async scan(): Promise<Scanned> {
    const { inbox } = this.config;
    const scanned = { taken: 0, refused: 0, waiting: 0 };
    if (inbox === null) return scanned;
    let names: string[];
    try {
      names = await this.#complete(inbox, scanned);
    } catch (error) {
      this.#report(`The watched folder ${inbox} cannot be used: ${said(error)}`);
      return scanned;
    }
    let trouble = '';
    for (const name of names) {
      try {
        const became = await this.#takeOne(inbox, name);
        scanned[became] += 1;
      } catch (error) {
        scanned.waiting += 1;
        trouble = `${name} stays in the watched folder: ${said(error)}`;
      }
    }
    this.#report(trouble);
    return scanned;
  }

  /** Names of files that did not change since an earlier scan, the oldest first. */
  async #complete(inbox: string, scanned: { waiting: number }): Promise<string[]> {
    for (const folder of [inbox, join(inbox, 'taken'), join(inbox, 'refused')]) {
      await mkdir(folder, { recursive: true });
      if (!(await lstat(folder)).isDirectory()) throw new Error(`${folder} is not a folder`);
    }
    const now = this.clock.now().getTime();
    const seen = new Map<string, SeenFile>();
    // Neither links nor folders nor devices: what is taken stands in the folder itself.
    const files = (await readdir(inbox, { withFileTypes: true })).filter((each) => isCandidate(each));
    for (const { name } of files) {
      const stats = await lstat(join(inbox, name)).catch(() => null);
      if (stats?.isFile() !== true) continue;
      const before = this.#seen.get(name);
      const state = { size: stats.size, changed: stats.mtimeMs, inode: stats.ino };
      const same = before !== undefined && isInState(stats, before);
      seen.set(name, { ...state, since: same ? before.since : now });
    }
    this.#seen = seen;
    const quiet = [...seen].filter(([, file]) => now - file.since >= QUIET_MS);
    const next = quiet.toSorted(([, a], [, b]) => a.changed - b.changed).slice(0, AT_ONCE);
    scanned.waiting = seen.size - next.length;
    return next.map(([name]) => name);
  }

  async #takeOne(inbox: string, name: string): Promise<keyof Scanned> {
    const seen = this.#seen.get(name);
    const file = seen === undefined ? 'changing' : await readWholeFile(join(inbox, name), seen);
    // Written to while it was read: it is seen as new at the next scan.
    if (file === 'changing') {
      this.#seen.delete(name);
      return 'waiting';
    }
    const reason = 'reason' in file ? file.reason : await this.#refusal(name, file.bytes);
    const hash = 'bytes' in file ? createHash('sha256').update(file.bytes).digest('hex') : null;
    const folder = reason === null ? 'taken' : 'refused';
    const moved = await this.#move(inbox, name, folder, hash, reason);
    this.#seen.delete(name);
    return moved ? folder : 'waiting';
  }

  async #refusal(name: string, bytes: Buffer): Promise<CaptureReason | null> {
    const [result] = await this.handIn.take([{ provider: SAVED_PAGE, origin: 'folder', fileName: name, bytes }]);
    return result?.refused ?? null;
  }

  /** False where the file that stands under the name now is not the one that was read. */
  async #move(
    inbox: string,
    name: string,
    folder: 'taken' | 'refused',
    hash: string | null,
    reason: CaptureReason | null,
  ): Promise<boolean> {
    const from = join(inbox, name);
    const read = this.#seen.get(name);
    const stats = await lstat(from).catch(() => null);
    // Moved by another worker on the same folder, or replaced meanwhile.
    if (stats === null || read === undefined || !isInState(stats, read)) return false;
    const wanted = join(inbox, folder, name);
    const isFree = (await lstat(wanted).catch(() => null)) === null;
    const to = isFree ? wanted : `${wanted}.${hash?.slice(0, 12) ?? String(stats.ino)}`;
    if (reason !== null) await writeFile(`${to}.reason.txt`, `${reason.code}: ${reason.message}\n`);
    await rename(from, to);
    return true;
  }

  /** Says what is wrong once, and not again every two seconds. */
  #report(trouble: string): void {
    if (trouble !== '' && trouble !== this.#trouble) this.#log.warn({ code: 'MW-INBOX', detail: trouble });
    this.#trouble = trouble;
  }
}

function isCandidate(entry: Dirent): boolean {
  return entry.isFile() && !UNFINISHED.test(entry.name);
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
