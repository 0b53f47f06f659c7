/** An entry of a paper book is typed by one officer from its scan; another compares the two, and only then it is one of the register. */
import { type Officer, reachOf } from '#access/index.ts';
import { attachPapers, type DocumentId } from '#documents/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { civilStatus, formatOfficial, readIsoDate, refuse, type UnitId } from '#values/index.ts';
import { lockPersons } from '../act-store.ts';
import { ownerOffices } from '../corrections/source-owners.ts';
import { dayOfMoment } from '../day.ts';
import { personNamed, refuseImpossibleDay } from '../events/party.ts';
import type { Told } from '../events/prepared.ts';
import { proposeAct, saidRoles } from '../proposals/propose-act.ts';
import { refusals as proposalRefusals } from '../proposals/refusals.ts';
import type { ReachNeeds } from '../within-reach.ts';
import { readEntry } from './read-entry.ts';
import { refusals } from './refusals.ts';
import { refuseLikely } from './somebody-new.ts';
import type { TypedEntry, WaitingEntry } from './typed.ts';

export type EntryNeeds = Omit<ReachNeeds, 'actor'> & { readonly actor: Officer };

/** Refused: an office that keeps no books, or not this one; an entry that is there; days out of order; a scan that this officer did not send; somebody new who is like somebody known, until that is confirmed. */
export async function proposeEntry(needs: EntryNeeds, typed: TypedEntry): Promise<{ readonly proposalId: number }> {
  const { tx, actor, now } = needs;
  const { scan } = typed;
  const words = { kind_vi: entryAct.vi, kind_en: entryAct.en };
  if (!civilStatus.some((role) => role === actor.role)) refuse(proposalRefusals, 'proposal.not-your-office', { ...words, ...saidRoles(civilStatus) });
  const named = await waitingOf(needs, typed);
  await lockPersons(tx, named.persons);
  const { forms } = await readEntry(needs, named);
  const waiting = await asSomebodyNew(needs, named, forms[0]?.told as Told);
  const { proposalId } = await proposeAct(needs, {
    kind: 'entry',
    payload: waiting,
    subjects: waiting.persons,
    reason: entryAct.vi,
    evidence: [scan],
    decides: { ladder: ownerOffices['civil-status'].decides, unit: waiting.unit as UnitId },
  });
  await attachPapers(tx, { actor, now }, { kind: 'entry', id: proposalId }, [scan as DocumentId]);
  return { proposalId };
}

const entryAct = { vi: 'Nhập mục sổ hộ tịch từ bản quét', en: 'Type a civil-status entry from its scan' } as const;

/** An entry that makes an archive: who is like it is asked about, and who bears the name and day now is kept. */
async function asSomebodyNew(needs: EntryNeeds, waiting: WaitingEntry, told: Told): Promise<WaitingEntry> {
  if (waiting.persons.length > 0 || (waiting.kind !== 'birth' && waiting.kind !== 'death')) return waiting;
  needs.see([]);
  const { confirmed, namesakes } = await refuseLikely(needs, told, waiting.confirmed);
  return { ...waiting, confirmed: [...confirmed], namesakes: [...namesakes] };
}

async function waitingOf(needs: EntryNeeds, typed: TypedEntry): Promise<WaitingEntry> {
  const unit = keeperOf(needs, typed);
  if (typed.kind === 'marriage') {
    const { husband, wife, ...rest } = typed;
    return { ...rest, unit, persons: [await personNamed(needs, husband), await personNamed(needs, wife)] };
  }
  if (typed.kind === 'recognition') {
    const { person, parent, ...rest } = typed;
    return { ...rest, unit, persons: [await personNamed(needs, person), await personNamed(needs, parent)] };
  }
  if (typed.kind === 'change') {
    const { person, ...rest } = typed;
    return { ...rest, unit, persons: [await personNamed(needs, person)] };
  }
  const { person, ...rest } = typed;
  return { ...rest, unit, persons: person === undefined ? [] : [await personNamed(needs, person)], namesakes: [] };
}

/** The commune that kept the book on the day of the registration: one of before the reform is never that of a commune that was made by it. */
function keeperOf({ actor, now }: EntryNeeds, { unit: told, registeredOn: text }: TypedEntry): UnitId {
  const { unit, pathOf, project } = unitCatalogue();
  const asked = (told ?? actor.unit ?? 0) as UnitId;
  const registeredOn = refuseImpossibleDay(readIsoDate(text), text, dayOfMoment(now));
  if (unit(asked) === undefined) return refuse(refusals, 'entry.not-your-book', { unit: String(asked) });
  const then = project(asked, registeredOn);
  const keepers = ('unit' in then ? [then.unit] : then.candidates).filter((one) => isWithin(actor, one));
  if (keepers.length > 1) refuse(refusals, 'entry.which-book', { day: formatOfficial(registeredOn), units: keepers.map(pathOf).join('; ') });
  const keeper = keepers[0] ?? asked; // an office of a commune that has ended does not reach the one that came of it
  return isWithin(actor, keeper) ? keeper : refuse(refusals, 'entry.not-your-book', { unit: pathOf(keeper) });
}

function isWithin(actor: Officer, unit: UnitId): boolean {
  const reach = reachOf(actor);
  return reach.all || reach.units.has(unit);
}
