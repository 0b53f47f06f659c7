/** Takes a typed form in: act, form, findings, link, number and archive are one commit. */
import { signatureOf } from '#access/index.ts';
import { formRow, insertFindings, insertForms } from '#cleaning/index.ts';
import { announce } from '#database/index.ts';
import { insertTypedForm, recordAct, typedKinds } from '#intake/index.ts';
import { insertLinks } from '#linkage/index.ts';
import { askWhoseNumber, numberKey, numberPersons } from '#numbering/index.ts';
import { type FieldError, type FormId, nameKey, refuse, storedPersonNumber, type Words } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import type { Ask } from '../events/prepared.ts';
import { tellNumbers } from '../numbers/tell-numbers.ts';
import { personTokens } from '../person-token.ts';
import { refuseConcerned } from '../proposals/propose-act.ts';
import { openBeside } from '../review/open-beside.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { lockFormOf } from './form-store.ts';
import { type FormNeeds, type PreparedForm, prepareForm, readTyped, type TypedForm } from './prepare-form.ts';
import { refusals } from './refusals.ts';

export type Confirmed = { readonly code: string; readonly reason: string };

/**
 * It is linked to the person who was chosen, or makes an archive with the key of the act. Of two who type the form of one person at once
 * the second sees the archive that the first made, and is asked. Refused: what stops it, what is asked and not confirmed, one's own form
 * or a household member's.
 */
export async function typeForm(needs: FormNeeds, typed: TypedForm, confirmed: readonly Confirmed[]): Promise<FormId> {
  const { tx, now, actor, dataDir, see } = needs;
  if (typed.person !== undefined) await lockPersons(tx, [personTokens(dataDir).personOf(typed.person)]);
  await lockFormOf(tx, nameKey(readTyped(needs, typed).form.fullName ?? ''));
  const prepared = await prepareForm(needs, typed);
  await refuseConcerned(tx, actor, prepared.concerns);
  refuseStopped(prepared.stops);
  const asked = refuseUnconfirmed(prepared.asks, confirmed);
  const formId = await recordAct(tx, { kind: 'type', officers: [signatureOf(actor)], reason: typedKinds[typed.kind].vi, evidence: null }, now);
  const personId = prepared.personId ?? formId;
  await insertForms(tx, [formRow({ ...prepared.form, formId })]);
  await insertTypedForm(tx, formId, { kind: typed.kind, fields: saidOf(prepared), confirmed: asked });
  await insertFindings(
    tx,
    formId,
    prepared.findings.map((finding) => ({ ...finding, formId })),
  );
  await insertLinks(tx, formId, [[formId, personId]]);
  await numberPersons({ tx, actId: formId, key: numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] }) }, [personId]);
  const { personNumber } = prepared.form;
  if (personNumber !== undefined) await askWhoseNumber(tx, storedPersonNumber(personNumber), { actId: formId, now });
  await rewriteArchives({ tx, actId: formId, now }, { persons: [personId] });
  await tellNumbers(tx, formId, now);
  if (prepared.personId === null) await openBeside(tx, { actId: formId, now, personId, formId, likely: prepared.beside });
  await announce(tx, 'form.typed', { formId, persons: [personId] }, now);
  see([personId]);
  return formId;
}

/** The fields that were typed; office and officer stand in the act. */
function saidOf({ received: { fields } }: PreparedForm): PreparedForm['received']['fields'] {
  const { office: _, officer: __, ...said } = fields;
  return JSON.parse(JSON.stringify(said));
}

function refuseStopped(stops: readonly FieldError[]): void {
  if (stops.length === 0) return;
  const said = (language: keyof Words) => stops.map(({ expected }) => expected[language]).join('; ');
  refuse(refusals, 'typed.stopped', { stops_vi: said('vi'), stops_en: said('en') }, stops);
}

/** Gives what was asked and is confirmed. */
function refuseUnconfirmed(asks: readonly Ask[], confirmed: readonly Confirmed[]): readonly Confirmed[] {
  const open = asks.filter(({ code }) => !confirmed.some((one) => one.code === code));
  const errors = open.map(({ code, words }): FieldError => ({ pointer: '/confirmed', code, expected: words }));
  const said = (language: keyof Words) => open.map(({ words }) => words[language]).join('; ');
  if (open.length > 0) refuse(refusals, 'typed.must-confirm', { asks_vi: said('vi'), asks_en: said('en') }, errors);
  return confirmed.filter(({ code }) => asks.some((ask) => ask.code === code));
}
