/** Door of the room for the program: its commands. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { listConflicts } from '#conflicts/index.ts';
import { type CommandNeeds, type Database, inTransaction, type Tx } from '#database/index.ts';
import { seedUnits } from '#geography/index.ts';
import { numberKey } from '#numbering/index.ts';
import { type Command, type CommandInput, formatPersonNumber, type Language, type PartialDate, type PersonNumber, readIsoDate, refuse } from '#values/index.ts';
import { buildRegister } from './build-register.ts';
import { checkInvariants } from './check-invariants.ts';
import { correctPerson } from './correct-person.ts';
import { exportLinks } from './export-links.ts';
import { exportPersons } from './export-persons.ts';
import { fieldFacts, type PersonField } from './fields.ts';
import { findPersons } from './find-persons.ts';
import { measureFields } from './measure-fields.ts';
import { holderOfNumber } from './person-store.ts';
import { personTokens } from './person-token.ts';
import { readChanges } from './read-changes.ts';
import { refusals } from './refusals.ts';
import { sayReport } from './say-report.ts';
import { showHousehold } from './show-household.ts';
import { type ShownPerson, type Sight, showPerson } from './show-person.ts';
import { undoAct } from './undo-act.ts';

const sightFlags = {
  'as-of': { kind: 'day', brief: { vi: 'như sự thật ngày này', en: 'as it was on this day' } },
  'known-on': { kind: 'moment', brief: { vi: 'như sổ biết vào lúc này', en: 'as the register knew it at this moment' } },
} as const;

function sightOf(input: CommandInput): Sight {
  const asOf = input.text('as-of');
  const knownOn = input.text('known-on');
  return { ...(asOf !== undefined && { asOf: readIsoDate(asOf) as PartialDate }), ...(knownOn !== undefined && { knownOn: momentOf(knownOn) }) };
}

/** A day alone means its end, in Vietnam. */
const momentOf = (text: string): Date => new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999+07:00` : text);

/** A personal number, with or without spaces, or the opaque token of an archive. */
async function personOf(tx: Tx, db: Database, word: string): Promise<number> {
  const digits = word.replace(/[\s.-]/g, '');
  if (!/^\d+$/.test(digits)) return personTokens(db.dataDir).personOf(word);
  const holder = digits.length === 12 ? await holderOfNumber(tx, Number(digits)) : undefined;
  return holder ?? refuse(refusals, 'person.unknown', { person: word });
}

const build: Command<CommandNeeds> = {
  path: ['build'],
  brief: { vi: 'nạp các tệp và đưa cả sổ lên mức mới nhất', en: 'take the files in and bring the whole register up to date' },
  example: 'sogoc build sample --truth sample/truth.csv --data sample-register --json',
  takes: { name: 'path', brief: { vi: 'tệp hoặc thư mục', en: 'file or folder' }, many: true, optional: true },
  flags: {
    source: {
      kind: 'text',
      brief: { vi: 'mọi tệp thuộc nguồn này (mặc định: nhận theo dòng tiêu đề)', en: 'all files are of this source (default: told by the header)' },
    },
    truth: { kind: 'text', brief: { vi: 'truth.csv để đo độ đúng và độ đủ', en: 'truth.csv, to measure precision and recall' } },
    'number-key': { kind: 'text', brief: { vi: 'tệp khoá cấp số, 32 byte', en: 'file with the 32 bytes of the number key' } },
    memory: { kind: 'size', brief: { vi: 'bộ nhớ nhiều nhất, ví dụ 1g', en: 'most memory, for example 1g' } },
    workers: { kind: 'count', brief: { vi: 'số tiến trình làm cùng lúc', en: 'processes that work side by side' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    await inTransaction(db, seedUnits);
    const report = await buildRegister(
      { db, now: needs.now, stopping: needs.stopping, progress: needs.progress },
      {
        paths: input.words,
        ...(input.text('source') !== undefined && { source: input.text('source') as string }),
        ...(input.text('truth') !== undefined && { truth: path.resolve(input.text('truth') as string) }),
        numberKey: numberKey({ dataDir: needs.dataDir, file: input.text('number-key'), fromEnvironment: process.env['SOGOC_NUMBER_KEY'] }),
        workers: Math.max(1, input.count('workers') ?? availableParallelism()),
        ...(input.count('memory') !== undefined && { memoryBytes: input.count('memory') as number }),
      },
    );
    return { data: report, say: (language) => sayReport(report, language) };
  },
};

const personFind: Command<CommandNeeds> = {
  path: ['person', 'find'],
  brief: { vi: 'tìm người theo số hoặc theo tên, có dấu hay không', en: 'find persons by number or by name, with or without marks' },
  example: 'sogoc person find "nguyen van nam" --born 1980 --json',
  takes: { name: 'name', brief: { vi: 'tên hoặc số', en: 'name or number' }, many: true },
  flags: {
    born: { kind: 'count', brief: { vi: 'năm sinh', en: 'year of birth' } },
    limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu người (mặc định 20)', en: 'at most so many persons (default 20)' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    const found = await inTransaction(db, (tx) =>
      findPersons({ tx, dataDir: db.dataDir }, { q: input.words.join(' '), born: input.count('born'), limit: input.count('limit') }),
    );
    return {
      data: found,
      *say(language) {
        if (found.items.length === 0) yield language === 'vi' ? 'Sổ không có ai khớp tên hoặc số này.' : 'Nobody in the register matches this name or number.';
        for (const { personNumber, fullName, dateOfBirth, sex, unit, personId } of found.items) {
          yield `${(personNumber === null ? '–' : formatPersonNumber(personNumber as PersonNumber)).padEnd(16)} ${fullName.padEnd(28)} ${(dateOfBirth ?? '–').padEnd(11)} ${sex ?? '–'}  ${unit?.path ?? '–'}  ${personId}`;
        }
      },
    };
  },
};

const personShow: Command<CommandNeeds> = {
  path: ['person', 'show'],
  brief: { vi: 'hồ sơ một người: từng giá trị và nguồn của nó', en: 'the archive of a person: each value and where it came from' },
  example: 'sogoc person show 001195000123 --as-of 2020-01-01 --known-on 2026-11-25',
  takes: { name: 'number', brief: { vi: 'số định danh hoặc mã hồ sơ', en: 'personal number or archive token' } },
  flags: sightFlags,
  async run(needs, input) {
    const db = await needs.register();
    const shown = await inTransaction(db, async (tx) =>
      showPerson({ tx, dataDir: db.dataDir, now: needs.now }, await personOf(tx, db, input.words[0] ?? ''), sightOf(input)),
    );
    return { data: shown, say: (language) => sayPerson(shown, language) };
  },
};

function* sayPerson(shown: ShownPerson, language: Language): Generator<string> {
  yield `${shown.personNumber === null ? `– (${shown.reason ?? ''})` : formatPersonNumber(shown.personNumber as PersonNumber)} · ${shown.state} · ${shown.asOf}`;
  for (const [field, value] of Object.entries(shown.values)) {
    if (value === undefined) continue;
    yield `  ${fieldFacts[field as PersonField][language].padEnd(34)} ${value.text[language]}`;
    yield `  ${''.padEnd(34)} ${value.source} ${value.file ?? ''}${value.line === null ? '' : `:${value.line}`}${value.officer === null ? '' : ` · ${value.officer}`}`;
    for (const loser of value.losers)
      yield `  ${''.padEnd(34)} ${language === 'vi' ? 'còn ghi' : 'also'}: ${loser.text[language]} (${loser.source} ${loser.file ?? ''}${loser.line === null ? '' : `:${loser.line}`})`;
  }
  for (const member of shown.household?.members ?? [])
    yield `  ${language === 'vi' ? 'trong hộ' : 'household'}: ${member.fullName} · ${member.role ?? '–'} · ${member.dateOfBirth ?? '–'}`;
  for (const version of shown.versions)
    yield `  ${version.versionNo}. ${version.validFrom} · ${version.recordedAt} · ${version.actKind} · ${version.changed.map((field) => fieldFacts[field][language]).join(', ')}`;
}

const personCorrect: Command<CommandNeeds> = {
  path: ['person', 'correct'],
  brief: { vi: 'đính chính hồ sơ, hai cán bộ', en: 'correct an archive, by two officers' },
  example: 'sogoc person correct 001195000123 fullName="Nguyễn Thị Hoa" --reason "theo giấy khai sinh" --officer hoa --approved-by tuan',
  takes: { name: 'number field=value', brief: { vi: 'số, rồi các trường và giá trị đúng', en: 'the number, then fields with their right values' }, many: true },
  flags: {
    reason: { kind: 'text', brief: { vi: 'lý do', en: 'reason' }, required: true },
    officer: { kind: 'text', brief: { vi: 'cán bộ đề nghị', en: 'officer who proposes' }, required: true },
    'approved-by': { kind: 'text', brief: { vi: 'cán bộ duyệt', en: 'officer who approves' }, required: true },
    evidence: { kind: 'text', brief: { vi: 'giấy tờ làm căn cứ', en: 'paper on which it rests' } },
    since: { kind: 'day', brief: { vi: 'giá trị mới đúng từ ngày nào', en: 'day from which the new value is true' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    const [number = '', ...changes] = input.words;
    const since = input.text('since');
    const done = await inTransaction(db, async (tx) =>
      correctPerson(
        { tx, now: needs.now },
        {
          personId: await personOf(tx, db, number),
          changes: readChanges(Object.fromEntries(changes.map(splitChange))),
          reason: input.text('reason') ?? '',
          evidence: input.text('evidence'),
          officers: [input.text('officer') ?? '', input.text('approved-by') ?? ''],
          ...(since !== undefined && { since: readIsoDate(since) as PartialDate }),
        },
      ),
    );
    return {
      data: done,
      say: (language) => [
        language === 'vi'
          ? `Đã ghi việc ${done.actId}; hồ sơ ở phiên bản ${done.versionNo}.`
          : `Act ${done.actId} recorded; the archive is at version ${done.versionNo}.`,
      ],
    };
  },
};

const splitChange = (change: string): [string, string] => {
  const at = change.indexOf('=');
  return at < 0 ? [change, ''] : [change.slice(0, at), change.slice(at + 1)];
};

const actUndo: Command<CommandNeeds> = {
  path: ['act', 'undo'],
  brief: { vi: 'lấy lại một việc đã ghi, hai cán bộ', en: 'take an act back, by two officers' },
  example: 'sogoc act undo 3 --reason "ghi nhầm hồ sơ" --officer hoa --approved-by tuan',
  takes: { name: 'act', brief: { vi: 'mã việc', en: 'id of the act' } },
  flags: {
    reason: { kind: 'text', brief: { vi: 'lý do', en: 'reason' }, required: true },
    officer: { kind: 'text', brief: { vi: 'cán bộ đề nghị', en: 'officer who proposes' }, required: true },
    'approved-by': { kind: 'text', brief: { vi: 'cán bộ duyệt', en: 'officer who approves' }, required: true },
  },
  async run(needs, input) {
    const db = await needs.register();
    const actId = Number(input.words[0]);
    if (!Number.isSafeInteger(actId)) refuse(refusals, 'act.unknown', { act: input.words[0] ?? '' });
    const done = await inTransaction(db, (tx) =>
      undoAct({ tx, now: needs.now }, { actId, reason: input.text('reason') ?? '', officers: [input.text('officer') ?? '', input.text('approved-by') ?? ''] }),
    );
    return {
      data: done,
      say: (language) => [language === 'vi' ? `Đã lấy lại việc ${actId} bằng việc ${done.actId}.` : `Act ${actId} was taken back by act ${done.actId}.`],
    };
  },
};

const householdShow: Command<CommandNeeds> = {
  path: ['household', 'show'],
  brief: { vi: 'một hộ vào một ngày: thành viên, nơi ở theo đơn vị ngày ấy', en: 'a household on a day: members, residence in the units of that day' },
  example: 'sogoc household show 001195000123 --as-of 2025-06-30',
  takes: { name: 'number', brief: { vi: 'số của một thành viên, hoặc mã hộ', en: 'number of a member, or id of the household' } },
  flags: sightFlags,
  async run(needs, input) {
    const db = await needs.register();
    const word = (input.words[0] ?? '').replace(/[\s.-]/g, '');
    const shown = await inTransaction(db, async (tx) => {
      const needed = { tx, dataDir: db.dataDir, now: needs.now };
      const household =
        word.length === 12 || !/^\d+$/.test(word)
          ? (await showPerson(needed, await personOf(tx, db, input.words[0] ?? ''), sightOf(input))).household?.householdId
          : word;
      return await showHousehold(needed, Number(household ?? refuse(refusals, 'household.unknown', { household: word })), sightOf(input));
    });
    return {
      data: shown,
      *say(language) {
        yield `${language === 'vi' ? 'Hộ' : 'Household'} ${shown.householdId} · ${shown.asOf}`;
        if (shown.residence) yield `  ${shown.residence.place ?? ''} → ${shown.residence.onThatDay.map(({ path: place }) => place).join(' | ')}`;
        for (const { fullName, role, dateOfBirth } of shown.members) yield `  ${fullName.padEnd(28)} ${(role ?? '–').padEnd(14)} ${dateOfBirth ?? '–'}`;
      },
    };
  },
};

const exportLinksCommand: Command<CommandNeeds> = {
  path: ['export', 'links'],
  brief: { vi: 'phiếu nào nói về ai', en: 'which form speaks of whom' },
  example: 'sogoc export links --out links.csv',
  flags: { out: { kind: 'text', brief: { vi: 'tệp CSV', en: 'CSV file' }, required: true } },
  async run(needs, input) {
    const done = await exportLinks(await needs.register(), path.resolve(input.text('out') ?? ''));
    return { data: { ...done, synthetic: true }, say: () => [`${input.text('out')} · ${done.rows} · dữ liệu tổng hợp`] };
  },
};

const exportPersonsCommand: Command<CommandNeeds> = {
  path: ['export', 'persons'],
  brief: { vi: 'mọi hồ sơ, như một ngày', en: 'all archives, as of a day' },
  example: 'sogoc export persons --out persons.csv --as-of 2025-06-30',
  flags: { out: { kind: 'text', brief: { vi: 'tệp CSV', en: 'CSV file' }, required: true }, 'as-of': sightFlags['as-of'] },
  async run(needs, input) {
    const { asOf } = sightOf(input);
    const done = await exportPersons(await needs.register(), path.resolve(input.text('out') ?? ''), { now: needs.now, ...(asOf !== undefined && { asOf }) });
    return { data: { ...done, synthetic: true }, say: () => [`${input.text('out')} · ${done.rows} · dữ liệu tổng hợp`] };
  },
};

const checkInvariantsCommand: Command<CommandNeeds> = {
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

const checkFields: Command<CommandNeeds> = {
  path: ['check', 'fields'],
  brief: { vi: 'đo tên, ngày sinh, đơn vị so với people.csv', en: 'measure name, date and unit against people.csv' },
  example: 'sogoc check fields --people sample/people.csv --truth sample/truth.csv --json',
  flags: {
    people: { kind: 'text', brief: { vi: 'people.csv', en: 'people.csv' }, required: true },
    truth: { kind: 'text', brief: { vi: 'truth.csv', en: 'truth.csv' }, required: true },
  },
  async run(needs, input) {
    const measured = await measureFields(await needs.register(), {
      people: path.resolve(input.text('people') ?? ''),
      truth: path.resolve(input.text('truth') ?? ''),
    });
    return { data: measured, say: () => [JSON.stringify(measured, null, 2)] };
  },
};

const conflictsList: Command<CommandNeeds> = {
  path: ['conflicts', 'list'],
  brief: { vi: 'mâu thuẫn chờ cán bộ, gấp nhất trước', en: 'conflicts that wait for an officer, the most urgent first' },
  example: 'sogoc conflicts list --json',
  flags: { limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu (mặc định 50)', en: 'at most so many (default 50)' } } },
  async run(needs, input) {
    const db = await needs.register();
    const page = await inTransaction(db, (tx) => listConflicts(tx, { state: 'open', limit: input.count('limit') ?? 50 }));
    return {
      data: page,
      *say(language) {
        for (const { conflictId, kind, dueOn, words } of page.items) yield `${String(conflictId).padStart(6)}  ${dueOn}  ${kind.padEnd(22)} ${words[language]}`;
      },
    };
  },
};

export const commands = [
  build,
  personFind,
  personShow,
  personCorrect,
  householdShow,
  exportLinksCommand,
  exportPersonsCommand,
  checkInvariantsCommand,
  checkFields,
  conflictsList,
  actUndo,
];
