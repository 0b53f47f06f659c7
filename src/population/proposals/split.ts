/** One archive is of two persons. */
import { z } from 'zod';
import { numberKey } from '#numbering/index.ts';
import { identityPolice } from '#values/index.ts';
import { splitPerson } from '../split-person.ts';
import { formTeller } from '../tell-forms.ts';
import { type Detail, policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({ personId: z.int(), forms: z.array(z.int()).min(1).max(1000), takeNumber: z.boolean().optional() });

export const split = proposalKind<z.output<typeof payload>>({
  kind: 'split',
  words: { vi: 'Tách các phiếu của người khác ra khỏi hồ sơ', en: 'Part the forms of another person from an archive' },
  proposes: identityPolice,
  decides: policeLadder,
  payload,
  alone: true,
  async execute({ tx, now, dataDir }, { personId, forms, takeNumber = false }, accountable) {
    const key = numberKey({ dataDir, fromEnvironment: process.env['SOGOC_NUMBER_KEY'] });
    return (await splitPerson({ tx, now, key }, { personId, forms, takeNumber, ...accountable })).actId;
  },
  async tell(needs, { forms, takeNumber }) {
    const { told, states } = await formTeller(needs, forms);
    const each = forms.map((form): Detail => {
      const { source, file, line, filledOn } = told(form);
      const where = [file === null ? source : `${file}:${line}`, filledOn?.split('-').reverse().join('/')].filter((one) => one !== undefined).join(', ');
      const said = (language: 'vi' | 'en'): string =>
        (['fullName', 'dateOfBirth', 'personNumber'] as const).flatMap((field) => states(form, field)?.[language] ?? []).join(' · ');
      const words = { vi: `${said('vi')} (${where})`, en: `${said('en')} (${where})` };
      return { label: { vi: 'Phiếu tách ra', en: 'A form that goes' }, before: null, after: words };
    });
    const number = {
      label: { vi: 'Số định danh', en: 'Personal number' },
      before: null,
      after: { vi: 'đi theo các phiếu tách ra', en: 'goes with these forms' },
    };
    return takeNumber ? [...each, number] : each;
  },
});
