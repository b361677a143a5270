/**
 * Starts the production build as an operator would, on an embedded database and a free port, and waits for its health
 * check. Exits with 1 when the server ends early, does not answer in time, or does not stop when it is told to.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 20_000;

const root = resolve(import.meta.dirname, '..');
const server = spawn(process.execPath, [resolve(root, 'dist/src/cli.js'), 'serve'], {
  cwd: root,
  env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(server, 'exit').then(([code, signal]) => ({ code, signal }));
process.once('exit', () => server.kill('SIGKILL'));

// Port 0 lets the machine choose one, and the server says which.
let printed = '';
server.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
const address = () => /is at http:\/\/localhost:(\d+)/.exec(printed)?.[1];

async function healthy() {
  const port = address();
  if (port === undefined) return false;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(5000) });
    const body = await answer.text();
    if (answer.status === 200) console.log(`GET /api/health on port ${port}: 200 ${body}`);
    return answer.status === 200;
  } catch {
    return false;
  }
}

function fail(what) {
  console.error(`${what} It printed:\n${printed}`);
  process.exit(1);
}

const deadline = performance.now() + START_DEADLINE_MS;
while (!(await healthy())) {
  if (server.exitCode !== null || server.signalCode !== null) {
    fail(`The built server ended (${server.signalCode ?? `exit code ${server.exitCode}`}) before it answered.`);
  }
  if (performance.now() > deadline) fail(`The built server did not answer within ${START_DEADLINE_MS / 1000} s.`);
  await pause(200);
}

server.kill('SIGTERM');
const end = await Promise.race([ended, pause(STOP_DEADLINE_MS, null, { ref: false })]);
if (end === null) fail(`The built server did not stop within ${STOP_DEADLINE_MS / 1000} s of SIGTERM.`);
if (end.code !== 0) fail(`The built server stopped with ${end.signal ?? `exit code ${end.code}`} instead of 0.`);
console.log('The built server stopped in order.');
