/** Commands that judge the register: what must always hold, and how right it is where the truth is known. */
import type { CommandNeeds } from '#database/index.ts';
import type { Command } from '#values/index.ts';
import { checkInvariants } from '../check-invariants.ts';
import { measureFields } from '../measure-fields.ts';

const invariants: Command<CommandNeeds> = {
  path: ['check', 'invariants'],
  brief: { vi: 'những điều luôn phải đúng trong sổ', en: 'what must always hold in a register' },
  example: 'sogoc check invariants --json',
  async run(needs) {
    const result = await checkInvariants(await needs.register());
    return {
      data: result,
      *say() {
        for (const { name, ok, found } of result.checks) yield `${ok ? '✔' : '✖'} ${name}${ok ? '' : ` ${JSON.stringify(found)}`}`;
      },
      ...(!result.ok && { exit: 3 as const }),
    };
  },
};

const fields: Command<CommandNeeds> = {
  path: ['check', 'fields'],
  brief: { vi: 'đo tên, ngày sinh, đơn vị so với people.csv', en: 'measure name, date and unit against people.csv' },
  example: 'sogoc check fields --people sample/people.csv --truth sample/truth.csv --json',
  flags: {
    people: { kind: 'file', brief: { vi: 'people.csv', en: 'people.csv' }, required: true },
    truth: { kind: 'file', brief: { vi: 'truth.csv', en: 'truth.csv' }, required: true },
  },
  async run(needs, input) {
    const measured = await measureFields(await needs.register(), {
      people: input.text('people') ?? '',
      truth: input.text('truth') ?? '',
    });
    return { data: measured, say: () => [JSON.stringify(measured, null, 2)] };
  },
};

export const checkingCommands = [invariants, fields];
