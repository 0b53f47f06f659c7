/** One run at a time in a folder: a file names the process, and one whose process is gone counts for nothing. */
import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder, notWritable, refuse } from '#values/index.ts';
import { refusals } from './refusals.ts';

/** Makes the folder where it is missing. The result takes the lock away. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = path.join(folder, '.link.lock');
  makeFolder(folder);
  for (let tries = 0; ; tries++) {
    const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? undefined : notWritable(folder, error)));
    if (handle) {
      await handle.writeFile(String(process.pid));
      await handle.close();
      return () => rm(file, { force: true });
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (tries > 0 || (owner > 0 && isAlive(owner))) refuse(refusals, 'link.folder-taken', { process: owner, folder });
    await rm(file, { force: true });
  }
}

function isAlive(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
