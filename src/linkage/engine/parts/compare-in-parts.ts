/** The work of a run in parts that asks for no model's maker: blocks of all passes, and weights of all pairs. */
import { pairsInBlock, pairsOfPass } from '../blocks.ts';
import { type LinkNeeds, scoringJobs } from '../link-records.ts';
import type { Pool } from '../pool.ts';
import type { Pairing } from '../schema.ts';
import { edgeLength, packEdges } from './edge-file.ts';
import { fileBlocks, makeBlocks, partsOf } from './file-blocks.ts';
import { fileNames, openNumbers } from './record-files.ts';
import type { RunState } from './run-state.ts';
import type { Window } from './window.ts';

export type Comparing = { readonly schema: Pairing; readonly folder: string; readonly window: Window; readonly pool: Pool };

export async function blockInParts({ schema, folder, window }: Comparing, state: RunState<unknown>): Promise<void> {
  for (let pass = state.progress.blocks.length; pass < schema.passes.length; pass++) {
    const made = await makeBlocks(schema, folder, pass, window);
    state.note({ blocks: [...state.progress.blocks, made] });
  }
}

/** Edges of all passes, part by part, into their file: in order of pass and block. */
export async function scoreParts({ schema, folder, window, pool, onPairs }: Comparing & Pick<LinkNeeds, 'onPairs'>, state: RunState<unknown>): Promise<void> {
  const file = openNumbers(folder, fileNames.edges);
  const total = state.progress.blocks.reduce((sum, { pairs }) => sum + pairs, 0);
  const { scored } = state.progress;
  file.cut(scored.edges * edgeLength);
  try {
    for (let { pass, block } = scored; pass < schema.passes.length; pass++, block = 0) {
      const blocks = fileBlocks(folder, pass, state.progress.blocks[pass]!.firstWindow);
      let visited = state.progress.blocks.slice(0, pass).reduce((sum, { pairs }) => sum + pairs, 0);
      for (let own = 0; own < block; own++) visited += pairsInBlock(blocks, own);
      for (const part of partsOf(blocks, window, block)) {
        await window.bring(part.members, pass);
        window.holds(pass, part.blocks);
        let { compared, edges } = state.progress.scored;
        const before = compared;
        visited += pairsOfPass(part.blocks);
        const found = await pool.run('score', scoringJobs(part.blocks, pass), (done) => {
          compared += done.compared;
          const expected = state.progress.expected ?? 0;
          onPairs?.(compared, Math.max(compared, expected > 0 ? expected : total - visited + before));
        });
        for (const some of found) {
          file.write(edges * edgeLength, packEdges(some, part.members));
          edges += some.a.length;
        }
        state.note({ scored: { pass, block: part.next, compared, edges } });
      }
      state.note({ scored: { ...state.progress.scored, pass: pass + 1, block: 0 } });
    }
  } finally {
    file.close();
  }
}
