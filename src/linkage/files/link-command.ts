/** `sogoc link`: whose records are these, in the files of anybody. */
import path from 'node:path';
import type { CommandNeeds } from '#database/index.ts';
import type { Command, Language } from '#values/index.ts';
import { type LinkReport, linkFiles } from './link-files.ts';
import type { Estimate } from './model/threshold.ts';
import { unreadInWords } from './read/unread-rows.ts';
import { numbersIn } from './report/numbers.ts';
import { kinds } from './settings/kinds.ts';

export const linkCommand: Command<CommandNeeds> = {
  path: ['link'],
  brief: {
    vi: 'ghép bản ghi của các tệp CSV bất kỳ: một tệp thì tìm bản trùng, nhiều tệp thì ghép giữa các tệp',
    en: 'link the records of any CSV files: duplicates within one, the same things across several',
  },
  example: 'sogoc link people-2024.csv people-2025.csv --out linked',
  more: {
    vi: `Ghi vào thư mục:
  pairs.csv      cặp được nhận: mã, mã, trọng số (bit), xác suất
  near.csv       cặp gần ngưỡng, nên có người xem
  clusters.csv   mỗi bản ghi thuộc nhóm nào
  report.html    vì sao: mở bằng trình duyệt
  model.json     mô hình đã học; settings.json: cài đặt đã dùng
  unread-a.csv   dòng không đọc được của tệp đầu, để sửa (chỉ khi có)

Không có --settings thì loại của mỗi cột được đoán. Hãy xem settings.json, sửa, rồi chạy lại với --settings:
  {
    "id": "rec_id",
    "columns": {
      "name": "full-name",
      "dob": { "kind": "date", "format": "dd/MM/yyyy" },
      "phone": { "kind": "phone", "in": ["tel", "phone"] }
    }
  }
Loại: ${kinds.join(', ')}.
“in”: mỗi tệp gọi cột ấy là gì, theo thứ tự tệp. Mọi cài đặt khác: src/linkage/files/README.md.`,
    en: `Written into the folder:
  pairs.csv      accepted pairs: id, id, weight (bits), probability
  near.csv       pairs near the threshold, for somebody to look at
  clusters.csv   which cluster each record is of
  report.html    why: open it in a browser
  model.json     the model that was learned; settings.json: the settings that were used
  unread-a.csv   rows of the first file that cannot be read, to be mended (only where there are any)

Without --settings the kind of each column is guessed. Look at settings.json, change it, and run again with --settings:
  {
    "id": "rec_id",
    "columns": {
      "name": "full-name",
      "dob": { "kind": "date", "format": "dd/MM/yyyy" },
      "phone": { "kind": "phone", "in": ["tel", "phone"] }
    }
  }
Kinds: ${kinds.join(', ')}.
“in”: what each file calls that column, in order of the files. All other settings: src/linkage/files/README.md.`,
  },
  takes: { name: 'file', brief: { vi: 'tệp CSV', en: 'CSV file' }, many: true },
  flags: {
    out: { kind: 'folder', brief: { vi: 'thư mục ghi kết quả', en: 'folder for the results' }, required: true },
    settings: { kind: 'file', brief: { vi: 'tệp cài đặt (mặc định: đoán loại của mỗi cột)', en: 'settings (default: the kind of each column is guessed)' } },
    model: { kind: 'file', brief: { vi: 'model.json của một lượt trước, để không học lại', en: 'model.json of an earlier run, to learn nothing anew' } },
    truth: {
      kind: 'file',
      many: true,
      brief: {
        vi: 'đáp án để đo độ đúng và độ đủ: tệp CSV có cột id, entity; mỗi tệp một lần, theo thứ tự',
        en: 'truth to measure precision and recall by: CSV of id, entity; once a file, in order',
      },
    },
    pair: {
      kind: 'text',
      many: true,
      brief: {
        vi: 'hai mã, ví dụ 12=345: báo cáo giải thích cặp ấy, dù ghép hay không',
        en: 'two ids, as 12=345: the report explains that pair, joined or not',
      },
    },
    memory: { kind: 'size', brief: { vi: 'bộ nhớ nhiều nhất, ví dụ 4g', en: 'most memory, for example 4g' } },
    workers: { kind: 'count', brief: { vi: 'số luồng nhiều nhất (mặc định: số lõi)', en: 'threads at most (default: the cores of the machine)' } },
  },
  async run(needs, input) {
    const report = await linkFiles(needs, {
      files: input.words,
      out: input.text('out') ?? '',
      settings: input.text('settings'),
      model: input.text('model'),
      truth: input.texts('truth'),
      pairs: input.texts('pair'),
      memoryBytes: input.count('memory'),
      workers: input.count('workers'),
    });
    return { data: report, say: (language) => sayReport(report, language) };
  },
};

function* sayReport(report: LinkReport, language: Language): Generator<string> {
  const { count, bits, percent } = numbersIn(language);
  const estimate = (own: Estimate | null): string => (own ? `${percent(own.value)} (${percent(own.from)} – ${percent(own.to)})` : '–');
  const words = language === 'vi' ? vi : en;
  for (const { source, file, records } of report.files) yield `${source}  ${file}  ${count(records)} ${records === 1 ? words.record : words.records}`;
  yield `${words.accepted} ${count(report.accepted)} · ${words.near} ${count(report.near)} · ${words.threshold} ${bits(report.threshold)}`;
  if (report.estimated.precision || report.estimated.recall)
    yield `${words.estimated}: ${words.precision} ${estimate(report.estimated.precision)} · ${words.recall} ${estimate(report.estimated.recall)}`;
  if (report.f1 !== undefined) {
    const measured = (share: number | null | undefined): string => (share === null || share === undefined ? '–' : percent(share, 2));
    yield `${words.measured}: ${words.precision} ${measured(report.precision)} · ${words.recall} ${measured(report.recall)} · F1 ${measured(report.f1)}`;
  }
  for (const note of report.notes) yield note[language];
  if (report.unread.length > 0)
    yield `${words.unread}: ${count(report.unread.length)}. ${unreadInWords(report.unread, language)} ${words.toMend(filesToMend(report))}`;
  yield `${path.join(report.out, 'report.html')}`;
}

const filesToMend = ({ unread }: LinkReport): string => [...new Set(unread.map(({ source }) => `unread-${source}.csv`))].join(', ');

const vi = {
  record: 'bản ghi',
  records: 'bản ghi',
  accepted: 'Nhận',
  near: 'gần ngưỡng',
  threshold: 'ngưỡng',
  estimated: 'Ước tính',
  measured: 'Theo đáp án',
  precision: 'độ đúng',
  recall: 'độ đủ',
  unread: 'Dòng không đọc được',
  toMend: (files: string): string => `Chúng được chép nguyên vào ${files} để sửa.`,
};
const en: typeof vi = {
  record: 'record',
  records: 'records',
  accepted: 'Accepted',
  near: 'near',
  threshold: 'threshold',
  estimated: 'Estimated',
  measured: 'By the truth',
  precision: 'precision',
  recall: 'recall',
  unread: 'Rows that cannot be read',
  toMend: (files) => `They stand in ${files} as they are, to be mended.`,
};
