/** The folder of a witness: its own key, and the newest checkpoint of each log that it has signed. */
import { hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder, ownKey } from '#values/index.ts';
import { type Signer, signerFrom } from '../log/signed-note.ts';
import type { Memory } from './add-checkpoint.ts';

/** Made where it is not there. */
export function openWitnessFolder(folder: string): { readonly signer: Signer; readonly memory: Memory } {
  makeFolder(folder);
  const nameOf = (publicBytes: Buffer): string => `sogoc/witness/${hash('sha256', publicBytes).slice(0, 16)}`;
  return { signer: signerFrom(ownKey(path.join(folder, 'witness.key')), nameOf, 4), memory: memoryIn(folder) };
}

/** Name of the file in which a log is remembered, and the last part of its path over HTTP. */
export const logFileName = (origin: string): string => `${hash('sha256', origin).slice(0, 32)}.checkpoint`;

function memoryIn(folder: string): Memory {
  const fileOf = (origin: string): string => path.join(folder, logFileName(origin));
  return {
    recall: (origin) => {
      try {
        return readFileSync(fileOf(origin), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return undefined;
      }
    },
    remember: (origin, note) => {
      const file = fileOf(origin);
      writeFileSync(`${file}.new`, note, { flush: true });
      renameSync(`${file}.new`, file);
      const handle = openSync(folder, 'r');
      fsyncSync(handle); // the new name too
      closeSync(handle);
    },
  };
}
