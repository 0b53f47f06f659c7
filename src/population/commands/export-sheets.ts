/** Commands that write sheets for others: the links and the archives. */
import type { CommandNeeds } from '#database/index.ts';
import type { Command } from '#values/index.ts';
import { exportLinks } from '../export-links.ts';
import { exportPersons } from '../export-persons.ts';
import { sightFlags, sightOf } from './whom-and-when.ts';

const linksOut: Command<CommandNeeds> = {
  path: ['export', 'links'],
  purpose: 'operation',
  brief: { vi: 'phiếu nào nói về ai', en: 'which form speaks of whom' },
  example: 'sogoc export links --out links.csv',
  flags: { out: { kind: 'new-file', brief: { vi: 'tệp CSV', en: 'CSV file' }, required: true } },
  async run(needs, input) {
    await needs.register();
    await needs.see('everybody');
    const done = await exportLinks(await needs.register(), input.text('out') ?? '');
    return { data: { ...done, synthetic: true }, say: () => [`${input.text('out')} · ${done.rows} · dữ liệu tổng hợp`] };
  },
};

const personsOut: Command<CommandNeeds> = {
  path: ['export', 'persons'],
  purpose: 'operation',
  brief: { vi: 'mọi hồ sơ, như một ngày', en: 'all archives, as of a day' },
  example: 'sogoc export persons --out persons.csv --as-of 2025-06-30',
  flags: { out: { kind: 'new-file', brief: { vi: 'tệp CSV', en: 'CSV file' }, required: true }, 'as-of': sightFlags['as-of'] },
  async run(needs, input) {
    const { asOf } = sightOf(input);
    await needs.register();
    await needs.see('everybody');
    const done = await exportPersons(await needs.register(), input.text('out') ?? '', { now: needs.now, ...(asOf !== undefined && { asOf }) });
    return { data: { ...done, synthetic: true }, say: () => [`${input.text('out')} · ${done.rows} · dữ liệu tổng hợp`] };
  },
};

export const exportingCommands = [linksOut, personsOut];
