/** What a rule is called: its own sentence in the reader's language, the values left open. */
import { useQuery } from '@tanstack/react-query';
import { readRules } from '../shared/client.ts';
import { useWords } from '../shared/language.ts';
import { ruleName } from '../shared/words.ts';

export function useRuleName(): (id: string) => string {
  const { language } = useWords();
  const { data } = useQuery({ queryKey: ['rules'], queryFn: readRules, staleTime: Number.POSITIVE_INFINITY });
  return (id) => {
    const rule = data?.items.find((one) => one.id === id);
    return rule === undefined ? id : ruleName(rule[language]);
  };
}
