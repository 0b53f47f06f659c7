/** Door of the room: received files, kept byte for byte under their hash. */
export { type Bytes, openFile, openKeptBytes } from './bytes.ts';
export { type KeptFile, keepFile } from './keep-file.ts';
export { openKept, type Range, readKept } from './read-kept.ts';
