/** The shapes in which the interface tells of events and entries. */
import { z } from 'zod';

export const eventKindNames = ['birth', 'death', 'move', 'household-split', 'household-join', 'emigration'] as const;

export const words = z.object({ vi: z.string(), en: z.string() });
const unit = z.object({ id: z.int(), name: z.string() });
export const entryKind = z.enum(['birth', 'marriage', 'death', 'recognition', 'change']);
export const entryName = z.object({ entryId: z.int(), kind: entryKind, words, book: z.string(), number: z.string(), year: z.int(), unit });
export const person = z.object({ personId: z.string(), personNumber: z.string().nullable(), fullName: z.string(), dateOfBirth: z.string().nullable() });
const facts = z.array(z.object({ field: z.string(), label: words, text: words }));
const signature = z.object({ at: z.iso.datetime(), name: z.string(), roleWords: words });

const event = z.object({
  eventId: z.int(),
  kind: z.enum(eventKindNames),
  words,
  unit,
  happenedOn: z.string().describe('ISO 8601 with the known parts only'),
  persons: z.array(person),
  registered: signature,
});
export const listedEvent = event.extend({ dueOn: z.iso.date(), isLate: z.boolean() });
export const shownEvent = event.extend({
  state: z.enum(['registered', 'signed', 'undone']),
  stateWords: words,
  said: z.record(z.string(), z.unknown()).describe('What was declared; persons stand in `persons`'),
  facts: facts.describe('Of whom it happened to, as the form of the event says: what is signed'),
  confirmed: z.array(z.object({ code: z.string(), reason: z.string() })),
  entry: entryName.nullable(),
  signed: signature.nullable(),
  dueOn: z.iso.date().nullable().describe('By when it is to be signed; null once nobody has to'),
  moves: z.array(z.enum(['sign'])),
});

export const listedEntry = entryName.extend({ registeredOn: z.string(), fullName: z.string(), personId: z.string() });
export const shownEntry = listedEntry.extend({
  officer: z.string().nullable(),
  signer: z.string().nullable().describe('Who signed it at the counter'),
  informant: z.object({ fullName: z.string(), relation: z.string() }).nullable(),
  form: z.string(),
  facts: facts.describe('What the entry says'),
  notes: z.array(
    z.object({
      noteNo: z.int(),
      kind: z.enum(['registered', 'confirmed', 'signed', 'corrected', 'undone', 'restored']),
      words,
      act: z.string().nullable(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});

/** What is asked before an event is registered, and whom of the register it may be about. */
export const previewed = z.object({
  facts: facts.describe('Of whom it happens to, as it would be registered'),
  asks: z.array(z.object({ code: z.string(), words })),
  likely: z.array(
    person.extend({ probability: z.number().nullable().describe('Null where linkage does not know the person yet, and name and day of birth agree') }),
  ),
});
export const registeredReply = z.object({
  eventId: z.int(),
  personId: z.string().optional().describe('Of the child, of a birth'),
  personNumber: z.string().optional().describe('Of the child, of a birth'),
  entry: entryName.nullable(),
});
