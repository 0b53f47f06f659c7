/** The pages as static files: built by Vite at the first start into a cache keyed by what they are made of; no built file is committed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules/.cache/sogoc-web');

type Build = (outDir: string) => Promise<void>;

/** Vite is loaded only where something has to be built. */
const withVite: Build = async (outDir) => (await import('../web/build.ts')).buildPages(outDir);

/** The folder of the built pages, building them where their sources changed. */
export async function builtPages(onBuild: () => void, build: Build = withVite, within: string = cache): Promise<string> {
  const folder = path.join(within, hashOfSources());
  if (existsSync(path.join(folder, 'complete'))) return folder;
  onBuild();
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    await build(making);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    refuse(refusals, 'program.pages-not-built', { reason: (error as Error).message });
  }
  writeFileSync(path.join(making, 'complete'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  return folder;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = readdirSync(path.join(root, 'web'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .concat(
      readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('browser.ts'))
        .map((file) => path.join(root, 'src', file)),
    )
    .concat(path.join(root, 'package-lock.json'))
    .sort();
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 24);
}
