/** What may be done about a person from their page, by office: each leads to the page where it is done. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { civilStatus, communePolice, identityPolice, type Role } from '#values/browser.ts';
import type { PersonReply } from '../../shared/api.ts';
import { useWords } from '../../shared/language.ts';
import type { TextKey } from '../../shared/texts.ts';
import { isOneOf, useMe } from '../access/me.ts';

type Work = {
  readonly to: NonNullable<LinkProps['to']>;
  readonly words: TextKey;
  readonly roles: readonly Role[];
  /** Of somebody who is nobody any more, or is dead, not asked for. */
  readonly ofLiving?: true;
  /** Only of somebody who has a number. */
  readonly ofNumber?: true;
};

/** A new one is a line here. */
const works: readonly Work[] = [
  { to: '/chuyen-cu', words: 'events.move', roles: communePolice, ofLiving: true },
  { to: '/tach-ho', words: 'events.household-split', roles: communePolice, ofLiving: true },
  { to: '/nhap-ho', words: 'events.household-join', roles: communePolice, ofLiving: true },
  { to: '/ra-nuoc-ngoai', words: 'events.emigration', roles: communePolice, ofLiving: true },
  { to: '/khai-tu', words: 'events.death', roles: civilStatus, ofLiving: true },
  { to: '/nguoi/$personId/so', words: 'number.job', roles: identityPolice, ofLiving: true, ofNumber: true },
  { to: '/niem-phong/moi/$personId', words: 'seals.new', roles: ['provincial-police', 'national-operator'] },
];

export function PersonWork({ person: { personId, personNumber, state } }: { readonly person: PersonReply }) {
  const { say } = useWords();
  const me = useMe();
  const offered = works.filter(
    ({ roles, ofLiving, ofNumber }) => isOneOf(me, roles) && (ofLiving !== true || state === 'alive') && (ofNumber !== true || personNumber !== null),
  );
  if (offered.length === 0) return null;
  return (
    <section>
      <h2 className="h3">{say('person.work')}</h2>
      <ul className="hist plain">
        {offered.map(({ to, words }) => (
          <li key={to}>
            <Link to={to} params={{ personId }} state={(kept) => kept}>
              {say(words as 'seals.new')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
