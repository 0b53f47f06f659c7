/** One witness a folder: two that share a key and a memory could each sign what the other has not seen. */
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { refuse } from '#values/index.ts';
import { refusals } from '../refusals.ts';

export type HeldFolder = { release(): Promise<void> };

/**
 * Held by a name of the kernel (an abstract socket, which no file stands for), so that it is free as soon as its holder is gone, by
 * whatever death. It holds on one machine; a folder that two machines share is not for a witness. Refused: one that is held.
 */
export async function holdFolder(folder: string): Promise<HeldFolder> {
  const { dev, ino } = statSync(folder);
  const server = createServer().unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path: `\0sogoc-witness-${dev}-${ino}` }, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    refuse(refusals, 'audit.witness-folder-held', { folder });
  });
  return { release: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}
