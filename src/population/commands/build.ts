/** `sogoc build`: the main job. */
import { availableParallelism } from 'node:os';
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { seedUnits } from '#geography/index.ts';
import { namedPath, sourceNames } from '#intake/index.ts';
import { ensureTruth } from '#linkage/index.ts';
import { numberKey } from '#numbering/index.ts';
import type { Command } from '#values/index.ts';
import { buildRegister } from '../build-register.ts';
import { leastBytes } from '../fit-workers.ts';
import { sayReport } from '../say-report.ts';

const mostWorkers = 24;

export const build: Command<CommandNeeds> = {
  path: ['build'],
  purpose: 'operation',
  brief: { vi: 'nạp các tệp và đưa cả sổ lên mức mới nhất', en: 'take the files in and bring the whole register up to date' },
  example: 'sogoc build sample --truth sample/truth.csv --data sample-register --json',
  takes: { name: 'path', brief: { vi: 'tệp hoặc thư mục', en: 'file or folder' }, many: true, optional: true },
  flags: {
    source: {
      kind: 'text',
      oneOf: sourceNames,
      brief: { vi: 'mọi tệp thuộc nguồn này (mặc định: nhận theo dòng tiêu đề)', en: 'all files are of this source (default: told by the header)' },
    },
    truth: { kind: 'file', brief: { vi: 'truth.csv để đo độ đúng và độ đủ', en: 'truth.csv, to measure precision and recall' } },
    'number-key': { kind: 'file', brief: { vi: 'tệp khoá cấp số, 32 byte', en: 'file with the 32 bytes of the number key' } },
    memory: { kind: 'size', least: leastBytes, brief: { vi: 'bộ nhớ nhiều nhất, ví dụ 1g', en: 'most memory, for example 1g' } },
    workers: { kind: 'count', most: mostWorkers, brief: { vi: 'số tiến trình làm cùng lúc', en: 'processes that work side by side' } },
  },
  makesRegister: true,
  async run(needs, input) {
    for (const named of input.words) await namedPath(named); // before a register is made for nothing
    const truth = input.text('truth');
    if (truth !== undefined) await ensureTruth(truth);
    const db = await needs.register();
    await inTransaction(db, seedUnits);
    const report = await buildRegister(
      { db, now: needs.now, stopping: needs.stopping, progress: needs.progress },
      {
        paths: input.words,
        ...(input.text('source') !== undefined && { source: input.text('source') as string }),
        ...(truth !== undefined && { truth }),
        numberKey: numberKey({ dataDir: needs.dataDir, file: input.text('number-key'), fromEnvironment: process.env['SOGOC_NUMBER_KEY'] }),
        workers: input.count('workers') ?? Math.min(mostWorkers, availableParallelism()),
        ...(input.count('memory') !== undefined && { memoryBytes: input.count('memory') as number }),
      },
    );
    await needs.see('everybody');
    return { data: report, say: (language) => sayReport(report, language) };
  },
};
