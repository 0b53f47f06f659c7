/** A day as it is written in Việt Nam, with an example beside its field. */
import { TextInput, type TextInputProps } from '@mantine/core';
import { useWords } from '../../shared/language.ts';

export function Day({ example, ...field }: Omit<TextInputProps, 'inputMode' | 'description'> & { readonly example: string }) {
  const { say } = useWords();
  return <TextInput inputMode="numeric" autoComplete="off" description={say('hint.such-as', { example })} {...field} />;
}
