/** `/niem-phong`: sealed archives of whose group I am, who else tried to look at each, and the proposal to end a seal. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Seal } from '../../shared/api.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { proposeUnseal, readSeals } from './client.ts';
import { Proposed } from './proposed.tsx';

export function SealsPage() {
  const { say } = useWords();
  useTitle(say('seals.title'));
  const { data, error } = useQuery({ queryKey: ['seals'], queryFn: readSeals });
  return (
    <>
      <Ledger className="head" note={say('seals.note')}>
        <h1 className="h1">{say('seals.title')}</h1>
      </Ledger>
      {error === null ? null : (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      )}
      {data?.items.length === 0 ? (
        <Ledger>
          <Notice title={say('seals.none')}>{say('seals.none.note')}</Notice>
        </Ledger>
      ) : null}
      {(data?.items ?? []).map((seal) => (
        <OneSeal key={seal.id} seal={seal} />
      ))}
    </>
  );
}

function OneSeal({ seal: { id, personId, fullName, words, orderNo, from, sealedBy, group, tries } }: { readonly seal: Seal }) {
  const { say, language } = useWords();
  return (
    <Ledger title={fullName} note={words[language]}>
      <dl className="answers">
        <div>
          <dt>{say('seals.order')}</dt>
          <dd>
            {orderNo}, {formatMoment(from)}
          </dd>
          <dd>
            <Link to="/nguoi/$personId" params={{ personId }} state={{ why: { purpose: 'sealing' } }}>
              {say('person.title')}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{say('seals.by')}</dt>
          <dd>{sealedBy.join(', ')}</dd>
        </div>
        <div>
          <dt>{say('seals.group')}</dt>
          <dd>{group.map(({ name, login }) => `${name} (${login})`).join(', ')}</dd>
        </div>
        <div>
          <dt>{say('seals.tries')}</dt>
          <dd>
            {tries.length === 0
              ? say('seals.tries.none')
              : tries.map(({ at, body }, nth) => (
                  <p key={nth}>
                    {formatMoment(at)} {body}
                  </p>
                ))}
          </dd>
        </div>
      </dl>
      <details className="more">
        <summary>{say('seals.end')}</summary>
        <EndSeal id={id} />
      </details>
    </Ledger>
  );
}

function EndSeal({ id }: { readonly id: number }) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const end = useMutation({ mutationFn: () => proposeUnseal(id, reason.trim(), key) });
  if (end.data !== undefined) return <Proposed id={end.data.proposalId} />;
  return (
    <form
      className="asked"
      aria-label={say('seals.end')}
      onSubmit={(event) => {
        event.preventDefault();
        end.mutate();
      }}
    >
      <OwnWords label={say('seals.reason')} required minLength={5} value={reason} onSay={setReason} />
      {end.error === null ? null : <Trouble error={end.error} />}
      <div className="steps">
        <Button type="submit" loading={end.isPending}>
          {say('seals.end')}
        </Button>
      </div>
    </form>
  );
}
