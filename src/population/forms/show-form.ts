/** A typed form shown again: to the office that took it in, and to whom its person is open; of a person under a seal to nobody else. */
import { openedTo, reachOf } from '#access/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type TypedKind, typedForm, typedKinds } from '#intake/index.ts';
import { type FormId, formatIso, type PartialDate, personNumberFrom, refuse, type UnitId } from '#values/index.ts';
import { findingsOf, personRows } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { openAmong } from '../reach-store.ts';
import { toldFinding } from './check-form.ts';
import { typedRow } from './form-store.ts';
import type { FormNeeds } from './prepare-form.ts';
import { refusals } from './refusals.ts';

export async function showTypedForm({ tx, now, actor, purpose, dataDir, see }: FormNeeds, formId: number) {
  const [row, typed] = [await typedRow(tx, formId), await typedForm(tx, formId as FormId)];
  const persons = row?.personId == null ? [] : [row.personId];
  see(persons);
  if (row === undefined || typed === undefined) return refuse(refusals, 'typed.unknown', { form: formId });
  const reach = reachOf(actor);
  const isOwn = reach.all || (row.officeUnit !== null && reach.units.has(row.officeUnit as UnitId));
  const opened = openedTo(actor, purpose?.purpose ?? null);
  const open = await openAmong(tx, persons, { opened: isOwn ? { ...opened, country: true } : opened, now });
  if (open.length === 0 && !(isOwn && persons.length === 0)) return refuse(refusals, 'typed.unknown', { form: formId });
  const [person] = await personRows(tx, open);
  return {
    form: String(formId),
    kind: typed.kind as TypedKind,
    kindWords: typedKinds[typed.kind],
    state: row.personId === null ? ('undone' as const) : ('stands' as const),
    isNew: row.personId === formId,
    typed: { at: row.at.toISOString(), by: row.officer ?? '', unit: row.officeUnit === null ? null : unitCatalogue().pathOf(row.officeUnit as UnitId) },
    fields: typed.fields as { readonly [field: string]: string },
    findings: (await findingsOf(tx, [formId])).map(toldFinding),
    confirmed: typed.confirmed,
    person:
      person === undefined
        ? null
        : {
            personId: personTokens(dataDir).tokenOf(person.personId),
            personNumber: person.personNo === null ? null : personNumberFrom(person.personNo),
            fullName: person.fullName,
            dateOfBirth: person.dateOfBirth === null ? null : formatIso(person.dateOfBirth as PartialDate),
          },
  };
}
