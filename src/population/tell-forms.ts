/** Forms as an officer is shown them beside each other: where each came from, whose it is now, and what it states in a field. */
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Form, type FormField, formFields } from '#intake/index.ts';
import { type ComparedField, linksOf } from '#linkage/index.ts';
import { formatIso, formatOfficial, type PersonNumber, personNumberFrom, type Words } from '#values/index.ts';
import { dayOfMoment } from './day.ts';
import { wordsOfValue } from './format-value.ts';
import { formsById, personRows } from './person-store.ts';
import { personTokens } from './person-token.ts';

export type ToldPerson = { readonly personId: string; readonly personNumber: PersonNumber | null; readonly fullName: string };

export type ToldForm = {
  readonly form: string;
  readonly source: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly filledOn: string | null;
  readonly officer: string | null;
  /** Null where it is nobody's: withdrawn, or not linked yet. */
  readonly person: ToldPerson | null;
};

export type FormTeller = {
  told(formId: number): ToldForm;
  /** Null where the form says nothing there. A value with an open error is marked: linkage takes it for none. */
  states(formId: number, field: ComparedField): Words | null;
};

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };

/** Of forms that there are. */
export async function formTeller({ tx, dataDir, now }: Needs, formIds: readonly number[]): Promise<FormTeller> {
  const forms = await formsById(tx, formIds);
  const links = new Map((await linksOf(tx, formIds)).map(({ formId, person }) => [formId, person]));
  const rows = await personRows(tx, [...new Set(links.values())]);
  const tokens = personTokens(dataDir);
  const persons = new Map(
    rows.map(({ personId, personNo, fullName }): [number, ToldPerson] => [
      personId,
      { personId: tokens.tokenOf(personId), personNumber: personNo === null ? null : personNumberFrom(personNo), fullName },
    ]),
  );
  const places = { catalogue: unitCatalogue(), on: dayOfMoment(now) };
  return {
    told(formId) {
      const { form, file } = forms.get(formId)!;
      const { source, line, filledOn, officer } = form;
      return {
        form: String(formId),
        source,
        file,
        line: file === null ? null : line,
        filledOn: filledOn === undefined ? null : formatIso(filledOn),
        officer: officer ?? null,
        person: persons.get(links.get(formId) ?? Number.NaN) ?? null,
      };
    },
    states(formId, field) {
      const { form } = forms.get(formId)!;
      if (field === 'source' || field === 'entry') return form[field] === undefined ? null : { vi: form[field], en: form[field] };
      if (field === 'filledOn') {
        const day = form.filledOn === undefined ? undefined : formatOfficial(form.filledOn);
        return day === undefined ? null : { vi: `lập ngày ${day}`, en: `filled in on ${day}` };
      }
      const value = form[field];
      if (value === undefined) return null;
      const words = wordsOfValue(field, value, places);
      return isDoubted(form, field) ? { vi: `${words.vi} (đang bị nghi sai)`, en: `${words.en} (in doubt)` } : words;
    },
  };
}

const isDoubted = ({ doubted }: Form, field: FormField): boolean => Math.floor(doubted / 2 ** formFields.indexOf(field)) % 2 === 1;
