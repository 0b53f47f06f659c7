/** Takes a received file back: its forms are nobody's, and what remains of each archive is consolidated again. */
import { settleWithout } from '#conflicts/index.ts';
import { lockFilesNamed, recordAct, withdrawFileOf } from '#intake/index.ts';
import { type FormLink, linksOfFile, linksOfPersons } from '#linkage/index.ts';
import { type FormId, refuse } from '#values/index.ts';
import { actAlone } from './act-alone.ts';
import { lockPersons } from './act-store.ts';
import { type ActNeeds, applyMoves, type Move } from './apply-moves.ts';
import { refuseUnaccountable } from './correct-person.ts';
import { statingForms } from './person-store.ts';
import { refusals } from './refusals.ts';

export type Withdrawal = {
  /** The path under which it was received, or the beginning of its SHA-256: at least eight digits. */
  readonly file: string;
  readonly reason: string;
  readonly evidence?: string | undefined;
  readonly officers: readonly string[];
};

/** `persons`: whose archives lost a form; `ended`: those of them who are nobody now. */
export type Withdrawn = { readonly actId: FormId; readonly file: string; readonly forms: number; readonly persons: number; readonly ended: number };

/**
 * What the file said is received still: refused rows, findings and forms stay where they are. The number of a person who has no
 * forms left is retired and given to nobody. Corrections of such a person go with the forms.
 */
export async function withdrawFile(needs: ActNeeds, withdrawal: Withdrawal): Promise<Withdrawn> {
  const { tx, now } = needs;
  const { reason, evidence, officers } = withdrawal;
  refuseUnaccountable(withdrawal);
  await actAlone(tx);
  const { fileNo, path } = await fileNamed(needs, withdrawal.file);
  await lockPersons(tx, [...new Set((await linksOfFile(tx, fileNo)).map(({ person }) => person))]);
  const forms = await linksOfFile(tx, fileNo);
  const { corrections, ended } = await leftBy(needs, forms);
  const actId = await recordAct(tx, { kind: 'withdraw', officers, reason, evidence: evidence ?? null }, now);
  await withdrawFileOf(tx, fileNo, actId);
  const moves = [...forms, ...corrections].map(({ formId, person, link }): Move => ({ formId, from: person, to: null, link }));
  const persons = await applyMoves(needs, { actId, moves });
  await settleWithout(
    tx,
    actId,
    forms.map(({ formId }) => formId),
  );
  return { actId, file: path, forms: forms.length, persons: persons.length, ended };
}

async function fileNamed({ tx }: ActNeeds, name: string): Promise<{ readonly fileNo: number; readonly path: string }> {
  const files = await lockFilesNamed(tx, name);
  const standing = files.filter(({ state }) => state === 'done');
  const [file] = standing.length > 0 ? standing : files;
  if (file === undefined) return refuse(refusals, 'withdraw.unknown', { file: name });
  if (standing.length > 1)
    refuse(refusals, 'withdraw.several', { file: name, count: standing.length, hashes: standing.map(({ sha256 }) => sha256.slice(0, 16)).join(', ') });
  if (file.state === 'withdrawn') refuse(refusals, 'withdraw.already', { file: file.path, act: file.withdrawnBy ?? 0 });
  if (file.state !== 'done') refuse(refusals, 'withdraw.not-read', { file: file.path });
  return file;
}

type Links = readonly FormLink[];

/** Corrections of persons whom no other form holds: they correct nothing any more. */
export async function leftBy({ tx }: ActNeeds, forms: Links): Promise<{ readonly corrections: Links; readonly ended: number }> {
  const gone = new Set(forms.map(({ formId }) => formId));
  const persons = new Set(forms.map(({ person }) => person));
  const left = (await linksOfPersons(tx, [...persons])).filter(({ formId }) => !gone.has(formId));
  const telling = new Set(
    await statingForms(
      tx,
      left.map(({ formId }) => formId),
    ),
  );
  const standing = new Set(left.filter(({ formId }) => telling.has(formId)).map(({ person }) => person));
  return { corrections: left.filter(({ person }) => !standing.has(person)), ended: persons.size - standing.size };
}
