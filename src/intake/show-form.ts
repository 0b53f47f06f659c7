/** A form as it was received: its very bytes, or its fields before any repair. */
import type { Tx } from '#database/index.ts';
import { openKeptBytes } from '#documents/index.ts';
import { type FormId, formIdParts, isAct, refuse } from '#values/index.ts';
import type { ReceivedForm } from './form.ts';
import { openReceived } from './open-received.ts';
import { readSlice, type Slice, stretchOf } from './read-slice.ts';
import { refusals } from './refusals.ts';
import { isRecordedAct, isRefused, sliceOf, typedForm } from './store.ts';
import { asReceived } from './typed-form.ts';

type Needs = { readonly tx: Tx; readonly dataDir: string };

/** Exactly the bytes of its record, without the line end; of a workbook the row of the sheet's XML; of a typed form its fields as JSON. */
export async function rawForm({ tx, dataDir }: Needs, id: FormId): Promise<Buffer> {
  const typed = isAct(id) ? await typedForm(tx, id) : undefined;
  if (typed) return Buffer.from(JSON.stringify(typed.fields, null, 2));
  const slice = await sliceWith(tx, id);
  const bytes = await openKeptBytes(dataDir, slice.sha256);
  try {
    const received = await openReceived(bytes);
    let before = formIdParts(id).record - slice.firstRecord;
    for await (const window of received.records(stretchOf(slice))) {
      const span = window.spans[before];
      if (span) return Buffer.from(window.bytes.subarray(span.offset - window.start, span.offset - window.start + span.length));
      before -= window.spans.length;
    }
    return refuseUnknownForm(id);
  } finally {
    await bytes.close();
  }
}

/** Its fields as written, decoded and not repaired. */
export async function receivedForm({ tx, dataDir }: Needs, id: FormId): Promise<ReceivedForm> {
  const typed = isAct(id) ? await typedForm(tx, id) : undefined;
  if (typed) return asReceived(id, typed.fields);
  for await (const { forms } of readSlice(dataDir, await sliceWith(tx, id))) {
    const form = forms.find(({ formId }) => formId === id);
    if (form) return form;
  }
  return refuseUnknownForm(id);
}

/** There is no such form, or none that the reader may see: one and the same answer. */
export const refuseUnknownForm = (id: FormId): never => refuse(refusals, 'form.unknown', { form: id });

async function sliceWith(tx: Tx, id: FormId): Promise<Slice> {
  if (isAct(id)) refuse(refusals, (await isRecordedAct(tx, id)) ? 'form.is-act' : 'form.unknown', { form: id });
  const slice = await sliceOf(tx, id);
  if (!slice || (await isRefused(tx, id))) return refuseUnknownForm(id);
  return slice;
}
