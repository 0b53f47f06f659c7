/** Command that gives a person another number: an act of two officers, which can be taken back. */
import { type CommandNeeds, inTransaction } from '#database/index.ts';
import { type Command, formatPersonNumber } from '#values/index.ts';
import { type GroundCode, groundCodes, grounds } from '../numbers/grounds.ts';
import { reestablishNumber } from '../numbers/reestablish-number.ts';
import { accountOf, evidenceFlag, keyFlag, keyOf, officerFlags } from './officers.ts';
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

export const numberCommands = [personRenumber];
