/** An entry of a paper book, typed from its scan: the second officer compares the two. */
import { papersOf } from '#documents/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { civilStatus, formatOfficial, type PartialDate, readIsoDate, type UnitId, type Words } from '#values/index.ts';
import { ownerOffices } from '../corrections/source-owners.ts';
import { enterTyped } from '../entries/enter-entry.ts';
import { type WaitingEntry, waitingEntry } from '../entries/typed.ts';
import { entryKindWords } from '../events/entry-words.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { wordsOfTyped } from '../format-value.ts';
import { personRows } from '../person-store.ts';
import type { CorrectableField } from '../read-changes.ts';
import { showPerson } from '../show-person.ts';
import { type Detail, proposalKind } from './proposal-kind.ts';

export const entry = proposalKind<WaitingEntry>({
  kind: 'entry',
  words: { vi: 'Nhập mục sổ hộ tịch từ bản quét', en: 'Type a civil-status entry from its scan' },
  proposes: civilStatus,
  decides: ownerOffices['civil-status'].decides,
  payload: waitingEntry,
  alone: false,
  execute: enterTyped,
  papers: ({ tx }, _, proposalId) => papersOf(tx, { kind: 'entry', id: proposalId }),
  async tell(needs, typed) {
    const { tx } = needs;
    const [own] = typed.persons;
    const values: Partial<Awaited<ReturnType<typeof showPerson>>['values']> = own === undefined ? {} : (await showPerson(needs, own)).values;
    const line = (label: Words, text: string | undefined): Detail[] => (text === undefined ? [] : [{ label, before: null, after: { vi: text, en: text } }]);
    const names = new Map((await personRows(tx, typed.persons)).map(({ personId, fullName }) => [personId, fullName]));
    const [first, second] = typed.persons.map((person) => names.get(person) ?? '–');
    const fields =
      typed.kind === 'birth' || typed.kind === 'change'
        ? typed.fields
        : typed.kind === 'death'
          ? { ...(own === undefined && typed.deceased), dateOfDeath: typed.dateOfDeath }
          : {};
    const { confirmed = [], residencePlace } = 'confirmed' in typed ? typed : {};
    const roles = typed.kind === 'marriage' ? [husband, wife] : [whose, typed.kind === 'recognition' ? parents[typed.as] : whose];
    return [
      { label: { vi: 'Loại mục', en: 'Kind of entry' }, before: null, after: entryKindWords[typed.kind] },
      ...line({ vi: 'Số, quyển', en: 'Number, book' }, `${typed.number}, ${typed.book}`),
      ...line({ vi: 'Nơi giữ sổ', en: 'Kept by' }, unitCatalogue().pathOf(typed.unit as UnitId)),
      ...line({ vi: 'Ngày đăng ký', en: 'Registered on' }, formatOfficial(readIsoDate(typed.registeredOn) as PartialDate)),
      ...(own === undefined ? [{ label: roles[0] as Words, before: null, after: somebodyNew }] : line(roles[0] as Words, first)),
      ...confirmed.flatMap(({ reason }) => line(isNew, reason)),
      ...(second === undefined ? [] : line(roles[1] as Words, second)),
      ...Object.entries(fields).map(([field, text]): Detail => {
        const { vi, en } = fieldFacts[field as PersonField];
        return { label: { vi, en }, before: values[field as PersonField]?.text ?? null, after: wordsOfTyped(field as CorrectableField, text as string) };
      }),
      ...line(residence, residencePlace),
      ...line({ vi: 'Người đi khai', en: 'Informant' }, typed.informant && `${typed.informant.fullName}, ${typed.informant.relation}`),
      ...line({ vi: 'Cán bộ hộ tịch', en: 'Civil-status officer' }, typed.officer),
      ...line({ vi: 'Người ký', en: 'Signer' }, typed.signer),
    ];
  },
});

const somebodyNew: Words = { vi: 'sổ chưa có người này; mục lập hồ sơ mới', en: 'the register does not know them; the entry makes an archive' };
const residence: Words = { vi: 'Nơi cư trú mà sổ giấy ghi', en: 'Residence as the book has it' };
const isNew: Words = { vi: 'Vì sao không phải người đã có', en: 'Why it is nobody who is known' };
const whose: Words = { vi: 'Của ai', en: 'Whose' };
const husband: Words = { vi: 'Chồng', en: 'Husband' };
const wife: Words = { vi: 'Vợ', en: 'Wife' };
const parents = { father: { vi: 'Cha', en: 'Father' }, mother: { vi: 'Mẹ', en: 'Mother' } } as const satisfies { readonly [role: string]: Words };
