/** Where forms that came later belong, once the person to whom they came is two again: with the form that brought them in. */

/** Two forms that linkage joined. */
export type JoiningPair = { readonly formId: number; readonly otherFormId: number };

/**
 * `sides`: the person of each form that was there before. `pairs`: the surest first. Pairs between two sides are left out: they
 * joined what was one person then. Gives the person of each later form that hangs with one.
 *
 * @example sidesOfLater(new Map([[1, 10], [2, 20]]), [{ formId: 2, otherFormId: 5 }]) // => Map { 5 => 20 }
 */
export function sidesOfLater(sides: ReadonlyMap<number, number>, pairs: readonly JoiningPair[]): ReadonlyMap<number, number> {
  const parent = new Map<number, number>();
  const rootOf = (form: number): number => {
    let at = form;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  const sideOf = new Map(sides);
  for (const { formId, otherFormId } of pairs) {
    const [one, other] = [rootOf(formId), rootOf(otherFormId)];
    const [oneSide, otherSide] = [sideOf.get(one), sideOf.get(other)];
    if (one === other || (oneSide !== undefined && otherSide !== undefined)) continue;
    parent.set(other, one);
    if (oneSide === undefined && otherSide !== undefined) sideOf.set(one, otherSide);
  }
  const later = new Set(pairs.flatMap(({ formId, otherFormId }) => [formId, otherFormId]).filter((form) => !sides.has(form)));
  const found = new Map<number, number>();
  for (const form of later) {
    const side = sideOf.get(rootOf(form));
    if (side !== undefined) found.set(form, side);
  }
  return found;
}
