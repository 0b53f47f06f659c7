/** Who has the register open in this browser. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '../../shared/api.ts';
import { readMe } from '../../shared/client.ts';
import { officerBefore } from './why.ts';

export type OfficerMe = Extract<Me, { readonly kind: 'officer' }>;

export function useMe(): Me | undefined {
  return useQuery({ queryKey: ['me'], queryFn: readMe, staleTime: Number.POSITIVE_INFINITY }).data;
}

/** One who comes in another office, or as somebody else, finds nothing of what was open before. */
export const identityOf = (me: Me): string => (me.kind === 'officer' ? `${me.name}·${me.role}·${me.unit?.id ?? ''}` : me.kind);

/** Everything is read anew in the name of whoever is signed in now; whoever is another than before begins anew and finds nothing of what was open. */
export function useSignedInAnew(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const now = identityOf(await readMe());
    const before = officerBefore();
    if (before !== null && before !== now) location.assign('/');
    else await queries.invalidateQueries();
  };
}
