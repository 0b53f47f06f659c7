/** Door of the room for the program: its commands. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, type FormId, formIdParts, notWritable, refuse } from '#values/index.ts';
import { describeSources } from './describe-sources.ts';
import { exportRefused } from './export-refused.ts';
import { saidOn } from './form.ts';
import { listRefused, type RefusedRow } from './list-refused.ts';
import { refusals } from './refusals.ts';
import { rawForm, receivedForm } from './show-form.ts';

const refusedList: Command<CommandNeeds> = {
  path: ['refused', 'list'],
  purpose: 'operation',
  brief: { vi: 'các dòng không đọc được: thấy gì, cần gì, sửa thế nào', en: 'rows that could not be read: what stood there, what is expected, how to mend it' },
  example: 'sogoc refused list --json',
  async run(needs) {
    const db = await needs.register();
    const rows: RefusedRow[] = [];
    await inTransaction(db, async (tx) => {
      for await (const batch of listRefused(tx, needs.language)) rows.push(...batch);
    });
    await needs.see([]); // whose they are is not known
    return {
      data: rows,
      *say(language) {
        if (rows.length === 0) yield language === 'vi' ? 'Không có dòng nào bị trả lại.' : 'No row was sent back.';
        for (const row of rows) {
          yield `${row.file}:${row.line}${row.field === null ? '' : ` ${row.field}`} “${row.found}”`;
          yield `    ${row.what} ${row.remedy}`;
        }
      },
    };
  },
};

const refusedExport: Command<CommandNeeds> = {
  path: ['refused', 'export'],
  purpose: 'operation',
  brief: {
    vi: 'xuất các dòng trả lại thành bảng sửa được và gửi lại được',
    en: 'export rows that were sent back as a sheet that can be mended and sent again',
  },
  example: 'sogoc refused export --out mend.csv',
  flags: {
    out: { kind: 'text', brief: { vi: 'tệp (một nguồn) hoặc thư mục (nhiều nguồn)', en: 'a file (one source) or a folder (several)' }, required: true },
  },
  async run(needs, input) {
    const db = await needs.register();
    const out = path.resolve(input.text('out') ?? '');
    await needs.see([]);
    const sheets = await inTransaction(db, (tx) => exportRefused({ tx, dataDir: db.dataDir, language: needs.language }, out));
    return {
      data: { files: sheets, synthetic: true },
      *say(language) {
        if (sheets.length === 0) yield language === 'vi' ? 'Không có dòng nào bị trả lại; không ghi tệp nào.' : 'No row was sent back; no file was written.';
        for (const sheet of sheets) yield `${sheet.path} · ${sheet.source} · ${sheet.rows}`;
        if (sheets.length > 0)
          yield language === 'vi'
            ? 'Sửa các ô, rồi gửi lại bằng sogoc build. Dữ liệu tổng hợp.'
            : 'Mend the cells, then send it again with sogoc build. Synthetic data.';
      },
    };
  },
};

const formShow: Command<CommandNeeds> = {
  path: ['form', 'show'],
  purpose: 'operation',
  brief: { vi: 'một phiếu như đã nhận', en: 'a form as it was received' },
  example: 'sogoc form show 4294967297 --raw',
  takes: { name: 'form', brief: { vi: 'mã phiếu (form_id)', en: 'form id' } },
  flags: {
    raw: { kind: 'yes', brief: { vi: 'in đúng từng byte đã nhận', en: 'print exactly the bytes received' } },
    out: { kind: 'new-file', brief: { vi: 'ghi các byte ra tệp này', en: 'write the bytes to this file' } },
  },
  async run(needs, input) {
    const found = input.words[0] ?? '';
    if (!/^\d{1,16}$/.test(found) || !Number.isSafeInteger(Number(found))) refuse(refusals, 'form.unknown', { form: found });
    const db = await needs.register();
    const formId = Number(found) as FormId;
    const { bytes, received } = await inTransaction(db, async (tx) => {
      const needed = { tx, dataDir: db.dataDir };
      return { bytes: await rawForm(needed, formId), received: input.yes('raw') ? undefined : await receivedForm(needed, formId) };
    });
    await needs.see({ forms: [formId] });
    const out = input.text('out');
    if (out !== undefined) await writeFile(out, bytes).catch((error) => notWritable(out, error));
    const { fileNo, record } = formIdParts(formId);
    return {
      data: received ? { ...received, fileNo, record } : { formId, fileNo, record, raw: bytes.toString('base64'), encoding: 'base64' },
      *say() {
        if (input.yes('raw')) {
          if (out === undefined) process.stdout.write(bytes);
          return;
        }
        if (received) for (const [field, text] of Object.entries(saidOn(received))) yield `${field.padEnd(24)} ${text}`;
      },
    };
  },
};

const sourcesCommand: Command<CommandNeeds> = {
  path: ['sources'],
  brief: { vi: 'tờ mô tả từng nguồn: cột, cách viết, dòng ví dụ', en: 'the sheet of each source: columns, formats, an example line' },
  example: 'sogoc sources --json',
  run: async () => {
    const sheets = describeSources();
    return {
      data: sheets,
      *say(language) {
        for (const sheet of sheets) {
          yield `${sheet.source} · ${sheet[language]}`;
          for (const column of sheet.columns) yield `    ${column.name.padEnd(28)} ${column[language]}`;
        }
      },
    };
  },
};

export const commands = [refusedList, refusedExport, formShow, sourcesCommand];
