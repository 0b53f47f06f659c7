/** What each member of a household is to its head, chosen name by name. */
import { NativeSelect } from '@mantine/core';
import { useWords } from '../../shared/language.ts';
import type { Member } from './household.ts';
import { isRelation, type Relation } from './relations.ts';

export type Relations = { readonly [personId: string]: string };

/** What each is to the head: as it was told, or as the register has it where the head goes too and `kept`; empty where it is still to be told. */
export const relationsOf = (members: readonly Member[], told: Relations, kept: boolean): Relations =>
  Object.fromEntries(members.map(({ personId, role }) => [personId, told[personId] ?? (kept && isRelation(role) ? role : '')]));

/** Everybody has a relation, and so many of them are the head. */
export const haveHeads = (told: Relations, heads: number): boolean =>
  Object.values(told).every(isRelation) && Object.values(told).filter((one) => one === 'head').length === heads;

export const membersSaid = (told: Relations) => Object.entries(told).map(([personId, relationToHead]) => ({ person: { personId }, relationToHead }));

type RelationsProps = {
  readonly members: readonly Member[];
  readonly told: Relations;
  readonly offered: readonly Relation[];
  readonly wrong: string | null;
  onTell(told: Relations): void;
};

export function RelationsOf({ members, told, offered, wrong, onTell }: RelationsProps) {
  const { say } = useWords();
  return (
    <>
      {members.map(({ personId, fullName, role }) => (
        <NativeSelect
          key={personId}
          label={fullName}
          description={isRelation(role) ? say('events.relations.now', { role: say(`role.${role}`) }) : undefined}
          error={wrong !== null && !isRelation(told[personId])}
          value={told[personId] ?? ''}
          data={[{ value: '', label: say('correction.choose') }, ...offered.map((value) => ({ value, label: say(`role.${value}`) }))]}
          onChange={(event) => onTell({ [personId]: event.currentTarget.value })}
        />
      ))}
      {wrong === null ? null : (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}
