/** Decides many findings alike: first a preview that changes nothing, then the very rows of that preview in one act. */
import { openedTo } from '#access/index.ts';
import { forgetPreviews, keepPreview, type PreviewedFinding, requireRule, takePreview } from '#cleaning/index.ts';
import { type FormId, fill, refuse, type Words } from '#values/index.ts';
import { formsById } from '../person-store.ts';
import { personTokens } from '../person-token.ts';
import { findingIdOf } from './finding-id.ts';
import { type Asked, decide, type MendNeeds, refuseUnsaid, weigh } from './mend-findings.ts';
import { refusals } from './refusals.ts';
import { type FindingFilter, findingsMatching, type MendRow } from './store.ts';
import { type LeftOut, shownOf, type Weighed } from './weigh-decision.ts';

/** More are not decided in one act. */
const most = 10_000;
/** Rows of a preview that are shown one by one; of what is left out some. */
const [rowsShown, examplesShown] = [200, 20];
const day = 86_400_000;

export type Many = Asked & { readonly filter: FindingFilter };
export type Example = {
  readonly id: string;
  readonly form: string;
  readonly rule: string;
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly person: { readonly personId: string; readonly fullName: string } | null;
};
export type ShownLeftOut = { readonly why: string; readonly words: Words; readonly count: number; readonly examples: readonly Example[] };
export type ManyMended = {
  readonly count: number;
  readonly rules: readonly { readonly rule: string; readonly count: number }[];
  readonly examples: readonly Example[];
  readonly leftOut: readonly ShownLeftOut[];
  /** Of a preview: by which it is done. */
  readonly token: string | null;
  /** Of what was done: the act, by which it is taken back. */
  readonly actId: FormId | null;
};

/** Changes nothing. Refused: a filter that matches too many, and one with nothing of which this can be done. */
export async function previewMany(needs: MendNeeds, many: Many): Promise<ManyMended> {
  const { tx, now, actor, see } = needs;
  refuseUnsaid(many);
  for (const rule of many.filter.rule ?? []) requireRule(rule);
  const rows = await findingsMatching(tx, many.filter, { opened: openedTo(actor, null), now }, most + 1);
  if (rows.length > most) refuse(refusals, 'finding.too-many', { most });
  const forms = new Map([...(await formsById(tx, [...new Set(rows.map(({ form }) => form))]))].map(([, { form }]) => [form.formId, form]));
  const weighed = await weigh(needs, rows, many, forms, 'many');
  if (weighed.done.length === 0 && weighed.leftOut.length === 0) refuse(refusals, 'finding.none-match', {});
  const told = tell(needs, weighed.done, weighed.leftOut, many);
  see(rows.flatMap(({ personId }) => (personId === null ? [] : [personId])));
  await forgetPreviews(tx, new Date(now.getTime() - day));
  const findings = weighed.done.map(({ row: { form, rule, field, version } }): PreviewedFinding => ({ form, rule, field, version }));
  const token = findings.length === 0 ? null : await keepPreview(tx, { accountId: actor.accountId, asked: askedAs(many), madeAt: now }, findings);
  return { ...told, token, actId: null };
}

/**
 * Does what was previewed, once, but for those that were taken off one by one. A row that somebody changed meanwhile, or that is out of
 * reach by now, is left out and told.
 */
export async function mendMany(needs: MendNeeds, many: Many, token: string, takenOff: readonly string[] = []): Promise<ManyMended> {
  const { tx, actor } = needs;
  refuseUnsaid(many);
  const preview = await takePreview(tx, token, actor.accountId);
  if (preview === undefined || preview.asked !== askedAs(many)) return refuse(refusals, 'finding.no-preview', {});
  const off = new Set(takenOff);
  const findings = preview.findings.filter((one) => !off.has(findingIdOf(one)));
  if (findings.length === 0) return refuse(refusals, 'finding.all-taken-off', {});
  const seen = new Map(findings.map((one) => [findingIdOf(one), one.version]));
  const step = await decide(
    needs,
    findings,
    many,
    (rows) => {
      const isAsSeen = (row: MendRow): boolean => seen.get(findingIdOf(row)) === row.version;
      const changed = rows.filter((row) => !isAsSeen(row)).map((row): LeftOut => ({ row, why: 'finding.changed', rules: [] }));
      return { rows: rows.filter(isAsSeen), leftOut: changed };
    },
    'many',
  );
  if (!('actId' in step)) return { ...tell(needs, [], step.leftOut, many), token: null, actId: null };
  return { ...tell(needs, step.done, step.leftOut, many), token: null, actId: step.actId };
}

/** What a preview is of: the same filter, decision and value, in whatever order they were sent. */
function askedAs({ filter, decision, value }: Many): string {
  const chosen = Object.entries(filter)
    .filter(([, values]) => (values?.length ?? 0) > 0)
    .map(([facet, values]) => [facet, [...(values ?? [])].sort()]);
  return JSON.stringify([Object.fromEntries(chosen.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))), decision, value ?? null]);
}

function tell(
  { dataDir }: MendNeeds,
  done: Weighed['done'],
  leftOut: readonly LeftOut[],
  { decision }: Asked,
): Pick<ManyMended, 'count' | 'rules' | 'examples' | 'leftOut'> {
  const tokens = personTokens(dataDir);
  const example = ({ form, rule, field, personId, fullName }: MendRow, before: string | null, after: string | null): Example => ({
    id: findingIdOf({ form, rule, field }),
    form: String(form),
    rule,
    field,
    before,
    after,
    person: personId === null ? null : { personId: tokens.tokenOf(personId), fullName: fullName ?? '' },
  });
  const byRule = Map.groupBy(done, ({ row }) => row.rule);
  return {
    count: done.length,
    rules: [...byRule].map(([rule, of]) => ({ rule, count: of.length })).sort((a, b) => b.count - a.count),
    examples: done
      .slice(0, rowsShown)
      .map(({ row, before, after }) =>
        decision === 'accept' ? example(row, row.found, row.repaired) : example(row, shownOf(before, row.field), shownOf(after, row.field)),
      ),
    leftOut: [...Map.groupBy(leftOut, ({ why }) => why)].map(([why, of]) => ({
      why,
      words: wordsOfLeft(of),
      count: of.length,
      examples: of.slice(0, examplesShown).map(({ row }) => example(row, row.found, row.repaired)),
    })),
  };
}

function wordsOfLeft([first]: readonly LeftOut[]): Words {
  const { why, rules } = first as LeftOut;
  const { vi, en } = refusals[why];
  return { vi: fill(vi, { rules_vi: rules.map((rule) => rule.vi).join(' ') }), en: fill(en, { rules_en: rules.map((rule) => rule.en).join(' ') }) };
}
