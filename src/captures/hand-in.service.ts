import { Injectable } from '@nestjs/common';
import { type CaptureReason, type Provider, SAVED_PAGE } from '../domain/capture/capture.js';
import { archiveKind, type OpenedFile } from '../domain/capture/container/open-file.js';
import { CapturesService, type HandedIn, type Received } from './captures.service.js';
import { ParsePool } from './parse-pool.js';

/** A file that somebody hands in, with what they say that it is. */
export type HandedFile = Omit<HandedIn, 'provider' | 'part'> & { readonly provider: Provider | typeof SAVED_PAGE };

/** What became of a file. */
export interface HandedResult {
  /** One capture, or one for each results page of an archive. */
  readonly received: readonly Received[];
  readonly isArchive: boolean;
  /** Results pages of the archive that were not taken because there are too many. */
  readonly leftOut: number;
  /** Set exactly when nothing was taken: why. */
  readonly refused: CaptureReason | null;
}

/** Takes files in that may hold several pages. */
@Injectable()
export class HandIn {
  constructor(
    private readonly captures: CapturesService,
    private readonly pool: ParsePool,
  ) {}

  /**
   * Stores files and notes each results page in them as pending; the answers come in the same order. A file that holds
   * none costs itself only. Hand in what memory holds.
   *
   * @throws ParsersUnavailable when no thread can open a file at present
   */
  async take(files: readonly HandedFile[]): Promise<HandedResult[]> {
    const opened = await Promise.all(files.map((file) => this.#pagesIn(file)));
    const entered = opened.flatMap(({ pages }, at) => {
      const file = files[at];
      return file === undefined ? [] : pages.map((page) => ({ ...file, ...page }));
    });
    const received = await this.captures.receive(entered);
    let next = 0;
    return opened.map(({ archive, pages, leftOut, reason }) => {
      const from = next;
      next += pages.length;
      return { received: received.slice(from, next), isArchive: archive !== null, leftOut, refused: reason };
    });
  }

  /** Replies of providers, and pages by themselves whose engine is stated, are what they are said to be. */
  async #pagesIn({ provider, bytes }: HandedFile): Promise<OpenedFile> {
    const asStated = provider !== SAVED_PAGE && (!provider.endsWith('-html') || archiveKind(bytes) === null);
    if (asStated) return { archive: null, pages: [{ provider, part: null }], leftOut: 0, reason: null };
    return this.pool.open(bytes);
  }
}
