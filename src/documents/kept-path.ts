/** Where a received file lies: `<dataDir>/documents/ab/abcdef…`, named by the SHA-256 of its bytes. */
import path from 'node:path';

export const keptFolder = (dataDir: string): string => path.join(dataDir, 'documents');

export const keptPath = (dataDir: string, sha256: string): string => path.join(keptFolder(dataDir), sha256.slice(0, 2), sha256);
