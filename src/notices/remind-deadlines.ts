/** Whatever has an owner and a day: told soon before it, and after it also to the level above; each thing once. */
import type { JobNeeds, Tx } from '#database/index.ts';
import { dayOfReform, unitCatalogue } from '#geography/index.ts';
import { type UnitId, unitParts, type Words } from '#values/index.ts';
import { type NewNotice, notify, type Office } from './notify.ts';
import { insertReminded, type Stage } from './store.ts';

/** One open thing. */
export type DueThing = Office & {
  /** Its key among its kind. */
  readonly subject: string;
  /** ISO day, as counted in Việt Nam. */
  readonly dueOn: string;
};

/** A kind of thing with an owner and a day; a room tells of its own in `jobs.ts`. */
export type Deadline = {
  readonly kind: string;
  /** Of many: `mâu thuẫn chờ quyết`, `conflicts to decide`. */
  readonly words: Words;
  /** The page that lists them. */
  readonly link: string;
  /** All that is open and due on this day or before. */
  selectDue(tx: Tx, until: string): Promise<readonly DueThing[]>;
};

/**
 * `soon` is the last day of which it is time to remind. A thing whose day is moved is told of again. One office is told of all that is
 * due on one day in one notice: a build may open thousands of conflicts.
 */
export async function remindDeadlines({ tx, now }: Pick<JobNeeds, 'tx' | 'now'>, deadlines: readonly Deadline[], soon: string): Promise<void> {
  const today = new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  for (const deadline of deadlines) {
    const due = await deadline.selectDue(tx, soon);
    for (const stage of ['soon', 'late'] as const) {
      const meant = due.filter(({ dueOn }) => dueOn < today === (stage === 'late'));
      const fresh = new Set(await insertReminded(tx, deadline.kind, stage, meant, now));
      await notify(tx, noticesOf(deadline, stage, groupByOffice(meant.filter(({ subject, dueOn }) => fresh.has(`${subject} ${dueOn}`))), now), now);
    }
  }
}

type Group = { readonly office: Office; readonly dueOn: string; count: number };

function groupByOffice(things: readonly DueThing[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { roles, unit, dueOn } of things) {
    const key = `${roles.join()} ${unit} ${dueOn}`;
    const group = groups.get(key) ?? { office: { roles, unit }, dueOn, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function noticesOf({ kind, words, link }: Deadline, stage: Stage, groups: readonly Group[], now: Date): readonly NewNotice[] {
  return groups.flatMap(({ office, dueOn, count }): readonly NewNotice[] => {
    const values = { dueOn: dueOn.split('-').reverse().join('/'), count, what_vi: words.vi, what_en: words.en, link };
    const about = `${kind} ${dueOn} ${now.toISOString()}`; // what was told of is noted thing by thing
    if (stage === 'soon') return [{ to: office, kind: 'deadline-soon', values, about }];
    const above = officeAbove(office.unit);
    const own: NewNotice = { to: office, kind: 'deadline-late', values, about };
    if (above === undefined || office.unit === null) return [own];
    return [
      own,
      { to: above, kind: 'deadline-late-below', values: { ...values, unit: unitCatalogue().nameOf(office.unit) }, about: `${about} ${office.unit}` },
    ];
  });
}

/** Commune and district → province of today → the country; nobody is above that. */
export function officeAbove(unit: UnitId | null): Office | undefined {
  if (unit === null) return undefined;
  const country: Office = { roles: ['national-operator'], unit: null };
  if (unitParts(unit).level === 'province') return country;
  const { provinceOf, project } = unitCatalogue();
  const province = provinceOf(unit);
  const today = province && project(province, dayOfReform);
  return today && 'unit' in today ? { roles: ['provincial-police'], unit: today.unit } : country;
}
