import { open, readdir } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { MAX_BYTES } from '../domain/capture/html/page-tree.js';
import { UserError } from '../platform/errors/user-error.js';
import type { Reading } from './reading.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.md': 'text/markdown',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.txt': 'text/plain',
};

/** A file of a document's folder; its name says when the document stood like this. */
export interface DatedFile {
  readonly name: string;
  readonly at: Date;
}

/**
 * The files named like `2026-11-25T06-00-00Z.html`, oldest first. Others are left alone.
 *
 * @throws UserError MW-POLICY-FOLDER when the folder cannot be read
 */
export async function datedFiles(folder: string): Promise<DatedFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new UserError(
      'MW-POLICY-FOLDER',
      `The folder ${folder} cannot be read (${why}). Name a folder that is there and readable.`,
    );
  }
  const files = names.flatMap((name) => {
    const at = instantOf(name);
    return at === null ? [] : [{ name, at }];
  });
  return files.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.name < b.name ? -1 : 1));
}

/** By its ending; null for one that is not read. */
export function mediaTypeOf(fileName: string): string | null {
  return MEDIA_TYPES[extname(fileName).toLowerCase()] ?? null;
}

/** Reads one file. Never throws for anything about the file. */
export async function readFile(folder: string, name: string): Promise<Reading> {
  const mediaType = mediaTypeOf(name);
  const failed = (code: string, message: string): Reading => ({
    kind: 'failed',
    code,
    message,
    status: null,
    bytes: null,
    mediaType,
    retryAfter: null,
  });
  try {
    await using file = await open(resolve(folder, name));
    const { size } = await file.stat();
    if (size > MAX_BYTES) {
      return failed(
        'too-large',
        `The file is larger than ${MAX_BYTES / 1024 / 1024} MiB and was not read. Save the text alone.`,
      );
    }
    const bytes = await file.readFile();
    const validators = { etag: null, lastModified: null };
    return { kind: 'page', bytes, mediaType, status: null, finalUrl: null, redirected: false, validators };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return failed(
      'file-unreadable',
      `The file cannot be read (${why}). See that it is there and readable; a file that was looked at once is not looked at again, so save it under a later name.`,
    );
  }
}

function instantOf(name: string): Date | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.(?:md|html?|txt)$/i.exec(name);
  if (match === null) return null;
  const [, day = '', hour = '', minute = '', second = ''] = match;
  const at = new Date(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(day) ? null : at;
}
