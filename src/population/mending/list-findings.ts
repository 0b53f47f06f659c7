/** The findings that wait for an office, a page at a time, with how many there are of each kind. */
import { type Actor, openedTo } from '#access/index.ts';
import { requireRule, ruleById } from '#cleaning/index.ts';
import { asRegister, type Tx } from '#database/index.ts';
import { unitCatalogue } from '#geography/index.ts';
import { readCursor, type UnitId, writeCursor } from '#values/index.ts';
import { personTokens } from '../person-token.ts';
import { relationWords } from '../relation-words.ts';
import type { Facet } from './facets.ts';
import { findingIdOf } from './finding-id.ts';
import { countFacets, type FindingFilter, type FindingRow, findingsAfter } from './store.ts';

export type ListedFinding = {
  readonly id: string;
  readonly form: string;
  readonly rule: string;
  readonly field: string;
  readonly found: string | null;
  /** Whether `found` is the text that arrived; else it is the value of the form in words, as several forms were compared by it. */
  readonly asReceived: boolean;
  readonly repaired: string | null;
  readonly severity: string;
  readonly state: string;
  readonly source: string;
  readonly person: { readonly personId: string; readonly fullName: string } | null;
};

/** `label`: what the value is called where that is no word of the pages. */
export type CountedValue = { readonly value: string; readonly label: string | null; readonly count: number };

export type FindingPage = {
  readonly items: readonly ListedFinding[];
  readonly next: string | null;
  /** Null on a page that is not the first. */
  readonly counts: { readonly count: number; readonly ofAll: number; readonly facets: { readonly [facet in Facet]: readonly CountedValue[] } } | null;
};

export type FindingNeeds = {
  readonly tx: Tx;
  readonly dataDir: string;
  readonly now: Date;
  readonly actor: Actor;
  see(persons: readonly number[], fields?: readonly string[]): void;
};
type Asked = { readonly filter: FindingFilter; readonly cursor?: string | undefined; readonly limit: number };

/** Those that communes of the reader's units own. `cursor` is the `next` of the page before. Refused: one that is not, and a rule that there is not. */
export async function listFindings({ tx, dataDir, now, actor, see }: FindingNeeds, { filter, cursor, limit }: Asked): Promise<FindingPage> {
  for (const rule of filter.rule ?? []) requireRule(rule);
  const key = readCursor(cursor, ['id', 'text', 'text']);
  const after = key && { form: key[0], rule: key[1], field: key[2] };
  const reader = { opened: openedTo(actor, null), now };
  const { rows, counted } = await asRegister(tx, async () => ({
    rows: await findingsAfter(tx, after, filter, reader, limit + 1),
    counted: after === undefined ? await countFacets(tx, filter, reader) : undefined,
  }));
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  see(
    page.flatMap(({ personId }) => (personId === null ? [] : [personId])),
    [...new Set(page.map(({ field }) => field))],
  );
  const tokens = personTokens(dataDir);
  return {
    items: page.map((row) => shownFinding(row, tokens)),
    next: last === undefined ? null : writeCursor([last.form, last.rule, last.field]),
    counts: counted === undefined ? null : { ...counted, facets: valuesOf(counted.facets) },
  };
}

export function shownFinding(
  { form, rule, field, found, repaired, severity, state, source, personId, fullName }: FindingRow,
  tokens: ReturnType<typeof personTokens>,
): ListedFinding {
  return {
    id: findingIdOf({ form, rule, field }),
    form: String(form),
    rule,
    field,
    found: inWords(field, found),
    asReceived: isOfOneForm(rule),
    repaired,
    severity,
    state,
    source,
    person: personId === null ? null : { personId: tokens.tokenOf(personId), fullName: fullName ?? '' },
  };
}

/** Rules that compare several forms read them as they were cleaned; all others speak of the very text. */
export function isOfOneForm(rule: string): boolean {
  const kind = ruleById(rule)?.kind;
  return kind !== 'household' && kind !== 'archive';
}

/** Of what is kept by a code the words; a text that arrived stays as it is. */
export const inWords = (field: string, found: string | null): string | null =>
  field === 'relationToHead' && found !== null ? (relationWords[found]?.vi ?? found) : found;

function valuesOf(counted: Awaited<ReturnType<typeof countFacets>>['facets']): NonNullable<FindingPage['counts']>['facets'] {
  const { pathOf } = unitCatalogue();
  const of = (facet: Facet): CountedValue[] =>
    counted
      .filter((one) => one.facet === facet)
      .map(({ value, count }) => ({ value, label: facet === 'commune' && value !== 'none' ? pathOf(Number(value) as UnitId) : null, count }));
  return {
    rule: of('rule'),
    commune: of('commune'),
    severity: of('severity'),
    state: of('state'),
    field: of('field'),
    source: of('source'),
    repair: of('repair'),
  };
}
