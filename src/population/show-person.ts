/** One archive as of a day, as the register knew it at a moment: every value with its form, officer and losing values. */
import { listConflicts } from '#conflicts/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import type { Form } from '#intake/index.ts';
import { type ReasonForNone, reasonsForNone } from '#numbering/index.ts';
import { formatIso, type PartialDate, type PersonNumber, personNumberFrom, refuse, type Words } from '#values/index.ts';
import { dayOfMoment } from './day.ts';
import { entriesOfForms, entriesThatNote } from './events/entry-store.ts';
import { type PersonField, personFields, placeOf } from './fields.ts';
import { isSameValue, plainValue, wordsOfValue } from './format-value.ts';
import {
  actKinds,
  findingsOf,
  formsById,
  heirByAct,
  membersOf,
  numbersHeld,
  personsAsOf,
  reasonForNoNumber,
  requestsOfActs,
  type SourcedForm,
  versionNoAsOf,
  versionsOf,
} from './person-store.ts';
import { personTokens } from './person-token.ts';
import { fromNoForm, type PersonVersion, valueOf } from './person-version.ts';
import { refusals } from './refusals.ts';
import { believedVersions } from './rewrite-history.ts';
import { isoDay, type ReadVersion } from './version-row.ts';

type Stated = {
  readonly value: string | number;
  readonly text: Words;
  readonly form: string;
  readonly source: string;
  readonly file: string | null;
  readonly line: number | null;
};
/** `form` is empty for a value that stands on no form: a drawn number. */
export type SourcedValue = Stated & {
  readonly officer: string | null;
  readonly filledOn: string | null;
  /** Of a civil-status book: the form itself; of a correction, the entry that tells the same, or bears the note of it. */
  readonly entry: { readonly entryId: number; readonly book: string; readonly number: string } | null;
  readonly losers: readonly Stated[];
};

export type ShownMember = { readonly personId: string; readonly fullName: string; readonly role: string | null; readonly dateOfBirth: string | null };

export type ShownVersion = {
  readonly versionNo: number;
  readonly validFrom: string;
  readonly recordedAt: string;
  readonly actKind: string;
  readonly act: string;
  /** The request for correction that the act answered. */
  readonly request: number | null;
  readonly void: boolean;
  readonly changed: readonly PersonField[];
};

export type ShownPerson = {
  readonly personId: string;
  readonly personNumber: string | null;
  /** Why there is no number, and what would mend it; null where there is one. */
  readonly reason: string | null;
  readonly reasonWords: Words | null;
  readonly state: string;
  /** Who has the forms of a person who was merged; null for everybody else. */
  readonly mergedInto: { readonly personId: string; readonly personNumber: string | null } | null;
  readonly asOf: string;
  readonly knownOn: string;
  readonly versionNo: number;
  readonly values: { readonly [field in PersonField]?: SourcedValue };
  readonly household: { readonly householdId: string; readonly members: readonly ShownMember[] } | null;
  readonly conflicts: readonly {
    readonly conflictId: string;
    readonly kind: string;
    readonly words: Words;
    readonly state: string;
    readonly dueOn: string;
    readonly blocks: string;
  }[];
  readonly findings: readonly {
    readonly form: string;
    readonly rule: string;
    readonly field: string;
    readonly found: string | null;
    readonly repaired: string | null;
    readonly severity: string;
    readonly state: string;
    readonly person: null;
  }[];
  readonly numbers: readonly { readonly personNumber: PersonNumber; readonly state: string }[];
  /** In the order in which they were written, up to `knownOn`. */
  readonly versions: readonly ShownVersion[];
};

type Needs = { readonly tx: Tx; readonly dataDir: string; readonly now: Date };
export type Sight = {
  /** A whole day; today where not given. */
  readonly asOf?: PartialDate | undefined;
  /** Now where not given. */
  readonly knownOn?: Date | undefined;
};

/**
 * Refused: a person of whom the register knew nothing then, or who was not yet born. Whoever asks has judged that the person is open to
 * the reader; what hangs on the person is then read as the register, since a policy for each table in turn costs more than the reading.
 * Conflicts stay the reader's: the other party may be sealed.
 */
export async function showPerson(needs: Needs, personId: number, sight: Sight = {}): Promise<ShownPerson> {
  const { items } = await listConflicts(needs.tx, { personId, limit: 50 });
  const shown = await asRegister(needs.tx, () => archiveOf(needs, personId, sight));
  return {
    ...shown,
    conflicts: items.map(({ conflictId, kind, words, state, dueOn, blocks }) => ({ conflictId: String(conflictId), kind, words, state, dueOn, blocks })),
  };
}

async function archiveOf(
  { tx, dataDir, now }: Needs,
  personId: number,
  { asOf = dayOfMoment(now), knownOn = now }: Sight,
): Promise<Omit<ShownPerson, 'conflicts'>> {
  const tokens = personTokens(dataDir);
  const all = await versionsOf(tx, personId);
  if (all.length === 0) refuse(refusals, 'person.unknown', { person: tokens.tokenOf(personId) });
  const versionNo = await versionNoAsOf(tx, personId, isoDay(asOf), knownOn);
  const version = all.find((one) => one.versionNo === versionNo);
  if (version === undefined) return refuse(refusals, 'person.not-yet', { asOf: isoDay(asOf), knownOn: isoDay(dayOfMoment(knownOn)) });
  const known = all.filter(({ recordedAt }) => recordedAt <= knownOn.toISOString());
  const forms = await formsById(tx, version.evidence);
  const number = valueOf(version, 'personNumber') as PersonNumber | undefined;
  const reason = number === undefined ? ((await reasonForNoNumber(tx, personId)) ?? null) : null;
  const householdId = valueOf(version, 'householdId') as number | undefined;
  return {
    personId: tokens.tokenOf(personId),
    personNumber: number ?? null,
    reason,
    reasonWords: reason === null ? null : (reasonsForNone[reason as ReasonForNone] ?? null),
    state: version.state,
    mergedInto: version.state === 'merged' ? await heirOf({ tx, dataDir }, personId, version.actId) : null,
    asOf: isoDay(asOf),
    knownOn: knownOn.toISOString(),
    versionNo: version.versionNo,
    values: sourcedValues(version, { forms, entries: await entriesByForm(tx, forms) }, asOf),
    household:
      householdId === undefined ? null : { householdId: String(householdId), members: await shownMembers({ tx, dataDir }, householdId, asOf, knownOn) },
    findings: (await findingsOf(tx, version.evidence)).map((finding) => ({ ...finding, form: String(finding.form), person: null })),
    numbers: (await numbersHeld(tx, personId)).map(({ personNo, state }) => ({ personNumber: personNumberFrom(personNo), state })),
    versions: await shownVersions(tx, known),
  };
}

async function heirOf({ tx, dataDir }: Pick<Needs, 'tx' | 'dataDir'>, personId: number, actId: number): Promise<ShownPerson['mergedInto']> {
  const heir = await heirByAct(tx, personId, actId);
  if (heir === undefined) return null;
  return { personId: personTokens(dataDir).tokenOf(heir.personId), personNumber: heir.personNo === null ? null : personNumberFrom(heir.personNo) };
}

export async function shownMembers(
  { tx, dataDir }: Pick<Needs, 'tx' | 'dataDir'>,
  householdId: number,
  asOf: PartialDate,
  knownOn: Date,
): Promise<ShownMember[]> {
  const members = await membersOf(tx, householdId, isoDay(asOf), knownOn);
  const persons = new Map(
    (
      await personsAsOf(
        tx,
        members.map(({ personId }) => personId),
        isoDay(asOf),
        knownOn,
      )
    ).map((row) => [row.personId, row]),
  );
  const tokens = personTokens(dataDir);
  return members.map(({ personId, role }) => {
    const { fullName = '', dateOfBirth = null } = persons.get(personId) ?? {};
    return {
      personId: tokens.tokenOf(personId),
      fullName: fullName ?? '',
      role,
      dateOfBirth: dateOfBirth === null ? null : formatIso(dateOfBirth as PartialDate),
    };
  });
}

type Entries = ReadonlyMap<number, NonNullable<SourcedValue['entry']>>;

async function entriesByForm(tx: Tx, forms: ReadonlyMap<number, SourcedForm>): Promise<Entries> {
  const ofBooks = [...forms].filter(([, { form }]) => form.source === 'khai-sinh' || form.source === 'khai-tu').map(([id]) => id);
  const entries = ofBooks.length === 0 ? [] : await entriesOfForms(tx, ofBooks);
  const acts = [...forms].filter(([, { form }]) => form.source === 'act').map(([id]) => id);
  const noted = acts.length === 0 ? [] : await entriesThatNote(tx, acts);
  return new Map([...entries, ...noted].map(({ formId, entryId, book, number }) => [formId, { entryId, book, number }]));
}

type Sources = { readonly forms: ReadonlyMap<number, SourcedForm>; readonly entries: Entries };

function sourcedValues(version: ReadVersion, { forms, entries }: Sources, on: PartialDate): ShownPerson['values'] {
  const places = { catalogue: unitCatalogue(), on };
  const evidence = version.evidence.map((id) => forms.get(id)).filter((one) => one !== undefined);
  const stated = (field: PersonField, value: string | number, from: SourcedForm | undefined): Stated => ({
    value: plainValue(field, value),
    text: wordsOfValue(field, value, places),
    form: from ? String(from.form.formId) : '',
    source: from?.form.source ?? 'drawn',
    file: from?.file ?? null,
    line: from?.file ? from.form.line : null,
  });
  const values = personFields.map((field) => {
    const value = valueOf(version, field);
    if (value === undefined) return undefined;
    const at = version.provenance[placeOf[field]] ?? fromNoForm;
    const from = at === fromNoForm ? undefined : forms.get(version.evidence[at] as number);
    const losers = evidence
      .filter(({ form }) => form[field] !== undefined && !isSameValue(form[field], value))
      .map((other) => stated(field, other.form[field] as string | number, other));
    const sameInBook =
      from?.form.source === 'act' ? evidence.find(({ form }) => entries.has(form.formId) && form.source !== 'act' && tells(form, field, value)) : undefined;
    const restsOn = sameInBook ?? from;
    const filledOn = from?.form.filledOn === undefined ? null : formatIso(from.form.filledOn);
    return [
      field,
      { ...stated(field, value, from), officer: from?.form.officer ?? null, filledOn, entry: (restsOn && entries.get(restsOn.form.formId)) ?? null, losers },
    ] as const;
  });
  return Object.fromEntries(values.filter((value) => value !== undefined));
}

const tells = (form: Form, field: PersonField, value: string | number): boolean => form[field] !== undefined && isSameValue(form[field], value);

/** What each version changed against what the register believed of its day just before; where it knew of no such day, of the first day that it knew before the act. */
async function shownVersions(tx: Tx, known: readonly ReadVersion[]): Promise<ShownVersion[]> {
  const acts = [...new Set(known.map(({ actId }) => actId))];
  const kinds = await actKinds(tx, acts);
  const requests = await requestsOfActs(
    tx,
    acts.filter((act) => kinds.get(act) === 'correct'),
  );
  return known.map((version, at) => {
    const before =
      believedVersions(known.slice(0, at)).findLast(({ validFrom }) => validFrom <= version.validFrom) ??
      believedVersions(known.slice(0, at).filter(({ actId }) => actId !== version.actId))[0];
    return {
      versionNo: version.versionNo,
      validFrom: isoDay(version.validFrom),
      recordedAt: version.recordedAt,
      act: String(version.actId),
      request: requests.get(version.actId) ?? null,
      actKind: kinds.get(version.actId) ?? 'build',
      void: version.isVoid,
      changed: version.isVoid ? [] : changedFields(before, version),
    };
  });
}

/** The versions that were written after the one that somebody saw. */
export async function changesSince(tx: Tx, personId: number, seenVersion: number): Promise<readonly ShownVersion[]> {
  return (await shownVersions(tx, await versionsOf(tx, personId))).filter(({ versionNo }) => versionNo > seenVersion);
}

const changedFields = (before: PersonVersion | undefined, after: PersonVersion): PersonField[] =>
  before === undefined ? [] : personFields.filter((field) => valueOf(before, field) !== valueOf(after, field));
