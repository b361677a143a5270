import { randomBytes, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import express from 'express';
import { describe, expect, it } from '@jest/globals';
import { pinoHttp } from 'pino-http';
import supertest from 'supertest';
import { logOptions } from '../../../src/platform/http/logging.js';
import { requestId } from '../../../src/platform/http/request-id.js';

interface Line {
  readonly level: number;
  readonly req: { readonly id: string; readonly path: string };
  readonly res: { readonly status: number };
}

const WARN = 40;

async function logged(
  level: string,
  status: number,
  path = '/api/alerts?q=hunter2',
): Promise<{ text: string; lines: Line[]; id: string }> {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  const app = express();
  app.use(requestId, pinoHttp(logOptions(level), stream));
  app.use((_request, response) => void response.cookie('session', 'hunter2').status(status).end());
  const answer = await supertest(app).get(path).set('Cookie', 'a=hunter2').set('Authorization', 'hunter2');
  const text = chunks.join('');
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
  return { text, lines, id: answer.headers['x-request-id'] as string };
}

describe('the log of requests', () => {
  it('holds no cookie, no credential and nothing that was searched for', async () => {
    const { text, lines } = await logged('trace', 200);
    expect(lines[0]?.req.path).toBe('/api/alerts');
    expect(text).not.toMatch('hunter2');
  });

  it('holds no token that a link carries in its path, and every id', async () => {
    const token = randomBytes(32).toString('base64url');
    const { text, lines } = await logged('trace', 200, `/api/digests/unsubscribe/${token}`);
    expect(lines[0]?.req.path).toBe('/api/digests/unsubscribe/…');
    expect(text).not.toContain(token);
    const called = await logged('trace', 204, `/api/pingbacks/dataforseo/${token}?id=${randomUUID()}`);
    expect(called.lines[0]?.req.path).toBe('/api/pingbacks/dataforseo/…');
    expect(called.text).not.toContain(token);
    const id = randomUUID();
    expect((await logged('trace', 200, `/api/alerts/${id}`)).lines[0]?.req.path).toBe(`/api/alerts/${id}`);
  });

  it('names a request by the id that was answered', async () => {
    const { lines, id } = await logged('trace', 200);
    expect(lines[0]?.req.id).toBe(id);
  });

  it.each([200, 304, 400, 401, 404])(
    'says nothing about everyday answers (%d) unless asked for detail',
    async (status) => {
      expect((await logged('info', status)).lines).toEqual([]);
      expect((await logged('debug', status)).lines).toHaveLength(1);
    },
  );

  it.each([403, 429])('tells that somebody was refused (%d)', async (status) => {
    expect((await logged('info', status)).lines[0]?.res.status).toBe(status);
  });

  it('leaves the error to the line that knows its cause', async () => {
    expect((await logged('info', 500)).lines[0]?.level).toBe(WARN);
  });
});
