import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { withApplication } from '../../support/application.js';

const folder = mkdtempSync(join(tmpdir(), 'markwarden-console-'));
const dotted = join(folder, '.cache/console');
mkdirSync(join(dotted, 'assets'), { recursive: true });
writeFileSync(join(dotted, 'index.html'), '<!doctype html><title>The console</title>');
writeFileSync(join(dotted, 'assets/app-1a2b.js'), 'export {};');
writeFileSync(join(folder, 'secret.txt'), 'secret');

describe('the console', () => {
  const server = withApplication({ users: false, consoleFolder: dotted });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['/', '/alerts/01a2?state=open', '/sign-in', '/portfolio/a.b'])(
    'opens at %s, because it routes in the browser',
    async (path) => {
      const answer = await server.stranger().get(path).expect(200);
      expect(answer.text).toMatch('The console');
      expect(answer.headers['content-type']).toMatch('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
    },
  );

  it('has scripts that are kept for good, because their names change with their contents', async () => {
    const answer = await server.stranger().get('/assets/app-1a2b.js').expect(200);
    expect(answer.headers['cache-control']).toMatch('immutable');
    expect(answer.headers['content-type']).toMatch('javascript');
  });

  it('does not answer for a script of an earlier version', async () => {
    const answer = await server.stranger().get('/assets/app-0000.js').expect(404);
    expect(answer.body).toMatchObject({ code: 'MW-NOT-FOUND' });
  });

  it('never answers for the API', async () => {
    await server.stranger().get('/api').expect(404);
    await server.stranger().get('/api/alerts-of-nobody').expect(404);
    await server.stranger().get('/api/session').expect(401);
  });

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5csecret.txt', '/%00'])(
    'gives away nothing outside its folder (%s)',
    async (path) => {
      const answer = await server.stranger().get(path);
      expect(answer.text).not.toBe('secret');
      expect(answer.status).toBeLessThan(500);
    },
  );

  it('takes no changes', async () => {
    await server.stranger().post('/alerts').expect(404);
  });
});
