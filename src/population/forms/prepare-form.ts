/** All that is known of a form while it is typed, and nothing written: what was read, what the rules find, who it may be, what has to be confirmed. */
import { type Officer, reachOf } from '#access/index.ts';
import { type CleanForm, type Finding, judgeHousehold, makeSliceCleaner, wordsOfFinding } from '#cleaning/index.ts';
import { lastDayBeforeReform, throughReform, unitCatalogue } from '#geography/index.ts';
import { asReceived, type Form, type FormField, type ReceivedForm, type TypedFields, type TypedKind, typedFaults } from '#intake/index.ts';
import { type FieldError, type FormId, formatOfficial, type UnitId, unitParts, type Words } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { type Party, partyOf } from '../events/party.ts';
import type { Ask } from '../events/prepared.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { formsById } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { type ReachNeeds, requireWithinReach } from '../within-reach.ts';
import { formsOfHousehold, membersNow } from './form-store.ts';
import { type LikelyPersons, likelyPersons } from './likely-persons.ts';

export type FormNeeds = Omit<ReachNeeds, 'actor'> & { readonly actor: Officer };

export type TypedForm = {
  readonly kind: TypedKind;
  readonly fields: TypedFields;
  /** Tokens: whose form it is, who heads their household; within reach, where they are named. */
  readonly person?: string | undefined;
  readonly head?: string | undefined;
};

export type PreparedForm = LikelyPersons & {
  readonly received: ReceivedForm;
  /** Without its key, which is that of the act. */
  readonly form: Form;
  readonly findings: readonly Finding[];
  readonly missing: readonly FormField[];
  readonly stops: readonly FieldError[];
  readonly asks: readonly Ask[];
  readonly personId: number | null;
  /** Nobody types a form of their own or of their household. */
  readonly concerns: readonly number[];
};

/** Mandatory for an archive to be complete; where the law lets one be unknown (an old person's home place) the officer says why. */
const mandatory = ['dateOfBirth', 'sex', 'birthRegistrationPlace', 'originPlace', 'ethnicity', 'nationality', 'residencePlace', 'relationToHead'] as const;

const unborn = 0 as FormId;

/** Refused as unknown: a person or head who is not within reach. */
export async function prepareForm(needs: FormNeeds, typed: TypedForm): Promise<PreparedForm> {
  const { tx, dataDir } = needs;
  const tokens = personTokens(dataDir);
  const [personId = null, headId] = [typed.person, typed.head].map((token) => (token === undefined ? undefined : tokens.personOf(token)));
  await requireWithinReach(
    needs,
    [personId, headId].filter((id) => id != null),
  );
  const head = headId === undefined ? undefined : await partyOf({ tx }, headId);
  const { received, ...clean } = readTyped(needs, typed);
  const form = head === undefined ? clean.form : inHousehold(clean.form, head);
  const likely = await likelyPersons(needs, form);
  const findings = [...clean.findings, ...(await breachesInHousehold(needs, form, personId))];
  const missing = typed.kind === 'dc02' ? [] : missingOf(form);
  return {
    ...likely,
    received,
    form,
    findings,
    missing,
    stops: [...typedFaults(received), ...unlikeKind(typed), ...elsewhere(needs, form)],
    asks: [...asksOfFindings(findings), ...asksOfMissing(missing), ...(personId === null ? asksOfLikely(likely) : asksOfChosen(likely, personId))],
    personId,
    concerns: [...(personId === null ? [] : [personId]), ...(form.householdId === undefined ? [] : await membersNow(tx, form.householdId))],
  };
}

/** The form as cleaning reads it: as a line of the commune's own file. */
export function readTyped(needs: FormNeeds, { fields }: TypedForm): CleanForm & { readonly received: ReceivedForm } {
  const received = asReceived(unborn, dated(fields, needs), { office: officeOn(needs, fields), officer: needs.actor.name });
  return { received, ...makeSliceCleaner(needs.now)(received) };
}

/** A form without a day is filled in today. */
function dated(fields: TypedFields, { now }: FormNeeds): TypedFields {
  return fields.filledOn?.trim() ? fields : { ...fields, filledOn: formatOfficial(dayOfMoment(now)) };
}

/** The code of the officer's commune on the day of the form; undefined where the reform made it of several. */
function officeOn({ actor, now }: FormNeeds, fields: TypedFields): string | undefined {
  if (actor.unit === null || unitParts(actor.unit).level !== 'commune') return undefined;
  const { form } = makeSliceCleaner(now)(asReceived(unborn, { fullName: '-', filledOn: fields.filledOn }));
  const generation = (form.filledOn ?? dayOfMoment(now)) > lastDayBeforeReform ? 1 : 0;
  const [only, ...others] =
    unitParts(actor.unit).generation === generation ? [actor.unit] : throughReform(actor.unit).filter((unit) => unitParts(unit).generation === generation);
  return only === undefined || others.length > 0 ? undefined : unitParts(only).code;
}

/** Whose household the register knows is of that one, under whichever generation of communes its file was opened. */
function inHousehold(form: Form, { householdId, residenceFile }: Party): Form {
  return householdId === undefined ? form : { ...form, householdId, ...(form.residenceFile === undefined && residenceFile !== undefined && { residenceFile }) };
}

/** What the rules of households find of this form among those of whoever belongs to the household now. */
async function breachesInHousehold({ tx }: FormNeeds, form: Form, personId: number | null): Promise<Finding[]> {
  if (form.householdId === undefined) return [];
  const forms = await formsById(tx, await formsOfHousehold(tx, form.householdId, personId));
  const members = [...[...forms.values()].map(({ form }) => form).filter(({ householdId }) => householdId === form.householdId), form];
  return [...judgeHousehold(members)].filter(({ formId }) => formId === form.formId);
}

const missingOf = (form: Form): FormField[] =>
  mandatory.filter((field) => form[field] === undefined && !(field === 'residencePlace' && form.currentPlace !== undefined));

/** A form of changes is about somebody whom the register knows. */
function unlikeKind({ kind, person }: TypedForm): FieldError[] {
  if (kind !== 'dc02' || person !== undefined) return [];
  return [
    {
      pointer: '/person',
      code: 'typed.whom',
      expected: { vi: 'DC02 là của người đã có hồ sơ: chọn hồ sơ đó', en: 'DC02 is of somebody who has an archive: choose it' },
    },
  ];
}

/** Who lives elsewhere is taken in there. */
function elsewhere({ actor }: FormNeeds, { residenceUnit, currentUnit }: Form): FieldError[] {
  const reach = reachOf(actor);
  const isOwn = (unit: UnitId | undefined): boolean => unit === undefined || reach.all || reach.units.has(unit);
  if (isOwn(residenceUnit) || (currentUnit !== undefined && isOwn(currentUnit))) return [];
  const unit = unitCatalogue().pathOf(residenceUnit as UnitId);
  return [
    {
      pointer: '/fields/residencePlace',
      code: 'typed.elsewhere',
      expected: {
        vi: `phiếu thu ở nơi thường trú hoặc nơi ở hiện tại; ${unit} không thuộc địa bàn của bạn`,
        en: `a form is taken in where the person resides or stays; ${unit} is not of your units`,
      },
    },
  ];
}

function asksOfFindings(findings: readonly Finding[]): Ask[] {
  const open = findings.filter((finding) => finding.state === 'open' && wordsOfFinding(finding).blocks);
  if (open.length === 0) return [];
  const said = (language: keyof Words) => open.map((finding) => wordsOfFinding(finding)[language].replace(/\.$/, '')).join('; ');
  return [{ code: 'open-errors', words: { vi: `lỗi còn để ngỏ: ${said('vi')}`, en: `errors are left open: ${said('en')}` } }];
}

function asksOfMissing(missing: readonly FormField[]): Ask[] {
  if (missing.length === 0) return [];
  const said = (language: keyof Words) => missing.map((field) => fieldFacts[field as PersonField][language].toLowerCase()).join(', ');
  return [{ code: 'missing', words: { vi: `chưa khai mục bắt buộc: ${said('vi')}`, en: `mandatory items are not said: ${said('en')}` } }];
}

function asksOfLikely({ persons, elsewhere: other }: LikelyPersons): Ask[] {
  const asks: Ask[] = [];
  if (persons.length > 0)
    asks.push({
      code: 'likely-same',
      words: {
        vi: 'sổ có người giống phiếu này; lập hồ sơ mới thì ghi vì sao không phải họ',
        en: 'the register has somebody like this form; where a new archive is made, say why it is not them',
      },
    });
  if (other !== null) asks.push({ code: 'likely-elsewhere', words: other });
  return asks;
}

function asksOfChosen({ persons }: LikelyPersons, personId: number): Ask[] {
  if (persons.some(({ row }) => row.personId === personId)) return [];
  return [{ code: 'unlike', words: { vi: 'phiếu không giống hồ sơ đã chọn', en: 'the form is not like the chosen archive' } }];
}
