/** What a rule is called, in the reader's language. */
import { useQuery } from '@tanstack/react-query';
import { readRules } from '../shared/client.ts';
import { useWords } from '../shared/language.ts';

export function useRuleName(): (id: string) => string {
  const { language } = useWords();
  const { data } = useQuery({ queryKey: ['rules'], queryFn: readRules, staleTime: Number.POSITIVE_INFINITY });
  return (id) => {
    return data?.items.find((one) => one.id === id)?.name[language] ?? id;
  };
}
