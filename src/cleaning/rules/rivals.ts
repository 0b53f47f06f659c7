/** Forms of different people who hold, in one year, a role that a household has once. */
import { yearOf } from '#values/index.ts';
import { maybeSamePerson } from './likeness.ts';
import type { Member } from './rule.ts';

const none: readonly Member[] = [];

/** In another year the role may lawfully have passed on; a form without a date is compared with nobody. */
export function rivalsFor(role: string, members: readonly Member[]): readonly Member[] {
  let first: Member | undefined;
  let firstOfYear: Map<number, Member> | undefined;
  let found: Set<Member> | undefined;
  for (const form of members) {
    if (form.relationToHead !== role || form.filledOn === undefined) continue;
    if (first === undefined) {
      first = form;
      continue;
    }
    firstOfYear ??= new Map([[yearOf(first.filledOn ?? form.filledOn), first]]);
    const year = yearOf(form.filledOn);
    const holder = firstOfYear.get(year);
    if (holder === undefined) firstOfYear.set(year, form);
    else if (!maybeSamePerson(holder, form)) (found ??= new Set([holder])).add(holder).add(form);
  }
  return found === undefined ? none : [...found];
}
