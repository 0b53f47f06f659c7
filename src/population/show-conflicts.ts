/** Conflicts as an officer needs them: who and which forms, and what each form states in the fields that contradict. */
import { type ConflictItem, listConflicts } from '#conflicts/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { ComparedField } from '#linkage/index.ts';
import { refuse, type UnitId, type Words } from '#values/index.ts';
import { fieldFacts, type PersonField } from './fields.ts';
import { refusals } from './refusals.ts';
import { type FormTeller, formTeller, type ToldForm } from './tell-forms.ts';

export type ShownConflict = {
  readonly conflictId: string;
  readonly kind: string;
  readonly words: Words;
  readonly state: string;
  readonly stateWords: Words;
  readonly dueOn: string;
  /** What waits for it: merge, number or nothing. */
  readonly blocks: string;
  /** The commune whose officers decide; null while unknown. */
  readonly owner: { readonly id: number; readonly path: string } | null;
  /** The act that found it, and the one that settled it. */
  readonly act: string;
  readonly settledBy: string | null;
  /** The fields that contradict. */
  readonly fields: readonly { readonly field: string; readonly words: Words }[];
  /** Its forms, each with what it states in those fields, in their order. */
  readonly parties: readonly (ToldForm & { readonly states: readonly (Words | null)[] })[];
};

type Needs = Parameters<typeof formTeller>[0];

/** Refused: a number that no conflict has. */
export async function showConflict(needs: Needs, conflictId: number): Promise<ShownConflict> {
  const [item] = (await listConflicts(needs.tx, { conflictId, limit: 1 })).items;
  if (!item) return refuse(refusals, 'conflict.unknown', { conflict: conflictId });
  const [shown] = await showAll(needs, [item]);
  return shown!;
}

/** Those that wait, the most urgent first. `next` is null where these are all. */
export async function showOpenConflicts(needs: Needs, limit: number): Promise<{ readonly items: readonly ShownConflict[]; readonly next: string | null }> {
  const { items, next } = await listConflicts(needs.tx, { state: 'open', limit });
  return { items: await showAll(needs, items), next };
}

async function showAll(needs: Needs, items: readonly ConflictItem[]): Promise<ShownConflict[]> {
  const teller = await formTeller(needs, [...new Set(items.flatMap(({ parties }) => parties.map(({ formId }) => formId)))]);
  return items.map((item) => shownBy(teller, item));
}

function shownBy({ told, states }: FormTeller, item: ConflictItem): ShownConflict {
  const { conflictId, kind, words, state, stateWords, dueOn, blocks, actId, settledBy, parties } = item;
  const contradicting = (item.detail ?? '').split(', ').filter(isField);
  const fields: StatedField[] = kind === 'entry-told-twice' ? ['entry', ...contradicting] : contradicting; // which one to open in the book
  const owner = item.ownerUnit as UnitId | null;
  return {
    conflictId: String(conflictId),
    kind,
    words,
    state,
    stateWords,
    dueOn,
    blocks,
    owner: owner === null ? null : { id: owner, path: unitCatalogue().pathOf(owner) },
    act: String(actId),
    settledBy: settledBy === null ? null : String(settledBy),
    fields: fields.map((field) => ({ field, words: wordsOfField(field) })),
    parties: parties.map(({ formId }) => ({ ...told(formId), states: fields.map((field) => states(formId, field)) })),
  };
}

type StatedField = Exclude<ComparedField, 'source'>;

const isField = (name: string): name is StatedField => name === 'filledOn' || name in fieldFacts;

const own: { readonly [field: string]: Words } = {
  entry: { vi: 'Số, quyển', en: 'Number, book' },
  filledOn: { vi: 'Ngày lập phiếu', en: 'Date of the form' },
};

const wordsOfField = (field: StatedField): Words => own[field] ?? { vi: fieldFacts[field as PersonField].vi, en: fieldFacts[field as PersonField].en };
