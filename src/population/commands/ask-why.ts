/** Commands that say why: two forms compared, one conflict, the acts that were done. They change nothing. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import type { ActKind } from '#intake/index.ts';
import { type Command, formatPersonNumber, type Language, refuse } from '#values/index.ts';
import { type BothSides, type ComparedForms, compareForms } from '../compare-forms.ts';
import { actWords, listActs } from '../list-acts.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import { type ShownConflict, showConflict, showOpenConflicts } from '../show-conflicts.ts';
import type { ToldForm, ToldPerson } from '../tell-forms.ts';

const formCompare: Command<CommandNeeds> = {
  path: ['form', 'compare'],
  purpose: 'operation',
  brief: {
    vi: 'vì sao hai phiếu là của một người, hay không: từng điểm so sánh, trọng số, và điều đã quyết định',
    en: 'why two forms are of one person, or not: each comparison, its weight, and what decided',
  },
  example: 'sogoc form compare 4294967297 4294967302',
  takes: { name: 'form', brief: { vi: 'hai mã phiếu', en: 'two form ids' }, many: true },
  async run(needs, input) {
    if (input.words.length !== 2) refuse(refusals, 'compare.two-forms', { count: input.words.length });
    const [one, other] = input.words.map(readFormId) as [number, number];
    const db = await needs.register();
    const compared = await inTransaction(db, (tx) => compareForms({ tx, dataDir: db.dataDir, now: needs.now }, [one, other]));
    await needs.see(personsIn(db.dataDir, compared.forms));
    return { data: compared, say: (language) => sayCompared(compared, language) };
  },
};

const personsIn = (dataDir: string, forms: readonly ToldForm[]): number[] =>
  forms.flatMap(({ person }) => (person === null ? [] : [personTokens(dataDir).personOf(person.personId)]));

function readFormId(word: string): number {
  const id = Number(word);
  if (!/^\d{1,16}$/.test(word) || !Number.isSafeInteger(id)) refuse(refusals, 'compare.no-form-id', { form: word });
  return id;
}

/** What rounds to nothing has no sign. */
const inDigits = (value: number, digits: number, language: Language): string =>
  value
    .toFixed(digits)
    .replace(/^-(?=[0.]*$)/, '')
    .replace('.', language === 'vi' ? ',' : '.');

const named = ({ personNumber, personId, fullName }: ToldPerson): string =>
  `${personNumber === null ? personId : formatPersonNumber(personNumber)} ${fullName}`;

const origin = ({ source, file, line, filledOn }: ToldForm): string =>
  [`${source}${file === null ? '' : ` ${file}:${line}`}`, ...(filledOn === null ? [] : [filledOn])].join(' · ');

const sayForm = (form: ToldForm): string => `${form.form}  ${origin(form)} · ${form.person === null ? '–' : named(form.person)}`;

const sayBoth = (values: BothSides, language: Language): string => values.map((value) => value?.[language] ?? '–').join(' | ');

function* sayCompared({ forms, decision, weight, probability, threshold, against, lines, silent }: ComparedForms, language: Language): Generator<string> {
  const bits = (value: number) => inDigits(value, 1, language);
  const isVietnamese = language === 'vi';
  yield* forms.map(sayForm);
  yield decision.words[language];
  if (decision.path.length > 1) for (const { forms: pair, weight: own } of decision.path) yield `  ${pair.join(' – ')}  ${bits(own)} bit`;
  if (decision.contradiction) {
    const { forms: pair, words } = decision.contradiction;
    const who = pair === null ? (isVietnamese ? 'các phiếu của hai người' : 'the forms of both') : pair.join(' – ');
    yield `  ${isVietnamese ? 'mâu thuẫn' : 'contradiction'}: ${who}: ${words[language]}`;
  }
  for (const conflict of decision.conflicts) yield `  sogoc conflicts show ${conflict}`;
  for (const line of lines) {
    yield `  ${bits(line.weight).padStart(7)}  ${line.words[language]}`;
    if (line.values.some((value) => value !== null)) yield `           ${sayBoth(line.values, language)}`;
  }
  yield `  ${bits(weight).padStart(7)}  = ${inDigits(probability * 100, 2, language)} % · ${isVietnamese ? 'ngưỡng' : 'threshold'} ${bits(threshold)} · ${isVietnamese ? 'so với' : 'against'}: ${against.words[language]}`;
  const halfSaid = silent.filter(({ values }) => values.some((value) => value !== null));
  if (halfSaid.length > 0)
    yield isVietnamese ? 'Không nói gì, vì một phiếu để trống hoặc bị nghi sai:' : 'Saying nothing, since one form is silent or in doubt:';
  for (const { words, values } of halfSaid) yield `  ${words[language]}: ${sayBoth(values, language)}`;
}

const conflictsList: Command<CommandNeeds> = {
  path: ['conflicts', 'list'],
  purpose: 'operation',
  brief: { vi: 'mâu thuẫn chờ cán bộ, gấp nhất trước', en: 'conflicts that wait for an officer, the most urgent first' },
  example: 'sogoc conflicts list --json',
  flags: { limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu (mặc định 50)', en: 'at most so many (default 50)' } } },
  async run(needs, input) {
    const db = await needs.register();
    const page = await inTransaction(db, (tx) => showOpenConflicts({ tx, dataDir: db.dataDir, now: needs.now }, input.count('limit') ?? 50));
    await needs.see(
      personsIn(
        db.dataDir,
        page.items.flatMap(({ parties }) => parties),
      ),
    );
    return {
      data: page,
      *say(language) {
        if (page.items.length === 0) yield language === 'vi' ? 'Không có mâu thuẫn nào đang chờ.' : 'No conflict waits.';
        for (const { conflictId, dueOn, words, fields, parties } of page.items) {
          yield `${conflictId.padStart(6)}  ${dueOn}  ${words[language]}`;
          for (const party of parties)
            yield `        ${sayForm(party)}${fields.map(({ words: field }, at) => ` · ${field[language]}: ${party.states[at]?.[language] ?? '–'}`).join('')}`;
        }
        if (page.next !== null) yield language === 'vi' ? 'Còn nữa: tăng --limit.' : 'There are more: raise --limit.';
      },
    };
  },
};

const conflictsShow: Command<CommandNeeds> = {
  path: ['conflicts', 'show'],
  purpose: 'operation',
  brief: {
    vi: 'một mâu thuẫn: của ai, những phiếu nào, mỗi phiếu ghi gì',
    en: 'one conflict: who, which forms, and what each states',
  },
  example: 'sogoc conflicts show 12',
  takes: { name: 'conflict', brief: { vi: 'số của mâu thuẫn', en: 'number of the conflict' } },
  async run(needs, input) {
    const word = input.words[0] ?? '';
    if (!/^\d{1,15}$/.test(word)) refuse(refusals, 'conflict.unknown', { conflict: word });
    const db = await needs.register();
    const shown = await inTransaction(db, (tx) => showConflict({ tx, dataDir: db.dataDir, now: needs.now }, Number(word)));
    await needs.see(personsIn(db.dataDir, shown.parties));
    return { data: shown, say: (language) => sayConflict(shown, language) };
  },
};

function* sayConflict({ conflictId, words, stateWords, dueOn, owner, act, settledBy, fields, parties }: ShownConflict, language: Language): Generator<string> {
  const isVietnamese = language === 'vi';
  yield `${conflictId}  ${words[language]}`;
  yield isVietnamese
    ? `  ${stateWords.vi}${settledBy === null ? `, hạn ${dueOn}` : ` bằng việc ${settledBy}`} · ${owner?.path ?? 'chưa rõ xã nào xử lý'} · tìm thấy ở việc ${act}`
    : `  ${stateWords.en}${settledBy === null ? `, due on ${dueOn}` : ` by act ${settledBy}`} · ${owner?.path ?? 'owner not known yet'} · found by act ${act}`;
  for (const party of parties) {
    yield `  ${sayForm(party)}`;
    for (const [at, { words: field }] of fields.entries()) yield `      ${field[language]}: ${party.states[at]?.[language] ?? '–'}`;
  }
  if (parties.length === 2) yield `  ${isVietnamese ? 'Xem vì sao' : 'See why'}: sogoc form compare ${parties.map(({ form }) => form).join(' ')}`;
}

const actList: Command<CommandNeeds> = {
  path: ['act', 'list'],
  brief: {
    vi: 'các việc đã ghi, mới nhất trước: số, ai, khi nào, đã gỡ chưa',
    en: 'acts that were recorded, the newest first: number, who, when, whether undone',
  },
  example: 'sogoc act list --kind withdraw',
  flags: {
    kind: { kind: 'text', oneOf: Object.keys(actWords), brief: { vi: 'chỉ một loại việc', en: 'one kind of act only' } },
    limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu (mặc định 50)', en: 'at most so many (default 50)' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    const acts = await inTransaction(db, (tx) => listActs(tx, { kind: input.text('kind') as ActKind | undefined, limit: input.count('limit') ?? 50 }));
    return {
      data: acts,
      *say(language) {
        const isVietnamese = language === 'vi';
        if (acts.length === 0) yield isVietnamese ? 'Chưa có việc nào như vậy.' : 'There is no such act yet.';
        for (const { act, words, recordedAt, officers, reason, undoes, undoneBy } of acts) {
          const what = undoes === null ? words[language] : `${words[language]} (${undoes})`;
          const state = undoneBy === null ? '' : isVietnamese ? ` · đã gỡ bằng việc ${undoneBy}` : ` · undone by act ${undoneBy}`;
          yield `${act.padStart(6)}  ${recordedAt.slice(0, 16)}Z  ${what.padEnd(20)} ${officers.join(', ')}${reason === null ? '' : ` · “${reason}”`}${state}`;
        }
      },
    };
  },
};

export const askingCommands = [formCompare, conflictsList, conflictsShow, actList];
