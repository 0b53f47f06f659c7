/** The box of text in which an officer says something. */
import { Textarea, type TextareaProps } from '@mantine/core';

/** A reason, a question, a decision in an officer's own words: the box grows with them, as far as the register keeps them (2,000 characters). */
export function OwnWords({ onSay, ...box }: Omit<TextareaProps, 'onChange'> & { onSay(words: string): void }) {
  return <Textarea autosize minRows={2} maxLength={2000} {...box} onChange={(event) => onSay(event.currentTarget.value)} />;
}
