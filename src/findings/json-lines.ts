import { createReadStream } from 'node:fs';

/** Longest line taken in, in bytes; a results page with hundreds of ads stays far below. */
export const LONGEST_LINE = 16 * 1024 * 1024;

/** One line of a JSON-lines file, or what is wrong with it. */
export type JsonLine =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly code: string; readonly problem: string };

/**
 * Reads JSON lines one by one, in memory bounded by the longest line. Blank lines are passed over. A line that is too
 * long, not UTF-8 or not JSON is reported and the next one read; only a file that cannot be read at all throws.
 */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const bytes of linesOf(path)) {
    line++;
    const parsed = parseLine(bytes, line);
    if (parsed !== null) yield parsed;
  }
}

function parseLine(bytes: Buffer | 'too-long', line: number): JsonLine | null {
  if (bytes === 'too-long') {
    const problem = `the line is longer than ${String(LONGEST_LINE / 1024 / 1024)} MiB; expected one ad or capture a line`;
    return { line, code: 'line-too-long', problem };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { line, code: 'not-utf8', problem: 'the line is not UTF-8; save the file in UTF-8' };
  }
  if (text.trim() === '') return null;
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch {
    return { line, code: 'not-json', problem: 'the line is not JSON; expected one JSON object a line' };
  }
}

async function* linesOf(path: string): AsyncGenerator<Buffer | 'too-long'> {
  let parts: Buffer[] = [];
  let length = 0;
  let overlong = false;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > LONGEST_LINE) {
      overlong = true;
      parts = [];
    } else parts.push(part);
  };
  const finished = (): Buffer | 'too-long' => {
    const line = overlong ? ('too-long' as const) : Buffer.concat(parts);
    parts = [];
    length = 0;
    overlong = false;
    return line;
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, from)) {
      take(chunk.subarray(from, end));
      yield finished();
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (length > 0) yield finished();
}
