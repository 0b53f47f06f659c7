/** Two archives that may be of one person: compared point by point, decided by one key, then the next opens by itself. */
import './review.css';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ShownReview } from '../../shared/api.ts';
import { decideReview, type ReviewDecision, readReview, undoReview } from '../../shared/client.ts';
import { formatDate, formatMoment, formatTenths } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Chip, Ledger, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { roleText } from '../../shared/words.ts';
import { type Command, useCommands, useSingleKeys } from '../keys/commands.ts';
import { Compared, WaterfallTable } from './compared.tsx';
import { Contradicts } from './contradicts.tsx';
import { DecideBar, decisions } from './decide-bar.tsx';
import { nextAfter, noteDecided, noteUndone, useReviewList, useSitting } from './sitting.ts';

const pairRoute = getRouteApi('/xet-trung/$reviewId');

export function PairPage() {
  const { reviewId } = pairRoute.useParams();
  return <Pair key={reviewId} reviewId={reviewId} />;
}

function Pair({ reviewId }: { readonly reviewId: string }) {
  const { say } = useWords();
  useTitle(say('review.title'));
  const { commune } = pairRoute.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { items, total, hasNextPage, isFetchingNextPage, fetchNextPage } = useReviewList(commune);
  const { decided, last, undone } = useSitting();
  const { data: review, error } = useQuery({ queryKey: ['review', reviewId], queryFn: () => readReview(reviewId), staleTime: 0 });
  const [asking, setAsking] = useState(false);
  const keys = useSingleKeys();
  const work = useRef<HTMLDivElement>(null);
  const at = items.findIndex((item) => item.reviewId === reviewId);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && at >= items.length - 3) void fetchNextPage();
  }, [at, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const ready = review !== undefined;
  useEffect(() => {
    if (ready && !asking) work.current?.focus({ preventScroll: true });
  }, [ready, asking]);
  const to = (id: string | undefined) =>
    void (id === undefined
      ? navigate({ to: '/xet-trung', search: commune === undefined ? {} : { commune } })
      : navigate({ to: '/xet-trung/$reviewId', params: { reviewId: id }, search: commune === undefined ? {} : { commune } }));
  const pair = review === undefined ? '' : pairOf(review, say);
  const decide = useMutation({
    mutationFn: (decision: ReviewDecision) => decideReview(reviewId, review?.version ?? 0, decision),
    onSuccess: ({ version }, { decision }) => {
      const next = nextAfter(items, reviewId, new Set([...decided, reviewId]));
      noteDecided({ id: reviewId, version, decision, pair });
      queries.removeQueries({ queryKey: ['review', reviewId] });
      void queries.invalidateQueries({ queryKey: ['queues'] });
      to(next?.reviewId);
    },
    onError: () => void queries.invalidateQueries({ queryKey: ['review', reviewId] }),
  });
  const undo = useMutation({
    mutationFn: async () => (last === null ? null : await undoReview(last.id, last.version, say('review.undo.reason'))),
    onSuccess: () => {
      if (last === null) return;
      noteUndone(last);
      queries.removeQueries({ queryKey: ['review', last.id] });
      to(last.id);
    },
  });
  const mayDecide = review?.mine === true && review.turn.who !== 'approver' && !decide.isPending;
  const commands: readonly Command[] = [
    ...(mayDecide
      ? decisions.map((decision, index) => ({
          id: `review-${decision}`,
          words: say(`review.decide.${decision}`),
          keys: String(index + 1),
          hears: 'part' as const,
          run: () => work.current?.querySelector<HTMLButtonElement>(`[data-decision="${decision}"]`)?.click(),
        }))
      : []),
    ...(last !== null && !undo.isPending
      ? [{ id: 'review-undo', words: say('review.undo'), keys: 'z', hears: 'part' as const, run: () => undo.mutate() }]
      : []),
    { id: 'review-later', words: say('review.later'), keys: 'n', hears: 'part', run: () => to(nextAfter(items, reviewId, decided)?.reviewId) },
  ];
  useCommands(commands);
  useKeysWithin(work, (event) => {
    if (!keys.on || event.ctrlKey || event.altKey || event.metaKey || (event.target as HTMLElement).closest('input, textarea, select, dialog') !== null) return;
    const pressed = commands.find((command) => command.keys === event.key);
    if (pressed === undefined) return;
    event.preventDefault();
    pressed.run();
  });
  const said = undone !== null ? say('review.done.undone', { pair: undone }) : last === null ? '' : say(`review.done.${last.decision}`, { pair: last.pair });
  return (
    <div className="review" ref={work} tabIndex={-1}>
      <Ledger
        className="head"
        note={
          <>
            {at < 0 ? null : <b>{say('review.place', { number: at + 1, total })}</b>}
            {say('review.loosest-first')}
          </>
        }
      >
        <h1 className="h1">{say('review.title')}</h1>
        {review === undefined ? null : <State review={review} />}
        <div className="acts">
          <Button leftSection={<IconArrowLeft size={18} stroke={1.75} aria-hidden="true" />} disabled={at <= 0} onClick={() => to(items[at - 1]?.reviewId)}>
            {say('review.before')}
          </Button>
          <Button
            rightSection={<IconArrowRight size={18} stroke={1.75} aria-hidden="true" />}
            onClick={() => to(nextAfter(items, reviewId, decided)?.reviewId)}
          >
            {say('review.later')}
          </Button>
        </div>
        <p className="whole-line done-line" aria-live="polite" data-done={decided.size}>
          {said === '' ? null : <span>{said}</span>}
          {review === undefined || at < 0 ? null : (
            <span className="said-only">
              {say('review.place', { number: at + 1, total })}: {pair}
            </span>
          )}
          {last === null ? null : (
            <button type="button" className="link" aria-keyshortcuts={keys.on ? 'z' : undefined} disabled={undo.isPending} onClick={() => undo.mutate()}>
              {say('review.undo')}
              {keys.on ? <kbd>z</kbd> : null}
            </button>
          )}
        </p>
        {undo.error === null ? null : <Trouble error={undo.error} />}
      </Ledger>
      {error === null ? null : (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      )}
      {review === undefined ? null : (
        <>
          <Compared review={review} />
          <Around review={review} />
          {review.mine && review.turn.who !== 'approver' ? (
            <DecideBar
              review={review}
              busy={decide.isPending}
              error={decide.error}
              keysOn={keys.on}
              onKeys={keys.choose}
              asking={asking}
              onAsk={setAsking}
              onDecide={(decision) => decide.mutate(decision)}
            />
          ) : null}
        </>
      )}
    </div>
  );
}

/** Keys are heard only where the focus is within the work area. */
function useKeysWithin(area: RefObject<HTMLElement | null>, press: (event: KeyboardEvent) => void): void {
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    const element = area.current;
    const hear = (event: KeyboardEvent): void => newest.current(event);
    element?.addEventListener('keydown', hear);
    return () => element?.removeEventListener('keydown', hear);
  }, [area]);
}

type Say = ReturnType<typeof useWords>['say'];

const pairOf = ({ sides: [one, other] }: ShownReview, say: Say): string => say('review.and', { one: one.person.fullName, other: other.person.fullName });

function State({ review: { state, turn, mine, owner } }: { readonly review: ShownReview }) {
  const { say } = useWords();
  const unit = turn.unit?.name ?? owner?.name ?? '–';
  if (state === 'settled')
    return (
      <Chip tone="done" icon={IconUserCheck}>
        {say('review.state.settled')}
      </Chip>
    );
  if (turn.who !== 'owner')
    return (
      <Chip tone="wait" icon={IconUserQuestion}>
        {say(turn.who === 'asked' ? 'review.state.asked' : 'review.state.approver', { unit })}
      </Chip>
    );
  return (
    <Chip tone="act" icon={IconUserCheck}>
      {mine ? say('review.yours') : say('review.not-yours', { unit })}
    </Chip>
  );
}

function Around({ review }: { readonly review: ShownReview }) {
  const { say, language } = useWords();
  const [table, setTable] = useState(false);
  const { cluster, whyNot, sides, history } = review;
  const letter = (side: 0 | 1) => sides[side].person.fullName;
  return (
    <>
      <Ledger title={say('review.around')}>
        <div className="two">
          <section>
            <h3 className="h3">{say('review.household')}</h3>
            {sides.map(({ person, household }) => (
              <p key={person.personId}>
                <b>{person.fullName}</b>
                {': '}
                {household.length === 0
                  ? say('review.household.none')
                  : household
                      .map(({ fullName, role, dateOfBirth }) => {
                        const key = role === null ? undefined : roleText(role);
                        const year = dateOfBirth?.slice(0, 4);
                        return `${key === undefined ? '' : `${say(key as 'role.head')} `}${fullName}${year === undefined ? '' : ` (${year})`}`;
                      })
                      .join(', ')}
              </p>
            ))}
          </section>
          <section>
            <h3 className="h3">{say('review.why-not')}</h3>
            <ul className="why-not">
              {whyNot.map((words) => (
                <li key={words.vi}>{words[language]}</li>
              ))}
            </ul>
          </section>
        </div>
        {review.contradicts.length === 0 ? null : (
          <section>
            <h3 className="h3">{say('contradicts.title')}</h3>
            <Contradicts contradicts={review.contradicts} names={[letter(0), letter(1)]} />
          </section>
        )}
        <section>
          <h3 className="h3">{say('review.cluster')}</h3>
          <p>{say('review.cluster.density', { share: Math.round(cluster.density * 100) })}</p>
          {cluster.rivals.map(({ person, side, weight }) => (
            <p key={`${person.personId}${side}`}>
              {say('review.cluster.rival', {
                side: letter(side),
                name: person.fullName,
                date: person.dateOfBirth === null ? '–' : formatDate(person.dateOfBirth),
                bits: formatTenths(weight, language),
              })}
            </p>
          ))}
          {cluster.reviews.map(({ reviewId, person, side }) => (
            <p key={reviewId}>
              <a href={`/xet-trung/${reviewId}`}>{say('review.cluster.other', { side: letter(side), name: person.fullName })}</a>
            </p>
          ))}
        </section>
        <p className="legend">
          <span className="letters">
            <span className="mark">{say('review.mark')}</span>
          </span>
          <span className="letters">
            <span className="swapped">{say('review.swapped')}</span>
          </span>
          <span className="letters">
            <span className="letter">{say('review.letter')}</span>
          </span>
          <button type="button" className="link" aria-expanded={table} onClick={() => setTable(!table)}>
            {say(table ? 'review.table.hide' : 'review.table')}
          </button>
        </p>
        {table ? <WaterfallTable review={review} /> : null}
      </Ledger>
      {history.length < 2 ? null : (
        <Ledger title={say('review.history')}>
          <ul className="moves">
            {history.map(({ at, words, by, text }) => (
              <li key={at + words.vi}>
                <span className="soft">{formatMoment(at)}</span> {words[language]}
                {by === null ? '' : `, ${by}`}
                {text === null ? '' : `: “${text}”`}
              </li>
            ))}
          </ul>
        </Ledger>
      )}
    </>
  );
}
