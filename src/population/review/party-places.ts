/** What forms say of where their persons belong, by which the commune in charge of a pair is found. */
import type { PartyPlace } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { formsById } from '../person-store.ts';

export async function partyPlaces(tx: Tx, formIds: readonly number[]): Promise<(formId: number) => PartyPlace> {
  const forms = await formsById(tx, formIds);
  return (formId) => {
    const form = forms.get(formId)?.form;
    return { residence: form?.residenceUnit ?? null, office: form?.officeUnit ?? null, filledOn: form?.filledOn ?? null };
  };
}
