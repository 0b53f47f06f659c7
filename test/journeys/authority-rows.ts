/**
 * Who may, route by route, written a second time and by hand: the walk in `authority.test.ts` compares it with the route records and
 * with the interface document, and fails where a route has no row.
 */
import { civilStatus, communePolice, identityPolice, readers, registrars, roles, unitId, type Who } from '#values/index.ts';

/** The persons of the walk, by their tokens. */
export type Cast = { readonly person: string; readonly other: string; readonly form: string };

export type Row = {
  readonly who: Who;
  /** Opens the archive that its path or body names: unknown to another commune. `body` is one that comes as far as that check. */
  readonly opens?: 'person';
  /** Works on a case by its number: which test proves who may, on their own record, their household's, in which state. */
  readonly proved?: string;
  readonly body?: (cast: Cast) => object;
  /** What its body is; JSON unless told. */
  readonly media?: string;
};

const administrator = ['administrator'] as const;
const proposals = 'src/population/proposals/proposals.db.test.ts';
const moves = 'program/moves.db.test.ts';
const corrections = 'program/corrections.db.test.ts';
const events = 'src/population/events/events.db.test.ts';
const divided = 'src/population/divided/divided.db.test.ts';
const forms = 'src/population/forms/forms.db.test.ts';
const mending = 'src/population/mending/mend-findings.db.test.ts';
const review = 'src/population/review/review.db.test.ts';
const seals = 'src/population/seals/seals.db.test.ts';
const sealers = ['provincial-police', 'national-operator'] as const;
const overseers = ['commune-police-chief', 'committee-chairman', 'provincial-police', 'auditor'] as const;
const reason = { reason: 'Giấy tờ bản gốc nói khác' };

export const rows: { readonly [route: string]: Row } = {
  'GET /health': { who: 'anyone' },
  'GET /openapi.json': { who: 'anyone' },
  'GET /demo/personas': { who: 'demo' },
  'POST /demo/sign-in': { who: 'demo' },
  'GET /demo/register': { who: 'demo' },
  'POST /demo/clock': { who: 'demo' },
  'GET /demo/outbox': { who: 'demo' },
  'GET /v1/units': { who: 'signed-in' },
  'POST /v1/documents': { who: 'signed-in', media: 'application/pdf' },
  'GET /v1/documents/{documentId}': { who: 'signed-in', proved: 'src/documents/papers.db.test.ts' },
  'GET /audit/checkpoint': { who: 'anyone' },
  'GET /audit/key': { who: 'anyone' },
  'GET /audit/tile/{level}/{a}': { who: 'anyone' },
  'GET /audit/tile/{level}/{a}/{b}': { who: 'anyone' },
  'GET /audit/tile/{level}/{a}/{b}/{c}': { who: 'anyone' },
  'GET /audit/tile/{level}/{a}/{b}/{c}/{d}': { who: 'anyone' },
  'GET /audit/tile/{level}/{a}/{b}/{c}/{d}/{e}': { who: 'anyone' },
  'POST /v1/sessions/begin': { who: 'anyone' },
  'POST /v1/sessions': { who: 'anyone' },
  'POST /v1/sessions/link': { who: 'anyone' },
  'POST /v1/sessions/link/use': { who: 'anyone' },
  'GET /v1/sessions': { who: roles },
  'POST /v1/sessions/{sessionId}/end': { who: 'signed-in', proved: 'program/sign-in.db.test.ts' },
  'POST /v1/sessions/this/office': { who: roles },
  'POST /v1/sessions/this/password': { who: roles },
  'GET /v1/passkeys': { who: roles },
  'POST /v1/passkeys/begin': { who: roles },
  'POST /v1/passkeys': { who: roles },
  'POST /v1/passkeys/{passkeyId}/remove': { who: roles },
  'GET /v1/accounts': { who: administrator },
  'POST /v1/accounts': { who: administrator },
  'POST /v1/accounts/{accountId}/links': { who: administrator },
  'POST /v1/accounts/{accountId}/sessions/end': { who: administrator },
  'POST /v1/accounts/{accountId}/offices': { who: administrator },
  'POST /v1/accounts/{accountId}/offices/{postId}/end': { who: administrator },
  'POST /v1/accounts/{accountId}/{move}': { who: administrator },
  'GET /v1/points': { who: administrator },
  'POST /v1/points': { who: administrator },
  'POST /v1/points/{pointId}/members': { who: administrator },
  'POST /v1/points/{pointId}/end': { who: administrator },
  'GET /v1/me': { who: 'anyone' },
  'GET /v1/purposes': { who: roles },
  'GET /v1/notices': { who: 'signed-in' },
  'POST /v1/notices/read': { who: 'signed-in' },
  'GET /v1/refused': { who: registrars },
  'GET /v1/refused/sheets': { who: registrars },
  'GET /v1/rules': { who: 'anyone' },
  'GET /v1/status': { who: roles },
  'GET /v1/builds/current': { who: registrars },
  'GET /v1/builds/events': { who: registrars },
  'POST /v1/builds': { who: registrars },
  'GET /v1/findings': { who: registrars },
  'GET /v1/findings/steps': { who: registrars },
  'GET /v1/findings/{id}': { who: registrars, proved: mending },
  'POST /v1/findings/{id}/mend': { who: registrars, proved: mending, body: () => ({ decision: 'accept' }) },
  'POST /v1/findings/mend': { who: registrars, proved: mending, body: () => ({ filter: {}, decision: 'accept', preview: true }) },
  'POST /v1/persons/search': { who: readers, body: () => ({ q: 'nguyen van' }) },
  'GET /v1/persons/{personId}': { who: readers, opens: 'person' },
  'GET /v1/persons/{personId}/reads': { who: [...registrars, 'auditor'], opens: 'person' },
  'GET /v1/persons/{personId}/owners': { who: registrars, opens: 'person' },
  'GET /v1/forms/{formId}/raw': { who: readers, proved: 'program/reads-on-record.db.test.ts' },
  'GET /v1/approvals': { who: registrars },
  'GET /v1/approvals/{id}': { who: registrars, proved: proposals },
  'POST /v1/approvals/{id}': { who: registrars, proved: proposals },
  'POST /v1/persons/{personId}/merge': {
    who: identityPolice,
    opens: 'person',
    proved: moves,
    body: ({ other }) => ({ with: other, despiteContradictions: true, ...reason }),
  },
  'POST /v1/persons/{personId}/split': { who: identityPolice, opens: 'person', proved: moves, body: ({ form }) => ({ forms: [form], ...reason }) },
  'GET /v1/persons/{personId}/beside/{other}': { who: identityPolice, opens: 'person' },
  'GET /v1/persons/{personId}/forms': { who: identityPolice, opens: 'person' },
  'GET /v1/persons/{personId}/number': { who: identityPolice, opens: 'person' },
  'POST /v1/persons/{personId}/number': { who: identityPolice, opens: 'person', body: () => ({ choice: 'keep', ...reason }) },
  'GET /v1/seals': { who: sealers },
  'POST /v1/persons/{personId}/seals': {
    who: sealers,
    opens: 'person',
    proved: seals,
    body: () => ({ kind: 'court', orderNo: '1/QĐ', group: ['nobody-of-this-name'], ...reason }),
  },
  'POST /v1/seals/{id}/end': { who: sealers, proved: seals, body: () => reason },
  'GET /v1/acts/{id}': { who: registrars, proved: moves },
  'POST /v1/acts/{id}/undo': { who: registrars, proved: moves },
  'POST /v1/corrections/preview': { who: registrars, proved: corrections },
  'POST /v1/corrections': { who: registrars, proved: corrections },
  'GET /v1/corrections': { who: registrars },
  'GET /v1/corrections/{id}': { who: registrars, proved: corrections },
  'POST /v1/corrections/{id}/{move}': { who: registrars, proved: corrections },
  'GET /v1/reviews': { who: registrars },
  'GET /v1/reviews/{id}': { who: registrars, proved: review },
  'POST /v1/reviews/{id}/decision': { who: registrars, proved: review },
  'POST /v1/reviews/{id}/undo': { who: registrars, proved: review },
  'GET /v1/conflicts': { who: registrars },
  'GET /v1/conflicts/{id}': { who: registrars, proved: review },
  'POST /v1/conflicts/{id}/answer': { who: registrars, proved: review },
  'POST /v1/conflicts/{id}/comment': { who: registrars, proved: review },
  'POST /v1/conflicts/{id}/hand-over': { who: registrars, proved: review },
  'POST /v1/conflicts/{id}/award': { who: registrars, proved: 'src/population/numbers/award-number.db.test.ts' },
  'POST /v1/conflicts/{id}/settle': { who: registrars, proved: review },
  'GET /v1/queues': { who: roles },
  'POST /v1/events/preview': { who: registrars, proved: events },
  'GET /v1/events': { who: registrars },
  'POST /v1/events': { who: registrars, proved: events },
  'GET /v1/events/{id}': { who: registrars, proved: events },
  'POST /v1/events/{id}/sign': { who: registrars, proved: events },
  'POST /v1/forms/check': { who: communePolice, body: () => ({ kind: 'dc01', fields: { fullName: 'Nguyễn Văn Nam', dateOfBirth: '1/1/1990' } }) },
  'POST /v1/forms': { who: communePolice, proved: forms },
  'GET /v1/forms/{formId}': { who: communePolice, proved: forms },
  'GET /v1/divided': { who: communePolice },
  'POST /v1/divided/preview': { who: communePolice, proved: divided },
  'POST /v1/divided/decision': { who: communePolice, proved: divided },
  'POST /v1/entries': { who: civilStatus, proved: 'src/population/entries/entries.db.test.ts' },
  'POST /v1/entries/likely': { who: civilStatus, body: () => ({ kind: 'birth', fullName: 'Nguyễn Văn Nam', dateOfBirth: '1990-01-01' }) },
  'GET /v1/entries/{id}': { who: registrars, proved: events },
  'POST /v1/entries/search': { who: registrars, body: () => ({ unit: unitId('commune', '00310', 0) }) },
  'GET /v1/me/reads': { who: 'citizen' },
  'GET /v1/audit/emergencies': { who: overseers },
  'GET /v1/audit/samples': { who: ['auditor'] },
  'POST /v1/audit/reviews': { who: overseers },
  'GET /v1/audit/log': { who: ['auditor', 'national-operator', 'administrator'] },
  'GET /audit/deferred': { who: 'anyone' },
  'GET /v1/board': { who: [...registrars, 'auditor'] },
  'GET /v1/cleaning-targets': { who: [...registrars, 'auditor'] },
  'POST /v1/cleaning-targets': { who: ['national-operator'] },
  'POST /v1/cleaning-targets/{id}/withdraw': { who: ['national-operator'] },
  'POST /v1/persons/{personId}/confirmation': { who: registrars, opens: 'person', body: () => ({ paper: 'Giấy khai sinh bản chính' }) },
  'GET /v1/audit/deferrals': { who: ['national-operator'] },
  'POST /v1/audit/deferrals': { who: ['national-operator'] },
  'POST /v1/audit/deferrals/{id}/approval': { who: ['national-operator'] },
};
