/** Routes of forms that are typed at a commune: judged while they are typed, taken in once, shown again. */
import { z } from 'zod';
import { requireOfficer } from '#access/index.ts';
import { communePolice, type Route, route } from '#values/index.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { checkForm } from './check-form.ts';
import type { FormNeeds, TypedForm } from './prepare-form.ts';
import { checkedForm, savedForm } from './shapes.ts';
import { showTypedForm } from './show-form.ts';
import { typeForm } from './type-form.ts';
import { checkedBody, typedBody } from './typed-shapes.ts';

const officerIn = (needs: ReachNeeds): FormNeeds => ({ ...needs, actor: requireOfficer(needs.actor) });

const check = route({
  method: 'POST',
  path: '/v1/forms/check',
  who: communePolice,
  purpose: 'cleaning',
  summary: {
    vi: 'Xét phiếu đang nhập: lỗi theo quy tắc, ai trong sổ giống phiếu',
    en: 'A form while it is typed: what the rules find, who of the register it is like',
  },
  body: checkedBody,
  reply: checkedForm,
  async handle(needs: ReachNeeds, { body }) {
    needs.see([]);
    return await checkForm(officerIn(needs), body as TypedForm);
  },
});

const take = route({
  method: 'POST',
  path: '/v1/forms',
  who: communePolice,
  purpose: 'cleaning',
  summary: { vi: 'Lưu một phiếu DC01, DC02 nhập tại xã', en: 'Take in a form DC01 or DC02 that was typed at the commune' },
  body: typedBody,
  reply: savedForm,
  status: 201,
  once: true,
  async handle(needs: ReachNeeds, { body: { confirmed, ...typed } }) {
    needs.see([]);
    const officer = officerIn(needs);
    return await showTypedForm(officer, await typeForm(officer, typed as TypedForm, confirmed));
  },
});

const read = route({
  method: 'GET',
  path: '/v1/forms/{formId}',
  who: communePolice,
  purpose: 'cleaning',
  summary: { vi: 'Một phiếu đã nhập tại xã', en: 'A form that was typed at the commune' },
  params: z.object({ formId: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
  reply: savedForm,
  handle: (needs: ReachNeeds, { params }) => showTypedForm(officerIn(needs), params.formId),
});

export const formRoutes: readonly Route<ReachNeeds>[] = [check, take, read];
