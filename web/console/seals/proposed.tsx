/** What was proposed about a seal waits for a second officer. */
import { Link } from '@tanstack/react-router';
import { useWords } from '../../shared/language.ts';

export function Proposed({ id }: { readonly id: number }) {
  const { say } = useWords();
  return (
    <div className="confirmed" role="status">
      <b>
        <Link to="/duyet/$id" params={{ id: String(id) }}>
          {say('seals.proposed', { n: id })}
        </Link>
      </b>
      <p>{say('seals.proposed.note')}</p>
    </div>
  );
}
