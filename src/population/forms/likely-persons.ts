/** Whom of the register a form that is being typed may speak of: those within reach with their archives; of others only that there is one. */
import { openedTo } from '#access/index.ts';
import { asRegister } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import { canMatch, matchForm, type WaterfallLine } from '#linkage/index.ts';
import { isWholeDate, nameKey, type Words } from '#values/index.ts';
import { type FoundRow, personRows, personsByName } from '../person-store.ts';
import { openAmong } from '../reach-store.ts';
import type { LikelyParty } from '../review/open-beside.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { residenceFiles } from './form-store.ts';

export type LikelyPerson = {
  readonly row: FoundRow;
  readonly unit: string | null;
  /** Number of the residence file. */
  readonly household: string | null;
  /** Null where linkage does not know the person yet, and name and day of birth agree. */
  readonly probability: number | null;
  readonly waterfall: readonly WaterfallLine[];
};

export type LikelyPersons = {
  readonly persons: readonly LikelyPerson[];
  /** What to ask where somebody of another commune fits. */
  readonly elsewhere: Words | null;
  /** All of them, also those of other communes, the likeliest first: for the register alone, told to nobody. */
  readonly beside: readonly LikelyParty[];
};

/** Less than even is no reason to ask. */
const atLeast = 0.5;
const mostNamesakes = 20;

const askElsewhere: Words = {
  vi: 'một người ở xã khác khớp phiếu này. Hỏi: đã có số định danh chưa, trước đây khai ở đâu? Nếu có, tìm họ ở trang Người với mục đích “có mặt tại quầy”, rồi quay lại chọn hồ sơ đó',
  en: 'somebody of another commune fits this form. Ask: is there a personal number already, where were they registered before? If so, find them on the page of persons as present at the counter, then come back and choose that archive',
};

/**
 * Linkage weighs the form as a build would. What was typed or born since the newest build is not in its index, so whoever bears the name
 * and was born on the day is found beside it. A person under a seal is nobody, and a try at them is on record.
 */
export async function likelyPersons({ tx, now, actor, purpose, see }: ReachNeeds, form: Form): Promise<LikelyPersons> {
  return await asRegister(tx, async () => {
    const opened = openedTo(actor, purpose?.purpose ?? null);
    const matches = (await canMatch(tx)) ? (await matchForm(tx, form)).filter(({ probability }) => probability >= atLeast) : [];
    const found = matches.map(({ personId }) => personId);
    const open = new Set(await openAmong(tx, found, { opened, now }));
    const anywhere = await openAmong(tx, found, { opened: { ...opened, country: true }, now });
    const key = nameKey(form.fullName ?? '');
    const born = form.dateOfBirth;
    const isTelling = key !== '' && born !== undefined && isWholeDate(born);
    const search = { key, match: 'whole', bornFrom: born ?? 0, bornTo: born ?? 0, sex: undefined, after: undefined, limit: mostNamesakes } as const;
    const namesakes = isTelling
      ? (await personsByName(tx, search, { opened, now })).filter(({ personId, state }) => !found.includes(personId) && stands(state))
      : [];
    const notShown = found.filter((person) => !open.has(person));
    see([...open, ...namesakes.map(({ personId }) => personId)], [], notShown);
    const rows = new Map((await personRows(tx, [...open])).map((row) => [row.personId, row]));
    const files = await residenceFiles(tx, [...open, ...namesakes.map(({ personId }) => personId)]);
    const told = (row: FoundRow, probability: number | null, waterfall: readonly WaterfallLine[]): LikelyPerson => ({
      row,
      unit: row.unitId === null ? null : unitCatalogue().pathOf(row.unitId as never),
      household: files.get(row.personId) ?? null,
      probability,
      waterfall,
    });
    return {
      persons: [
        ...matches.flatMap(({ personId, probability, waterfall }) => {
          const row = rows.get(personId);
          return row === undefined ? [] : [told(row, probability, waterfall.lines)];
        }),
        ...namesakes.map((row) => told(row, null, [])),
      ],
      elsewhere: anywhere.some((person) => !open.has(person)) ? askElsewhere : null,
      beside: [
        ...matches.filter(({ personId }) => anywhere.includes(personId)).map(({ personId, formId }) => ({ personId, formId })),
        ...namesakes.map(({ personId }) => ({ personId, formId: null })),
      ],
    };
  });
}

const stands = (state: string): boolean => state === 'alive' || state === 'dead';
