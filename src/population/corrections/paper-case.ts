/** Papers that a correction rests on are seen by whoever may see the correction. */
import type { PaperCase } from '#documents/index.ts';
import { correctionById } from './store.ts';
import { maySee } from './whose.ts';

export const correctionPapers: PaperCase = {
  kind: 'correction',
  async personsFor({ tx, actor, now }, id) {
    const row = actor.kind === 'officer' && /^\d{1,15}$/.test(id) ? await correctionById(tx, Number(id)) : undefined;
    if (row === undefined || actor.kind !== 'officer') return undefined;
    return (await maySee({ tx, actor, now, purpose: null }, row)) ? [row.personId] : undefined;
  },
};

/** 64 hexadecimal digits, as `POST /v1/documents` gives them; anything else is what a paper is called. */
export const isDocument = (evidence: string): boolean => /^[0-9a-f]{64}$/.test(evidence);
