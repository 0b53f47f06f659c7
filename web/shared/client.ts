/** Asks the interface; a refusal comes back as a thrown Problem with the server's own words in the reader's language. */
import type {
  ApprovalItem,
  ApprovalReply,
  BriefConflict,
  BuildState,
  CorrectionItem,
  CorrectionPreview,
  CorrectionReply,
  DemoRegister,
  EntryReply,
  EventPreview,
  EventRegistered,
  EventReply,
  FindingCounts,
  FoundPerson,
  FoundUnit,
  LeftAlone,
  ListedFinding,
  Looks,
  ManyMended,
  Me,
  MendStep,
  NoticeTold,
  NumberChoice,
  NumberShown,
  OfferedPurpose,
  OfferedSplit,
  OutboxMessage,
  Page,
  Persona,
  PersonReply,
  ProblemBody,
  Queue,
  RefusedRow,
  ReviewItem,
  Rule,
  ShownAct,
  ShownBeside,
  ShownFinding,
  ShownReview,
  Status,
  ValueOwner,
  WholeConflict,
} from './api.ts';
import { currentLanguage } from './language.ts';

/** What the server refused, or that it could not be reached (`code` 'unreachable'). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  constructor(body: Pick<ProblemBody, 'title' | 'status' | 'code' | 'detail'>) {
    super(body.detail ?? body.title);
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code;
  }
}

async function ask(path: string, request: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...request,
      headers: { 'accept-language': currentLanguage(), ...(request.body === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
    });
  } catch {
    throw new Problem({ title: '', status: 0, code: 'unreachable' });
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => ({ title: response.statusText, status: response.status, code: 'unknown' }))) as ProblemBody;
  throw new Problem(body);
}

type Headers = { readonly [name: string]: string };
export const read = async <Reply>(path: string, headers: Headers = {}): Promise<Reply> => (await (await ask(path, { headers })).json()) as Reply;
export const send = async <Reply>(path: string, body: object, headers: Headers = {}): Promise<Reply> =>
  (await (await ask(path, { method: 'POST', body: JSON.stringify(body), headers })).json()) as Reply;

/** `?a=b`, with what is undefined or empty left out. */
export function query(values: { readonly [name: string]: string | undefined }): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** Why somebody looks at a person: a code of the list of purposes, with the case or the sentence that it asks for. */
export type Why = { readonly purpose: string; readonly caseRef?: string; readonly reason?: string };

export const saidOf = ({ purpose, caseRef, reason }: Why): Headers => ({
  'sogoc-purpose': purpose,
  ...(caseRef === undefined ? {} : { 'sogoc-case': encodeURIComponent(caseRef) }),
  ...(reason === undefined ? {} : { 'sogoc-reason': encodeURIComponent(reason) }),
});

export const readMe = () => read<Me>('/v1/me');
export const readPurposes = () => read<{ readonly items: readonly OfferedPurpose[] }>('/v1/purposes');
export const readHealth = () => read<{ readonly demo: boolean }>('/health');
export const readPersonas = () => read<readonly Persona[]>('/demo/personas');
export const signInAsPersona = (persona: string) => send<{ readonly token: string }>('/demo/sign-in', { persona });
export const readNotices = (cursor?: string) => read<Page<NoticeTold> & { readonly unread: number }>(`/v1/notices${query({ cursor })}`);
export const markNoticesRead = (notices: readonly number[]) => send<{ readonly unread: number }>('/v1/notices/read', { notices });
export const readOutbox = (cursor?: string) => read<Page<OutboxMessage>>(`/demo/outbox${query({ cursor })}`);
export const readDemoRegister = () => read<DemoRegister>('/demo/register');
/** `day` as 2025-07-02. */
export const moveDemoClock = (day: string) => send<{ readonly now: string }>('/demo/clock', { now: day });
export const signOut = () => send<object>('/v1/sessions/this/end', {});
export const readQueues = () => read<{ readonly items: readonly Queue[] }>('/v1/queues');
export const readStatus = () => read<Status>('/v1/status');
export const startBuild = () => send<{ readonly buildId: string }>('/v1/builds', {}, { 'idempotency-key': crypto.randomUUID() });
export const readBuild = () => read<BuildState | null>('/v1/builds/current');
export type PersonsSought = { readonly q: string; readonly born?: number; readonly dateOfBirth?: string; readonly sex?: 'M' | 'F'; readonly cursor?: string };
export const searchPersons = (words: PersonsSought, why: Why) => send<Page<FoundPerson>>('/v1/persons/search', words, saidOf(why));
/** What is declared at the counter, in the form of its kind. */
export type Declared = { readonly kind: string; readonly [field: string]: unknown };
export const previewEvent = (declared: Declared) => send<EventPreview>('/v1/events/preview', declared);
/** `key`: the same declaration sent twice is registered once. */
export const registerEvent = (declared: Declared, key: string) => send<EventRegistered>('/v1/events', declared, { 'idempotency-key': key });
export const readEvent = (eventId: string) => read<EventReply>(`/v1/events/${encodeURIComponent(eventId)}`);
export const signEvent = (eventId: number) => send<EventReply>(`/v1/events/${eventId}/sign`, {}, { 'idempotency-key': crypto.randomUUID() });
export const readEntry = (entryId: string, why: Why) => read<EntryReply>(`/v1/entries/${encodeURIComponent(entryId)}`, saidOf(why));
export const readPerson = (personId: string, times: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }, why: Why) =>
  read<PersonReply>(`/v1/persons/${encodeURIComponent(personId)}${query(times)}`, saidOf(why));
/** Who looked at the person; a look as well. */
export const readLooks = (personId: string, why: Why, cursor?: string) =>
  read<Looks>(`/v1/persons/${encodeURIComponent(personId)}/reads${query({ cursor })}`, saidOf(why));
export const readRefused = (cursor?: string) => read<Page<RefusedRow>>(`/v1/refused${query({ cursor })}`);
/** Of each facet the values that are chosen, with commas between them. */
export type FindingFilter = { readonly [facet in keyof FindingCounts['facets']]?: string };
const valuesOf = (filter: FindingFilter) => Object.fromEntries(Object.entries(filter).map(([facet, values]) => [facet, values.split(',')]));
export const readFindings = (filter: FindingFilter, cursor?: string) =>
  read<Page<ListedFinding> & { readonly counts: FindingCounts | null }>(`/v1/findings${query({ ...filter, cursor, limit: '100' })}`);
export const readFinding = (id: string) => read<ShownFinding>(`/v1/findings/${encodeURIComponent(id)}`);
export type MendDecision = { readonly decision: 'accept' | 'type' | 'keep'; readonly value?: string; readonly reason?: string };
export const mendFinding = (id: string, version: string, decision: MendDecision) =>
  send<ShownFinding>(`/v1/findings/${encodeURIComponent(id)}/mend`, decision, { ...onceNow(), 'if-match': `"${version}"` });
export const previewMending = (filter: FindingFilter, decision: MendDecision) =>
  send<ManyMended>('/v1/findings/mend', { filter: valuesOf(filter), ...decision, preview: true }, onceNow());
/** `token` is that of the preview, and its key too: what was previewed is done once. */
export const mendPreviewed = (filter: FindingFilter, decision: MendDecision, token: string, takenOff: readonly string[]) =>
  send<ManyMended>('/v1/findings/mend', { filter: valuesOf(filter), ...decision, token, takenOff }, { 'idempotency-key': token });
export const readMendSteps = (cursor?: string) => read<Page<MendStep>>(`/v1/findings/steps${query({ cursor })}`);
export const undoMending = (act: number, reason: string) =>
  send<{ readonly leftAlone: LeftAlone | null }>(`/v1/acts/${act}/undo`, { reason }, { ...onceNow(), 'sogoc-purpose': 'cleaning' });
export const readRules = () => read<{ readonly items: readonly Rule[] }>('/v1/rules');

/** What is said to be wrong of a person, as it is typed. */
export type CorrectionRequest = { readonly personId: string; readonly changes: { readonly [field: string]: string }; readonly numberWish?: 'keep' | 'new' };
const onceNow = (): Headers => ({ 'idempotency-key': crypto.randomUUID() });
export const readOwners = (personId: string, why: Why) =>
  read<{ readonly fullName: string; readonly items: readonly ValueOwner[] }>(`/v1/persons/${encodeURIComponent(personId)}/owners`, saidOf(why));
export const previewCorrection = (request: CorrectionRequest, why: Why) => send<CorrectionPreview>('/v1/corrections/preview', request, saidOf(why));
/** `key` is the same where the same is sent again. */
export const openCorrection = (request: CorrectionRequest & { readonly reason: string; readonly evidence: readonly string[] }, why: Why, key: string) =>
  send<CorrectionReply>('/v1/corrections', request, { ...saidOf(why), 'idempotency-key': key });
export const readCorrections = (of: 'turn' | 'opened', cursor?: string) => read<Page<CorrectionItem>>(`/v1/corrections${query({ of, cursor })}`);
export const readCorrection = (id: string) => read<CorrectionReply>(`/v1/corrections/${encodeURIComponent(id)}`);
export const moveCorrection = ({ id, version }: CorrectionReply, move: string, reason: string) =>
  send<CorrectionReply>(`/v1/corrections/${id}/${move}`, reason === '' ? {} : { reason }, { ...onceNow(), 'if-match': `"${version}"` });
export const readNumber = (personId: string) => read<NumberShown>(`/v1/persons/${encodeURIComponent(personId)}/number`);
export const chooseNumber = (personId: string, choice: NumberChoice, key: string) =>
  send<{ readonly kept: boolean; readonly proposal: number | null }>(`/v1/persons/${encodeURIComponent(personId)}/number`, choice, { 'idempotency-key': key });
export const readApprovals = (cursor?: string) => read<Page<ApprovalItem>>(`/v1/approvals${query({ cursor })}`);
export const readApproval = (id: string) => read<ApprovalReply>(`/v1/approvals/${encodeURIComponent(id)}`);
export const decideApproval = (id: number, decision: 'approve' | 'refuse' | 'withdraw', reason: string) =>
  send<ApprovalReply>(`/v1/approvals/${id}`, reason === '' ? { decision } : { decision, reason }, onceNow());
export const readAct = (actId: string, why: Why) => read<ShownAct>(`/v1/acts/${encodeURIComponent(actId)}`, saidOf(why));
/** `key`: the same proposal sent twice is one. */
export const proposeUndo = (actId: string, reason: string, why: Why, key: string) =>
  send<{ readonly proposalId: number }>(`/v1/acts/${encodeURIComponent(actId)}/undo`, { reason }, { ...saidOf(why), 'idempotency-key': key });
export const readFormsToPart = (personId: string, why: Why) => read<OfferedSplit>(`/v1/persons/${encodeURIComponent(personId)}/forms`, saidOf(why));
export const proposeSplit = (
  personId: string,
  split: { readonly forms: readonly string[]; readonly takeNumber: boolean; readonly reason: string },
  why: Why,
  key: string,
) => send<{ readonly proposalId: number }>(`/v1/persons/${encodeURIComponent(personId)}/split`, split, { ...saidOf(why), 'idempotency-key': key });
export const readBeside = (personId: string, other: string, why: Why) =>
  read<ShownBeside>(`/v1/persons/${encodeURIComponent(personId)}/beside/${encodeURIComponent(other)}`, saidOf(why));
export type MergeProposal = {
  readonly with: string;
  readonly keepNumber?: string;
  readonly despiteConflicts?: true;
  readonly despiteContradictions?: true;
  readonly reason: string;
};
export const proposeMerge = (personId: string, merge: MergeProposal, why: Why, key: string) =>
  send<{ readonly proposalId: number }>(`/v1/persons/${encodeURIComponent(personId)}/merge`, merge, { ...saidOf(why), 'idempotency-key': key });
export const readReviews = (filter: { readonly commune?: string | undefined; readonly cursor?: string | undefined }) =>
  read<Page<ReviewItem> & { readonly total: number }>(`/v1/reviews${query(filter)}`);
export const readReview = (id: string) => read<ShownReview>(`/v1/reviews/${encodeURIComponent(id)}`);

/** What a change of something has to say: which version of it was seen, and that it is one change however often it is sent. */
const changing = (version: number): Headers => ({ 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() });

export type ReviewDecision = {
  readonly decision: 'same' | 'different' | 'ask';
  readonly reason: string;
  readonly despiteConflicts?: boolean;
  readonly keepNumber?: string;
};
export type ReviewDecided = { readonly reviewId: string; readonly version: number; readonly act: string | null; readonly proposal: number | null };
export const decideReview = (id: string, version: number, decision: ReviewDecision) =>
  send<ReviewDecided>(`/v1/reviews/${encodeURIComponent(id)}/decision`, decision, changing(version));
export const undoReview = (id: string, version: number, reason: string) =>
  send<ReviewDecided>(`/v1/reviews/${encodeURIComponent(id)}/undo`, { reason }, changing(version));

/** `on`: units of that day (2025-07-02), else of today. */
export type UnitsSought = { readonly q: string; readonly level?: 'province' | 'commune' | 'any'; readonly on?: string | undefined };
export const findUnits = (sought: UnitsSought) => read<{ readonly items: readonly FoundUnit[] }>(`/v1/units${query(sought)}`);
export const readConflicts = (filter: {
  readonly kind?: string | undefined;
  readonly turn?: string | undefined;
  readonly state?: string | undefined;
  readonly cursor?: string | undefined;
}) => read<Page<BriefConflict>>(`/v1/conflicts${query(filter)}`);
export const readConflict = (id: string) => read<WholeConflict>(`/v1/conflicts/${encodeURIComponent(id)}`);
export const moveConflict = (id: string, version: number, move: WholeConflict['moves'][number], body: object) =>
  send<{ readonly version: number }>(`/v1/conflicts/${encodeURIComponent(id)}/${move}`, body, changing(version));

/** A paper of a case, to whoever may see the case; a look. */
export const readPaper = async (documentId: string, why: Why): Promise<Blob> =>
  await (await ask(`/v1/documents/${encodeURIComponent(documentId)}`, { headers: saidOf(why) })).blob();

/** The bytes of a form as they came, read as UTF-8 where they are that, else byte by byte. */
export async function readRawForm(formId: string, why: Why): Promise<string> {
  const bytes = await (await ask(`/v1/forms/${encodeURIComponent(formId)}/raw`, { headers: saidOf(why) })).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Calls back with the state of a run twice a second while one runs; returns how to stop. */
export function followBuild(seen: (state: BuildState) => void): () => void {
  const events = new EventSource('/v1/builds/events');
  events.onmessage = (event) => seen(JSON.parse(event.data as string) as BuildState);
  return () => events.close();
}
