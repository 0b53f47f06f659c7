/** Commands that say whose a form is: merge, split, withdraw. Acts of two officers, each of which can be taken back. */
import { type CommandNeeds, inTransaction, type Tx } from '#database/index.ts';
import { type Command, formatPersonNumber, type PersonNumber, personNumberFrom, refuse } from '#values/index.ts';
import { refuseContradicting } from '../contradictions.ts';
import { mergePersons } from '../merge-persons.ts';
import { personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import { splitPerson } from '../split-person.ts';
import { withdrawFile } from '../withdraw-file.ts';
import { accountOf, evidenceFlag, keyFlag, keyOf, officerFlags, refuseTypedOfficers } from './officers.ts';
import { personOf, personsOfAct } from './whom-and-when.ts';

type Named = { readonly personId: string; readonly personNumber: PersonNumber | null };

async function named(tx: Tx, dataDir: string, personId: number): Promise<Named> {
  const [row] = await personRows(tx, [personId]);
  const { personNo = null } = row ?? {};
  return { personId: personTokens(dataDir).tokenOf(personId), personNumber: personNo === null ? null : personNumberFrom(personNo) };
}

const spoken = ({ personNumber, personId }: Named): string => (personNumber === null ? personId : formatPersonNumber(personNumber));

const personMerge: Command<CommandNeeds> = {
  path: ['person', 'merge'],
  purpose: 'operation',
  brief: { vi: 'nhập hai hồ sơ của một người làm một, hai cán bộ', en: 'make one archive of two of one person, by two officers' },
  example: 'sogoc person merge 001195000123 001195000456 --reason "một người khai hai lần" --officer hoa --approved-by tuan',
  takes: { name: 'number', brief: { vi: 'hai số; số đầu được giữ', en: 'two numbers; the first is kept' }, many: true },
  flags: {
    'keep-number': { kind: 'text', brief: { vi: 'số được giữ, nếu không phải số đầu', en: 'the number to keep, if not the first' } },
    'despite-conflicts': {
      kind: 'yes',
      brief: { vi: 'đã xem các mâu thuẫn với người thứ ba còn chờ', en: 'contradictions with third persons that wait have been seen' },
    },
    'despite-contradictions': {
      kind: 'yes',
      brief: { vi: 'đã xem những điều hai hồ sơ ghi khác nhau', en: 'what the two archives state otherwise has been seen' },
    },
    ...officerFlags,
    ...evidenceFlag,
    ...keyFlag,
  },
  async run(needs, input) {
    const [first = '', second = ''] = input.words;
    if (input.words.length !== 2) refuse(refusals, 'merge.two-persons', { count: input.words.length });
    const db = await needs.register();
    const key = keyOf(db.dataDir, input);
    const keepNumber = input.text('keep-number')?.replace(/[\s.-]/g, '') as PersonNumber | undefined;
    const done = await inTransaction(db, async (tx) => {
      await refuseTypedOfficers(tx);
      const persons = [await personOf(tx, db, first), await personOf(tx, db, second)] as const;
      if (persons[0] === persons[1]) refuse(refusals, 'merge.same-person', { first, second });
      await needs.see(persons);
      const contradicts = await refuseContradicting({ tx, dataDir: db.dataDir, now: needs.now }, persons, input.yes('despite-contradictions'));
      const { actId, kept, forms } = await mergePersons(
        { tx, now: needs.now, key },
        { first: persons[0], second: persons[1], keepNumber, despiteConflicts: input.yes('despite-conflicts'), ...accountOf(input) },
      );
      return { actId, kept: await named(tx, db.dataDir, kept), forms, contradicts };
    });
    return {
      data: done,
      say: (language) => [
        ...done.contradicts.map(({ label, values: [one, other] }) => `${label[language]}: ${one[language]} ≠ ${other[language]}`),
        language === 'vi'
          ? `Đã ghi việc ${done.actId}: ${done.forms} phiếu nhập vào hồ sơ ${spoken(done.kept)}. Gỡ bằng: sogoc act undo ${done.actId}`
          : `Act ${done.actId} recorded: ${done.forms} forms went to the archive ${spoken(done.kept)}. To take it back: sogoc act undo ${done.actId}`,
      ],
    };
  },
};

const personSplit: Command<CommandNeeds> = {
  path: ['person', 'split'],
  purpose: 'operation',
  brief: {
    vi: 'tách các phiếu của người khác ra thành hồ sơ riêng, hai cán bộ',
    en: 'make an archive of its own of the forms of another person, by two officers',
  },
  example: 'sogoc person split 001195000123 4294967300 4294967301 --reason "hai anh em họ cùng tên" --officer hoa --approved-by tuan',
  takes: {
    name: 'number form',
    brief: { vi: 'số, rồi mã các phiếu của người kia', en: 'the number, then the ids of the forms of the other person' },
    many: true,
  },
  flags: {
    'take-number': { kind: 'yes', brief: { vi: 'số đi theo các phiếu đã nêu', en: 'the number goes with the forms named' } },
    ...officerFlags,
    ...evidenceFlag,
    ...keyFlag,
  },
  async run(needs, input) {
    const [number = '', ...words] = input.words;
    const wrong = words.filter((word) => !/^\d{1,16}$/.test(word));
    if (wrong.length > 0) refuse(refusals, 'split.form-of-another', { forms: wrong.join(', ') });
    const db = await needs.register();
    const key = keyOf(db.dataDir, input);
    const done = await inTransaction(db, async (tx) => {
      await refuseTypedOfficers(tx);
      const personId = await personOf(tx, db, number);
      const { actId, kept, made } = await splitPerson(
        { tx, now: needs.now, key },
        { personId, forms: words.map(Number), takeNumber: input.yes('take-number'), ...accountOf(input) },
      );
      await needs.see([kept, made]);
      return { actId, kept: await named(tx, db.dataDir, kept), made: await named(tx, db.dataDir, made), forms: words.length };
    });
    return {
      data: done,
      say: (language) => [
        language === 'vi'
          ? `Đã ghi việc ${done.actId}: hồ sơ ${spoken(done.kept)} và hồ sơ mới ${spoken(done.made)}. Gỡ bằng: sogoc act undo ${done.actId}`
          : `Act ${done.actId} recorded: the archive ${spoken(done.kept)} and the new one ${spoken(done.made)}. To take it back: sogoc act undo ${done.actId}`,
      ],
    };
  },
};

const withdraw: Command<CommandNeeds> = {
  path: ['withdraw'],
  purpose: 'operation',
  brief: { vi: 'rút một tệp đã nhận: phiếu của nó không còn của ai, hai cán bộ', en: 'take a received file back: its forms are nobody’s, by two officers' },
  example: 'sogoc withdraw dc01/00310.csv --reason "xã gửi nhầm tệp" --officer hoa --approved-by tuan',
  takes: { name: 'file', brief: { vi: 'đường dẫn như khi nhận, hoặc đầu mã SHA-256', en: 'path as received, or the beginning of its SHA-256' } },
  flags: { ...officerFlags, ...evidenceFlag },
  async run(needs, input) {
    const db = await needs.register();
    const file = input.words[0] ?? '';
    const done = await inTransaction(db, (tx) => withdrawFile({ tx, now: needs.now, progress: needs.progress }, { file, ...accountOf(input) }));
    await needs.see(await inTransaction(db, (tx) => personsOfAct(tx, done.actId)));
    return {
      data: done,
      say: (language) => [
        language === 'vi'
          ? `Đã ghi việc ${done.actId}: rút ${done.forms} phiếu của ${done.file}; ${done.persons} hồ sơ lập lại, ${done.ended} không còn phiếu nào. Gỡ bằng: sogoc act undo ${done.actId}`
          : `Act ${done.actId} recorded: ${done.forms} forms of ${done.file} withdrawn; ${done.persons} archives made anew, ${done.ended} of them have no form left. To take it back: sogoc act undo ${done.actId}`,
      ],
    };
  },
};

export const movingCommands = [personMerge, personSplit, withdraw];
