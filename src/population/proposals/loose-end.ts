/** Which forms of an archive hang on the others by least: where two persons were taken for one, the seam is there. */

export type Joining = { readonly formId: number; readonly otherFormId: number; readonly weight: number };

/**
 * Forms that were never joined to the rest by a pair are the loosest; else, where the forms are held together by their surest pairs
 * alone, those behind the weakest of these. The smaller part, of equal ones the one without the first form; empty for one form.
 *
 * @example looseEnd([1, 2, 3], [{ formId: 1, otherFormId: 2, weight: 20 }, { formId: 2, otherFormId: 3, weight: 6 }]) // => [3]
 */
export function looseEnd(forms: readonly number[], pairs: readonly Joining[]): readonly number[] {
  const tree: Joining[] = [];
  const root = new Map(forms.map((form) => [form, form]));
  for (const pair of pairs.toSorted((a, b) => b.weight - a.weight)) {
    const [one, other] = [rootOf(root, pair.formId), rootOf(root, pair.otherFormId)];
    if (one === undefined || other === undefined || one === other) continue;
    root.set(other, one);
    tree.push(pair);
  }
  const parts = partsOf(forms, tree);
  return smaller(parts.length > 1 ? parts : partsOf(forms, tree.slice(0, -1)), forms[0]);
}

function rootOf(root: ReadonlyMap<number, number>, form: number): number | undefined {
  let at = root.get(form);
  while (at !== undefined && root.get(at) !== at) at = root.get(at);
  return at;
}

function partsOf(forms: readonly number[], tree: readonly Joining[]): readonly (readonly number[])[] {
  const root = new Map(forms.map((form) => [form, form]));
  for (const { formId, otherFormId } of tree) root.set(rootOf(root, otherFormId) as number, rootOf(root, formId) as number);
  return [...Map.groupBy(forms, (form) => rootOf(root, form)).values()];
}

function smaller(parts: readonly (readonly number[])[], first: number | undefined): readonly number[] {
  const others = parts.filter((part) => !part.includes(first as number));
  const least =
    parts.length === 2
      ? parts.toSorted((a, b) => a.length - b.length || Number(a.includes(first as number)) - Number(b.includes(first as number)))[0]
      : others.toSorted((a, b) => a.length - b.length)[0];
  return parts.length < 2 ? [] : (least ?? []);
}
