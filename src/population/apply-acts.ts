/** Acts of officers on what changes in a life: each corrects one stretch of it, from its day to the next true change. */
import type { Form } from '#intake/index.ts';
import { isDoubted } from '#numbering/index.ts';
import type { PartialDate } from '#values/index.ts';
import { fieldFacts, type PersonField, personFields, placeOf } from './fields.ts';
import { fromNoForm, type PersonVersion } from './person-version.ts';

const fieldsInTime = personFields.filter((field) => fieldFacts[field].span === 'time' && field !== 'dateOfDeath');

/**
 * Acts in the order in which they were done. An act that says "from day D the value of F was V" holds from D to the first
 * later version whose value of F differs from the one that the act took the place of: that is another fact, told by other forms.
 */
export function applyActs(versions: readonly PersonVersion[], evidence: readonly Form[]): readonly PersonVersion[] {
  let life = versions;
  const acts = evidence.map((form, at) => ({ form, at })).filter(({ form }) => form.source === 'act');
  for (const { form, at } of acts.sort((a, b) => a.form.formId - b.form.formId)) {
    const stated = fieldsInTime.filter((field) => form[field] !== undefined && !(field !== 'householdId' && isDoubted(form, field)));
    if (stated.length > 0) life = applyAct(life, form, at, stated);
  }
  return life;
}

function applyAct(versions: readonly PersonVersion[], act: Form, at: number, stated: readonly PersonField[]): readonly PersonVersion[] {
  const first = versions[0] as PersonVersion;
  const since = Math.max(act.filledOn ?? 0, first.validFrom) as PartialDate;
  const split = breakAt(versions, since);
  const start = split.findIndex(({ validFrom }) => validFrom === since);
  const life = split.map((version) => ({ ...version, values: [...version.values], provenance: Uint8Array.from(version.provenance) }));
  for (const field of stated) {
    const place = placeOf[field];
    const before = split[start]?.values[place];
    for (let later = start; later < life.length && split[later]?.values[place] === before; later++) {
      const version = life[later] as (typeof life)[number];
      version.values[place] = cleared(act[field]) ? undefined : act[field];
      version.provenance[place] = cleared(act[field]) ? fromNoForm : at;
    }
  }
  return life;
}

/** An act takes a value away by stating it empty. */
const cleared = (value: string | number | undefined): boolean => value === '' || value === 0;

function breakAt(versions: readonly PersonVersion[], since: PartialDate): readonly PersonVersion[] {
  if (versions.some(({ validFrom }) => validFrom === since)) return versions;
  const before = versions.filter(({ validFrom }) => validFrom < since);
  return [...before, { ...(before.at(-1) as PersonVersion), validFrom: since }, ...versions.slice(before.length)];
}
