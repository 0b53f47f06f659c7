/** Chooses a commune by what is typed of its name, its old one too; what is chosen is told by its code. */
import { Loader, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundUnit } from '../shared/api.ts';
import { findUnits } from '../shared/client.ts';
import { useWords } from '../shared/language.ts';

export type UnitChoiceProps = {
  readonly label: string;
  /** Five digits; empty for none. */
  readonly value: string;
  readonly error: string | null;
  readonly onChoose: (code: string) => void;
};

export function UnitChoice({ label, value, error, onChoose }: UnitChoiceProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<FoundUnit | null>(null);
  const { data, isFetching } = useQuery({
    queryKey: ['units', typed],
    queryFn: () => findUnits(typed),
    enabled: typed.trim().length > 1 && typed !== (chosen === null ? null : nameOf(chosen)),
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = data?.items ?? [];
  const offered = chosen === null || items.some(({ code }) => code === chosen.code) ? items : [chosen, ...items];
  const nothing = typed.trim().length > 1 && !isFetching ? say('unit.none') : say('unit.type');
  return (
    <Select
      searchable
      label={label}
      description={say('unit.hint')}
      error={error}
      value={value === '' ? null : value}
      data={offered.map((unit) => ({ value: unit.code, label: nameOf(unit) }))}
      filter={({ options }) => options}
      searchValue={typed}
      nothingFoundMessage={nothing}
      rightSection={isFetching ? <Loader size={14} /> : null}
      onSearchChange={setTyped}
      onChange={(code) => {
        setChosen(offered.find((unit) => unit.code === code) ?? null);
        onChoose(code ?? '');
      }}
      renderOption={({ option }) => {
        const unit = offered.find(({ code }) => code === option.value);
        return (
          <span>
            {option.label}
            {unit?.was == null ? null : <span className="o">{say('unit.was', { name: unit.was })}</span>}
          </span>
        );
      }}
    />
  );
}

const nameOf = ({ path }: FoundUnit): string => path;
