/** What was answered so far: kept in this tab for the sitting, so that a refresh loses nothing; gone with the sitting, and once it is registered. */
import { useState } from 'react';
import { identityOf, useMe } from '../access/me.ts';

const place = 'sogoc-draft';
type Kept = { readonly of: string; readonly answers: unknown };

export type Draft<Answers> = { readonly answers: Answers; answer(some: Partial<Answers>): void; forget(): void };

/** What one officer began is not another's. */
export function useDraft<Answers extends object>(name: string, begun: () => Answers): Draft<Answers> {
  const me = useMe();
  const of = `${name} ${me === undefined ? '' : identityOf(me)}`;
  const [answers, setAnswers] = useState<Answers>(() => {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null;
    return kept?.of === of ? { ...begun(), ...(kept.answers as Answers) } : begun();
  });
  return {
    answers,
    answer(some) {
      const next = { ...answers, ...some };
      sessionStorage.setItem(place, JSON.stringify({ of, answers: next } satisfies Kept));
      setAnswers(next);
    },
    forget: () => sessionStorage.removeItem(place),
  };
}
