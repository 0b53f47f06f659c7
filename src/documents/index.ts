/** Door of the room: received files, kept byte for byte under their hash; papers, encrypted, under a keyed one. */
export { attachPapers, type CaseRef, type PaperCase, type PaperOfCase, papersOf } from './attach-papers.ts';
export { type Bytes, openFile, openKeptBytes } from './bytes.ts';
export { type KeptFile, keepFile } from './keep-file.ts';
export { keepPaper } from './keep-paper.ts';
export type { DocumentId } from './paper-place.ts';
export { openKept, type Range, readKept } from './read-kept.ts';
export { type ReceivedPaper, receivePaper } from './receive-paper.ts';
export { sweepParts } from './sweep-papers.ts';
