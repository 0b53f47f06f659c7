/** Where papers lie: `<dataDir>/documents/papers/ab/abcdef…`, named by their keyed hash; what is on its way, in `papers/part`. */
import path from 'node:path';
import { keptFolder } from './kept-path.ts';

/** The keyed hash of a paper, 64 hexadecimal digits. */
export type DocumentId = string;

export const paperFolder = (dataDir: string): string => path.join(keptFolder(dataDir), 'papers');
export const paperPlace = (dataDir: string, documentId: DocumentId): string => path.join(paperFolder(dataDir), documentId.slice(0, 2), documentId);
export const partFolder = (dataDir: string): string => path.join(paperFolder(dataDir), 'part');
