/** Commands that change an archive: acts of two officers, each of which can be taken back. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, type PartialDate, readIsoDate, refuse } from '#values/index.ts';
import { familyOfAct } from '../act-store.ts';
import { correctPerson } from '../correct-person.ts';
import { dayOfMoment } from '../day.ts';
import { readChanges } from '../read-changes.ts';
import { refusals } from '../refusals.ts';
import { undoAct } from '../undo-act.ts';
import { accountOf, evidenceFlag, officerFlags, refuseTypedOfficers } from './officers.ts';
import { personOf, personsOfAct } from './whom-and-when.ts';

const personCorrect: Command<CommandNeeds> = {
  path: ['person', 'correct'],
  purpose: 'operation',
  brief: { vi: 'đính chính hồ sơ, hai cán bộ', en: 'correct an archive, by two officers' },
  example: 'sogoc person correct 001195000123 fullName="Nguyễn Thị Hoa" --reason "theo giấy khai sinh" --officer hoa --approved-by tuan',
  takes: { name: 'number field=value', brief: { vi: 'số, rồi các trường và giá trị đúng', en: 'the number, then fields with their right values' }, many: true },
  flags: {
    ...officerFlags,
    ...evidenceFlag,
    since: { kind: 'day', brief: { vi: 'giá trị mới đúng từ ngày nào', en: 'day from which the new value is true' } },
  },
  async run(needs, input) {
    const [number = '', ...words] = input.words;
    const changes = readChanges(changesNamed(words), dayOfMoment(needs.now));
    const db = await needs.register();
    const since = input.text('since');
    await inTransaction(db, refuseTypedOfficers);
    const personId = await inTransaction(db, (tx) => personOf(tx, db, number));
    await needs.see([personId]);
    const done = await inTransaction(db, (tx) =>
      correctPerson(
        { tx, now: needs.now },
        {
          personId,
          changes,
          ...accountOf(input),
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

/** Refused: a field with two values, of which one would be lost in silence. */
function changesNamed(words: readonly string[]): { readonly [field: string]: string } {
  const changes: { [field: string]: string } = {};
  for (const word of words) {
    const [, field = word, value = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (Object.hasOwn(changes, field)) refuse(refusals, 'correction.field-twice', { field });
    changes[field] = value;
  }
  return changes;
}

const actUndo: Command<CommandNeeds> = {
  path: ['act', 'undo'],
  purpose: 'operation',
  brief: { vi: 'lấy lại một việc đã ghi, hai cán bộ', en: 'take an act back, by two officers' },
  example: 'sogoc act undo 3 --reason "ghi nhầm hồ sơ" --officer hoa --approved-by tuan',
  takes: { name: 'act', brief: { vi: 'mã việc', en: 'id of the act' } },
  flags: officerFlags,
  async run(needs, input) {
    const db = await needs.register();
    const actId = Number(input.words[0]);
    if (!Number.isSafeInteger(actId)) refuse(refusals, 'act.unknown', { act: input.words[0] ?? '' });
    await inTransaction(db, async (tx) => {
      const [root] = await familyOfAct(tx, actId);
      if (root?.kind !== 'withdraw') await refuseTypedOfficers(tx); // a file is withdrawn, and that taken back, by command alone
    });
    const done = await inTransaction(db, (tx) => undoAct({ tx, now: needs.now, progress: needs.progress }, { actId, ...accountOf(input) }));
    await needs.see(await inTransaction(db, (tx) => personsOfAct(tx, done.actId)));
    return {
      data: done,
      say: (language) => [language === 'vi' ? `Đã lấy lại việc ${actId} bằng việc ${done.actId}.` : `Act ${actId} was taken back by act ${done.actId}.`],
    };
  },
};

export const changingCommands = [personCorrect, actUndo];
