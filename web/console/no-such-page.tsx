/** An address that leads nowhere: says so and where to go on. */
import { Link } from '@tanstack/react-router';
import { useWords } from '../shared/language.ts';
import { Ledger, Notice } from '../shared/parts.tsx';

export function NoSuchPage() {
  const { say } = useWords();
  return (
    <Ledger>
      <Notice title={say('nowhere.title')}>
        <Link to="/">{say('nowhere.home')}</Link>
      </Notice>
    </Ledger>
  );
}
