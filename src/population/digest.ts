/** One hash of all that a register knows, equal for two registers that know the same: no times, no ids, no order of arrival. */
import { createHash } from 'node:crypto';
import { type Database, inTransaction } from '#database/index.ts';
import { type FormId, formIdParts, isAct } from '#values/index.ts';
import { hashesOfFiles, streamLives } from './export-store.ts';

/**
 * SHA-256 over one line a person, `person_no|versions|forms`: of each day the version that is believed, its state and fields;
 * the forms as `sha256-of-the-file:record`, sorted. Persons by number; those without one by the hash of their line. Numbers
 * are drawn, so two registers agree only under one number key.
 */
export async function digestRegister(db: Database): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const files = await hashesOfFiles(tx);
    const total = createHash('sha256');
    const unnumbered: string[] = [];
    const tell = (life: Life): void => {
      const line = lineOf(life, files);
      if (life.number !== null) total.update(line);
      else unnumbered.push(createHash('sha256').update(line).digest('hex'));
    };
    let life: Life | undefined;
    for await (const rows of streamLives(tx)) {
      for (const [number = null, person, day, isVoid, state, evidence, ...fields] of rows) {
        if (life === undefined || life.person !== person) {
          if (life) tell(life);
          life = { number, person: person as string, days: new Map(), evidence: '' };
        }
        if (isVoid === 't') life.days.delete(day as string);
        else life.days.set(day as string, `${state}|${fields.map((field) => field ?? '').join('|')}`);
        life.evidence = evidence as string;
      }
    }
    if (life) tell(life);
    for (const hash of unnumbered.sort()) total.update(hash);
    return total.digest('hex');
  });
}

type Life = { readonly number: string | null; readonly person: string; readonly days: Map<string, string>; evidence: string };

function lineOf({ number, days, evidence }: Life, files: ReadonlyMap<number, string>): string {
  const versions = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, fields]) => `${day}|${fields}`);
  const forms = evidence
    .slice(1, -1)
    .split(',')
    .map((id) => nameOfForm(Number(id) as FormId, files));
  return `${number ?? ''}|${versions.join('/')}|${forms.sort().join(',')}\n`;
}

function nameOfForm(id: FormId, files: ReadonlyMap<number, string>): string {
  if (isAct(id)) return 'act';
  const { fileNo, record } = formIdParts(id);
  return `${files.get(fileNo) ?? ''}:${record}`;
}
