/** The demo's clock: the register's day, and a box by which to move it. */
import './clock.css';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { moveDemoClock, readDemoRegister } from '../../shared/client.ts';
import { formatDate, isoDayOf, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { useSignedInAnew } from '../access/me.ts';

/** In the foot of a desk: the day, and behind it the box and the messages that were not sent. */
export function DemoDay() {
  const { say } = useWords();
  const day = useDay();
  return (
    <details className="demo-day">
      <summary>{say('demo.clock', { day })}</summary>
      <div>
        <DemoClock />
        <Link to="/hop-thu">{say('demo.outbox')}</Link>
      </div>
    </details>
  );
}

function useDay(): string {
  const { data } = useQuery({ queryKey: ['demo-register'], queryFn: readDemoRegister });
  return data === undefined ? '…' : formatDate(isoDayOf(new Date(data.now)));
}

/** Wherever one stands, everything is read anew: an office may have ended meanwhile. */
export function DemoClock() {
  const { say } = useWords();
  const title = useId();
  const readAnew = useSignedInAnew();
  const [typed, setTyped] = useState('');
  const today = useDay();
  const move = useMutation({ mutationFn: moveDemoClock, onSuccess: readAnew });
  const day = readTypedDate(typed);
  const [tried, setTried] = useState(false);
  return (
    <form
      className="demo-clock"
      aria-labelledby={title}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (day !== undefined) move.mutate(day);
      }}
    >
      <p id={title}>{say('demo.clock', { day: today })}</p>
      <TextInput
        label={say('demo.clock.to')}
        description={say('hint.such-as', { example: '02/07/2025' })}
        inputMode="numeric"
        value={typed}
        error={tried && day === undefined ? say('demo.clock.no-day') : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setTried(false);
        }}
      />
      <Button type="submit" loading={move.isPending}>
        {say('demo.clock.move')}
      </Button>
      {move.error === null ? null : <Trouble error={move.error} />}
    </form>
  );
}
