/** Two archives side by side: what each form states, letter by letter, what that weighs, and why they may be two persons after all. */
import { type ConflictItem, type ConflictState, isOwner, type Turn } from '#conflicts/index.ts';
import { asRegister } from '#database/index.ts';
import { type FormField, type ReceivedForm, receivedForm } from '#intake/index.ts';
import { type ComparedField, comparedFields, linksOfPersons } from '#linkage/index.ts';
import { type FormId, isAct, refuse, type Words } from '#values/index.ts';
import { type ComparedForms, compareForms } from '../compare-forms.ts';
import { type Contradiction, contradictionsBetween } from '../contradictions.ts';
import { dayOfMoment } from '../day.ts';
import { type FoundRow, personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { openAmong } from '../reach-store.ts';
import { refusals } from '../refusals.ts';
import { householdsNow, neighboursOf, pairsBetween, rivalsOf } from '../review-store.ts';
import { type ShownMember, shownMembers } from '../show-person.ts';
import type { ToldForm } from '../tell-forms.ts';
import { type ConflictNeeds, personsIn, readerOf, requireConflict } from './conflict-access.ts';
import { type BriefPerson, briefOf, type NamedUnit, namedUnit } from './list-reviews.ts';
import { markLetters, type Stretch } from './mark-letters.ts';
import { isReviewKind, reviewKinds } from './review-kinds.ts';
import { type ToldMove, toldMoves } from './tell-moves.ts';

export type ReviewSide = {
  readonly person: BriefPerson;
  /** The form that is compared. */
  readonly form: ToldForm;
  /** All forms of the archive. */
  readonly forms: number;
  /** Who lives in the household with them now. */
  readonly household: readonly ShownMember[];
};

/** What one side states in a comparison. */
export type StatedValue = {
  readonly text: Words;
  /** As it was received, where that reads otherwise. */
  readonly received: string | null;
  /** `text.vi` in stretches; null where letters are not compared. */
  readonly letters: readonly Stretch[] | null;
};

export type ReviewLine = {
  readonly comparison: string;
  /** 'silent' where one side says nothing. */
  readonly level: string;
  readonly weight: number;
  readonly words: Words;
  readonly label: Words;
  readonly said: Words | null;
  readonly values: readonly [StatedValue | null, StatedValue | null];
};

/** Two forms by the eyes of linkage. */
export type ComparedPair = {
  readonly forms: readonly [ToldForm, ToldForm];
  readonly waterfall: readonly ReviewLine[];
  readonly weight: number;
  readonly probability: number;
  readonly threshold: number;
  readonly against: { readonly id: string; readonly words: Words };
  /** What speaks against one person, the decision of the machine first. */
  readonly whyNot: readonly Words[];
};

export type ShownReview = Omit<ComparedPair, 'forms'> & {
  readonly reviewId: string;
  readonly kind: string;
  readonly words: Words;
  readonly state: ConflictState;
  readonly stateWords: Words;
  readonly owner: NamedUnit | null;
  readonly dueOn: string;
  readonly turn: { readonly who: Turn; readonly unit: NamedUnit | null; readonly dueOn: string | null };
  readonly version: number;
  /** Whether this reader decides. */
  readonly mine: boolean;
  readonly sides: readonly [ReviewSide, ReviewSide];
  /** What the two archives state otherwise, of what does not change in a life; none once it is settled. */
  readonly contradicts: readonly Contradiction[];
  /** Third persons who fit one of the two as well, and other reviews that one of the two is in. */
  readonly cluster: {
    readonly density: number;
    readonly rivals: readonly { readonly person: BriefPerson; readonly side: 0 | 1; readonly weight: number }[];
    readonly reviews: readonly { readonly reviewId: string; readonly side: 0 | 1; readonly person: BriefPerson }[];
  };
  readonly history: readonly ToldMove[];
};

/** Refused as unknown: no conflict of this reader, or one that asks something else than whether two are one. */
export async function showReview(needs: ConflictNeeds, conflictId: number): Promise<ShownReview> {
  const item = await requireConflict(needs, conflictId);
  return await asRegister(needs.tx, () => sideBySide(needs, conflictId, item)); // of a pair of two communes both sides are shown
}

async function sideBySide(needs: ConflictNeeds, conflictId: number, item: ConflictItem): Promise<ShownReview> {
  const { tx } = needs;
  const [person, other] = personsIn(item).sort((a, b) => a - b);
  if (!isReviewKind(item.kind) || person === undefined || other === undefined) return refuse(refusals, 'conflict.unknown', { conflict: conflictId });
  const persons = [person, other] as const;
  const forms = persons.map((one) => (item.parties.find(({ personId }) => personId === one) as ConflictItem['parties'][number]).formId) as [number, number];
  const { forms: told, ...compared } = await comparedPair(needs, forms);
  const context = await contextOf(needs, { conflictId, persons, threshold: compared.threshold });
  const { actor } = needs;
  return {
    reviewId: String(conflictId),
    kind: item.kind,
    words: item.words,
    state: item.state,
    stateWords: item.stateWords,
    owner: item.ownerUnit === null ? null : namedUnit(item.ownerUnit),
    dueOn: item.dueOn,
    turn: { who: item.turn, unit: item.turnUnit === null ? null : namedUnit(item.turnUnit), dueOn: item.turnDueOn },
    version: item.version,
    mine: actor.kind === 'officer' && item.state === 'open' && isOwner(actor, item),
    sides: told.map((form, side) => ({ ...(context.sides[side] as Omit<ReviewSide, 'form'>), form })) as unknown as ShownReview['sides'],
    ...compared,
    contradicts: item.state === 'open' ? await contradictionsBetween(needs, persons) : [],
    cluster: context.cluster,
    history: await toldMoves(tx, item),
  };
}

/** What linkage says of two forms, in words and letter by letter. */
export async function comparedPair(needs: ConflictNeeds, forms: readonly [number, number]): Promise<ComparedPair> {
  const { tx, dataDir, now } = needs;
  const compared = await compareForms({ tx, dataDir, now }, forms);
  const received = await Promise.all(forms.map((form) => receivedOf(needs, form)));
  const { weight, probability, threshold, against } = compared;
  return { forms: compared.forms, waterfall: linesOf(compared, received), weight, probability, threshold, against, whyNot: whyNot(compared) };
}

async function receivedOf({ tx, dataDir }: ConflictNeeds, form: number): Promise<ReceivedForm | null> {
  return isAct(form as FormId) ? null : await receivedForm({ tx, dataDir }, form as FormId);
}

/** Comparisons whose values are compared letter by letter; of places and codes the words say what differs. */
const spelled: ReadonlySet<string> = new Set([
  'name', 'birth', 'number', 'card', 'insurance', 'phone', 'household', 'father', 'mother', 'spouse', 'head', 'address',
]); // biome-ignore format: one line of names

function linesOf({ lines, silent }: ComparedForms, received: readonly (ReceivedForm | null)[]): ReviewLine[] {
  const said = lines.map(({ values, ...line }): ReviewLine => ({ ...line, values: statedBy(line.comparison, values, received) }));
  const half = silent.filter(({ values }) => values.some((value) => value !== null));
  const mute = half.map(
    ({ comparison, words, values }): ReviewLine => ({
      comparison,
      level: 'silent',
      weight: 0,
      words,
      label: words,
      said: null,
      values: statedBy(comparison, values, received),
    }),
  );
  const at = said.findIndex(({ comparison }) => comparison === 'others' || comparison === 'since');
  return [...said.slice(0, at), ...mute, ...said.slice(at)];
}

function statedBy(comparison: string, values: readonly [Words | null, Words | null], received: readonly (ReceivedForm | null)[]): ReviewLine['values'] {
  const [one, other] = values;
  const letters = spelled.has(comparison) && one !== null && other !== null ? markLetters(one.vi, other.vi) : [null, null];
  const side = (at: 0 | 1): StatedValue | null => {
    const text = values[at];
    return text === null ? null : { text, received: receivedText(comparison, text, received[at] ?? null), letters: letters[at] ?? null };
  };
  return [side(0), side(1)];
}

/** What stood in the columns, where it reads otherwise than what was made of it. */
function receivedText(comparison: string, text: Words, form: ReceivedForm | null): string | null {
  const fields = (comparedFields[comparison] ?? []).flatMap((field) => receivedFrom[field as FormField] ?? [field as keyof ReceivedForm['fields']]);
  const written = fields.map((field) => form?.fields[field]).filter((value) => value !== undefined && value !== '');
  const whole = written.join(' · ');
  return whole === '' || whole.replace(/\s/g, '') === text.vi.replace(/\s/g, '') ? null : whole;
}

/** Columns under another name than the fields that cleaning makes of them. */
const receivedFrom: { readonly [field in ComparedField]?: readonly (keyof ReceivedForm['fields'])[] } = {
  personNumber: ['personNumber', 'documentNumber'],
  identityCard: ['identityCard', 'documentNumber'],
  residenceUnit: ['residencePlace'],
  currentUnit: ['currentPlace'],
  birthRegistrationUnit: ['birthRegistrationPlace'],
  originUnit: ['originPlace'],
  entry: ['entryNumber', 'entryBook'],
  source: [],
};

/** What agrees and yet weighs a little for somebody else, such as a commune that a twin would share, is no reason against. */
const agreeing: ReadonlySet<string> = new Set(['exact', 'same', 'number', 'sameEntry', 'commune', 'area', 'kinh', 'minority']);
const noReasons: ReadonlySet<string> = new Set(['prior', 'others', 'since', 'sources']);

/** The machine's own reason, what contradicts, then each point in which the forms differ and that speaks against one person, the loudest first. */
function whyNot({ decision, lines, against }: ComparedForms): Words[] {
  const loud = lines
    .filter(({ comparison, level, weight }) => weight < 0 && !noReasons.has(comparison) && !agreeing.has(level))
    .sort((a, b) => a.weight - b.weight);
  return [
    decision.words,
    ...(decision.contradiction === null ? [] : [decision.contradiction.words]),
    ...loud.map(({ words }) => words),
    { vi: `Nếu không phải một người thì dễ nhất là ${against.words.vi}.`, en: `If not one person, then most likely ${against.words.en}.` },
  ];
}

type Pair = { readonly conflictId: number; readonly persons: readonly [number, number]; readonly threshold: number };

/** Of third persons only those who are open to the reader are named. */
export async function contextOf(needs: ConflictNeeds, { conflictId, persons, threshold }: Pair) {
  const { tx, dataDir, now } = needs;
  const links = await linksOfPersons(tx, persons);
  const households = await householdsNow(tx, persons);
  const members = await Promise.all(
    persons.map(async (person) => {
      const household = households.get(person);
      return household === undefined ? [] : await shownMembers({ tx, dataDir }, household, dayOfMoment(now), now);
    }),
  );
  const { personOf } = personTokens(dataDir);
  const near = await neighboursOf(tx, { conflictId, kinds: reviewKinds, persons });
  const rival = await rivalsOf(tx, persons, mostRivals);
  const thirds = [...near.map(({ neighbour }) => neighbour), ...rival.map((one) => one.rival)];
  const atHome = members.flat().map(({ personId }) => personOf(personId));
  const open = new Set([...persons, ...(await openAmong(tx, [...thirds, ...atHome], readerOf(needs)))]);
  needs.see([...open], ['fullName', 'dateOfBirth', 'household']);
  const rows = new Map((await personRows(tx, [...persons, ...thirds])).map((row) => [row.personId, row]));
  const brief = (person: number): BriefPerson => briefOf(dataDir, rows.get(person) as FoundRow);
  const side = (person: number): 0 | 1 => (person === persons[0] ? 0 : 1);
  const { pairs, agreeing } = await pairsBetween(tx, persons, threshold);
  return {
    sides: persons.map((person, at) => ({
      person: brief(person),
      forms: links.filter((link) => link.person === person).length,
      household: (members[at] ?? []).filter(({ personId }) => personOf(personId) !== person && open.has(personOf(personId))),
    })),
    cluster: {
      density: pairs === 0 ? 0 : agreeing / pairs,
      rivals: rival.filter((one) => open.has(one.rival)).map((one) => ({ person: brief(one.rival), side: side(one.person), weight: one.weight })),
      reviews: near
        .filter(({ neighbour }) => open.has(neighbour))
        .map((one) => ({ reviewId: String(one.conflictId), side: side(one.person), person: brief(one.neighbour) })),
    },
  };
}

const mostRivals = 5;
