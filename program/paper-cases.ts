/** Every kind of case that papers are attached to: its room says who may see one, and whom it is about. */
import type { PaperCase } from '#documents/index.ts';
import { correctionPapers, entryPapers, renumberPapers } from '#population/index.ts';

export const paperCases: readonly PaperCase[] = [correctionPapers, entryPapers, renumberPapers];
