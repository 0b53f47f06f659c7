/** One finding on its own card: what was received, what is proposed and why that is right, what other sources say. */
import { type Actor, openedTo } from '#access/index.ts';
import { brokenOn, type Decision, decisions, isOfSyllables, missingItems, ruleById, stateAfter, wordsOfFinding } from '#cleaning/index.ts';
import type { Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { type Form, type FormField, type ReceivedField, receivedForm } from '#intake/index.ts';
import { type FormId, formatIso, refuse, type UnitId, type Words } from '#values/index.ts';
import { dayOfMoment } from '../day.ts';
import { fieldFacts, type PersonField } from '../fields.ts';
import { isSameValue, wordsOfValue } from '../format-value.ts';
import { formsById } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { correctableFields } from '../read-changes.ts';
import { findingKeyOf } from './finding-id.ts';
import { inWords, isOfOneForm, type ListedFinding, shownFinding } from './list-findings.ts';
import { wouldMend } from './mend-findings.ts';
import { agreedElsewhere } from './offer-value.ts';
import { refusals } from './refusals.ts';
import { countAlike, findingsByKey, formsOfPersons, type HistoryRow, historyOf, type MendRow } from './store.ts';
import { isOfEntry, isTypedInto } from './weigh-decision.ts';

export type Proof = Words & { readonly holds: boolean };
export type OtherValue = {
  readonly form: string;
  readonly source: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly filledOn: string | null;
  readonly value: Words;
  readonly agrees: boolean;
};

export type ShownFinding = ListedFinding & {
  readonly version: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly commune: string | null;
  /** The rule's sentence, with the value that it speaks of. */
  readonly words: Words;
  /** Mandatory items that the archive lacks now, as a form orders them; empty where the rule is another. A form DC02 tells them. */
  readonly missing: readonly FormField[];
  /** What stands in the form now. */
  readonly stands: Words | null;
  readonly proof: readonly Proof[];
  readonly others: readonly OtherValue[];
  /** What two other sources at least agree on and no rule speaks against; null where there is no such value. */
  readonly offered: { readonly value: string; readonly words: Words; readonly sources: readonly string[]; readonly proof: readonly Proof[] } | null;
  /** What may be decided about it by one officer. */
  readonly decisions: readonly Decision[];
  /** How the value is typed; null where it is not. */
  readonly typed: string | null;
  /** Whether the value is kept by a civil-status entry, so that a correction is opened instead. */
  readonly ofEntry: boolean;
  /** Whether it was found by comparing the members of a household: what others of it break by this form is judged anew by the next run. */
  readonly ofHousehold: boolean;
  readonly history: readonly {
    readonly act: number;
    readonly decision: string;
    readonly at: string;
    readonly officers: readonly string[];
    readonly reason: string | null;
    readonly stands: boolean;
  }[];
};

type Needs = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  see(persons: readonly number[], fields?: readonly string[]): void;
};

/** Refused as unknown outside of reach, under a seal, or where no rule found it. */
export async function showFinding(needs: Needs, id: string): Promise<ShownFinding> {
  const { tx, dataDir, now, actor, see } = needs;
  const [row] = await findingsByKey(tx, [findingKeyOf(id)], { opened: openedTo(actor, null), now });
  if (row === undefined) return refuse(refusals, 'finding.unknown', {});
  see(row.personId === null ? [] : [row.personId], [row.field]);
  const forms = await formsById(tx, row.personId === null ? [row.form] : [...new Set([row.form, ...(await formsOfPersons(tx, [row.personId]))])]);
  const own = forms.get(row.form as FormId);
  if (own === undefined) return refuse(refusals, 'finding.unknown', {});
  const places = { catalogue: unitCatalogue(), on: dayOfMoment(now) };
  const field = row.field as FormField;
  const wordsOf = (form: Form): Words | null => (form[field] === undefined ? null : wordsOfValue(field, form[field], places));
  const value = own.form[field];
  const others = [...forms.values()]
    .filter(({ form }) => form.formId !== row.form && form[field] !== undefined)
    .map(({ form, file }): OtherValue => {
      const { formId, source, line, filledOn } = form;
      const agrees = value !== undefined && isSameValue(value, form[field] as string | number);
      const place = { form: String(formId), source, file, line: file === null ? null : line, filledOn: filledOn === undefined ? null : formatIso(filledOn) };
      return { ...place, value: wordsOf(form) as Words, agrees };
    });
  const missing = row.rule === 'incomplete-archive' ? missingItems([...forms.values()].map(({ form }) => form)) : [];
  const said =
    missing.length > 0
      ? wordsOfMissing(missing)
      : wordsOfFinding({ rule: row.rule, found: inWords(field, row.found) ?? undefined, repaired: row.repaired ?? undefined });
  return {
    ...shownFinding(row, personTokens(dataDir)),
    ...(isOfOneForm(row.rule) || own.file === null || row.found === null ? {} : await arrived(needs, own.form.formId, field)),
    version: String(row.version),
    file: own.file,
    line: own.file === null ? null : own.form.line,
    commune: row.ownerUnit === null ? null : places.catalogue.pathOf(row.ownerUnit as UnitId),
    words: { vi: said.vi, en: said.en },
    missing,
    stands: wordsOf(own.form),
    proof: await proofOf(needs, row, own.form, others),
    others,
    offered: await offer(
      needs,
      row,
      own.form,
      [...forms.values()].map(({ form }) => form),
    ),
    decisions: decidable(row, own.form),
    typed: typedAs(field),
    ofEntry: isOfEntry(own.form),
    ofHousehold: ruleById(row.rule)?.kind === 'household',
    history: (await historyOf(tx, row)).map(toldStep),
  };
}

/** The text of the field in the file, where what was found is the value that cleaning made of it. */
async function arrived(needs: Needs, form: FormId, field: FormField): Promise<Pick<ListedFinding, 'found' | 'asReceived'>> {
  const { fields } = await receivedForm(needs, form);
  const text = fields[field as ReceivedField] ?? (field === 'personNumber' ? fields.documentNumber : undefined);
  return { found: text ?? null, asReceived: true };
}

function wordsOfMissing(missing: readonly FormField[]): Words {
  const said = (language: keyof Words) => missing.map((field) => fieldFacts[field as PersonField][language].toLowerCase()).join(', ');
  return {
    vi: `Hồ sơ còn thiếu: ${said('vi')}. Bổ sung theo giấy tờ bằng phiếu DC02.`,
    en: `The archive lacks: ${said('en')}. Add it from the papers by a form DC02.`,
  };
}

const toldStep = ({ actId, recordedAt, ...step }: HistoryRow): ShownFinding['history'][number] => ({ ...step, act: actId, at: recordedAt.toISOString() });

/** Those that one officer may take: on the form of an entry only what changes no value. */
function decidable(row: MendRow, form: Form): readonly Decision[] {
  return decisions.filter(
    (decision) =>
      stateAfter(row.state, decision) !== undefined &&
      !(isOfEntry(form) && decision !== 'accept') &&
      !(decision === 'type' && (typedAs(row.field) === null || !isTypedInto(row.rule))),
  );
}

/** Typed by the officer it becomes the form's: so it is weighed as if it were typed. */
async function offer({ tx, now }: Needs, row: MendRow, form: Form, all: readonly Form[]): Promise<ShownFinding['offered']> {
  if (!decidable(row, form).includes('type') || row.state === 'kept' || row.state === 'mended') return null;
  const field = row.field as FormField;
  const others = all.filter(({ formId }) => formId !== form.formId);
  const agreed = agreedElsewhere(form, field, others);
  if (agreed === undefined || !(await wouldMend({ tx, now }, row, form, agreed.changes))) return null;
  const { sources, typed, value } = agreed;
  return {
    value: typed,
    words: wordsOfValue(field, value, { catalogue: unitCatalogue(), on: dayOfMoment(now) }),
    sources,
    proof: [
      { holds: true, vi: `${sources.length} nguồn khác của người này cùng ghi như vậy`, en: `${sources.length} other sources of this person agree on it` },
      { holds: true, vi: 'Với giá trị này, mọi quy tắc về mục này đều đúng', en: 'With this value every rule about this field holds' },
    ],
  };
}

const typedAs = (field: string): string | null => (field === 'personNumber' || (correctableFields as readonly string[]).includes(field) ? field : null);

/** Sentences by which an officer sees that a repair is right; none where nothing was repaired. */
const nameFields: ReadonlySet<string> = new Set(['fullName', 'fatherName', 'motherName', 'spouseName', 'headName']);

function syllables(name: string): Proof {
  const holds = isOfSyllables(name);
  return {
    holds,
    vi: holds ? 'Mọi chữ đều là âm tiết tiếng Việt có thật' : 'Có chữ không phải âm tiết tiếng Việt',
    en: holds ? 'Every word is a Vietnamese syllable' : 'Some word is no Vietnamese syllable',
  };
}

async function proofOf({ tx, now }: Needs, row: MendRow, form: Form, others: readonly OtherValue[]): Promise<Proof[]> {
  if (row.repaired === null) return [];
  const agreeing = others.filter(({ agrees }) => agrees).length;
  const alike = await countAlike(tx, row);
  const broken = brokenOn(form, row.field as FormField, dayOfMoment(now)).map((rule) =>
    wordsOfFinding({ rule, found: row.repaired ?? undefined, repaired: undefined }),
  );
  return [
    {
      holds: broken.length === 0,
      vi:
        broken.length === 0
          ? 'Với giá trị đề nghị, mọi quy tắc về mục này đều đúng'
          : `Giá trị đề nghị còn trái quy tắc: ${broken.map(({ vi }) => vi).join(' ')}`,
      en:
        broken.length === 0
          ? 'With the proposed value every rule about this field holds'
          : `The proposed value still breaks a rule: ${broken.map(({ en }) => en).join(' ')}`,
    },
    ...(nameFields.has(row.field) ? [syllables(row.repaired)] : []),
    {
      holds: agreeing > 0,
      vi: agreeing > 0 ? `${agreeing} nguồn khác của người này ghi đúng như vậy` : 'Chưa có nguồn nào khác ghi như vậy',
      en: agreeing > 0 ? `${agreeing} other sources of this person say the same` : 'No other source says the same yet',
    },
    {
      holds: alike > 0,
      vi: alike > 0 ? `${alike} dòng khác của tệp này được sửa cùng cách` : 'Không có dòng nào khác của tệp này được sửa cùng cách',
      en: alike > 0 ? `${alike} other rows of this file were repaired the same way` : 'No other row of this file was repaired this way',
    },
  ];
}
