/** What the address of the page of findings says: which values of each facet, and which finding is open. */
import type { FindingFilter } from '../../shared/client.ts';

export const facets = ['state', 'rule', 'field', 'repair', 'severity', 'source', 'commune'] as const;
export type Facet = (typeof facets)[number];

/** Values with commas between them. `all` of the states stands for none chosen: an address without anything asks for what waits. */
export type FindingsAsked = { readonly [facet in Facet]?: string } & { readonly open?: string };

const clean = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export function findingsAsked(search: Record<string, unknown>): FindingsAsked {
  const given = [...facets, 'open'].flatMap((name) => (clean(search[name]) === undefined ? [] : [[name, clean(search[name])]]));
  return given.length === 0 ? { state: 'open' } : (Object.fromEntries(given) as FindingsAsked);
}

export function filterOf(asked: FindingsAsked): FindingFilter {
  const chosen = facets.flatMap((facet) => (asked[facet] === undefined || asked[facet] === 'all' ? [] : [[facet, asked[facet]]]));
  return Object.fromEntries(chosen) as FindingFilter;
}

export const chosenOf = (asked: FindingsAsked, facet: Facet): readonly string[] =>
  asked[facet] === undefined || asked[facet] === 'all' ? [] : asked[facet].split(',');

/** The address with one value of a facet chosen, or not any more. */
export function toggled(asked: FindingsAsked, facet: Facet, value: string): FindingsAsked {
  const { open: _, [facet]: __, ...rest } = asked;
  const before = chosenOf(asked, facet);
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const left = { ...rest, ...(after.length > 0 && { [facet]: after.join(',') }) };
  return Object.keys(left).length === 0 ? { state: 'all' } : left;
}
