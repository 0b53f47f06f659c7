/** Commands of the life of a number, by two officers: another is given, which can be taken back, or it is kept at its holder's wish. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, formatPersonNumber, type PersonNumber } from '#values/index.ts';
import { refuseUnaccountable } from '../correct-person.ts';
import { type GroundCode, groundCodes, grounds } from '../numbers/grounds.ts';
import { keepNumber, takeWishBack } from '../numbers/keep-number.ts';
import { reestablishNumber } from '../numbers/reestablish-number.ts';
import { refuseWhileChangeWaits, showNumber } from '../numbers/show-number.ts';
import { accountOf, evidenceFlag, keyFlag, keyOf, officerFlags, refuseTypedOfficers } from './officers.ts';
import { personOf } from './whom-and-when.ts';

const personRenumber: Command<CommandNeeds> = {
  path: ['person', 'renumber'],
  purpose: 'operation',
  brief: { vi: 'huỷ số và xác lập lại số định danh, hai cán bộ', en: 'cancel a number and establish another, by two officers' },
  example: 'sogoc person renumber 001079000123 --ground sex-or-year --reason "công dân xin cấp lại" --officer hoa --approved-by tuan',
  takes: { name: 'number', brief: { vi: 'số đang dùng', en: 'the number in use' } },
  flags: {
    ground: {
      kind: 'text',
      oneOf: groundCodes,
      required: true,
      brief: {
        vi: `căn cứ: ${groundCodes.map((code) => `${code} (${grounds[code].vi})`).join('; ')}`,
        en: `ground: ${groundCodes.map((code) => `${code} (${grounds[code].en})`).join('; ')}`,
      },
    },
    ...officerFlags,
    ...evidenceFlag,
    ...keyFlag,
  },
  async run(needs, input) {
    const db = await needs.register();
    const key = keyOf(db.dataDir, input);
    await inTransaction(db, refuseTypedOfficers);
    const personId = await inTransaction(db, (tx) => personOf(tx, db, input.words[0] ?? ''));
    await needs.see([personId]);
    const done = await inTransaction(db, (tx) =>
      reestablishNumber({ tx, now: needs.now, key }, { personId, ground: input.text('ground') as GroundCode, ...accountOf(input) }),
    );
    const [before, after] = [formatPersonNumber(done.before), formatPersonNumber(done.now)];
    return {
      data: done,
      say: (language) => [
        language === 'vi'
          ? `Đã ghi việc ${done.actId}: số ${before} thôi dùng, số mới là ${after}. Gỡ bằng: sogoc act undo ${done.actId}`
          : `Act ${done.actId} recorded: ${before} is out of use, the new number is ${after}. To take it back: sogoc act undo ${done.actId}`,
      ],
    };
  },
};

const personKeepNumber: Command<CommandNeeds> = {
  path: ['person', 'keep-number'],
  purpose: 'operation',
  brief: { vi: 'ghi nguyện vọng giữ số định danh, hai cán bộ', en: 'record the wish to keep a number, by two officers' },
  example: 'sogoc person keep-number 001079000123 --reason "công dân xin giữ số" --officer hoa --approved-by tuan',
  takes: { name: 'number', brief: { vi: 'số đang dùng', en: 'the number in use' } },
  flags: { 'take-back': { kind: 'yes', brief: { vi: 'rút lại nguyện vọng đã ghi', en: 'take the wish on record back' } }, ...officerFlags },
  async run(needs, input) {
    const db = await needs.register();
    await inTransaction(db, refuseTypedOfficers);
    const personId = await inTransaction(db, (tx) => personOf(tx, db, input.words[0] ?? ''));
    await needs.see([personId]);
    const { reason, officers } = accountOf(input);
    refuseUnaccountable({ reason, officers });
    const takesBack = input.yes('take-back');
    const kept = await inTransaction(db, async (tx) => {
      await refuseWhileChangeWaits(tx, personId);
      await (takesBack ? takeWishBack : keepNumber)({ tx, now: needs.now }, { personId, reason, by: { officers } });
      return await showNumber(tx, personId);
    });
    const number = formatPersonNumber(kept.personNumber as PersonNumber);
    return {
      data: { personNumber: kept.personNumber, kept: kept.kept },
      say: (language) => [
        takesBack
          ? language === 'vi'
            ? `Đã rút lại nguyện vọng giữ số ${number}: điều số nói khác hồ sơ lại chờ xử lý.`
            : `The wish to keep ${number} is taken back: what it tells otherwise than the archive waits again.`
          : language === 'vi'
            ? `Đã ghi nguyện vọng giữ số ${number}: điều số nói khác hồ sơ không còn chờ ai xử lý.`
            : `The wish to keep ${number} is on record: what it tells otherwise than the archive waits for nobody any more.`,
      ],
    };
  },
};

export const numberCommands = [personRenumber, personKeepNumber];
