/** The log as its auditor looks at it: what was signed last, by whom, and whether anything waits. */
import type { Tx } from '#database/index.ts';
import { isSignedBy, splitNote, verifierText } from './log/signed-note.ts';
import { logSigner } from './log-key.ts';
import { longestWaiting, newestCheckpoints, standingRefusals } from './log-store.ts';
import { trustedWitnesses } from './witness/trusted-witnesses.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string };

const shown = 20;

/** A witness is named under a checkpoint only where its signature holds now. */
export async function showLog({ tx, dataDir }: Needs) {
  const witnesses = trustedWitnesses(dataDir);
  const { count, since } = await longestWaiting(tx);
  const refusing = new Map((await standingRefusals(tx)).map((row) => [row.witness, row]));
  const checkpoints = await newestCheckpoints(tx, shown);
  return {
    key: verifierText(logSigner(dataDir)),
    waiting: { count, since: since?.toISOString() ?? null },
    witnesses: witnesses.map(({ key, address }) => {
      const refused = refusing.get(key.name);
      return {
        name: key.name,
        address,
        refused: refused === undefined ? null : { code: refused.code, seen: refused.seen, at: refused.refusedAt.toISOString() },
      };
    }),
    checkpoints: checkpoints.map(({ size, root, note, cosignatures, signedAt }) => {
      const opened = splitNote(note + cosignatures);
      const signed = witnesses.filter(({ key }) => opened !== undefined && isSignedBy(key, opened));
      return { size, root: root.toString('base64'), signedAt: signedAt.toISOString(), witnesses: signed.map(({ key }) => key.name) };
    }),
  };
}
