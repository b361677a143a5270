import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { implausible } from '../domain/policy/plausible.js';
import { Clock } from '../platform/clock/clock.js';
import { UserError } from '../platform/errors/user-error.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { EXTRACTOR } from './page-text.js';
import { PageThread } from './page-thread.js';
import { notFound } from './policies.service.js';
import { PolicyDocument } from './policy-document.entity.js';
import { PolicyVersion } from './policy-version.entity.js';
import { AddressReader } from './read-address.js';
import { datedFiles, readFile } from './read-folder.js';
import type { Reading } from './reading.js';
import { type Finding, type Look, type RecordedCheck, RecordChecks } from './record-checks.service.js';

export interface CheckOptions {
  /** A person looked: what seems wrong is the document all the same. */
  readonly accept?: boolean;
  /** Who asked; null for the schedule. */
  readonly askedBy?: string | null;
  /** The slot that this check is for; it is made only while the document still waits for it. */
  readonly due?: Date | null;
  readonly signal?: AbortSignal;
}

interface CheckRun extends CheckOptions {
  readonly thread: PageThread;
}

/** Looks at documents, and keeps what was there. */
@Injectable()
export class CheckPolicies {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly address: AddressReader,
    private readonly raws: RawStore,
    private readonly records: RecordChecks,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks at a document once: at its address, or at every new file of its folder. What goes wrong is a `failed` check and
   * leaves the last version as it is. Killed anywhere and run again, the rows are the same.
   *
   * @returns the checks that were made, oldest first
   * @throws UserError MW-POLICY-NOT-FOUND (404), MW-POLICY-RETIRED (409)
   */
  async check(documentId: string, options: CheckOptions = {}): Promise<RecordedCheck[]> {
    const document = await this.database.manager.findOneBy(PolicyDocument, { id: documentId });
    if (document === null) throw notFound(documentId);
    if (document.retiredAt !== null) {
      throw new UserError(
        'MW-POLICY-RETIRED',
        `${document.name} is tracked no longer. Add it again to have it checked.`,
        409,
      );
    }
    await this.records.deriveAgain(documentId, options.signal);
    await using thread = new PageThread();
    const asked = { ...options, thread };
    return document.folder === null
      ? await this.#atAddress(document, asked)
      : await this.#inFolder(document, document.folder, asked);
  }

  async #atAddress(document: PolicyDocument, options: CheckRun): Promise<RecordedCheck[]> {
    const startedAt = this.clock.now();
    const last = await this.#lastVersion(document.id);
    // Without a version to keep, "not modified" would leave nothing; and who accepts a page must be shown it.
    const known = last === null || options.accept === true ? null : document;
    const reading = await this.address.read(document.url ?? '', known, options.signal);
    const finding = await this.#find(reading, last, options);
    const look: Look = {
      documentId: document.id,
      startedAt,
      fileName: null,
      at: null,
      closes: true,
      ...choices(options),
    };
    const recorded = await this.records.record(look, finding);
    return recorded === null ? [] : [recorded];
  }

  async #inFolder(document: PolicyDocument, folder: string, options: CheckRun): Promise<RecordedCheck[]> {
    const startedAt = this.clock.now();
    const look = { documentId: document.id, startedAt, ...choices(options) };
    const known = await this.records.filesOf(document.id);
    const made: RecordedCheck[] = [];
    let files: Awaited<ReturnType<typeof datedFiles>>;
    try {
      files = await datedFiles(folder);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const finding: Finding = {
        kind: 'failed',
        code: 'folder-unreadable',
        message: error.message,
        status: null,
        raw: null,
        mediaType: null,
        retryAfter: null,
      };
      const recorded = await this.records.record({ ...look, ...WHOLE }, finding);
      return recorded === null ? [] : [recorded];
    }
    const fresh = files.filter((file) => !known.has(file.name));
    for (const [index, { name, at }] of fresh.entries()) {
      options.signal?.throwIfAborted();
      const last = await this.#lastVersion(document.id);
      const finding = await this.#find(await readFile(folder, name), last, options);
      const closes = index === fresh.length - 1;
      const recorded = await this.records.record({ ...look, fileName: name, at, closes }, finding);
      if (recorded !== null) made.push(recorded);
    }
    if (fresh.length > 0) return made;
    // That there was no new file is an answer too; it says that somebody looked.
    const nothing = await this.records.record({ ...look, ...WHOLE }, { kind: 'not-modified', status: null });
    return nothing === null ? [] : [nothing];
  }

  /** Keeps the bytes, then derives from them. */
  async #find(
    reading: Reading,
    last: PolicyVersion | null,
    { accept = false, signal, thread }: CheckRun,
  ): Promise<Finding> {
    if (reading.kind === 'not-modified') return reading;
    const raw = reading.bytes === null ? null : await this.raws.pack(reading.bytes);
    if (raw !== null) await this.raws.store(this.database.manager, [raw]);
    const kept = { status: reading.status, raw: raw?.sha256 ?? null, mediaType: reading.mediaType };
    if (reading.kind === 'failed') {
      const { code, message, retryAfter } = reading;
      return { kind: 'failed', code, message, retryAfter, ...kept };
    }
    const page = await thread.read(reading, signal);
    if (page.kind === 'refused')
      return { kind: 'failed', code: page.code, message: page.message, retryAfter: null, ...kept };
    const fault = implausible({ ...page, finalUrl: reading.finalUrl, redirected: reading.redirected }, last);
    if (fault !== null && !(accept && fault.acceptable)) {
      return { kind: 'failed', code: fault.code, message: fault.message, retryAfter: null, ...kept };
    }
    const { text, words } = page;
    return {
      kind: 'text',
      text,
      words,
      extractor: EXTRACTOR,
      validators: reading.validators,
      accepted: fault !== null,
      ...kept,
    };
  }

  #lastVersion(documentId: string): Promise<PolicyVersion | null> {
    return this.database.manager.findOne(PolicyVersion, { where: { documentId }, order: { at: 'DESC', id: 'DESC' } });
  }
}

/** A look at the folder itself. */
const WHOLE = { fileName: null, at: null, closes: true } as const;

function choices({ askedBy = null, due = null }: CheckOptions): Pick<Look, 'askedBy' | 'due'> {
  return { askedBy, due };
}
