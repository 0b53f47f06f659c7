/** One hash of all that a register knows, equal for two registers that know the same: no times, no ids, no order of arrival. */
import { createHash, hash } from 'node:crypto';
import { type Database, inTransaction } from '#database/index.ts';
import { type FormId, formIdParts, isAct } from '#values/index.ts';
import { hashesOfFiles, streamBelieved } from './export-store.ts';

/**
 * SHA-256 over the sum of the hashes of all versions that are believed, each hash the SHA-256 of a line: number, day, state and
 * fields; the forms behind it as `sha256-of-the-file:record`, sorted. A sum needs no order and no memory (AdHash of Bellare and
 * Micciancio, 1997, modulo 2^256): it tells registers apart, it does not guard against a forger. Numbers are drawn, so two
 * registers agree only under one number key.
 */
export async function digestRegister(db: Database): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const files = await hashesOfFiles(tx);
    const total = newSum();
    for await (const lines of streamBelieved(tx)) {
      for (const line of lines) {
        const evidence = line.indexOf('\t');
        const forms = line.slice(1, evidence - 1).split(',');
        const names = forms.map((id) => nameOfForm(Number(id) as FormId, files)).sort();
        total.add(`${line.slice(evidence)}|${names.join(',')}`);
      }
    }
    return total.digest();
  });
}

function nameOfForm(id: FormId, files: ReadonlyMap<number, string>): string {
  if (isAct(id)) return 'act';
  const { fileNo, record } = formIdParts(id);
  return `${files.get(fileNo) ?? ''}:${record}`;
}

/** Of SHA-256 hashes as numbers of 256 bits, modulo 2^256: sixteen columns of 16 bits, exact up to 2^37 lines, carried over at the end. */
function newSum(): { add(line: string): void; digest(): string } {
  const columns = new Float64Array(16);
  return {
    add(line) {
      const bytes = hash('sha256', line, 'buffer');
      for (let column = 0; column < 16; column++) columns[column]! += bytes.readUInt16BE(column * 2);
    },
    digest() {
      const sum = Buffer.alloc(32);
      let carry = 0;
      for (let column = 15; column >= 0; column--) {
        const value = columns[column]! + carry;
        sum.writeUInt16BE(value % 65_536, column * 2);
        carry = Math.floor(value / 65_536);
      }
      return createHash('sha256').update(sum).digest('hex');
    },
  };
}
