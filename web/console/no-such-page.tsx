/** An address that leads nowhere: says so and where to go on. */
import { Link } from '@tanstack/react-router';
import { useWords } from '../shared/language.ts';
import { Ledger, Notice } from '../shared/parts.tsx';
import { useTitle } from '../shared/title.ts';

export function NoSuchPage() {
  const { say } = useWords();
  useTitle(say('nowhere.title'));
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('nowhere.title')}</h1>
      </Ledger>
      <Ledger>
        <Notice title={say('nowhere.what')}>
          <Link to="/">{say('nowhere.home')}</Link>
        </Notice>
      </Ledger>
    </>
  );
}
