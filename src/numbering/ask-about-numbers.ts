/** Numbers that an officer has to decide on, as conflicts with an owner and a clock; what comes later joins the one that is open. */
import { type JoiningForms, joinConflicts, type NewConflict, openConflicts, ownerOf, seenAsRight, settleConflicts } from '#conflicts/index.ts';
import type { Tx } from '#database/index.ts';
import { type Asked, askedAlready, type Claim, claimsOfNumbers, type NumberConflict, numberConflicts } from './store.ts';

type Act = { readonly actId: number; readonly now: Date };
type Claims = { readonly twice: readonly Claim[]; readonly split: readonly Claim[] };

/**
 * `twice`: claims of numbers that two persons claim; `split`: those of persons whose own forms state two numbers. What officers have said of
 * the very same forms is not asked again.
 */
export async function askAboutNumbers(tx: Tx, { twice, split }: Claims, asked: Asked, act: Act): Promise<void> {
  const opening: NewConflict[] = [];
  const joining: JoiningForms[] = [];
  const said = await seenAsRight(tx, [...new Set([...twice, ...split].map(({ personId }) => personId))]);
  const ask = (kind: NewConflict['kind'], claims: readonly Claim[], conflictId: number | undefined): void => {
    const parties = claims.map(({ formId, personId }) => ({ formId, personId }));
    if (said.some((one) => one.kind === kind && parties.every(({ formId }) => one.forms.includes(formId)))) return;
    if (conflictId === undefined) opening.push({ kind, ...ownerOf(claims), detail: 'personNumber', parties });
    else joining.push({ conflictId, parties });
  };
  for (const [number, claims] of Map.groupBy(twice, (claim) => claim.number)) ask('number-claimed-twice', claims, asked.numbers.get(number));
  for (const [personId, claims] of Map.groupBy(split, (claim) => claim.personId)) ask('two-numbers', claims, asked.persons.get(personId));
  await openConflicts(tx, opening, act);
  await joinConflicts(tx, joining, act);
}

/** A form that an officer took in states this number: where others claim it too, or somebody has it, whose it is has to be decided. */
export async function askWhoseNumber(tx: Tx, number: number, act: Act): Promise<void> {
  const twice = await claimsOfNumbers(tx, [number], { proposed: false });
  if (new Set(twice.map(({ personId }) => personId)).size < 2) return;
  await askAboutNumbers(tx, { twice, split: [] }, await askedAlready(tx), act);
}

/** Settles what contradicts itself no more, since forms were corrected or have another person. `persons`: only what these are party to. */
export async function settleAnswered(
  tx: Tx,
  actId: number,
  { persons, proposed }: { readonly persons?: readonly number[]; readonly proposed: boolean },
): Promise<void> {
  const open = await numberConflicts(tx, persons);
  const twice = open.filter(({ kind }) => kind === 'number-claimed-twice');
  const claims = await claimsOfNumbers(tx, [...new Set(twice.flatMap(({ numbers }) => numbers))], { proposed });
  const claimants = new Map(
    [...Map.groupBy(claims, ({ number }) => number)].map(([number, some]) => [number, new Set(some.map(({ personId }) => personId)).size]),
  );
  const holds = ({ kind, numbers, persons: parties }: NumberConflict): boolean =>
    kind === 'two-numbers' ? parties.length > 1 || numbers.length > 1 : numbers.some((number) => (claimants.get(number) ?? 0) > 1);
  await settleConflicts(
    tx,
    actId,
    open.filter((one) => !holds(one)).map(({ conflictId }) => conflictId),
  );
}
