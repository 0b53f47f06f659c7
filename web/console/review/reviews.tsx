/** Pairs of archives that wait to be reviewed, the loosest first. */
import './review.css';
import { Button } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReviewItem } from '../../shared/api.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { bitsOf } from './numbers.ts';
import { useReviewList, useSitting } from './sitting.ts';

const listRoute = getRouteApi('/xet-trung');

export function ReviewsPage() {
  const { say } = useWords();
  useTitle(say('review.list'));
  const { commune } = listRoute.useSearch();
  const navigate = useNavigate();
  const list = useReviewList(commune);
  const { decided } = useSitting();
  const items = list.items.filter(({ reviewId }) => !decided.has(reviewId));
  const [first] = items;
  const search = commune === undefined ? {} : { commune };
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('review.list')}</h1>
        {first === undefined ? null : (
          <div className="acts">
            <Button variant="filled" onClick={() => void navigate({ to: '/xet-trung/$reviewId', params: { reviewId: first.reviewId }, search })}>
              {say('review.start')}
            </Button>
          </div>
        )}
        <p className="whole-line" aria-live="polite">
          {list.data === undefined ? '' : say('review.count', { n: Math.max(0, list.total - decided.size) })}
        </p>
      </Ledger>
      <Ledger title={say('review.list.what')} note={say('review.list.order')}>
        {list.error === null ? null : <Trouble error={list.error} />}
        {list.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('review.none')}>{say('review.none.note')}</Notice>
        ) : (
          <List items={items} commune={commune} goesOn={list.hasNextPage} />
        )}
        <More list={list} />
      </Ledger>
    </>
  );
}

type ListProps = { readonly items: readonly ReviewItem[]; readonly commune: string | undefined; readonly goesOn: boolean };

function List({ items, commune, goesOn }: ListProps) {
  const { say, language } = useWords();
  return (
    <LongTable
      title={say('review.list')}
      className="list reviews"
      items={items}
      keyOf={({ reviewId }) => reviewId}
      goesOn={goesOn}
      columns={[
        {
          head: say('review.pair'),
          cell: ({ reviewId, sides: [one, other] }) => (
            <>
              <Link to="/xet-trung/$reviewId" params={{ reviewId }} search={commune === undefined ? {} : { commune }}>
                {say('review.and', { one: one.fullName, other: other.fullName })}
              </Link>
              <span className="o">
                {[one, other].map(({ dateOfBirth }) => say('review.born', { date: dateOfBirth === null ? '–' : formatDate(dateOfBirth) })).join(' · ')}
              </span>
            </>
          ),
        },
        { head: say('review.why-asked'), cell: ({ words }) => words[language] },
        { head: say('review.owner'), cell: ({ owner }) => owner?.name ?? '–' },
        { head: say('review.due'), cell: ({ dueOn }) => formatDate(dueOn) },
        { head: say('review.density'), className: 'n', cell: ({ density }) => `${Math.round(density * 100)} %` },
        { head: say('review.weight'), className: 'n', cell: ({ weight }) => (weight === null ? '–' : bitsOf(weight, language)) },
      ]}
    />
  );
}
