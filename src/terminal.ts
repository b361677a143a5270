/**
 * Starts the product from a checkout, straight after `npm ci`: brings the cached build up to date and hands over to the
 * command line. Node strips this file's types itself; the rest needs a compiler, because type stripping refuses the
 * decorators that Nest and TypeORM live on. An installed product (`npm run build`) does not come this way.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { keptBuild as KeptBuild, pointTo as PointTo } from './platform/build/kept-builds.js';

const ROOT = resolve(import.meta.dirname, '..');
const CACHE = join(ROOT, 'node_modules/.cache/markwarden');
/** Leads to the newest build, for tests and tools; a command runs from the build's own folder. */
const NEWEST = join(CACHE, 'build');
/** What V8 made of the code. */
const COMPILED = join(CACHE, 'compiled');
const SOURCES = ['src', 'migrations', 'test/bench', 'test/support'];

/** A file may vanish between listing and looking, while another program writes it anew. */
const MAY_BE_GONE = { throwIfNoEntry: false } as const;

interface Source {
  readonly path: string;
  readonly modified: number;
}

function sources(): Source[] {
  return SOURCES.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(tsx?|mjs|json)$/.test(name) && !name.startsWith('console/'))
      .map((name) => ({
        path: join(folder, name),
        modified: statSync(join(ROOT, folder, name), MAY_BE_GONE)?.mtimeMs ?? 0,
      })),
  );
}

/** A line per source and its time of change: removed and renamed files make the build stale too. */
function stampOf(all: readonly Source[]): string {
  return all.map((source) => `${source.path} ${source.modified}`).join('\n');
}

async function build(all: readonly Source[], fresh: string): Promise<void> {
  const { transform } = await import('@swc/core');
  const { swcOptions, swcOptionsWithJsx } = await import('./platform/build/swc-options.mjs');
  for (const folder of new Set(all.map((source) => dirname(source.path)))) {
    mkdirSync(join(fresh, folder), { recursive: true });
  }
  await Promise.all(
    all.map(async ({ path }) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      if (!/\.tsx?$/.test(path)) {
        writeFileSync(join(fresh, path), text);
        return;
      }
      const { code, map } = await transform(text, {
        ...(path.endsWith('x') ? swcOptionsWithJsx : swcOptions),
        filename: join(ROOT, path),
      });
      const output = join(fresh, path.replace(/\.tsx?$/, '.js'));
      writeFileSync(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
      writeFileSync(`${output}.map`, map ?? '');
    }),
  );
}

/** Returns the folder of the build to run. */
async function bringUpToDate(): Promise<string> {
  const all = sources();
  // By address, because the compiler knows this file under another ending than Node.
  const url = new URL('./platform/build/kept-builds.ts', import.meta.url).href;
  const { keptBuild, pointTo } = (await import(url)) as { keptBuild: typeof KeptBuild; pointTo: typeof PointTo };
  try {
    const folder = await keptBuild(join(CACHE, 'builds'), stampOf(all), (fresh) => build(all, fresh));
    pointTo(NEWEST, folder);
    return folder;
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    if (existsSync(NEWEST)) return realpathSync(NEWEST); // by the checkout's owner; times of change differ after a copy
    process.stderr.write(
      `MW-BUILD-READ-ONLY: cannot write ${CACHE}, which belongs to another user. Run \`npm ci\` as this user in a checkout of your own.\n`,
    );
    process.exit(1);
  }
}

const folder = await bringUpToDate();
// Halves the start; where the folder cannot be written, nothing is lost but time. Threads look for it in the environment.
enableCompileCache(COMPILED);
process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
process.env['MARKWARDEN_ROOT'] ??= ROOT;
const [first, ...rest] = process.argv.slice(2);
if (first === '--build-only') process.exit(0);
const entry = first === '--bench' ? 'test/bench/bench.js' : 'src/cli.js';
if (first === '--bench') process.argv.splice(2, process.argv.length, ...rest);
await import(pathToFileURL(join(folder, entry)).href);
