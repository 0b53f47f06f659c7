/** What made two forms one person's, or what keeps them apart: the pair itself, others between them, officers, a contradiction, or too little. */
import { listConflicts } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { fill, type Words } from '#values/index.ts';
import { seriousBits } from './engine/cluster.ts';
import type { ExplainedPair } from './explain-pair.ts';
import { type Contradiction, contradictionsOf, contradictionWords } from './register/contradictions.ts';
import { formReader } from './register/read-forms.ts';
import { rivalReach } from './register/schema.ts';
import {
  actTellingApart,
  type FormMove,
  fittingThird,
  joiningPairs,
  type KeptPair,
  keptPair,
  linksOf,
  linksOfPersons,
  movesOf,
  streamFormsOf,
} from './store.ts';
import { unitFactsOf } from './unit-facts.ts';

export type DecisionKind = keyof typeof texts;

export type Decision = {
  readonly kind: DecisionKind;
  readonly words: Words;
  /** The act that decided, where one did. */
  readonly act: number | null;
  /** The pairs by which one form hangs together with the other, from the first to the second. */
  readonly path: readonly KeptPair[];
  /** Which two forms cannot be of one person, and in what: the two themselves, or others of their persons. */
  readonly contradiction: { readonly kind: Contradiction; readonly formId: number | null; readonly otherFormId: number | null; readonly words: Words } | null;
  /** Conflicts between the two persons, settled ones too. */
  readonly conflicts: readonly number[];
};

const texts = {
  joined: {
    vi: 'Một người: chính hai phiếu này đã được ghép với nhau, ở lượt chạy {act}.',
    en: 'One person: these two forms themselves were joined, by the build {act}.',
  },
  'joined-through-others': {
    vi: 'Một người: hai phiếu gắn với nhau qua các phiếu khác của cùng hồ sơ.',
    en: 'One person: the two forms hang together by other forms of the archive.',
  },
  'joined-by-officers': {
    vi: 'Một người theo quyết định của cán bộ: việc {act}.',
    en: 'One person as officers decided: act {act}.',
  },
  'one-archive': {
    vi: 'Một người: hai phiếu ở trong cùng một hồ sơ; cặp nào đã gắn chúng thì sổ không giữ.',
    en: 'One person: both forms are of one archive; the pair that joined them was not kept.',
  },
  nobodys: {
    vi: 'Phiếu {form} hiện không thuộc hồ sơ nào: tệp của nó đã được rút, hoặc chưa được ghép.',
    en: 'Form {form} belongs to no archive now: its file was withdrawn, or it has not been linked yet.',
  },
  'told-apart': {
    vi: 'Hai người theo quyết định của cán bộ: việc {act}. Không lượt chạy nào ghép lại.',
    en: 'Two persons as officers decided: act {act}. No build joins them again.',
  },
  'too-little': {
    vi: 'Hai người: điều hai phiếu cùng ghi chưa đủ, trọng số dưới ngưỡng.',
    en: 'Two persons: what the two forms agree in is too little, the weight is below the threshold.',
  },
  contradiction: {
    vi: 'Hai người: có điều không thể cùng đúng với một người.',
    en: 'Two persons: something cannot be true of one person.',
  },
  'two-archives': {
    vi: 'Hai hồ sơ đã có từ trước: lượt chạy không tự nhập hai hồ sơ, mà hỏi cán bộ (mâu thuẫn {conflict}).',
    en: 'Two archives that existed before: a build never makes one of two, it asks officers (conflict {conflict}).',
  },
  rival: {
    vi: 'Hai người: đủ giống, nhưng một trong hai phiếu khớp phiếu {form} của người thứ ba gần bằng như vậy, nên không gán cho ai.',
    en: 'Two persons: alike enough, but one of the forms fits form {form} of a third person about as well, so it was given to neither.',
  },
  'left-apart': {
    vi: 'Hai người: lượt chạy {act} đã cân cặp này và không ghép; điều làm nó dừng lại khi ấy thì các phiếu nay không còn cho thấy.',
    en: 'Two persons: the build {act} weighed this pair and did not join it; what held it back then does not show in the forms any more.',
  },
  'never-met': {
    vi: 'Hai người: không lượt chạy nào giữ cặp này: hai phiếu chưa gặp nhau trong một nhóm, hoặc mô hình khi ấy cân chúng dưới mức gần giống.',
    en: 'Two persons: no build kept this pair: the two never met in one block, or the model of that time weighed them as less than near.',
  },
} as const;

/** Members of each person that are judged, the oldest first, as a build does. */
const judgedForms = 48;

/** `explained` is what the pair weighs, see `explainPair`, which has refused forms that there are not. */
export async function whatDecided(tx: Tx, formId: number, otherFormId: number, explained: Pick<ExplainedPair, 'weight' | 'threshold'>): Promise<Decision> {
  const links = new Map((await linksOf(tx, [formId, otherFormId])).map((link) => [link.formId, link.person]));
  const [person, other] = [links.get(formId), links.get(otherFormId)];
  if (person === undefined || other === undefined) {
    const form = person === undefined ? formId : otherFormId;
    const [move] = await movesOf(tx, [form]);
    return decided('nobodys', { form }, { act: move?.to === null ? move.actId : null });
  }
  return person === other ? await whatJoined(tx, formId, otherFormId, person) : await whatKeepsApart(tx, [formId, otherFormId], [person, other], explained);
}

function decided(kind: DecisionKind, values: { readonly [field: string]: string | number }, more: Partial<Decision> = {}): Decision {
  const words = { vi: fill(texts[kind].vi, values), en: fill(texts[kind].en, values) };
  return { kind, words, act: null, path: [], contradiction: null, conflicts: [], ...more };
}

async function whatJoined(tx: Tx, formId: number, otherFormId: number, person: number): Promise<Decision> {
  const pair = await keptPair(tx, formId, otherFormId);
  if (pair?.accepted) return decided('joined', { act: pair.actId }, { act: pair.actId, path: [{ formId, otherFormId, weight: pair.weight }] });
  const forms = (await linksOfPersons(tx, [person])).map((link) => link.formId);
  const pairs = await joiningPairs(tx, forms);
  const [own, others] = [walkFrom(formId, pairs), walkFrom(otherFormId, pairs)];
  if (own.has(otherFormId)) return decided('joined-through-others', {}, { path: pathTo(otherFormId, own) });
  const act = unitingAct(await movesOf(tx, [...own.keys(), ...others.keys()]), own, others, person);
  return act === undefined ? decided('one-archive', {}) : decided('joined-by-officers', { act }, { act });
}

/** How each form that hangs together with the first was reached: the pair, and the form before. */
type Steps = ReadonlyMap<number, { readonly from: number; readonly pair: KeptPair } | undefined>;

function walkFrom(first: number, pairs: readonly KeptPair[]): Steps {
  const steps = new Map<number, { from: number; pair: KeptPair } | undefined>([[first, undefined]]);
  for (const form of steps.keys()) {
    for (const pair of pairs) {
      if (pair.formId !== form && pair.otherFormId !== form) continue;
      const next = pair.formId === form ? pair.otherFormId : pair.formId;
      if (!steps.has(next)) steps.set(next, { from: form, pair });
    }
  }
  return steps;
}

function pathTo(last: number, steps: Steps): KeptPair[] {
  const path: KeptPair[] = [];
  for (let step = steps.get(last); step !== undefined; step = steps.get(step.from)) path.unshift(step.pair);
  return path;
}

/** The newest act before which forms of one side and of the other were of two persons. `moves`: the newest first. */
function unitingAct(moves: readonly (FormMove & { readonly actId: number })[], one: Steps, other: Steps, person: number): number | undefined {
  let [personOfOne, personOfOther]: [number | null, number | null] = [person, person];
  for (const actId of new Set(moves.map((move) => move.actId))) {
    const own = moves.filter((move) => move.actId === actId);
    personOfOne = own.find(({ formId, to }) => one.has(formId) && to === personOfOne)?.from ?? personOfOne;
    personOfOther = own.find(({ formId, to }) => other.has(formId) && to === personOfOther)?.from ?? personOfOther;
    if (personOfOne !== personOfOther) return actId;
  }
  return undefined;
}

type Two = readonly [number, number];

async function whatKeepsApart(tx: Tx, [formId, otherFormId]: Two, [person, other]: Two, { weight, threshold }: Pick<ExplainedPair, 'weight' | 'threshold'>) {
  const both = (await listConflicts(tx, { personId: person, limit: 100 })).items.filter(({ parties }) => parties.some(({ personId }) => personId === other));
  const contradiction = await contradictionBetween(tx, [formId, otherFormId], [person, other], weight >= threshold + seriousBits);
  const more = { contradiction, conflicts: both.map(({ conflictId }) => conflictId) };
  const apart = await actTellingApart(tx, person, other);
  if (apart !== undefined) return decided('told-apart', { act: apart }, { ...more, act: apart });
  if (weight < threshold) return decided('too-little', {}, more);
  if (contradiction !== null) return decided('contradiction', {}, more);
  const duplicate = both.find(({ kind }) => kind === 'possible-duplicate');
  if (duplicate) return decided('two-archives', { conflict: duplicate.conflictId }, more);
  const pair = await keptPair(tx, formId, otherFormId);
  if (!pair) return decided('never-met', {}, more);
  const rival = await fittingThird(tx, [formId, otherFormId], [person, other], pair.weight - rivalReach);
  return rival === undefined ? decided('left-apart', { act: pair.actId }, { ...more, act: pair.actId }) : decided('rival', { form: rival }, more);
}

/** What the two forms contradict each other in, else other forms of their persons; a soft one does not hold back what is `overwhelming`. */
async function contradictionBetween(tx: Tx, forms: Two, persons: Two, overwhelming: boolean): Promise<Decision['contradiction']> {
  const links = await linksOfPersons(tx, persons);
  const [own, others] = persons.map((person, side) => {
    const first = forms[side]!;
    return [first, ...links.filter((link) => link.person === person && link.formId !== first).map((link) => link.formId)].slice(0, judgedForms);
  }) as [number[], number[]];
  const reader = formReader(unitFactsOf);
  for await (const lines of streamFormsOf(tx, [...own, ...others])) reader.read(lines);
  const records = reader.finish();
  const { between, within, isSoft } = contradictionsOf(records);
  const recordOf = new Map(Array.from(records.ids, (form, record) => [form, record]));
  const found = (kind: string, formId: number | null, otherFormId: number | null): Decision['contradiction'] => ({
    kind: kind as Contradiction,
    formId,
    otherFormId,
    words: contradictionWords[kind as Contradiction],
  });
  for (const formId of own) {
    for (const otherFormId of others) {
      const against = between(Math.min(recordOf.get(formId)!, recordOf.get(otherFormId)!), Math.max(recordOf.get(formId)!, recordOf.get(otherFormId)!));
      if (against !== undefined && !(isSoft(against) && overwhelming)) return found(against, formId, otherFormId);
    }
  }
  const together = within?.([...own, ...others].map((form) => recordOf.get(form)!));
  return together === undefined ? null : found(together, null, null);
}
