/** An officer has a paper before them that agrees with name, date of birth and sex: said once, it makes the archive *right* on the board. */
import { Button, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Why } from '../../shared/client.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Chip, Trouble } from '../../shared/parts.tsx';
import { confirmPerson } from '../board/client.ts';

export function Confirm({ personId, why }: { readonly personId: string; readonly why: Why }) {
  const { say } = useWords();
  const [paper, setPaper] = useState('');
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const confirm = useMutation({ mutationFn: () => confirmPerson(personId, paper.trim(), why, key) });
  if (confirm.data !== undefined)
    return (
      <Chip tone="done" icon={IconCheck}>
        {say('confirm.done', { date: formatDate(confirm.data.confirmedOn) })}
      </Chip>
    );
  return (
    <details className="confirm">
      <summary>{say('confirm.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (paper.trim() !== '') confirm.mutate();
        }}
      >
        <p className="soft small">{say('confirm.what')}</p>
        <TextInput
          label={say('confirm.paper')}
          maxLength={300}
          value={paper}
          error={tried && paper.trim() === '' ? say('confirm.paper.missing') : null}
          onChange={(event) => setPaper(event.currentTarget.value)}
        />
        {confirm.error === null ? null : <Trouble error={confirm.error} />}
        <Button type="submit" variant="default" loading={confirm.isPending}>
          {say('confirm.act')}
        </Button>
      </form>
    </details>
  );
}
