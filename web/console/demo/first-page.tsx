/** The first page of the demo: whom to play, one click each; and the register's day, which a visitor may move. */
import './first-page.css';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowRight } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Persona } from '../../shared/api.ts';
import { readDemoRegister, readPersonas, signInAsPersona } from '../../shared/client.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Mark } from '../../shared/mark.tsx';
import { Ledger, Say, Trouble } from '../../shared/parts.tsx';
import { useSignedInAnew } from '../access/me.ts';
import { DemoClock } from './clock.tsx';
import { type Look, Portrait } from './portrait.tsx';

const looks: { readonly [persona: string]: Look } = {
  hoa: { hair: 'short', skin: 0, coat: '#2a6557' },
  tuan: { hair: 'parted', skin: 2, coat: '#1e4c42' },
  lan: { hair: 'bob', skin: 1, coat: '#3b5489' },
  sung: { hair: 'short', skin: 2, coat: '#2a6557' },
  dung: { hair: 'receding', skin: 0, coat: '#4d565c' },
  ngoc: { hair: 'long', skin: 1, coat: '#7b4a6f' },
};

export function FirstPage({ children }: { readonly children: ReactNode }) {
  const { say } = useWords();
  return (
    <>
      <Ledger className="hero" note={<Mark />}>
        <div className="switch">{children}</div>
        <h1>Sổ Gốc</h1>
        <p>{say('demo.what')}</p>
      </Ledger>
      <Personas />
    </>
  );
}

function Personas() {
  const { say, language } = useWords();
  const signedInAnew = useSignedInAnew();
  const { data: personas = [], error } = useQuery({ queryKey: ['personas', language], queryFn: readPersonas });
  const signIn = useMutation({ mutationFn: signInAsPersona, onSuccess: signedInAnew });
  const cards = personas.filter(({ card }) => card);
  useHotkeys(
    cards.map(({ id }, at) => [`alt+${at + 1}`, () => signIn.mutate(id)]),
    [], // also from within the box of the day
  );
  const trouble = error ?? signIn.error;
  const others = personas.filter(({ card }) => !card);
  return (
    <Ledger className="run" title={say('demo.running')} note={<Running />}>
      <div className="pick">
        <h2 className="h2">{say('demo.whom')}</h2>
        <p className="soft">{say('demo.one-click')}</p>
      </div>
      {trouble === null ? null : <Trouble error={trouble} />}
      <ul className="cards">
        {cards.map((persona, at) => (
          <li key={persona.id}>
            <Card persona={persona} place={at + 1} onPick={() => signIn.mutate(persona.id)} />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details className="others">
          <summary>{say('demo.others', { n: others.length })}</summary>
          <ul>
            {others.map(({ id, fullName, office, story }) => (
              <li key={id}>
                <button type="button" className="link" onClick={() => signIn.mutate(id)}>
                  {fullName ?? id}
                </button>
                <span className="soft">{office}</span>
                <span>{story}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="soft only">
        <Link to="/hop-thu">{say('demo.outbox')}</Link>
        <a href="/openapi.json">{say('demo.openapi')}</a>
        <span>{say('demo.only')}</span>
      </p>
    </Ledger>
  );
}

function Card({ persona: { id, fullName, office, story }, place, onPick }: { readonly persona: Persona; readonly place: number; readonly onPick: () => void }) {
  const { say } = useWords();
  const look = looks[id];
  return (
    <button type="button" className="card" onClick={onPick} aria-keyshortcuts={`Alt+${place}`}>
      {look === undefined ? null : <Portrait look={look} />}
      <span className="who">
        <b>{fullName ?? id}</b>
        <span className="office">{office}</span>
        <span className="story">{story}</span>
      </span>
      <span className="go">
        {say('demo.enter')}
        <IconArrowRight className="i" stroke={1.75} aria-hidden="true" />
        <kbd>Alt {place}</kbd>
      </span>
    </button>
  );
}

/** What runs on this machine, left of the margin. */
function Running() {
  const { say, language } = useWords();
  const { data: register } = useQuery({ queryKey: ['demo-register'], queryFn: readDemoRegister });
  const number = (value: number | undefined) => (value === undefined ? '…' : formatNumber(value, language));
  return (
    <>
      <dl className="running">
        <div>
          <dt>{say('demo.database')}</dt>
          <dd>{register?.database ?? '…'}</dd>
        </div>
        <div>
          <dt>{say('demo.records')}</dt>
          <dd>{number(register?.records)}</dd>
        </div>
        <div>
          <dt>{say('demo.persons')}</dt>
          <dd>{number(register?.persons)}</dd>
        </div>
        <div>
          <dt>{say('demo.waiting')}</dt>
          <dd>{number(register?.waiting)}</dd>
        </div>
      </dl>
      <DemoClock />
      <p>
        <Say of="demo.play" />
      </p>
    </>
  );
}
