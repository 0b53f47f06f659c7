/** Whose an act is: what an office decided that office takes back, and does again, and no other. */
import type { Actor } from '#access/index.ts';
import type { Tx } from '#database/index.ts';
import { refuse, type UnitId } from '#values/index.ts';
import type { KnownAct } from '../act-store.ts';
import { type OwnerOffice, officeOf, ownerOffices } from '../corrections/source-owners.ts';
import { correctionByAct } from '../corrections/store.ts';
import { eventActs } from '../events/turn-event.ts';
import { formsById } from '../person-store.ts';
import { correctableFields } from '../read-changes.ts';
import { officesFrom } from './address.ts';
import { refusals } from './refusals.ts';

/** `unit`: where that office is; undefined where it is that of whoever reaches the persons, null for the country. */
export type ActOwner = { readonly office: OwnerOffice; readonly unit: UnitId | null | undefined; readonly units: readonly UnitId[] };

const ofCommittee: ReadonlySet<string> = new Set(['birth', 'death', 'entry']);
const ofPolice: ReadonlySet<string> = new Set(['merge', 'split', 'renumber', 'award', ...[...eventActs].filter((act) => !ofCommittee.has(act))]);

/** Undefined: an act that any registrar may propose to take back. */
export async function ownerOfAct(tx: Tx, { actId, kind }: KnownAct): Promise<ActOwner | undefined> {
  if (ofCommittee.has(kind)) return { office: 'civil-status', unit: undefined, units: [] };
  if (ofPolice.has(kind)) return { office: 'commune-police', unit: undefined, units: [] };
  if (kind !== 'correct') return undefined;
  const request = await correctionByAct(tx, actId);
  if (request !== undefined) return { office: request.office, unit: request.ownerUnit, units: request.ownerUnits };
  const form = (await formsById(tx, [actId])).get(actId)?.form;
  const offices = new Set(correctableFields.filter((field) => form?.[field] !== undefined).map(officeOf));
  return {
    office: (['civil-status', 'commune-police', 'identity-police'] as const).find((one) => offices.has(one)) ?? 'commune-police',
    unit: undefined,
    units: [],
  };
}

/** Refused: an officer of another office, who is told whose it is. Those above that office may. */
export function refuseOtherOffice(actor: Actor, actId: number, { office, unit, units }: ActOwner): void {
  const { examines, decides, vi, en } = ownerOffices[office];
  const may = (): boolean => {
    if (actor.kind !== 'officer') return false;
    const { role, unit: own } = actor;
    if (unit === undefined) return examines.includes(role) || decides.some((step) => step.role === role);
    if (own !== null && units.includes(own) && examines.includes(role)) return true;
    return officesFrom(decides, unit).some((step) => step.role === role && (step.units.length === 0 || (own !== null && step.units.includes(own))));
  };
  if (!may()) refuse(refusals, 'proposal.of-another-office', { act: actId, office_vi: vi, office_en: en });
}
