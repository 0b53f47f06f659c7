/** The head of the office signs what an officer registered: the second pair of eyes. */
import { reachOf } from '#access/index.ts';
import { announce } from '#database/index.ts';
import { type Role, refuse } from '#values/index.ts';
import { deciderOf } from '../proposals/decide-proposal.ts';
import { refuseConcerned, saidRoles } from '../proposals/propose-act.ts';
import { insertNote } from './entry-store.ts';
import { eventKinds, eventStates, eventStateWords } from './event-kinds.ts';
import { eventById, formsOfEvent, maySign, signEvent } from './event-store.ts';
import type { EventNeeds } from './prepared.ts';
import { refusals } from './refusals.ts';

/** Of two who sign at once one does, and the other is refused. Gives whose archives the event changed. */
export async function sign(needs: EventNeeds, eventId: number): Promise<readonly number[]> {
  const { tx, now, actor, see } = needs;
  const event = (await eventById(tx, eventId, true)) ?? refuse(refusals, 'event.unknown', { event: eventId });
  const persons = (await formsOfEvent(tx, eventId)).flatMap(({ personId }) => (personId === null ? [] : [personId]));
  see(persons);
  const reach = reachOf(actor);
  if (!reach.all && !reach.units.has(event.unit)) refuse(refusals, 'event.unknown', { event: eventId });
  const { vi, en } = eventKinds[event.kind];
  if (actor.humanId === event.registeredHuman) refuse(refusals, 'event.same-human', {});
  const roles = event.signs.map(({ role }) => role);
  if (!roles.includes(actor.role)) refuseSigner(roles);
  await refuseConcerned(tx, actor, persons);
  if (!('sign' in eventStates[event.state]))
    refuse(refusals, 'event.signed', { state_vi: eventStateWords[event.state].vi, state_en: eventStateWords[event.state].en });
  if (!(await maySign(tx, eventId, deciderOf(actor, now)))) refuseSigner(roles);
  await signEvent(tx, eventId, actor, now);
  if (event.entryId !== null) await insertNote(tx, event.entryId, { kind: 'signed', vi: `Ký: ${vi}`, en: `Signed: ${en}`, actId: eventId, by: actor }, now);
  await announce(tx, 'event.signed', { eventId }, now);
  return persons;
}

const refuseSigner = (roles: readonly Role[]): never => refuse(refusals, 'event.not-yours-to-sign', saidRoles(roles.slice(0, 1)));
