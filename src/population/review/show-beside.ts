/** Two archives that nobody was asked about, side by side: for an officer who is about to propose that they are of one person. */
import { asRegister } from '#database/index.ts';
import { linksOfPersons, newestThreshold } from '#linkage/index.ts';
import { type FormId, isAct, refuse, type Words } from '#values/index.ts';
import { contradictionsBetween } from '../contradictions.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import { conflictsBetween, surestPair } from '../review-store.ts';
import { showPerson } from '../show-person.ts';
import { requireWithinReach } from '../within-reach.ts';
import type { ConflictNeeds } from './conflict-access.ts';
import { markLetters } from './mark-letters.ts';
import { reviewKinds } from './review-kinds.ts';
import { type ComparedPair, comparedPair, contextOf, type ReviewSide, type StatedValue } from './show-review.ts';

export type ShownBeside = {
  readonly sides: readonly [Omit<ReviewSide, 'form'>, Omit<ReviewSide, 'form'>];
  readonly stated: readonly { readonly field: PersonField; readonly label: Words; readonly values: readonly [StatedValue | null, StatedValue | null] }[];
  readonly compared: ComparedPair | null;
  readonly contradicts: Awaited<ReturnType<typeof contradictionsBetween>>;
  readonly reviews: readonly string[];
};

/** Refused as unknown: one of the two outside of reach. */
export async function showBeside(needs: ConflictNeeds, token: string, otherToken: string): Promise<ShownBeside> {
  const [person, other] = [token, otherToken].map((one) => personTokens(needs.dataDir).personOf(one)) as [number, number];
  await requireWithinReach(needs, [person, other]);
  if (person === other) refuse(refusals, 'merge.same-person', { first: '–', second: '–' });
  needs.see([person, other], [...told, 'household']);
  return await asRegister(needs.tx, () => besideEachOther(needs, [person, other]));
}

async function besideEachOther(needs: ConflictNeeds, persons: readonly [number, number]): Promise<ShownBeside> {
  const { tx } = needs;
  const threshold = await newestThreshold(tx);
  const { sides } = await contextOf(needs, { conflictId: 0, persons, threshold: threshold ?? 0 });
  const forms = threshold === undefined ? undefined : await formsToCompare(needs, persons);
  return {
    sides: sides as unknown as ShownBeside['sides'],
    stated: await statedBy(needs, persons),
    compared: forms === undefined ? null : await comparedPair(needs, forms),
    contradicts: await contradictionsBetween(needs, persons),
    reviews: (await conflictsBetween(tx, persons, reviewKinds)).map(String),
  };
}

/** The pair that linkage found surest; else the newest form of each. */
async function formsToCompare({ tx }: ConflictNeeds, persons: readonly [number, number]): Promise<readonly [number, number] | undefined> {
  const surest = await surestPair(tx, persons);
  if (surest !== undefined) return surest;
  const links = (await linksOfPersons(tx, persons)).filter(({ formId }) => !isAct(formId as FormId));
  const [one, other] = persons.map((person) => links.filter((link) => link.person === person).at(-1)?.formId);
  return one === undefined || other === undefined ? undefined : [one, other];
}

const told = [
  'fullName',
  'dateOfBirth',
  'sex',
  'personNumber',
  'identityCard',
  'birthRegistrationPlace',
  'originPlace',
  'fatherName',
  'motherName',
  'spouseName',
  'residencePlace',
] as const satisfies readonly PersonField[];

async function statedBy(needs: ConflictNeeds, [one, other]: readonly [number, number]): Promise<ShownBeside['stated']> {
  const [own, others] = [(await showPerson(needs, one)).values, (await showPerson(needs, other)).values];
  return told.flatMap((field) => {
    const texts = [own[field]?.text, others[field]?.text] as const;
    if (texts[0] === undefined && texts[1] === undefined) return [];
    const letters = texts[0] === undefined || texts[1] === undefined ? [null, null] : markLetters(texts[0].vi, texts[1].vi);
    const side = (at: 0 | 1): StatedValue | null => (texts[at] === undefined ? null : { text: texts[at], received: null, letters: letters[at] ?? null });
    const { vi, en } = fieldFacts[field];
    return [{ field, label: { vi, en }, values: [side(0), side(1)] as const }];
  });
}
