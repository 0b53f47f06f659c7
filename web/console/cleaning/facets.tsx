/** Facets of the findings: how many there are of each value among those that match the others; a value is chosen or not. */
import { useState } from 'react';
import type { FindingCounts } from '../../shared/api.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { fieldText, sourceText } from '../../shared/words.ts';
import { useRuleName } from '../rule-name.ts';
import { chosenOf, type Facet, type FindingsAsked, facets } from './asked.ts';

const shownFirst = 6;

export function Facets({
  asked,
  counts,
  onToggle,
}: {
  readonly asked: FindingsAsked;
  readonly counts: FindingCounts;
  readonly onToggle: (facet: Facet, value: string) => void;
}) {
  return facets.map((facet) => {
    const chosen = chosenOf(asked, facet);
    const counted = counts.facets[facet];
    const gone = chosen.filter((value) => !counted.some((one) => one.value === value)).map((value) => ({ value, label: null, count: 0 }));
    return <OneFacet key={facet} facet={facet} chosen={chosen} values={[...counted, ...gone]} onToggle={(value) => onToggle(facet, value)} />;
  });
}

type OneFacetProps = {
  readonly facet: Facet;
  readonly chosen: readonly string[];
  readonly values: FindingCounts['facets'][Facet];
  readonly onToggle: (value: string) => void;
};

function OneFacet({ facet, chosen, values, onToggle }: OneFacetProps) {
  const { say, language } = useWords();
  const valueName = useValueName();
  const [whole, setWhole] = useState(false);
  const shown = whole ? values : values.filter(({ value }, at) => at < shownFirst || chosen.includes(value));
  if (values.length === 0) return null;
  return (
    <fieldset className="facet">
      <legend>{say(`findings.facet.${facet}`)}</legend>
      {shown.map(({ value, label, count }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
          <span>{label ?? valueName(facet, value)}</span>
          <span className="n">{formatNumber(count, language)}</span>
        </label>
      ))}
      {values.length > shown.length ? (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {say('findings.facet.more', { n: values.length - shown.length })}
        </button>
      ) : null}
    </fieldset>
  );
}

const stateKeys = { open: 'findings.state.open', repaired: 'findings.state.repaired', kept: 'findings.state.kept', mended: 'findings.state.mended' } as const;
const severityKeys = { error: 'findings.severity.error', warning: 'findings.severity.warning', note: 'findings.severity.note' } as const;
const repairKeys = { made: 'findings.repair.made', none: 'findings.repair.none' } as const;

/** A value of a facet, as the page calls it. */
export function useValueName(): (facet: Facet, value: string) => string {
  const { say } = useWords();
  const ruleName = useRuleName();
  return (facet, value) => {
    const known = { ...stateKeys, ...severityKeys, ...repairKeys } as { readonly [value: string]: Parameters<typeof say>[0] };
    if (facet === 'rule') return ruleName(value);
    if (facet === 'field') return fieldText(value) === undefined ? value : say(fieldText(value) as 'field.fullName');
    if (facet === 'source') return say(sourceText(value));
    if (facet === 'commune') return say('findings.no-commune');
    return known[value] === undefined ? value : say(known[value] as 'findings.state.open');
  };
}
