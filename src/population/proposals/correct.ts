/** A value of an archive is wrong. */
import { z } from 'zod';
import { type PartialDate, readIsoDate, registrars, type Words } from '#values/index.ts';
import { correctPerson } from '../correct-person.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { wordsOfTyped } from '../format-value.ts';
import { type CorrectableField, readChanges } from '../read-changes.ts';
import { showPerson } from '../show-person.ts';
import { type Detail, policeLadder, proposalKind } from './proposal-kind.ts';

const payload = z.strictObject({
  personId: z.int(),
  /** As they are typed; see `readChanges`. */
  changes: z.record(z.string(), z.string().max(400)),
  since: z.iso.date().optional(),
});

export const correct = proposalKind<z.output<typeof payload>>({
  kind: 'correct',
  words: { vi: 'Đính chính hồ sơ', en: 'Correct an archive' },
  proposes: registrars,
  decides: policeLadder,
  payload,
  alone: false,
  async execute({ tx, now }, { personId, changes, since }, accountable) {
    const from = since === undefined ? {} : { since: readIsoDate(since) as PartialDate };
    return (await correctPerson({ tx, now }, { personId, changes: readChanges(changes, from.since ?? dayOfMoment(now)), ...from, ...accountable })).actId;
  },
  async tell(needs, { personId, changes, since }) {
    const { values } = await showPerson(needs, personId);
    const details = Object.entries(changes).map(([field, text]): Detail => {
      const { vi, en } = fieldFacts[field as PersonField];
      return { label: { vi, en }, before: values[field as PersonField]?.text ?? null, after: wordsOfTyped(field as CorrectableField, text) };
    });
    return since === undefined ? details : [...details, { label: { vi: 'Đúng từ ngày', en: 'True from' }, before: null, after: both(since) }];
  },
});

const both = (text: string): Words => ({ vi: text, en: text });
