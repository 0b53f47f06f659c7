/** Commands that read: persons, a household. They change nothing. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, formatPersonNumber, type Language, type PersonNumber, personNumberFrom, refuse } from '#values/index.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { findPersons } from '../find-persons.ts';
import { actWords } from '../list-acts.ts';
import { type AskedNumber, askedNumber } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import { showHousehold } from '../show-household.ts';
import { type ShownPerson, showPerson } from '../show-person.ts';
import { personOf, sightFlags, sightOf } from './whom-and-when.ts';

const personFind: Command<CommandNeeds> = {
  path: ['person', 'find'],
  purpose: 'operation',
  brief: { vi: 'tìm người theo số hoặc theo tên, có dấu hay không', en: 'find persons by number or by name, with or without marks' },
  example: 'sogoc person find "nguyen van nam" --born 1980 --json',
  takes: { name: 'name', brief: { vi: 'tên hoặc số', en: 'name or number' }, many: true },
  flags: {
    born: { kind: 'count', least: 1800, most: 2100, brief: { vi: 'năm sinh', en: 'year of birth' } },
    limit: { kind: 'count', brief: { vi: 'nhiều nhất bao nhiêu người (mặc định 20)', en: 'at most so many persons (default 20)' } },
  },
  async run(needs, input) {
    const db = await needs.register();
    const found = await inTransaction(db, (tx) =>
      findPersons({ tx, dataDir: db.dataDir }, { q: input.words.join(' '), born: input.count('born'), limit: input.count('limit') }),
    );
    await needs.see(found.items.map(({ personId }) => personTokens(db.dataDir).personOf(personId)));
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
  purpose: 'operation',
  brief: { vi: 'hồ sơ một người: từng giá trị và nguồn của nó', en: 'the archive of a person: each value and where it came from' },
  example: 'sogoc person show 001195000123 --as-of 2020-01-01 --known-on 2026-11-25',
  takes: { name: 'number', brief: { vi: 'số định danh hoặc mã hồ sơ', en: 'personal number or archive token' } },
  flags: sightFlags,
  async run(needs, input) {
    const db = await needs.register();
    const word = (input.words[0] ?? '').replace(/[\s.-]/g, '');
    const { shown, asked } = await inTransaction(db, async (tx) => ({
      shown: await showPerson({ tx, dataDir: db.dataDir, now: needs.now }, await personOf(tx, db, input.words[0] ?? ''), sightOf(input)),
      asked: /^\d{12}$/.test(word) ? await askedNumber(tx, Number(word)) : undefined,
    }));
    await needs.see(personsShown(db.dataDir, shown));
    const ended = asked === undefined || asked.state === 'active' ? null : { personNumber: word, ...asked };
    return {
      data: { ...shown, asked: ended && { ...ended, successor: ended.successor === null ? null : personNumberFrom(ended.successor), act: String(ended.act) } },
      *say(language) {
        if (ended) yield numberWords(ended, language);
        yield* sayPerson(shown, language);
      },
    };
  },
};

/** With everybody whom the archive names. */
function personsShown(dataDir: string, { personId, household, mergedInto }: ShownPerson): number[] {
  const named = [{ personId }, ...(household?.members ?? []), ...(mergedInto === null ? [] : [mergedInto])];
  return named.map((one) => personTokens(dataDir).personOf(one.personId));
}

/** Why the archive that is shown bears another number than the one that was asked for, or none. */
function numberWords({ personNumber, state, act, actKind, since }: AskedNumber & { readonly personNumber: string }, language: Language): string {
  const number = formatPersonNumber(personNumber as PersonNumber);
  const day = since.toISOString().slice(0, 10);
  if (language === 'vi')
    return `Số ${number} không còn dùng (${state === 'cancelled' ? 'đã huỷ' : 'đã thôi dùng'}) từ ${day}, việc ${act} (${actWords[actKind].vi}).`;
  return `The number ${number} is no longer in use (${state}) since ${day}, act ${act} (${actWords[actKind].en}).`;
}

function* sayPerson(shown: ShownPerson, language: Language): Generator<string> {
  yield `${shown.personNumber === null ? `– (${shown.reason ?? ''})` : formatPersonNumber(shown.personNumber as PersonNumber)} · ${shown.state} · ${shown.asOf}`;
  if (shown.mergedInto) yield `  ${language === 'vi' ? 'đã nhập vào' : 'merged into'} ${shown.mergedInto.personNumber ?? shown.mergedInto.personId}`;
  for (const [field, value] of Object.entries(shown.values)) {
    if (value === undefined) continue;
    yield `  ${fieldFacts[field as PersonField][language].padEnd(34)} ${value.text[language]}`;
    yield `  ${''.padEnd(34)} ${value.source} ${value.file ?? ''}${value.line === null ? '' : `:${value.line}`}${value.form === '' ? '' : ` · ${value.form}`}${value.officer === null ? '' : ` · ${value.officer}`}`;
    for (const loser of value.losers)
      yield `  ${''.padEnd(34)} ${language === 'vi' ? 'còn ghi' : 'also'}: ${loser.text[language]} (${loser.source} ${loser.file ?? ''}${loser.line === null ? '' : `:${loser.line}`} · ${loser.form})`;
  }
  for (const member of shown.household?.members ?? [])
    yield `  ${language === 'vi' ? 'trong hộ' : 'household'}: ${member.fullName} · ${member.role ?? '–'} · ${member.dateOfBirth ?? '–'}`;
  for (const version of shown.versions)
    yield `  ${version.versionNo}. ${version.validFrom} · ${version.recordedAt} · ${version.actKind} ${version.act} · ${version.changed.map((field) => fieldFacts[field][language]).join(', ')}`;
}

const householdShow: Command<CommandNeeds> = {
  path: ['household', 'show'],
  purpose: 'operation',
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
      const householdId = Number(household ?? Number.NaN);
      if (!Number.isSafeInteger(householdId)) refuse(refusals, 'household.unknown', { household: word });
      return await showHousehold(needed, householdId, sightOf(input));
    });
    await needs.see(shown.members.map(({ personId }) => personTokens(db.dataDir).personOf(personId)));
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

export const readingCommands = [personFind, personShow, householdShow];
