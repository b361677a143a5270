import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runPolicyDiffFiles, runPolicyHistoryFolder } from '../../../src/policies/policy-files.command.js';
import { datedFiles } from '../../../src/policies/read-folder.js';

describe('policies straight from files', () => {
  let folder: string;
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policies-'));
    out.length = err.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('marks what was removed and added without colours, line by line', async () => {
    const from = write('old.md', '# Wine\n\nNo wine ads.\n');
    const to = write('new.md', '# Wine\n\nNo wine ads.\n\n# Dating\n\nOnly with a certificate.\n');
    expect(await runPolicyDiffFiles(from, to, false, io)).toBe(0);
    expect(out.slice(1)).toEqual([
      'Under “Dating”: 5 words added. New: “Dating Only with a certificate.”.',
      '',
      '@@ Dating',
      '   No wine ads.',
      '   {+Dating+}',
      '   {+Only with a certificate.+}',
    ]);
  });

  it('prints hostile text without what steers a terminal', async () => {
    const from = write('old.md', 'Rules');
    const to = write('new.md', 'Rules \u001b[2J\u202e<script>\u0007');
    await runPolicyDiffFiles(from, to, false, io);
    expect(out.join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/u);
  });

  it('compares files of different kinds', async () => {
    const from = write('old.html', '<html><body><h1>Wine</h1><p>No wine ads.</p></body></html>');
    const to = write('new.md', '# Wine\n\nNo wine ads.');
    await runPolicyDiffFiles(from, to, true, io);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ summary: 'Nothing that a reader sees differs.', hunks: [] });
  });

  it('refuses a file that is not there, and one that is no text', async () => {
    const there = write('old.md', 'Rules');
    const picture = write('new.md', '%PDF-1.7');
    await expect(runPolicyDiffFiles(there, join(folder, 'none.md'), false, io)).rejects.toMatchObject({
      code: 'MW-POLICY-FILE',
    });
    await expect(runPolicyDiffFiles(there, picture, false, io)).rejects.toThrow('PDF');
  });

  it('tells the history of a folder, counts its classes, and names what could not be read', async () => {
    write('2026-01-01T00-00-00Z.md', 'Rules');
    write('2026-01-02T00-00-00Z.md', 'Rules\n\nMore');
    write('2026-01-03T00-00-00Z.md', '**Rules**');
    write('2026-01-04T00-00-00Z.md', 'Rules');
    write('2026-01-05T00-00-00Z.md', '%PDF-1.7');
    write('notes.md', 'not a version');
    expect(await runPolicyHistoryFolder(folder, false, io)).toBe(1);
    expect(out.map((line) => line.slice(26, 37).trim())).toEqual([
      'changed',
      'seen-before',
      'unseen',
      expect.any(String),
    ]);
    expect(out.at(-1)).toBe(
      '3 transitions: 1 with nothing that a reader sees, 1 back to a state seen before, 1 changed.',
    );
    expect(err).toEqual([expect.stringContaining('2026-01-05T00-00-00Z.md: not-a-page')]);
  });

  it('takes only names that state an instant that there is', async () => {
    for (const name of [
      '2026-02-30T00-00-00Z.md',
      '2026-01-01T25-00-00Z.md',
      '2026-01-01.md',
      '2026-01-01T00-00-00Z.pdf',
    ])
      write(name, 'x');
    write('2026-01-01T00-00-00Z.HTML', 'x');
    expect((await datedFiles(folder)).map(({ name }) => name)).toEqual(['2026-01-01T00-00-00Z.HTML']);
  });

  it('refuses a folder without versions, and one that is not there', async () => {
    await expect(runPolicyHistoryFolder(folder, false, io)).rejects.toMatchObject({ code: 'MW-POLICY-FOLDER' });
    await expect(runPolicyHistoryFolder(join(folder, 'none'), false, io)).rejects.toMatchObject({
      code: 'MW-POLICY-FOLDER',
    });
  });
});
