/** Door of the room for the program: its commands. */
import { type CommandNeeds, type Database, inTransaction } from '#database/index.ts';
import type { Command, CommandInput, Outcome } from '#values/index.ts';
import { describeRules } from './describe-rules.ts';
import { findingStates } from './finding.ts';
import { countByCommune, listFindings } from './list-findings.ts';

const findingsList: Command<CommandNeeds> = {
  path: ['findings', 'list'],
  purpose: 'operation',
  brief: { vi: 'lỗi tìm thấy, theo xã hoặc từng phiếu', en: 'findings, by commune or form by form' },
  example: 'sogoc findings list --by commune --json',
  flags: {
    by: { kind: 'text', oneOf: ['commune'], brief: { vi: 'commune: đếm theo xã', en: 'commune: counted by commune' } },
    rule: { kind: 'text', brief: { vi: 'chỉ một quy tắc', en: 'one rule only' } },
    state: { kind: 'text', oneOf: Object.keys(findingStates), brief: { vi: 'open, repaired, kept hoặc mended', en: 'open, repaired, kept or mended' } },
    limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu dòng (mặc định 200)', en: 'at most so many rows (default 200)' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    return input.text('by') === undefined ? await formByForm(needs, db, input) : await ofEachCommune(needs, db);
  },
};

async function ofEachCommune(needs: CommandNeeds, db: Database): Promise<Outcome> {
  const counts = await inTransaction(db, countByCommune);
  await needs.see([]);
  return {
    data: counts,
    *say() {
      for (const { name, rule, state, count } of counts) yield `${String(count).padStart(8)}  ${state.padEnd(9)} ${rule.padEnd(28)} ${name ?? '–'}`;
    },
  };
}

async function formByForm(needs: CommandNeeds, db: Database, input: CommandInput): Promise<Outcome> {
  const findings = await inTransaction(db, (tx) =>
    listFindings(tx, { rule: input.text('rule'), state: input.text('state'), limit: input.count('limit') ?? 200 }),
  );
  await needs.see({ forms: findings.map(({ formId }) => formId) });
  return {
    data: findings,
    *say() {
      for (const { file, line, rule, state, found, repaired } of findings)
        yield `${file}:${line} ${rule} ${state} “${found ?? ''}”${repaired === null ? '' : ` → “${repaired}”`}`;
    },
  };
}

const rulesCommand: Command<CommandNeeds> = {
  path: ['rules'],
  brief: { vi: 'mọi quy tắc làm sạch', en: 'all rules of cleaning' },
  example: 'sogoc rules --json',
  run: async () => ({
    data: describeRules(),
    *say(language) {
      for (const rule of describeRules()) yield `${rule.kind.padEnd(10)} ${rule.severity.padEnd(8)} ${rule.id.padEnd(28)} ${rule[language]}`;
    },
  }),
};

export const commands = [findingsList, rulesCommand];
