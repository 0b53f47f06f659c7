/** All kinds of proposals. A new one is a file beside these and a line here. */
import { award } from './award.ts';
import { correct } from './correct.ts';
import { correction } from './correction.ts';
import { entry } from './entry.ts';
import { merge } from './merge.ts';
import type { ProposalKind } from './proposal-kind.ts';
import { renumber } from './renumber.ts';
import { seal } from './seal.ts';
import { split } from './split.ts';
import { undo } from './undo.ts';
import { unseal } from './unseal.ts';

export const proposalKinds: readonly ProposalKind<unknown>[] = [merge, split, undo, correct, correction, renumber, award, seal, unseal, entry];
