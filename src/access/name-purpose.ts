/** The purpose of one request: named by the reader, or the only one that the route serves. */
import { type RoutePurpose, refuse } from '#values/index.ts';
import type { Actor } from './actor.ts';
import { isPurpose, type PurposeCode, purposes } from './purposes.ts';
import { refusals } from './refusals.ts';

export type NamedPurpose = { readonly purpose: PurposeCode; readonly caseRef: string | undefined; readonly reason: string | undefined };

/** As the headers Sogoc-Purpose, Sogoc-Case and Sogoc-Reason say; a reason in letters beyond ASCII comes percent-encoded (RFC 3986). */
export type Said = { readonly purpose: string | undefined; readonly caseRef: string | undefined; readonly reason: string | undefined };

/** Refused: none where one is asked for, one that is not for this office, one without the case or sentence that it asks for. */
export function namePurpose(actor: Actor, route: RoutePurpose, said: Said): NamedPurpose {
  const code = said.purpose ?? (route === 'named' ? undefined : route);
  if (code === undefined || code === null) return refuse(refusals, 'purpose.missing', {});
  if (!isPurpose(code) || !isFor(actor, code)) return refuse(refusals, 'purpose.unknown', { purpose: code });
  const { asks } = purposes[code];
  const reason = said.reason?.trim();
  if (said.purpose !== undefined && asks === 'case' && !said.caseRef?.trim()) refuse(refusals, 'purpose.case', { purpose: code });
  if (said.purpose !== undefined && asks === 'sentence' && !(reason && reason.length >= 10 && reason.length <= 500))
    refuse(refusals, 'purpose.sentence', { purpose: code });
  return { purpose: code, caseRef: said.caseRef?.trim() || undefined, reason: reason || undefined };
}

function isFor(actor: Actor, code: PurposeCode): boolean {
  if (actor.kind === 'machine') return true;
  if (actor.kind === 'citizen') return code === 'own-data';
  return actor.kind === 'officer' && (purposes[code].roles as readonly string[]).includes(actor.role);
}
