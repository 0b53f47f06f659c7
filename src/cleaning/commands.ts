/** Door of the room for the program: its commands. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { Command, UnitId } from '#values/index.ts';
import { describeRules } from './describe-rules.ts';
import { countFindings, selectFindings } from './store.ts';

const findingsList: Command<CommandNeeds> = {
  path: ['findings', 'list'],
  brief: { vi: 'lỗi tìm thấy, theo xã hoặc từng phiếu', en: 'findings, by commune or form by form' },
  example: 'sogoc findings list --by commune --json',
  flags: {
    by: { kind: 'text', brief: { vi: 'commune: đếm theo xã', en: 'commune: counted by commune' } },
    rule: { kind: 'text', brief: { vi: 'chỉ một quy tắc', en: 'one rule only' } },
    state: { kind: 'text', brief: { vi: 'open, repaired, kept hoặc mended', en: 'open, repaired, kept or mended' } },
    limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu dòng (mặc định 200)', en: 'at most so many rows (default 200)' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    if (input.text('by') === 'commune') {
      const counts = (await inTransaction(db, countFindings)).map(({ ownerUnit, ...count }) => ({
        commune: ownerUnit === null ? null : codeOf(ownerUnit),
        name: ownerUnit === null ? null : unitCatalogue().pathOf(ownerUnit as UnitId),
        ...count,
      }));
      return {
        data: counts,
        *say() {
          for (const { name, rule, state, count } of counts) yield `${String(count).padStart(8)}  ${state.padEnd(9)} ${rule.padEnd(28)} ${name ?? '–'}`;
        },
      };
    }
    const findings = await inTransaction(db, (tx) =>
      selectFindings(tx, { rule: input.text('rule'), state: input.text('state'), limit: input.count('limit') ?? 200 }),
    );
    return {
      data: findings,
      *say() {
        for (const { file, line, rule, state, found, repaired } of findings)
          yield `${file}:${line} ${rule} ${state} “${found ?? ''}”${repaired === null ? '' : ` → “${repaired}”`}`;
      },
    };
  },
};

const codeOf = (unit: number): string => unitCatalogue().unit(unit as UnitId)?.code ?? String(unit);

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
