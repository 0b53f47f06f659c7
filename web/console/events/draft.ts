/** What was answered so far: kept in this tab for the sitting, so that a refresh loses nothing; gone with the sitting, and once it is registered. */
import { useState } from 'react';
import { identityOf, useMe } from '../access/me.ts';

const place = 'sogoc-draft ';

/** `forget` when it is registered; `empty` begins anew on the page itself. */
export type Draft<Answers> = { readonly answers: Answers; answer(some: Partial<Answers>): void; forget(): void; empty(): void };

/** Names and dates of persons are not for whoever sits down here next: all drafts go but those of `kept`. */
export function forgetDrafts(kept?: string): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(place) && (kept === undefined || !key.endsWith(` ${kept}`))) sessionStorage.removeItem(key);
}

/** What one officer began is not another's; drafts of several names stand beside each other. */
export function useDraft<Answers extends object>(name: string, begun: () => Answers): Draft<Answers> {
  const me = useMe();
  const of = `${place}${name} ${me === undefined ? '' : identityOf(me)}`;
  const [answers, setAnswers] = useState<Answers>(() => {
    const kept = JSON.parse(sessionStorage.getItem(of) ?? 'null') as Answers | null;
    return { ...begun(), ...kept };
  });
  return {
    answers,
    answer(some) {
      const next = { ...answers, ...some };
      sessionStorage.setItem(of, JSON.stringify(next));
      setAnswers(next);
    },
    forget: () => sessionStorage.removeItem(of),
    empty() {
      sessionStorage.removeItem(of);
      setAnswers(begun());
    },
  };
}
