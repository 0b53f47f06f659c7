/** Looks that somebody has to look at, one by one: what was said, by whom, and whether it was justified. */
import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { NotableLook, Page } from '../../shared/api.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongList, More } from '../../shared/list.tsx';
import { Chip, Notice, Trouble } from '../../shared/parts.tsx';
import { reviewLook } from './client.ts';

type Kind = 'emergencies' | 'samples';

export function NotableLooks({ kind, read }: { readonly kind: Kind; read(cursor: string): Promise<Page<NotableLook>> }) {
  const { say, language } = useWords();
  const found = useInfiniteQuery({
    queryKey: ['notable', kind, language],
    queryFn: ({ pageParam }) => read(pageParam),
    ...byCursor,
    refetchOnWindowFocus: false,
  });
  const items = found.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {found.error === null ? null : <Trouble error={found.error} />}
      {items === undefined ? null : items.length === 0 ? (
        <Notice title={say(`log.${kind}.none`)}>{say(`log.${kind}.none.note`)}</Notice>
      ) : (
        <LongList
          title={say(`log.${kind}`)}
          className="notable"
          items={items}
          keyOf={({ entry }) => entry}
          goesOn={found.hasNextPage}
          classOf={({ review }) => (kind === 'emergencies' && review === null ? 'waits' : undefined)}
        >
          {(look) => <Look look={look} isEmergency={kind === 'emergencies'} />}
        </LongList>
      )}
      <More list={found} />
    </>
  );
}

/** A look that was not justified says why in words. */
function Look({ look, isEmergency }: { readonly look: NotableLook; readonly isEmergency: boolean }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const review = useMutation({
    mutationFn: (justified: boolean) => reviewLook({ entry: look.entry, justified, ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSuccess: () => Promise.all([['notable'], ['queues']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  const decide = (justified: boolean) => {
    setTried(!justified);
    if (justified || note.trim() !== '') review.mutate(justified);
  };
  const { at, name, body, reason, whatText, outcome, persons, review: judged } = look;
  return (
    <>
      <div className="who">
        <b>{name}</b> <span>{body}</span>
      </div>
      <p>{reason === null ? say('log.no-reason') : `“${reason}”`}</p>
      <p className="soft small">
        {formatMoment(at)} · {whatText} · {say(`log.outcome.${outcome}`)}
      </p>
      {persons.length === 0 ? (
        <p className="small">{say('log.of-nobody')}</p>
      ) : (
        <ul className="of-whom" aria-label={say('log.of-whom')}>
          {persons.map(({ personId, fullName, isOpen }) => (
            <li key={personId}>
              {isOpen ? (
                <Link to="/nguoi/$personId" params={{ personId }} state={{ why: { purpose: 'oversight' } }}>
                  {fullName}
                </Link>
              ) : (
                fullName
              )}
            </li>
          ))}
        </ul>
      )}
      {judged !== null ? (
        <p>
          <Chip tone={judged.justified ? 'done' : 'stop'} icon={judged.justified ? IconCheck : IconX}>
            {say(judged.justified ? 'log.justified' : 'log.not-justified')}
          </Chip>{' '}
          {judged.note}
        </p>
      ) : (
        <div className="judge">
          {isEmergency ? (
            <Chip tone="stop" icon={IconAlertTriangle}>
              {say('log.to-review')}
            </Chip>
          ) : null}
          <TextInput
            label={say('log.found')}
            value={note}
            maxLength={500}
            error={tried && note.trim() === '' ? say('log.found.missing') : null}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button variant="default" loading={review.isPending} onClick={() => decide(true)}>
            {say('log.justified.act')}
          </Button>
          <Button variant="default" loading={review.isPending} onClick={() => decide(false)}>
            {say('log.not-justified.act')}
          </Button>
          {review.error === null ? null : <Trouble error={review.error} />}
        </div>
      )}
    </>
  );
}
