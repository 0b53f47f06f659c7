/** What the pages of typed forms ask. */
import type { CheckedForm, SavedForm } from '../../shared/api.ts';
import { read, send } from '../../shared/client.ts';

export type Typed = {
  readonly kind: 'dc01' | 'dc02';
  readonly fields: { readonly [field: string]: string };
  readonly person?: string;
  readonly head?: string;
};
export const checkForm = (typed: Typed) => send<CheckedForm>('/v1/forms/check', typed);
/** `key`: the same form sent twice is taken in once. */
export const saveForm = (typed: Typed, confirmed: readonly { readonly code: string; readonly reason: string }[], key: string) =>
  send<SavedForm>('/v1/forms', { ...typed, confirmed }, { 'idempotency-key': key });
export const readTypedForm = (formId: string) => read<SavedForm>(`/v1/forms/${encodeURIComponent(formId)}`);
