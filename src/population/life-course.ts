/** What changes in a life: where a person lives, in which household, married to whom, from which day on. */
import type { Form, FormField, FormSource } from '#intake/index.ts';
import { isDoubted, sourceRank } from '#numbering/index.ts';
import { dayOf, type PartialDate, type UnitId, unitParts } from '#values/index.ts';

/** From `on`, the form (by its index in the evidence; -1: none) that is believed of each matter. */
export type Turn = { readonly on: PartialDate; readonly residence: number; readonly household: number; readonly marriage: number };

/** The fields that one form tells together. */
export const mattersOf = {
  residence: ['residencePlace', 'residenceUnit', 'currentPlace', 'currentUnit'],
  household: ['headName', 'headNumber', 'relationToHead', 'residenceFile', 'householdId'],
  marriage: ['maritalStatus', 'spouseName', 'spouseNumber'],
} as const;
export type Matter = keyof typeof mattersOf;

export type Bounds = {
  /** First day of the life as far as it is known. */
  readonly from: PartialDate;
  /** Forms dated after this day are taken for undated. */
  readonly until: PartialDate;
  isSamePlace(a: UnitId | undefined, b: UnitId | undefined): boolean;
};

type Step = { readonly on: PartialDate; readonly at: number };

/**
 * At least one turn, the first on `bounds.from`: what is first told is taken to have been so before, since nobody told
 * otherwise; the form's own date stands beside the value. Acts are not looked at here.
 */
export function tellLife(evidence: readonly Form[], bounds: Bounds): readonly Turn[] {
  const told = evidence.map((form, at) => ({ form, at })).filter(({ form }) => form.source !== 'act');
  const residence = residenceSteps(told, bounds);
  const household = householdSteps(told, bounds, residence);
  const marriage = changes(dated(undoubted(told, 'maritalStatus'), bounds), (a, b) => a.maritalStatus === b.maritalStatus, preferSpouse);
  const days = [...new Set([bounds.from, ...[residence, household, marriage].flatMap((steps) => steps.slice(1).map(({ on }) => on))])].sort((a, b) => a - b);
  return days.map((on) => ({ on, residence: holding(residence, on), household: holding(household, on), marriage: holding(marriage, on) }));
}

/** The first step holds from the beginning. */
function holding(steps: readonly Step[], on: PartialDate): number {
  let at = steps[0]?.at ?? -1;
  for (const step of steps.slice(1)) if (step.on <= on) at = step.at;
  return at;
}

type Told = { readonly form: Form; readonly at: number };

/** Oldest first; undated forms count only where nothing is dated, the least trusted first so that the most trusted is the last word. */
function dated(told: readonly Told[], { from, until }: Bounds): Told[] {
  const withDay = told.filter(({ form }) => form.filledOn !== undefined && dayOf(form.filledOn) !== 0 && form.filledOn >= from && form.filledOn <= until);
  if (withDay.length === 0) return told.length === 0 ? [] : [told[0] as Told];
  return withDay.sort((a, b) => (a.form.filledOn as number) - (b.form.filledOn as number) || b.at - a.at);
}

/** Folds statements into steps: a statement that says the same may only be the better word for it. */
function changes(told: readonly Told[], isSame: (a: Form, b: Form) => boolean, better: (now: Told, next: Told) => Told): Step[] {
  const steps: { on: PartialDate; told: Told }[] = [];
  for (const next of told) {
    const last = steps.at(-1);
    if (last && isSame(last.told.form, next.form)) last.told = better(last.told, next);
    else steps.push({ on: next.form.filledOn ?? (0 as PartialDate), told: next });
  }
  return steps.map(({ on, told: { at } }) => ({ on, at }));
}

/** Forms that state the field; the doubted ones only where there are no others. */
function undoubted(told: readonly Told[], field: FormField): readonly Told[] {
  const stating = told.filter(({ form }) => form[field] !== undefined);
  const sure = stating.filter(({ form }) => !isDoubted(form, field));
  return sure.length > 0 ? sure : stating;
}

/** For one status: the first form that names the spouse. */
const preferSpouse = (now: Told, next: Told): Told => (now.form.spouseName === undefined && next.form.spouseName !== undefined ? next : now);

/** Who registers residence, who copied it from a paper, who only heard it. */
const registrars: ReadonlySet<FormSource> = new Set(['dc01']);
const papers: ReadonlySet<FormSource> = new Set(['cmnd']);

const precision = ({ form }: Told): number => (form.residenceUnit === undefined ? 0 : Number(unitParts(form.residenceUnit).level === 'commune') + 1);

/** The police's own forms decide; an identity card tells where somebody lived before the first of them; hearsay counts where nothing else is known. */
function residenceSteps(told: readonly Told[], bounds: Bounds): Step[] {
  const places = told.filter(({ form }) => form.residencePlace !== undefined || form.residenceUnit !== undefined);
  const sure = places.filter((one) => !isDoubted(one.form, 'residenceUnit') && !isDoubted(one.form, 'residencePlace') && !isOutvoted(one, places, bounds));
  const registered = dated(
    sure.filter(({ form }) => registrars.has(form.source)),
    bounds,
  );
  const first = registered[0]?.form.filledOn;
  const onCards = dated(
    sure.filter(({ form }) => papers.has(form.source)),
    bounds,
  );
  const earlier = onCards.filter(({ form: { filledOn } }) => registered.length === 0 || (first !== undefined && filledOn !== undefined && filledOn < first));
  const statements = [...earlier, ...registered];
  if (registered.length === 0) statements.push(...agreeingHearsay(sure, statements.at(-1), bounds));
  if (statements.length === 0) return bestHearsay(sure.length > 0 ? sure : places);
  return changes(statements, (a, b) => bounds.isSamePlace(a.residenceUnit, b.residenceUnit), preferPlace);
}

/** A police form that names another commune than its own office, where another source names the office's: the wrong line of a list was taken. */
function isOutvoted({ form }: Told, places: readonly Told[], { isSamePlace }: Bounds): boolean {
  const { officeUnit, residenceUnit } = form;
  if (!registrars.has(form.source) || officeUnit === undefined || residenceUnit === undefined || isSamePlace(officeUnit, residenceUnit)) return false;
  return places.some(({ form: other }) => other.source !== form.source && other.residenceUnit !== undefined && isSamePlace(other.residenceUnit, officeUnit));
}

/** For one place: the more exact unit, then the registrar's form, then the newer. */
function preferPlace(now: Told, next: Told): Told {
  const exact = precision(next) - precision(now);
  if (exact !== 0) return exact > 0 ? next : now;
  return registrars.has(now.form.source) && !registrars.has(next.form.source) ? now : next;
}

/** Two sources that say, later than the last card, the same commune; one alone may be a lodging. */
function agreeingHearsay(sure: readonly Told[], last: Told | undefined, bounds: Bounds): Told[] {
  if (last === undefined) return [];
  const heard = sure.filter(({ form }) => !registrars.has(form.source) && !papers.has(form.source) && precision({ form, at: 0 }) === 2);
  const agreeing = heard.filter(({ form }) =>
    heard.some((other) => other.form.source !== form.source && bounds.isSamePlace(other.form.residenceUnit, form.residenceUnit)),
  );
  return dated(agreeing, bounds).filter(({ form }) => (form.filledOn ?? 0) > (last.form.filledOn ?? 0));
}

function bestHearsay(places: readonly Told[]): Step[] {
  const best = places.toSorted(
    (a, b) =>
      precision(b) - precision(a) || sourceRank(a.form.source) - sourceRank(b.form.source) || (b.form.filledOn ?? 0) - (a.form.filledOn ?? 0) || a.at - b.at,
  )[0];
  return best ? [{ on: 0 as PartialDate, at: best.at }] : [];
}

const householdFields: readonly FormField[] = ['headName', 'headNumber', 'relationToHead', 'residenceFile'];

/** Households are told by registrars; whoever else names a head counts where they are silent. A move to an unnamed household ends the old one. */
function householdSteps(told: readonly Told[], bounds: Bounds, residence: readonly Step[]): Step[] {
  const speaking = told.filter(({ form }) => form.householdId !== undefined || householdFields.some((field) => form[field] !== undefined));
  const registered = speaking.filter(({ form }) => registrars.has(form.source));
  const steps = changes(dated(registered.length > 0 ? registered : speaking.slice(0, 1), bounds), isSameHousehold, (_, next) => next);
  const moves = residence.slice(1).filter(({ on }) => steps.length > 0 && !steps.some((step) => step.on === on));
  const ends = moves.filter(({ at }) => !speaking.some((one) => one.at === at) && registrars.has(told.find((one) => one.at === at)?.form.source ?? 'act'));
  return [...steps, ...ends.map(({ on }) => ({ on, at: -1 }))].sort((a, b) => a.on - b.on);
}

function isSameHousehold(a: Form, b: Form): boolean {
  const differ = <T>(one: T | undefined, other: T | undefined): boolean => one !== undefined && other !== undefined && one !== other;
  return !differ(a.householdId, b.householdId) && !differ(a.relationToHead, b.relationToHead);
}
