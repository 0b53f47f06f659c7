/**
 * Each route by which officers write about a person: nobody does it on their own record nor on that of their household, and what was done
 * is not done again. A route that writes and has neither a case nor a reason here fails the walk in `own-records.test.ts`.
 */
import type { Role } from '#values/index.ts';

/** What there is to write about, of the one person and of somebody else. */
export type Subject = {
  readonly person: string;
  readonly other: string;
  readonly form: string;
  readonly finding: string;
  /** Act that may be undone. */
  readonly act: string;
  readonly review: string;
  readonly conflict: string;
  readonly proposal: string;
  readonly correction: string;
  /** Of those who will ask, whom an order may name. */
  readonly logins: readonly string[];
  /** What came of the last of a case's first steps: the number of what is worked on then. */
  readonly made: string;
};

/** What others did before, so that there is something to work on. */
export type Step = {
  readonly as: Role;
  /** Where the office is not of the commune nor of its province. */
  readonly unit?: null;
  readonly post?: string;
  readonly get?: string;
  readonly body?: (subject: Subject) => object;
  readonly seen?: string;
  readonly purpose?: string;
  /** Field of the answer, or its header, that is `made` from here on. */
  readonly makes?: string;
};

export type Case = {
  readonly first?: readonly Step[];
  readonly as: Role;
  readonly params?: (subject: Subject) => { readonly [name: string]: string };
  readonly body: (subject: Subject) => object;
  /** If-Match, where it changes what was seen: the version, or where its ETag is read. */
  readonly seen?: string;
  /** Code by which its own record is refused. */
  readonly own?: string;
  /** Code by which the same again is refused, in the state in which it leaves the thing; null where it may be said again. */
  readonly again: string | null;
};

const said = { reason: 'Giấy tờ bản gốc nói khác' };
const ofPerson = ({ person }: Subject) => ({ personId: person });
const ofMade = ({ made }: Subject) => ({ id: made });

const died = ({ person }: Subject) => ({
  kind: 'death',
  person: { personId: person },
  dateOfDeath: '2025-06-10',
  place: 'Tại nhà',
  informant: { fullName: 'Lê Văn Nam', relation: 'con' },
  confirmed: [{ code: 'no-head', reason: 'Em gái sẽ làm chủ hộ sau' }],
});

const hidden = ({ person }: Subject) => ({
  ...{ orderNo: '7/2025/QĐ-CQĐT', personId: person, role: 'health-investigator', unit: null },
  ...{ from: '2025-06-01', until: '2025-08-01' },
});

export const cases: { readonly [route: string]: Case | string } = {
  'POST /v1/persons/{personId}/merge': {
    as: 'commune-police',
    params: ofPerson,
    body: ({ other }) => ({ with: other, despiteConflicts: true, despiteContradictions: true, ...said }),
    again: 'proposal.same-waits',
  },
  'POST /v1/persons/{personId}/split': {
    as: 'commune-police',
    params: ofPerson,
    body: ({ form }) => ({ forms: [form], ...said }),
    again: 'proposal.same-waits',
  },
  'POST /v1/persons/{personId}/number': {
    as: 'commune-police',
    params: ofPerson,
    body: () => ({ choice: 'new', ground: 'forged-papers', ...said }),
    again: 'number.change-waits',
  },
  'POST /v1/persons/{personId}/seals': {
    as: 'provincial-police',
    params: ofPerson,
    body: () => ({ kind: 'court', orderNo: '1/2025/QĐ-TA', group: [], ...said }),
    again: 'proposal.same-waits',
  },
  'POST /v1/persons/{personId}/confirmation': {
    as: 'commune-police',
    params: ofPerson,
    body: () => ({ paper: 'Giấy khai sinh bản chính' }),
    again: 'confirmation.there',
  },
  'POST /v1/acts/{id}/undo': { as: 'commune-police', params: ({ act }) => ({ id: act }), body: () => said, again: 'proposal.same-waits' },
  'POST /v1/approvals/{id}': {
    as: 'commune-police-chief',
    params: ({ proposal }) => ({ id: proposal }),
    body: () => ({ decision: 'refuse', ...said }),
    again: 'proposal.decided',
  },
  'POST /v1/corrections': {
    as: 'commune-police',
    body: ({ person }) => ({ personId: person, changes: { religion: 'Phật giáo' }, evidence: ['Đơn'], ...said }),
    again: null,
  },
  'POST /v1/corrections/{id}/{move}': {
    as: 'civil-status-officer',
    params: ({ correction }) => ({ id: correction, move: 'examine' }),
    body: () => ({}),
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/findings/{id}/mend': {
    as: 'commune-police',
    params: ({ finding }) => ({ id: finding }),
    body: () => ({ decision: 'keep', ...said }),
    seen: '/v1/findings/{id}',
    own: 'finding.own-record',
    again: 'version.stale',
  },
  'POST /v1/reviews/{id}/decision': {
    as: 'commune-police-chief',
    params: ({ review }) => ({ id: review }),
    body: () => ({ decision: 'different', ...said }),
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/conflicts/{id}/settle': {
    as: 'commune-police',
    params: ({ conflict }) => ({ id: conflict }),
    body: () => said,
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/conflicts/{id}/award': {
    as: 'commune-police',
    params: () => ({ id: '903' }),
    body: ({ person }) => ({ person, personNumber: '001188000123', ...said }),
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/conflicts/{id}/comment': {
    as: 'commune-police',
    params: ({ conflict }) => ({ id: conflict }),
    body: () => ({ comment: 'Đã gọi điện' }),
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/events': {
    as: 'civil-status-officer',
    body: died,
    again: 'event.already-dead',
  },
  'POST /v1/events/{id}/sign': {
    first: [{ as: 'civil-status-officer', post: '/v1/events', body: died, makes: 'eventId' }],
    as: 'committee-chairman',
    params: ofMade,
    body: () => ({}),
    again: 'event.signed',
  },
  'POST /v1/seals/{id}/end': {
    first: [
      {
        ...{ as: 'provincial-police', post: '/v1/persons/{person}/seals', makes: 'proposalId' },
        body: ({ logins }) => ({ kind: 'court', orderNo: '1/2025/QĐ-TA', group: logins, ...said }),
      },
      { as: 'provincial-police', post: '/v1/approvals/{made}', body: () => ({ decision: 'approve' }) },
    ],
    as: 'provincial-police',
    params: () => ({ id: '1' }),
    body: () => said,
    again: 'proposal.same-waits',
  },
  'POST /v1/reviews/{id}/undo': {
    first: [{ as: 'commune-police', post: '/v1/reviews/{review}/decision', seen: '1', body: () => ({ decision: 'different', ...said }) }],
    as: 'commune-police-chief',
    params: ({ review }) => ({ id: review }),
    body: () => said,
    seen: '2',
    again: 'version.stale',
  },
  'POST /v1/conflicts/{id}/answer': {
    first: [{ as: 'commune-police', post: '/v1/reviews/{review}/decision', seen: '1', body: () => ({ decision: 'ask', reason: 'Bà Mai ở đâu' }) }],
    as: 'commune-police',
    params: ({ review }) => ({ id: review }),
    body: () => ({ answer: 'Ở đây từ 2019' }),
    seen: '2',
    again: 'version.stale',
  },
  'POST /v1/conflicts/{id}/hand-over': {
    as: 'commune-police',
    params: ({ conflict }) => ({ id: conflict }),
    body: () => ({ commune: '00001', ...said }),
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/audit/reviews': {
    first: [{ as: 'commune-police', get: '/v1/persons/{person}', purpose: 'emergency', makes: 'sogoc-audit' }],
    as: 'commune-police-chief',
    body: ({ made }) => ({ entry: made, justified: true }),
    again: 'look.reviewed',
  },
  'POST /v1/audit/deferrals': { as: 'national-operator', body: hidden, again: 'deferral.order-known' },
  'POST /v1/audit/deferrals/{id}/approval': {
    first: [{ as: 'national-operator', post: '/v1/audit/deferrals', body: hidden, makes: 'id' }],
    as: 'national-operator',
    params: ofMade,
    body: () => ({}),
    again: 'deferral.approved',
  },
  'POST /v1/persons/search': 'reads',
  'POST /v1/corrections/preview': 'writes nothing',
  'POST /v1/events/preview': 'writes nothing',
  'POST /v1/forms/check': 'writes nothing',
  'POST /v1/divided/preview': 'writes nothing',
  'POST /v1/divided/decision': 'into which commune forms of a divided one fall: src/population/divided/divided.db.test.ts',
  'POST /v1/entries': 'its scan is a paper: own record and a second approval in entries.db.test.ts',
  'POST /v1/entries/search': 'reads',
  'POST /v1/entries/likely': 'writes nothing',
  'POST /v1/findings/mend': 'by the same judge as one of them, finding by finding: src/population/mending',
  'POST /v1/forms': 'a form is what somebody declared, of anybody: src/population/forms',
};
