/** The household of somebody who was found at the counter, as the register has it now: nothing is typed that it knows. */
import { useQuery } from '@tanstack/react-query';
import { readPerson } from '../../shared/client.ts';

export type Member = { readonly personId: string; readonly fullName: string; readonly role: string | null };
/** `householdId`: undefined for somebody who is of none. */
export type Household = { readonly householdId: string | undefined; readonly members: readonly Member[] };

export function useHousehold(personId: string | undefined): { readonly data: Household | undefined; readonly error: Error | null } {
  return useQuery({
    queryKey: ['household-of', personId],
    enabled: personId !== undefined,
    retry: false,
    queryFn: async (): Promise<Household> => {
      const { household } = await readPerson(personId as string, {}, { purpose: 'civil-event' });
      return { householdId: household?.householdId, members: household?.members ?? [] };
    },
  });
}
