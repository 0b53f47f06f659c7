/** The demo's clock: the register's day, and a box by which to move it. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { moveDemoClock, readDemoRegister } from '../../shared/client.ts';
import { formatDate, isoDayOf, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { useSignedInAnew } from '../access/me.ts';

/** Wherever one stands, everything is read anew: an office may have ended meanwhile. */
export function DemoClock() {
  const { say } = useWords();
  const title = useId();
  const readAnew = useSignedInAnew();
  const [typed, setTyped] = useState('');
  const { data: register } = useQuery({ queryKey: ['demo-register'], queryFn: readDemoRegister });
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
      <p id={title}>{say('demo.clock', { day: register === undefined ? '…' : formatDate(isoDayOf(new Date(register.now))) })}</p>
      <TextInput
        label={say('demo.clock.to')}
        placeholder="02/07/2025"
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
