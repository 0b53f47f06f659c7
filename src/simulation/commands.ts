/** Door of the room for the program: its commands. */
import type { Command } from '#values/index.ts';
import { type MixName, mixNames, simulate } from './index.ts';

type Needs = { progress(step: { words: { vi: string; en: string }; done: number; total?: number }): void };

const simulateCommand: Command<Needs> = {
  path: ['simulate'],
  brief: { vi: 'viết ra những tệp mà các nơi sẽ gửi, từ một nước hư cấu', en: 'write the files that offices would send, from a made-up country' },
  example: 'sogoc simulate --people 100000 --seed 11 --out sample',
  flags: {
    people: { kind: 'count', most: 100_000_000, brief: { vi: 'số người', en: 'number of people' }, required: true },
    seed: { kind: 'count', least: 0, brief: { vi: 'hạt giống: quyết định từng byte (mặc định 1)', en: 'seed: decides every byte (default 1)' } },
    out: { kind: 'folder', brief: { vi: 'thư mục mới để ghi vào', en: 'a new folder to write into' }, required: true },
    mix: { kind: 'text', oneOf: mixNames, brief: { vi: `kiểu lỗi: ${mixNames.join(', ')}`, en: `kinds of error: ${mixNames.join(', ')}` } },
  },
  async run(needs, input) {
    const people = input.count('people') ?? 0;
    const mix = (input.text('mix') ?? mixNames[0]) as MixName;
    const out = input.text('out') ?? '';
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
