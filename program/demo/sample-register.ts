/** The sample register of two communes, made by the real pipeline from simulated files: a few forms in 2019, the rest when it starts, and one delivery that waits for the visitor. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hasAccounts } from '#access/index.ts';
import { type CommandNeeds, holdsRegister, inTransaction, isLeased, type Tx } from '#database/index.ts';
import { newestAct } from '#intake/index.ts';
import { numberKey } from '#numbering/index.ts';
import { type BuildReport, buildRegister, latestBuild } from '#population/index.ts';
import { castFolder, castFolderBefore, firstReceivedAt, simulate, writeCast } from '#simulation/index.ts';
import { refuse } from '#values/index.ts';
import { clockBegins } from './move-clock.ts';
import { openPersonas } from './open-personas.ts';
import { refusals } from './refusals.ts';

/** Phường Mai Động (Hà Nội) and Xã Tà Cạ, huyện Kỳ Sơn (Nghệ An). */
const communes = ['00310', '16852'];
const people = 4_900;
const seed = 2021;

/** The delivery that is kept back: the old identity cards, in three encodings. */
const keptBack = 'cmnd';

/** A delivery that lies ready and has not been run. */
export const waitingFolder = (dataDir: string): string => path.join(dataDir, 'waiting');
const sampleFolder = (dataDir: string): string => path.join(dataDir, 'sample');

/** What `--fresh` may delete: nothing, a sample register, or one whose making was cut short before it took anything in. */
export function isSampleRegister(dataDir: string): boolean {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return true;
  return holdsRegister(dataDir) && (existsSync(sampleFolder(dataDir)) || !existsSync(path.join(dataDir, 'documents')));
}

/** Made-up people are put into a sample register only. Refused: one that somebody works in, also behind DATABASE_URL with a new folder. */
export async function requireSample(tx: Tx, dataDir: string): Promise<void> {
  if (existsSync(sampleFolder(dataDir))) return;
  if ((await newestAct(tx)) !== undefined || (await hasAccounts(tx))) refuse(refusals, 'demo.not-sample', { folder: dataDir });
}

/** Files of the sample, then the builds of all but the delivery that waits: what the register knew in 2019 first, then the rest. A killed start is simply done again. Refused: while another program does it. */
export async function makeSampleRegister(needs: CommandNeeds): Promise<BuildReport> {
  const sample = sampleFolder(needs.dataDir);
  const db = await needs.register();
  if (await inTransaction(db, (tx) => isLeased(tx, 'build', 0))) refuse(refusals, 'demo.being-made', { folder: needs.dataDir });
  if (!existsSync(sample)) {
    const making = `${sample}.${process.pid}`;
    rmSync(waitingFolder(needs.dataDir), { recursive: true, force: true });
    await simulate({
      people,
      seed,
      out: making,
      communes,
      onProgress: (done) => needs.progress({ words: { vi: 'Viết tệp mẫu', en: 'Writing sample files' }, done, total: people }),
    });
    mkdirSync(waitingFolder(needs.dataDir), { recursive: true });
    renameSync(path.join(making, keptBack), path.join(waitingFolder(needs.dataDir), keptBack));
    renameSync(making, sample);
  }
  const begun = await inTransaction(db, latestBuild);
  if (begun === undefined || !existsSync(path.join(sample, castFolder))) writeCast(sample);
  const build = (clock: () => Date, folder: string): Promise<BuildReport> =>
    buildRegister(
      { db: { ...db, now: clock }, now: clock(), stopping: needs.stopping, progress: needs.progress },
      { paths: [folder], numberKey: numberKey({ dataDir: needs.dataDir }), workers: 1 },
    );
  const isOfFirst = begun === undefined || (begun.finishedAt === null && begun.startedAt < clockBegins);
  if (isOfFirst) await build(clockFrom(firstReceivedAt), path.join(sample, castFolderBefore));
  const report = await build(db.now, sample);
  await inTransaction(db, (tx) => openPersonas(tx, db.now()));
  return report;
}

/** A clock that stood at a moment when it was made. */
function clockFrom(moment: string): () => Date {
  const ahead = Date.parse(moment) - Date.now();
  return () => new Date(Date.now() + ahead);
}

/** Runs the waiting delivery in a program of its own, so that the pages stay quick; ends when that program ends. */
export function runWaitingDelivery(dataDir: string): { child: ChildProcess; done: Promise<number> } {
  const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../main.ts'), 'build', waitingFolder(dataDir), '--data', dataDir, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'sogoc' }, // it ends when we do
  });
  const done = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      if (code === 0) renameSync(waitingFolder(dataDir), path.join(dataDir, `delivered.${Date.now()}`));
      resolve(code ?? 1);
    });
  });
  return { child, done };
}
