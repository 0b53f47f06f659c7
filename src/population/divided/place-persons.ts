/** An officer says which new commune persons of a divided one live in: one or many, from the day of the reform on. */
import { type Officer, openedTo, signatureOf } from '#access/index.ts';
import { formRow, insertForms } from '#cleaning/index.ts';
import { announce } from '#database/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { furtherActForms, insertActForms, recordAct } from '#intake/index.ts';
import { insertLinks } from '#linkage/index.ts';
import { type FormId, type PartialDate, refuse, type UnitId } from '#values/index.ts';
import { actAlone } from '../act-alone.ts';
import { lockHistories } from '../archive-store.ts';
import { dayOfMoment } from '../day.ts';
import { personTokens } from '../person-token.ts';
import { valueOf } from '../person-version.ts';
import { refuseConcerned } from '../proposals/propose-act.ts';
import { concernedBy } from '../proposals/store.ts';
import { rewriteArchives } from '../rewrite-archives.ts';
import { believedVersions, type StoredVersion } from '../rewrite-history.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { dividedUnits } from './divided-units.ts';
import { refusals } from './refusals.ts';
import { dividedPersons, soughtWords } from './store.ts';

export type PlaceNeeds = Omit<ReachNeeds, 'actor'> & { readonly actor: Officer };

export type Placing = {
  /** The commune that was divided, and the new one. */
  readonly unit: number;
  readonly to: number;
  /** Tokens; else everybody whose address has these words. */
  readonly persons?: readonly string[] | undefined;
  readonly q?: string | undefined;
};

export type Placed = { readonly persons: readonly number[] /** Of the officer's own household: another officer decides. */; readonly leftOut: number };

/** Of one act. */
const most = 20_000;
/** Bounds memory: a history is some kilobytes. */
const personsAtOnce = 5000;

/** Whom it would be about, nothing written. Refused: another commune than a candidate, a unit or person outside of reach. */
export async function preparePlacing(needs: PlaceNeeds, { unit, to, persons, q = '' }: Placing): Promise<Placed> {
  const { tx, now, actor, purpose, dataDir } = needs;
  if (dayOfMoment(now) < dayOfReform) refuse(refusals, 'divided.not-yet', {});
  const divided = dividedUnits(actor, now).find((one) => one.unit === unit) ?? refuse(refusals, 'divided.elsewhere', { unit });
  const { pathOf } = unitCatalogue();
  if (!divided.candidates.some((candidate) => candidate === to))
    refuse(refusals, 'divided.no-candidate', { to, unit: pathOf(divided.unit), candidates: divided.candidates.map((one) => pathOf(one)).join('; ') });
  const reader = { opened: openedTo(actor, purpose?.purpose ?? null), now };
  const filter = { units: [unit], words: soughtWords(q) };
  const own: ReadonlySet<number> = actor.personId === null ? new Set() : await concernedBy(tx, [actor.personId]);
  const all = await dividedPersons(tx, filter, reader, most + 1);
  if (all.length > most) refuse(refusals, 'divided.too-many', { most });
  if (persons === undefined) {
    const rest = all.filter((person) => !own.has(person));
    return { persons: rest, leftOut: all.length - rest.length };
  }
  const named = persons.map((token) => personTokens(dataDir).personOf(token));
  await requireWithinReach(needs, named);
  await refuseConcerned(tx, actor, named);
  const waiting = new Set(all);
  return { persons: [...new Set(named)].filter((person) => waiting.has(person)).sort((a, b) => a - b), leftOut: 0 };
}

/**
 * One act, a form for each person. `expected`: how many the officer was shown; another number by now is refused, so that what was
 * seen is what is done. Of two who decide on one person at once the second finds it decided.
 */
export async function placePersons(
  needs: PlaceNeeds,
  placing: Placing,
  expected: number,
): Promise<{ readonly actId: FormId; readonly persons: readonly number[] }> {
  const { tx, now, actor, see } = needs;
  await actAlone(tx);
  const { persons } = await preparePlacing(needs, placing);
  see(persons);
  if (persons.length === 0) refuse(refusals, 'divided.nobody', {});
  if (persons.length !== expected) refuse(refusals, 'divided.changed', { expected, count: persons.length });
  const actId = await recordAct(tx, { kind: 'place', officers: [signatureOf(actor)], reason: 'Chọn xã mới sau khi chia xã', evidence: null }, now);
  const further = await furtherActForms(tx, persons.length - 1);
  await insertActForms(tx, actId, further);
  const ids = [actId, ...further];
  for (let from = 0; from < persons.length; from += personsAtOnce) {
    const some = persons.slice(from, from + personsAtOnce);
    const lives = await lockHistories(tx, { persons: some });
    const links = some.map((personId, at) => [ids[from + at] as FormId, personId] as const);
    await insertForms(
      tx,
      links.map(([formId, personId]) =>
        formRow({
          ...{ formId, source: 'act', line: 0, byteOffset: 0, byteLength: 0, doubted: 0, officer: actor.name },
          filledOn: livesThereSince(lives.get(personId) ?? [], placing.unit),
          residenceUnit: placing.to as UnitId,
        }),
      ),
    );
    await insertLinks(tx, actId, links);
    await rewriteArchives({ tx, actId, now }, { persons: some });
  }
  await announce(tx, 'person.placed', { actId, persons: persons.length }, now);
  return { actId, persons };
}

/** The day of the reform, or the later one on which they moved into what is still called by the old name. */
function livesThereSince(stored: readonly StoredVersion[], unit: number): PartialDate {
  const life = believedVersions(stored);
  let at = life.length - 1;
  while (at > 0 && valueOf(life[at - 1] as StoredVersion, 'residenceUnit') === unit) at--;
  return Math.max(life[at]?.validFrom ?? 0, dayOfReform) as PartialDate;
}
