/** Which commune decides on a conflict whose forms speak of several: rules in their order, the first that names one. */
import type { Words } from '#values/index.ts';

/** What a form says of where its person belongs; units, null or 0 where it says nothing. */
export type PartyPlace = { readonly residence: number | null; readonly office?: number | null; readonly filledOn?: number | null };

type Rule = Words & { owner(places: readonly PartyPlace[]): number | undefined };

const newest = (places: readonly PartyPlace[]): PartyPlace | undefined => places.toSorted((a, b) => (b.filledOn ?? 0) - (a.filledOn ?? 0))[0];

export const ownerRules = {
  'one-residence': {
    vi: 'Mọi phiếu nêu nơi thường trú đều nêu xã này.',
    en: 'Every form that states a residence states this commune.',
    owner: (places) => {
      const named = new Set(places.map(({ residence }) => residence).filter(Boolean));
      return named.size === 1 ? ([...named][0] as number) : undefined;
    },
  },
  'newest-residence': {
    vi: 'Các phiếu nêu nhiều xã; phiếu lập sau cùng nêu xã này.',
    en: 'The forms state several communes; the newest of them states this one.',
    owner: (places) => newest(places.filter(({ residence }) => residence))?.residence ?? undefined,
  },
  office: {
    vi: 'Không phiếu nào nêu nơi thường trú; phiếu sau cùng do cơ quan ở xã này lập.',
    en: 'No form states a residence; the newest was filled in by an office of this commune.',
    owner: (places) => newest(places.filter(({ office }) => office))?.office ?? undefined,
  },
} as const satisfies { readonly [name: string]: Rule };

export type OwnerRule = keyof typeof ownerRules;

/** Null and null where no rule names a commune: then it is the country's to decide. */
export function ownerOf(places: readonly PartyPlace[]): { readonly ownerUnit: number | null; readonly ownerRule: OwnerRule | null } {
  for (const [name, rule] of Object.entries(ownerRules) as [OwnerRule, Rule][]) {
    const ownerUnit = rule.owner(places);
    if (ownerUnit !== undefined) return { ownerUnit, ownerRule: name };
  }
  return { ownerUnit: null, ownerRule: null };
}
