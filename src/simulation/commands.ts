/** Door of the room for the program: its commands. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Command, refuse } from '#values/index.ts';
import { type MixName, mixNames, simulate } from './index.ts';
import { refusals } from './refusals.ts';

type Needs = { progress(step: { words: { vi: string; en: string }; done: number; total?: number }): void };

const isMix = (name: string): name is MixName => (mixNames as readonly string[]).includes(name);

const simulateCommand: Command<Needs> = {
  path: ['simulate'],
  brief: { vi: 'viết ra những tệp mà các nơi sẽ gửi, từ một nước hư cấu', en: 'write the files that offices would send, from a made-up country' },
  example: 'sogoc simulate --people 100000 --seed 11 --out sample',
  flags: {
    people: { kind: 'count', brief: { vi: 'số người', en: 'number of people' }, required: true },
    seed: { kind: 'count', brief: { vi: 'hạt giống: quyết định từng byte (mặc định 1)', en: 'seed: decides every byte (default 1)' } },
    out: { kind: 'text', brief: { vi: 'thư mục mới để ghi vào', en: 'a new folder to write into' }, required: true },
    mix: { kind: 'text', brief: { vi: `kiểu lỗi: ${mixNames.join(', ')}`, en: `kinds of error: ${mixNames.join(', ')}` } },
  },
  async run(needs, input) {
    const people = input.count('people') ?? 0;
    const mix = input.text('mix') ?? mixNames[0] ?? '';
    const out = path.resolve(input.text('out') ?? '');
    if (people < 1 || people > 100_000_000) refuse(refusals, 'simulation.no-people', { found: people });
    if (!isMix(mix)) return refuse(refusals, 'simulation.unknown-mix', { found: mix, known: mixNames.join(', ') });
    if (existsSync(out) && readdirSync(out).length > 0) refuse(refusals, 'simulation.out-not-empty', { out });
    const summary = await simulate({
      people,
      seed: input.count('seed') ?? 1,
      out,
      mix,
      onProgress: (done: number) => needs.progress({ words: { vi: 'Viết tệp mẫu, người', en: 'Writing sample files, people' }, done, total: people }),
    });
    return {
      data: { ...summary, out, mix, synthetic: true },
      say: (language) => [language === 'vi' ? `Đã viết vào ${out} (dữ liệu tổng hợp).` : `Written to ${out} (synthetic data).`, JSON.stringify(summary)],
    };
  },
};

export const commands = [simulateCommand];
