import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../errors/user-error.js';
import { keptBuild } from './kept-builds.js';

const run = promisify(execFile);

/**
 * The console's built files. An installed product carries them; in a checkout they are built when the sources changed, and
 * kept beside the terminal's cached build.
 *
 * @param root folder of the checkout or the installed product
 * @throws UserError MW-CONSOLE-BUILD with the end of what the build said
 */
export async function readyConsole(root: string, say: (line: string) => void): Promise<string> {
  const sources = join(root, 'src/console');
  if (!existsSync(sources)) return join(root, 'dist/console');
  const stamp = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .map((name) => `${name} ${statSync(join(sources, name), { throwIfNoEntry: false })?.mtimeMs ?? 0}`)
    .toSorted()
    .join('\n');
  return keptBuild(join(root, 'node_modules/.cache/markwarden/consoles'), stamp, async (fresh) => {
    say('Building the console (only after a change) …');
    await build(root, fresh);
  });
}

async function build(root: string, out: string): Promise<void> {
  try {
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    await run(
      process.execPath,
      [vite, 'build', '--config', join(root, 'src/console/vite.config.ts'), '--logLevel', 'warn'],
      {
        cwd: root,
        env: { ...process.env, MARKWARDEN_CONSOLE_OUT: out, NODE_ENV: 'production' },
      },
    );
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw new UserError('MW-CONSOLE-BUILD', `The console could not be built: ${(stderr || message).slice(-2000)}`, 500);
  }
}
