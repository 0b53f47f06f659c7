/** Pairs of archives that wait to be reviewed, the loosest first. */
import './review.css';
import { Button } from '@mantine/core';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReviewItem } from '../../shared/api.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
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
          <List items={items} commune={commune} />
        )}
        {list.hasNextPage ? (
          <Button className="more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say('list.more')}
          </Button>
        ) : null}
      </Ledger>
    </>
  );
}

function List({ items, commune }: { readonly items: readonly ReviewItem[]; readonly commune: string | undefined }) {
  const { say, language } = useWords();
  return (
    <table className="list reviews">
      <caption className="said-only">{say('review.list')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('review.pair')}</th>
          <th scope="col">{say('review.why-asked')}</th>
          <th scope="col">{say('review.owner')}</th>
          <th scope="col">{say('review.due')}</th>
          <th scope="col" className="n">
            {say('review.density')}
          </th>
          <th scope="col" className="n">
            {say('review.weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ reviewId, sides: [one, other], words, owner, dueOn, density, weight }) => (
          <tr key={reviewId}>
            <td data-label={say('review.pair')}>
              <Link to="/xet-trung/$reviewId" params={{ reviewId }} search={commune === undefined ? {} : { commune }}>
                {say('review.and', { one: one.fullName, other: other.fullName })}
              </Link>
              <span className="o">
                {[one, other].map(({ dateOfBirth }) => say('review.born', { date: dateOfBirth === null ? '–' : formatDate(dateOfBirth) })).join(' · ')}
              </span>
            </td>
            <td data-label={say('review.why-asked')}>{words[language]}</td>
            <td data-label={say('review.owner')}>{owner?.name ?? '–'}</td>
            <td data-label={say('review.due')}>{formatDate(dueOn)}</td>
            <td className="n" data-label={say('review.density')}>
              {Math.round(density * 100)} %
            </td>
            <td className="n" data-label={say('review.weight')}>
              {weight === null ? '–' : bitsOf(weight, language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
