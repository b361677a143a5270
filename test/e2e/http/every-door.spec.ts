import { beforeAll, describe, expect, it } from '@jest/globals';
import { withApplication } from '../../support/application.js';

/** Open to everybody, each because a person without a session needs it. */
const OPEN = [
  'GET /api/health',
  'GET /api/setup',
  'POST /api/setup',
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  // The link in a mail: its token says whose subscription it is.
  'GET /api/digests/unsubscribe/{token}',
  'POST /api/digests/unsubscribe/{token}',
  // A provider's call that a look is done: it carries nothing and is told nothing.
  'GET /api/pingbacks/dataforseo/{token}',
  // A partner's link: its token says whose alerts it shows.
  'GET /api/reply',
  'POST /api/reply/answers',
];

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

describe('every door of the API', () => {
  const server = withApplication();
  let document: Document;
  let doors: { method: 'get' | 'post' | 'put' | 'patch' | 'delete'; path: string; name: string }[];

  beforeAll(async () => {
    document = (await server.agent('viewer').get('/api/openapi.json').expect(200)).body as Document;
    doors = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => ({
        method: method as 'get',
        path: path.replaceAll(/\{\w+\}/g, '01a202d7-9521-760f-9785-919e0398c101'),
        name: `${method.toUpperCase()} ${path}`,
      })),
    );
  });

  it('is described, with what it answers, in OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    const silent = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { responses }]) => !('default' in responses) || Object.keys(responses).length < 2)
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
  });

  it('refers only to schemas that the description holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(references)].filter((reference) => !known.includes(reference ?? ''))).toEqual([]);
  });

  it('is closed to strangers, but for those that must be open', async () => {
    const open: string[] = [];
    for (const { method, path, name } of doors) {
      const { status } = await server.stranger()[method](path);
      if (status !== 401 || OPEN.includes(name)) open.push(name);
    }
    expect(open.toSorted()).toEqual(OPEN.toSorted());
  });

  it('lets viewers look and change nothing', async () => {
    const open: string[] = [];
    for (const { method, path, name } of doors) {
      if (method === 'get' || OPEN.includes(name)) continue;
      const { status } = await server.agent('viewer')[method](path).send({});
      if (status !== 403) open.push(name);
    }
    expect(open).toEqual([]);
  });
});
