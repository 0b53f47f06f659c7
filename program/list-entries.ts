/** `sogoc audit list`: entries of the log of one person, officer or unit, each with the command that proves it. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type EntriesAsked, type ListedEntry, listEntries, personOfWord } from '#population/index.ts';
import { type Command, type CommandInput, type Language, refuse, type Words } from '#values/index.ts';
import { refusals } from './refusals.ts';
import { wordsOfWhat } from './words-of-what.ts';

const most = 200;
const ever = { from: new Date(0), until: new Date('9999-01-01T00:00:00Z') };
const dayMs = 86_400_000;

export const auditList: Command<CommandNeeds> = {
  path: ['audit', 'list'],
  purpose: 'operation',
  brief: {
    vi: 'các mục nhật ký của một người, một cán bộ hay một đơn vị: ai, lúc nào, làm gì, kèm lệnh lập bằng chứng',
    en: 'entries of the log of one person, officer or unit: who, when, what, each with the command that proves it',
  },
  example: 'sogoc audit list --person 001195000123 --day 2026-11-30',
  flags: {
    person: { kind: 'text', brief: { vi: 'số định danh hoặc mã hồ sơ của người bị xem', en: 'personal number or archive token of who was looked at' } },
    officer: { kind: 'text', brief: { vi: 'tên đăng nhập của cán bộ', en: 'login of an officer' } },
    unit: { kind: 'count', brief: { vi: 'mã đơn vị của cán bộ, 8 chữ số', en: 'key of the unit of officers, 8 digits' } },
    entry: { kind: 'text', brief: { vi: 'mã một mục: bằng chứng nói về ai', en: 'id of one entry: of whom a proof speaks' } },
    day: {
      kind: 'day',
      brief: { vi: 'ngày (của một người: mọi ngày nếu không nêu; còn lại: hôm nay)', en: 'day (of a person every day unless given; else today)' },
    },
  },
  async run(needs, input) {
    const named = ['person', 'officer', 'unit', 'entry'].filter(
      (flag) => input.text(flag) !== undefined || (flag === 'unit' && input.count('unit') !== undefined),
    );
    if (named.length !== 1) refuse(refusals, 'audit-list.one', {});
    const db = await needs.register();
    const { items, person } = await inTransaction(db, async (tx) => {
      const word = input.text('person');
      const person = word === undefined ? undefined : await personOfWord(tx, db, word);
      return { items: await listEntries({ tx, dataDir: db.dataDir }, askedOf(input, person), spanOf(input, needs.now), most + 1), person };
    });
    const shown = items.slice(0, most);
    await needs.see([...(person === undefined ? [] : [person]), ...shown.flatMap(({ persons, sought }) => [...persons, ...sought].map(({ key }) => key))]);
    return {
      data: { items: shown.map((item) => ({ ...item, whatWords: wordsOfWhat(item.what), proveBy: proveBy(item.entry) })), more: items.length > most },
      *say(language) {
        if (shown.length === 0) yield language === 'vi' ? 'Không có mục nào.' : 'No entry.';
        for (const item of shown) yield* sayEntry(item, language);
        if (items.length > most)
          yield language === 'vi' ? `Còn nữa: ${most} mục mới nhất ở trên. Nêu --day.` : `There are more: these are the newest ${most}. Give --day.`;
      },
    };
  },
};

function askedOf(input: CommandInput, person: number | undefined): EntriesAsked {
  if (person !== undefined) return { person };
  const [officer, entry] = [input.text('officer'), input.text('entry')];
  if (officer !== undefined) return { officer };
  return entry === undefined ? { unit: input.count('unit') ?? 0 } : { entry };
}

/** A day as Việt Nam counts it. */
function spanOf(input: CommandInput, now: Date) {
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const day = input.text('day') ?? (input.text('person') === undefined ? today : undefined);
  if (day === undefined) return ever;
  const from = new Date(`${day}T00:00:00+07:00`);
  return { from, until: new Date(from.getTime() + dayMs) };
}

const proveBy = (entry: string): string => `sogoc audit prove ${entry} --out ${entry}.tlog-proof`;

const outcomes: { readonly [outcome in ListedEntry['outcome']]: Words } = {
  answered: { vi: 'đã trả lời', en: 'answered' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  failed: { vi: 'hỏng', en: 'failed' },
};

function* sayEntry({ entry, at, officer, body, purposeWords, reason, what, outcome, persons, sought }: ListedEntry, language: Language): Iterable<string> {
  const [moment, isVi] = [new Date(new Date(at).getTime() + 7 * 3_600_000).toISOString(), language === 'vi'];
  const by = officer === null ? body[language] : `${officer.name} (${officer.login}, accountId ${officer.account}), ${body[language]}`;
  yield `${moment.slice(8, 10)}/${moment.slice(5, 7)}/${moment.slice(0, 4)} ${moment.slice(11, 19)}  ${by}`;
  yield `  ${wordsOfWhat(what)[language]} · ${purposeWords[language]}${reason === null ? '' : `: “${reason}”`} · ${outcomes[outcome][language]}`;
  const told = (some: ListedEntry['persons']): string => some.map(({ key, personId }) => `${personId} (${key})`).join(', ');
  if (persons.length > 0) yield `  ${isVi ? 'hồ sơ' : 'archives'}: ${told(persons)}`;
  if (sought.length > 0) yield `  ${isVi ? 'tìm mà không thấy' : 'sought, not shown'}: ${told(sought)}`;
  yield `  ${proveBy(entry)}`;
}
