import { compare } from '../domain/policy/compare.js';
import { type PolicyState, transitionsOf } from '../domain/policy/history.js';
import { hunksOf } from '../domain/policy/hunks.js';
import { summarise } from '../domain/policy/summary.js';
import { UserError } from '../platform/errors/user-error.js';
import type { TerminalIo } from '../platform/terminal-io.js';
import { type PageText, pageText } from './page-text.js';
import { classCounts, printDiff, printTransitions } from './print-policy.js';
import { datedFiles, mediaTypeOf, readFile } from './read-folder.js';

/** `policy diff FILE FILE`: what a reader sees as different, straight from two files. Returns 0, or 1 when one cannot be read. */
export async function runPolicyDiffFiles(from: string, to: string, json: boolean, io: TerminalIo): Promise<number> {
  const before = textOf(from, await readText('.', from));
  const after = textOf(to, await readText('.', to));
  const comparison = compare(before.text, after.text);
  const summary = summarise(comparison);
  const hunks = hunksOf(comparison);
  const { wordsAdded, wordsRemoved } = comparison;
  if (json) io.out(JSON.stringify({ from, to, summary, wordsAdded, wordsRemoved, hunks }));
  else printDiff(io, { from, to, summary, hunks });
  return 0;
}

/** `policy history FOLDER`: the transitions between the dated files of a folder. Returns 1 when a file could not be read. */
export async function runPolicyHistoryFolder(folder: string, json: boolean, io: TerminalIo): Promise<number> {
  const states: PolicyState[] = [];
  const unread: { file: string; code: string; message: string }[] = [];
  for (const { name, at } of await datedFiles(folder)) {
    const page = await readText(folder, name);
    if (page.kind === 'text') states.push({ at, text: page.text });
    else unread.push({ file: name, code: page.code, message: page.message });
  }
  if (states.length + unread.length === 0) {
    const message = `${folder} holds no file named like 2026-11-25T06-00-00Z.md (or .html, .txt).`;
    throw new UserError('MW-POLICY-FOLDER', message);
  }
  const transitions = transitionsOf(states);
  if (json) io.out(JSON.stringify({ folder, states: states.length, ...classCounts(transitions), transitions, unread }));
  else printTransitions(io, transitions);
  for (const { file, code, message } of unread) if (!json) io.err(`${file}: ${code}: ${message}`);
  return unread.length > 0 ? 1 : 0;
}

async function readText(folder: string, name: string): Promise<PageText> {
  const reading = await readFile(folder, name);
  if (reading.kind === 'page') return pageText({ bytes: reading.bytes, mediaType: mediaTypeOf(name) });
  const { code, message } = reading.kind === 'failed' ? reading : { code: 'file-unreadable', message: '' };
  return { kind: 'refused', code, message };
}

function textOf(file: string, page: PageText): Extract<PageText, { kind: 'text' }> {
  if (page.kind === 'text') return page;
  throw new UserError('MW-POLICY-FILE', `${file}: ${page.message} (${page.code})`);
}
