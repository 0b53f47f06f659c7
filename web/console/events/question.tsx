/** One question a page: what is asked, the way back, the way on. */
import './events.css';
import { Button } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode, SubmitEvent } from 'react';
import { useWords } from '../../shared/language.ts';
import { Ledger } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';

type Asked = {
  /** Of which job it is a question. */
  readonly job: string;
  readonly title: string;
  readonly step: number;
  readonly of: number;
  readonly onBack?: (() => void) | undefined;
  /** Null where the answer is not there yet, and is asked for elsewhere on the page. */
  readonly onNext: (() => void) | null;
  readonly children: ReactNode;
};

export function Question({ job, title, step, of, onBack, onNext, children }: Asked) {
  const { say } = useWords();
  useTitle(`${title} · ${job}`);
  const next = (event: SubmitEvent) => {
    event.preventDefault();
    onNext?.();
  };
  return (
    <>
      <Ledger className="head" note={onBack === undefined ? null : <Back onBack={onBack} />}>
        <h1 className="h1">{title}</h1>
        <span className="soft">{say('events.step', { job, step, of })}</span>
      </Ledger>
      <Ledger>
        <form className="counter-form" onSubmit={next} noValidate>
          {children}
          {onNext === null ? null : (
            <Button type="submit" variant="filled" className="go">
              {say('events.next')}
            </Button>
          )}
        </form>
      </Ledger>
    </>
  );
}

export function Back({ onBack }: { readonly onBack: () => void }) {
  const { say } = useWords();
  return (
    <button type="button" className="link back" onClick={onBack}>
      <IconChevronLeft className="i" stroke={1.75} aria-hidden="true" />
      {say('events.back')}
    </button>
  );
}
