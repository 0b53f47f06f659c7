/** The forms of an archive side by side, from which an officer chooses those of another person; the ones that hang on it by least are offered. */
import { joiningPairs, linksOfPersons } from '#linkage/index.ts';
import { refuse, type Words } from '#values/index.ts';
import { refuseEnded } from '../correct-person.ts';
import { fieldFacts } from '../fields.ts';
import { personRows, statingForms } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { refusals } from '../refusals.ts';
import { formTeller, type ToldForm } from '../tell-forms.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { looseEnd } from './loose-end.ts';

const told = ['fullName', 'dateOfBirth', 'sex', 'personNumber', 'fatherName', 'motherName', 'residencePlace'] as const;

export type OfferedForm = ToldForm & {
  /** A correction of officers: it goes with the forms that it speaks of, never alone. */
  readonly isCorrection: boolean;
  /** Offered: it hangs on the others by least. */
  readonly isLoose: boolean;
  /** In the order of `fields`. */
  readonly states: readonly (Words | null)[];
};

export type OfferedSplit = {
  readonly fullName: string;
  readonly personNumber: string | null;
  readonly fields: readonly { readonly field: string; readonly words: Words }[];
  readonly forms: readonly OfferedForm[];
  /** Of all pairs of forms, the share that were joined directly; 0 to 1. */
  readonly density: number;
};

/** Refused: a person outside of reach, and one who is nobody any more. */
export async function offerSplit(needs: ReachNeeds, token: string): Promise<OfferedSplit> {
  const { tx, dataDir, see } = needs;
  const personId = personTokens(dataDir).personOf(token);
  await requireWithinReach(needs, [personId]);
  const [row] = await personRows(tx, [personId]);
  if (row === undefined) return refuse(refusals, 'person.unknown', { person: token });
  refuseEnded(row.state);
  const forms = (await linksOfPersons(tx, [personId])).map(({ formId }) => formId).sort((a, b) => a - b);
  const stating = new Set(await statingForms(tx, forms));
  const pairs = await joiningPairs(tx, [...stating]);
  const loose = new Set(
    looseEnd(
      [...stating].sort((a, b) => a - b),
      pairs,
    ),
  );
  const teller = await formTeller(needs, forms);
  const count = stating.size;
  see([personId]);
  return {
    fullName: row.fullName,
    personNumber: row.personNo === null ? null : String(row.personNo).padStart(12, '0'),
    fields: told.map((field) => ({ field, words: { vi: fieldFacts[field].vi, en: fieldFacts[field].en } })),
    forms: forms.map((formId) => ({
      ...teller.told(formId),
      isCorrection: !stating.has(formId),
      isLoose: loose.has(formId),
      states: told.map((field) => teller.states(formId, field)),
    })),
    density: count < 2 ? 1 : pairs.length / ((count * (count - 1)) / 2),
  };
}
