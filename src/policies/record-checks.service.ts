import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { classify } from '../domain/policy/classify.js';
import { compare } from '../domain/policy/compare.js';
import { nextCheck } from '../domain/policy/next-check.js';
import { readersWords } from '../domain/policy/normalise.js';
import { summarise } from '../domain/policy/summary.js';
import { Clock } from '../platform/clock/clock.js';
import { storable } from '../platform/database/storable.js';
import { deterministicId } from '../platform/storage/deterministic-id.js';
import { RawStore } from '../platform/storage/raw-store.service.js';
import { EXTRACTOR } from './page-text.js';
import { PageThread } from './page-thread.js';
import { PolicyChange } from './policy-change.entity.js';
import { PolicyCheck } from './policy-check.entity.js';
import { PolicyDocument } from './policy-document.entity.js';
import { PolicyVersion } from './policy-version.entity.js';
import type { Validators } from './read-address.js';

/** One look, before it is known how it ended. */
export interface Look {
  readonly documentId: string;
  readonly startedAt: Date;
  readonly fileName: string | null;
  /** The instant that a file's name states; null takes the present. */
  readonly at: Date | null;
  readonly askedBy: string | null;
  /** The slot that it is for; null when a person asked. */
  readonly due: Date | null;
  /** The last look of this check: after it the next one is set. */
  readonly closes: boolean;
}

interface Kept {
  readonly status: number | null;
  /** SHA-256 of the bytes, which are stored already. */
  readonly raw: string | null;
  readonly mediaType: string | null;
}

/** What was found. */
export type Finding =
  | { readonly kind: 'not-modified'; readonly status: number | null }
  | (Kept & {
      readonly kind: 'failed';
      readonly code: string;
      readonly message: string;
      readonly retryAfter: Date | null;
    })
  | (Kept & {
      readonly kind: 'text';
      readonly text: string;
      readonly words: number;
      readonly extractor: number;
      readonly validators: Validators;
      readonly accepted: boolean;
    });

export interface RecordedCheck {
  readonly check: PolicyCheck;
  /** Null unless the check found a version that another one preceded. */
  readonly change: PolicyChange | null;
}

/** Writes how looks ended, and the versions and changes that follow from them. */
@Injectable()
export class RecordChecks {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly raws: RawStore,
    private readonly clock: Clock,
  ) {}

  /** Names of the files of a document that were looked at. */
  async filesOf(documentId: string): Promise<ReadonlySet<string>> {
    const checks = await this.database.manager.find(PolicyCheck, { where: { documentId }, select: { fileName: true } });
    return new Set(checks.flatMap(({ fileName }) => (fileName === null ? [] : [fileName])));
  }

  /**
   * Writes one look in one transaction, one look at a document at a time. A look that another one overtook is not written:
   * what it saw may be older than what stands there.
   *
   * @returns null where nothing was written, because the document no longer waits for it
   */
  record(look: Look, finding: Finding): Promise<RecordedCheck | null> {
    return this.database.transaction(async (manager) => {
      const document = await manager.findOne(PolicyDocument, {
        where: { id: look.documentId },
        lock: { mode: 'pessimistic_write' },
      });
      if (document === null || document.retiredAt !== null) return null;
      if (look.due !== null && document.nextCheckAt?.getTime() !== look.due.getTime()) return null;
      const id = checkId(look);
      const overtaken = await manager.findOneBy(PolicyCheck, { id });
      if (overtaken !== null) return null;
      if (look.fileName === null && (await this.#sinceStart(manager, look))) return null;
      const late = await lateFile(manager, look);
      const recorded = await this.#write(manager, { look, finding: late ?? finding, id });
      if (look.closes) await this.#schedule(manager, { document, look, finding });
      return recorded;
    });
  }

  /**
   * Derives a document's versions again where an older extractor derived them, and what changed between them. It makes no
   * checks and no news: a change that the better extractor does not see becomes `unseen`.
   */
  async deriveAgain(documentId: string, signal?: AbortSignal): Promise<void> {
    const stale = await this.database.manager
      .createQueryBuilder(PolicyVersion, 'version')
      .where('version.document_id = :documentId AND version.extractor <> :extractor', {
        documentId,
        extractor: EXTRACTOR,
      })
      .getCount();
    if (stale === 0) return;
    await this.database.transaction(async (manager) => {
      await manager.findOneOrFail(PolicyDocument, { where: { id: documentId }, lock: { mode: 'pessimistic_write' } });
      const versions = await manager.find(PolicyVersion, { where: { documentId }, order: { at: 'ASC', id: 'ASC' } });
      await using thread = new PageThread();
      for (const version of versions) {
        const check = await manager.findOneByOrFail(PolicyCheck, { id: version.checkId });
        const bytes =
          check.sha256 === null ? undefined : (await this.raws.loadAll(manager, [check.sha256])).get(check.sha256);
        const page = bytes === undefined ? null : await thread.read({ bytes, mediaType: check.mediaType }, signal);
        // What cannot be derived again stays as it was derived.
        if (page?.kind === 'text') {
          version.text = storable(page.text);
          version.textSha256 = hashOf(version.text);
          version.words = page.words;
        }
        version.extractor = EXTRACTOR;
      }
      await manager.save(PolicyVersion, versions);
      for (const [at, version] of versions.entries()) {
        const last = versions[at - 1];
        if (last === undefined) continue;
        await manager.update(
          PolicyChange,
          { toVersionId: version.id },
          changeTo(version, versions.slice(0, at), last.text),
        );
      }
    });
  }

  async #write(
    manager: EntityManager,
    { look, finding, id }: { look: Look; finding: Finding; id: string },
  ): Promise<RecordedCheck> {
    const { documentId, fileName, askedBy } = look;
    const at = look.at ?? this.clock.now();
    const order = { at: 'ASC', id: 'ASC' } as const;
    // Without their texts, which may be long and many; only the last one is compared.
    const versions = await manager.find(PolicyVersion, {
      where: { documentId },
      select: { id: true, textSha256: true },
      order,
    });
    const text = finding.kind === 'text' ? storable(finding.text) : '';
    const textSha256 = hashOf(text);
    const isNew = finding.kind === 'text' && versions.at(-1)?.textSha256 !== textSha256;
    const failure = finding.kind === 'failed' ? finding : null;
    const check = manager.create(PolicyCheck, {
      ...{ id, documentId, at, fileName, askedBy },
      outcome: finding.kind === 'text' ? (isNew ? 'new-version' : 'same') : finding.kind,
      reasonCode: failure?.code ?? null,
      reasonMessage: storable(failure?.message ?? null),
      httpStatus: finding.status,
      sha256: finding.kind === 'not-modified' ? null : finding.raw,
      mediaType: finding.kind === 'not-modified' ? null : storable(finding.mediaType),
      accepted: finding.kind === 'text' && finding.accepted,
    });
    await manager.insert(PolicyCheck, check);
    if (finding.kind !== 'text' || !isNew) return { check, change: null };
    const version = manager.create(PolicyVersion, {
      ...{ id: deterministicId('policy version', id), documentId, checkId: id, at, text, textSha256 },
      words: finding.words,
      extractor: finding.extractor,
    });
    await manager.insert(PolicyVersion, version);
    const from = versions.at(-1);
    if (from === undefined) return { check, change: null };
    const { text: lastText } = await manager.findOneByOrFail(PolicyVersion, { id: from.id });
    const values = changeTo(version, versions, lastText);
    const change = manager.create(PolicyChange, {
      ...{ id: deterministicId('policy change', version.id), documentId, at },
      ...{ fromVersionId: from.id, toVersionId: version.id, ...values },
    });
    await manager.insert(PolicyChange, change);
    return { check, change };
  }

  /** Whether another look was written after this one started. */
  async #sinceStart(manager: EntityManager, { documentId, startedAt }: Look): Promise<boolean> {
    const newer = await manager
      .createQueryBuilder(PolicyCheck, 'checked')
      .where('checked.document_id = :documentId AND checked.file_name IS NULL AND checked.at > :startedAt', {
        documentId,
        startedAt,
      })
      .getCount();
    return newer > 0;
  }

  async #schedule(
    manager: EntityManager,
    { document, look, finding }: { document: PolicyDocument; look: Look; finding: Finding },
  ): Promise<void> {
    const [{ failures } = { failures: 0 }] = await manager.query<{ failures: number }[]>(
      `SELECT count(*)::int AS failures FROM policy_check WHERE document_id = $1 AND file_name IS NULL AND at >
         coalesce((SELECT max(at) FROM policy_check WHERE document_id = $1 AND outcome <> 'failed'), '-infinity')`,
      [document.id],
    );
    const retryAfter = finding.kind === 'failed' ? finding.retryAfter : null;
    // A file that cannot be read stays like that; a server or a folder may come back.
    const failed = finding.kind === 'failed' && look.fileName === null ? Math.max(failures, 1) : 0;
    await manager.update(PolicyDocument, document.id, {
      nextCheckAt: nextCheck(document, this.clock.now(), failed, retryAfter),
      ...(finding.kind === 'text' ? finding.validators : {}),
    });
  }
}

/** What a version is to those before it, oldest first and at least one; `lastText` is the text of the last of them. */
function changeTo(
  version: PolicyVersion,
  before: readonly Pick<PolicyVersion, 'id' | 'textSha256'>[],
  lastText: string,
): Pick<PolicyChange, 'class' | 'seenVersionId' | 'wordsAdded' | 'wordsRemoved' | 'summary'> {
  const states = before.map(({ id, textSha256 }) => ({ id, words: textSha256 }));
  const { class: kind, seen } = classify(version.textSha256, states);
  const comparison = compare(lastText, version.text);
  const { wordsAdded, wordsRemoved } = comparison;
  return {
    ...{ class: kind, seenVersionId: seen?.id ?? null, wordsAdded, wordsRemoved },
    summary: storable(summarise(comparison)),
  };
}

/** Of what a reader reads, so that a page with another layout is the same. */
function hashOf(text: string): string {
  return createHash('sha256').update(readersWords(text)).digest('hex');
}

/** The same look always has the same id: a file by its name, a scheduled look by its slot. */
function checkId({ documentId, fileName, due, startedAt }: Look): string {
  if (fileName !== null) return deterministicId('policy check', documentId, 'file', fileName);
  return due === null
    ? deterministicId('policy check', documentId, 'asked', startedAt.toISOString())
    : deterministicId('policy check', documentId, 'due', due.toISOString());
}

/** A file dated before one that was read already would tell the history backwards. */
async function lateFile(manager: EntityManager, { documentId, fileName, at }: Look): Promise<Finding | null> {
  if (fileName === null || at === null) return null;
  const [{ last } = { last: null }] = await manager.query<{ last: Date | null }[]>(
    'SELECT max(at) AS last FROM policy_check WHERE document_id = $1 AND file_name IS NOT NULL',
    [documentId],
  );
  if (last === null || at > last) return null;
  const message = `The file is dated ${at.toISOString()}, and one of ${last.toISOString()} was read before it came. Retire the document and add it again to read its files in order.`;
  return {
    kind: 'failed',
    code: 'dated-too-early',
    message,
    status: null,
    raw: null,
    mediaType: null,
    retryAfter: null,
  };
}
