/** Who has the register open in this browser. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Role } from '#values/browser.ts';
import type { Me } from '../../shared/api.ts';
import { readMe } from '../../shared/client.ts';
import { officerBefore } from './why.ts';

export type OfficerMe = Extract<Me, { readonly kind: 'officer' }>;

/** Whether the office of this officer is one of these. */
export const isOneOf = (me: Me | undefined, offices: readonly Role[]): boolean => me?.kind === 'officer' && (offices as readonly string[]).includes(me.role);

/** Whether it is among those that the register named. */
export const isNamed = (me: Me | undefined, offices: readonly { readonly role: string }[]): boolean =>
  me?.kind === 'officer' && offices.some(({ role }) => role === me.role);

export function useMe(): Me | undefined {
  return useQuery({ queryKey: ['me'], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data;
}

/** After a session that ended while somebody worked: that the page was refused for it is said no more. */
export function useSignedInAgain({ error, reset }: { readonly error: Error | null; reset(): void }): void {
  const isAway = useMe()?.kind === 'nobody';
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current && !isAway && error !== null) reset();
    wasAway.current = isAway;
  }, [isAway, error, reset]);
}

/** One who comes in another office, or as somebody else, finds nothing of what was open before. */
export const identityOf = (me: Me): string =>
  me.kind === 'officer' ? `${me.name}·${me.role}·${me.unit?.id ?? ''}·${me.offices.find(({ isThis }) => isThis)?.postId ?? ''}` : me.kind;

/**
 * Everything is read anew in the name of whoever is signed in now; whoever is another than before begins anew and finds nothing of what
 * was open. Who holds several offices and begins here chooses one first.
 */
export function useSignedInAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const me = await readMe();
    const before = officerBefore();
    if (before === null && me.kind === 'officer' && me.offices.length > 1) location.assign('/dang-nhap');
    else if (before !== null && before !== identityOf(me)) location.assign('/');
    else await queries.invalidateQueries();
  };
}
