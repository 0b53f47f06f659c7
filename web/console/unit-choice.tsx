/** Chooses an administrative unit by what is typed of its name, its old one too, or of its code. */
import { Loader, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundUnit } from '../shared/api.ts';
import { findUnits, type UnitsSought } from '../shared/client.ts';
import { useWords } from '../shared/language.ts';

export type UnitChoiceProps = Omit<UnitsSought, 'q'> & {
  readonly label: string;
  readonly value: FoundUnit | null;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly onChoose: (unit: FoundUnit | null) => void;
};

export function UnitChoice({ label, value, error = null, required = false, onChoose, ...asked }: UnitChoiceProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['units', typed, asked],
    queryFn: () => findUnits({ ...asked, q: typed }),
    enabled: typed.trim().length > 1 && typed !== value?.path,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = data?.items ?? [];
  const offered = value === null || items.some(({ unit }) => unit === value.unit) ? items : [value, ...items];
  const found = (unit: string) => offered.find((one) => String(one.unit) === unit);
  const nothing = typed.trim().length > 1 && !isFetching ? say('unit.none') : say('unit.type');
  return (
    <Select
      searchable
      label={label}
      description={say('unit.hint')}
      error={error}
      required={required}
      value={value === null ? null : String(value.unit)}
      data={offered.map(({ unit, path }) => ({ value: String(unit), label: path }))}
      filter={({ options }) => options}
      searchValue={typed}
      nothingFoundMessage={nothing}
      rightSection={isFetching ? <Loader size={14} /> : null}
      onSearchChange={setTyped}
      onChange={(unit) => onChoose(unit === null ? null : (found(unit) ?? null))}
      renderOption={({ option }) => {
        const unit = found(option.value);
        return (
          <span>
            {option.label}
            {unit === undefined ? null : <span className="o">{unit.was === null ? unit.code : `${unit.code} · ${say('unit.was', { name: unit.was })}`}</span>}
          </span>
        );
      }}
    />
  );
}
