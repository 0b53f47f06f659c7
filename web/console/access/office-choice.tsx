/** The offices that an officer holds today: one of them is taken up, the others are a click away. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { chooseOffice } from './client.ts';
import type { OfficerMe } from './me.ts';

/** Another office finds nothing of what was open in this one: the pages begin anew. */
export function OfficeChoice({ offices, stay }: { readonly offices: OfficerMe['offices']; readonly stay?: () => void }) {
  const { say, language } = useWords();
  const choose = useMutation({ mutationFn: chooseOffice, onSuccess: () => location.assign('/') });
  return (
    <>
      <ul className="offices">
        {offices.map(({ postId, words, unit, from, to, point, isThis }) => {
          const called = [words[language], point, unit?.path].filter(Boolean).join(', ');
          return (
            <li key={postId}>
              <span>
                <b>{called}</b>{' '}
                <span className="soft">
                  {formatDate(from)}–{to === null ? '' : formatDate(to)}
                </span>
              </span>
              {isThis && stay === undefined ? (
                <span className="soft">{say('access.offices.this')}</span>
              ) : (
                <Button
                  variant={isThis ? 'filled' : 'default'}
                  aria-label={`${say('access.offices.take')}: ${called}`}
                  loading={choose.isPending && choose.variables === postId}
                  onClick={() => (isThis ? stay?.() : choose.mutate(postId))}
                >
                  {say('access.offices.take')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {choose.error === null ? null : <Trouble error={choose.error} />}
    </>
  );
}
