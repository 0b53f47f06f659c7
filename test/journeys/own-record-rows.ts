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
};

export type Case = {
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
    again: 'proposal.same-waits',
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
  'POST /v1/conflicts/{id}/comment': {
    as: 'commune-police',
    params: ({ conflict }) => ({ id: conflict }),
    body: () => ({ comment: 'Đã gọi điện' }),
    seen: '1',
    again: 'version.stale',
  },
  'POST /v1/events': {
    as: 'civil-status-officer',
    body: ({ person }) => ({
      kind: 'death',
      person: { personId: person },
      dateOfDeath: '2025-06-10',
      place: 'Tại nhà',
      informant: { fullName: 'Lê Văn Nam', relation: 'con' },
      confirmed: [{ code: 'no-head', reason: 'Em gái sẽ làm chủ hộ sau' }],
    }),
    again: 'event.already-dead',
  },
  'POST /v1/persons/search': 'reads',
  'POST /v1/corrections/preview': 'writes nothing',
  'POST /v1/events/preview': 'writes nothing',
  'POST /v1/forms/check': 'writes nothing',
  'POST /v1/divided/preview': 'writes nothing',
  'POST /v1/divided/decision': 'into which commune forms of a divided one fall: src/population/divided/divided.db.test.ts',
  'POST /v1/entries': 'its scan is a paper: own record and a second approval in entries.db.test.ts',
  'POST /v1/entries/search': 'reads',
  'POST /v1/findings/mend': 'by the same judge as one of them, finding by finding: src/population/mending',
  'POST /v1/forms': 'a form is what somebody declared, of anybody: src/population/forms',
  'POST /v1/events/{id}/sign': 'src/population/events/events.db.test.ts',
  'POST /v1/seals/{id}/end': 'src/population/seals/seals.db.test.ts',
  'POST /v1/reviews/{id}/undo': 'a proposal as that of POST /v1/acts/{id}/undo: src/population/review/review.db.test.ts',
  'POST /v1/conflicts/{id}/answer': 'a turn as that of a comment: src/population/review/conflict-work.db.test.ts',
  'POST /v1/conflicts/{id}/hand-over': 'a turn as that of a comment: src/population/review/conflict-work.db.test.ts',
  'POST /v1/audit/reviews': 'of looks, not of persons: src/population/looks/looks.db.test.ts',
  'POST /v1/audit/deferrals': 'src/population/looks/looks.db.test.ts',
  'POST /v1/audit/deferrals/{id}/approval': 'src/population/looks/looks.db.test.ts',
};
