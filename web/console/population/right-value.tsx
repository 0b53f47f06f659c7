/** The right value of a field, typed or chosen as the field asks. */
import { NativeSelect, TextInput } from '@mantine/core';
import { readTypedBirth } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { relations } from '../events/relations.ts';

const dates = new Set(['dateOfBirth', 'dateOfDeath']);

/** Days as they are typed here become days as the interface takes them, with the known parts only. */
export const sentValue = (field: string, text: string): string => (dates.has(field) ? (readTypedBirth(text) ?? text.trim()) : text.trim());

export function RightValue({
  field,
  name,
  typed,
  error,
  onType,
}: {
  readonly field: string;
  readonly name: string;
  readonly typed: string;
  readonly error: string | null;
  readonly onType: (text: string) => void;
}) {
  const { say } = useWords();
  const choices: { readonly [field: string]: readonly { readonly value: string; readonly label: string }[] } = {
    sex: [
      { value: 'M', label: say('sex.M') },
      { value: 'F', label: say('sex.F') },
    ],
    maritalStatus: (['single', 'married', 'divorced', 'widowed'] as const).map((value) => ({ value, label: say(`correction.marital.${value}`) })),
    relationToHead: relations.map((value) => ({ value, label: say(`role.${value}`) })),
  };
  const common = { label: say('correction.right', { field: name }), error, value: typed, autoFocus: true };
  const offered = choices[field];
  if (offered !== undefined)
    return (
      <NativeSelect {...common} data={[{ value: '', label: say('correction.choose') }, ...offered]} onChange={(event) => onType(event.currentTarget.value)} />
    );
  const hint = dates.has(field) ? say('correction.hint.date') : field.endsWith('Place') ? say('correction.hint.place') : undefined;
  return <TextInput {...common} description={hint} maxLength={400} onChange={(event) => onType(event.currentTarget.value)} />;
}
