/** Asks the interface; a refusal comes back as a thrown Problem with the server's own words in the reader's language. */
import type { BuildState, Finding, FoundPerson, Page, PersonReply, ProblemBody, RefusedRow, Rule, Status } from './api.ts';
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

const read = async <Reply>(path: string): Promise<Reply> => (await (await ask(path)).json()) as Reply;
const send = async <Reply>(path: string, body: object, headers: { readonly [name: string]: string } = {}): Promise<Reply> =>
  (await (await ask(path, { method: 'POST', body: JSON.stringify(body), headers })).json()) as Reply;

/** `?a=b`, with what is undefined or empty left out. */
function query(values: { readonly [name: string]: string | undefined }): string {
  const given = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export const readStatus = () => read<Status>('/v1/status');
export const startBuild = () => send<{ readonly buildId: string }>('/v1/builds', {}, { 'idempotency-key': crypto.randomUUID() });
export const searchPersons = (words: { readonly q: string; readonly born?: number; readonly cursor?: string }) =>
  send<Page<FoundPerson>>('/v1/persons/search', words);
export const readPerson = (personId: string, times: { readonly asOf?: string | undefined; readonly knownOn?: string | undefined }) =>
  read<PersonReply>(`/v1/persons/${encodeURIComponent(personId)}${query(times)}`);
export const readRefused = (cursor?: string) => read<Page<RefusedRow>>(`/v1/refused${query({ cursor })}`);
export const readFindings = (filter: { readonly rule?: string | undefined; readonly cursor?: string | undefined }) =>
  read<Page<Finding>>(`/v1/findings${query(filter)}`);
export const readRules = () => read<{ readonly items: readonly Rule[] }>('/v1/rules');

/** The bytes of a form as they came, read as UTF-8 where they are that, else byte by byte. */
export async function readRawForm(formId: string): Promise<string> {
  const bytes = await (await ask(`/v1/forms/${encodeURIComponent(formId)}/raw`)).arrayBuffer();
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
