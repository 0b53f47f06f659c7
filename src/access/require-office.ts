/** Whether a route is for whoever asks. Deny by default: what is not allowed by its record is refused. */
import { refuse, roleWords, type Who } from '#values/index.ts';
import type { Actor } from './actor.ts';
import { refusals } from './refusals.ts';

/** Refused: nobody signed in where somebody must be; an office that the route does not name. */
export function requireOffice(actor: Actor, who: Who): void {
  if (who === 'anyone' || who === 'demo') return;
  if (actor.kind === 'nobody') refuse(refusals, 'session.none', {});
  if (who === 'signed-in') return;
  if (who === 'citizen' && actor.kind === 'citizen') return;
  if (Array.isArray(who) && actor.kind === 'officer' && who.includes(actor.role)) return;
  const named = Array.isArray(who) ? (who as readonly (keyof typeof roleWords)[]) : [];
  const said = (language: 'vi' | 'en', citizen: string) => (named.length === 0 ? citizen : named.map((role) => roleWords[role][language]).join(', '));
  refuse(refusals, 'access.not-your-office', { roles_vi: said('vi', 'công dân'), roles_en: said('en', 'citizens') });
}
