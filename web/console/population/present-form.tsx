/** Who stands at the counter says who they are: number and date of birth, or full name, whole date of birth and sex. */
import { Button, Radio, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useId, useState } from 'react';
import { readTypedBirth } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';

export type Present = { readonly q?: string | undefined; readonly dateOfBirth?: string | undefined; readonly sex?: 'M' | 'F' | undefined };

const isNumber = (q: string): boolean => /^[\d\s.-]+$/.test(q);

export function PresentForm({ sought }: { readonly sought: Present }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const group = useId();
  const [q, setQ] = useState(sought.q ?? '');
  const [born, setBorn] = useState(sought.dateOfBirth?.split('-').reverse().join('/') ?? '');
  const [sex, setSex] = useState(sought.sex);
  const [tried, setTried] = useState(false);
  const day = readTypedBirth(born);
  const whole = isNumber(q) || day === undefined || day.length === 10;
  const errors = {
    q: q.trim() === '' ? say('present.q.missing') : null,
    born: day === undefined ? say('present.born.wrong') : whole ? null : say('present.born.whole'),
    sex: isNumber(q) || sex !== undefined ? null : say('present.sex.missing'),
  };
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.q !== null || errors.born !== null || errors.sex !== null || day === undefined) return;
    void navigate({ to: '/nguoi', state: { q: q.trim(), dateOfBirth: day, ...(sex === undefined ? {} : { sex }) }, replace: true });
  };
  return (
    <form className="purposes" onSubmit={find} noValidate>
      <TextInput
        label={say('present.q')}
        size="sm"
        autoComplete="off"
        maxLength={200}
        value={q}
        error={tried ? errors.q : null}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <TextInput
        label={say('field.dateOfBirth')}
        description={say('present.born.note')}
        size="sm"
        autoComplete="off"
        inputMode="numeric"
        maxLength={10}
        value={born}
        error={tried ? errors.born : null}
        onChange={(event) => setBorn(event.currentTarget.value)}
      />
      <Radio.Group
        label={say('field.sex')}
        description={say('present.sex.note')}
        error={tried ? errors.sex : null}
        value={sex ?? ''}
        onChange={(value) => setSex(value === 'F' ? 'F' : 'M')}
      >
        <div className="choices">
          <Radio name={group} size="sm" value="F" label={say('sex.F')} />
          <Radio name={group} size="sm" value="M" label={say('sex.M')} />
        </div>
      </Radio.Group>
      <Button type="submit" variant="filled">
        {say('present.find')}
      </Button>
    </form>
  );
}
