/** Four stages of a run: forms, findings, pairs, persons; each with its count, its bar and its rate. */
import { IconCheck, IconCircleDashed, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { BuildState } from '../../shared/api.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';

type StageState = 'ok' | 'now' | 'later';
type Stage = { readonly name: string; readonly state: StageState; readonly count: number; readonly of: number; readonly share: number; readonly note: string };

const order = ['receive', 'clean', 'link', 'number', 'archive', 'report'] as const;
const signs = { ok: IconCheck, now: IconLoader2, later: IconCircleDashed } as const;

export function Stages({ build }: { readonly build: BuildState }) {
  const { say, language } = useWords();
  const { progress: p, step, running } = build;
  const at = build.finishedAt !== null ? order.length : order.indexOf(step);
  const stateOf = (first: number, last: number): StageState => (at > last ? 'ok' : at < first ? 'later' : 'now');
  const share = (done: number, total: number) => (total <= 0 ? 0 : Math.min(1, done / total));
  const read = p.forms + p.refused;
  const rates = { records: useRate(read, running), pairs: useRate(p.pairs, running), persons: useRate(p.persons, running) };
  const withRate = (note: string, rate: number, key: 'stage.forms.rate' | 'stage.pairs.rate' | 'stage.persons.rate') =>
    rate > 0 ? `${note} · ${say(key, { n: rate })}` : note;
  const [cleaning, linking, writing] = [stateOf(0, 1), stateOf(2, 2), stateOf(3, 5)];
  const stages: readonly Stage[] = [
    {
      name: say('stage.forms'),
      state: cleaning,
      count: p.forms,
      of: 0,
      share: cleaning === 'ok' ? 1 : p.readShare,
      note: withRate(say('stage.forms.note', { n: p.records }), rates.records, 'stage.forms.rate'),
    },
    {
      name: say('stage.findings'),
      state: cleaning,
      count: p.findings,
      of: 0,
      share: cleaning === 'ok' ? 1 : p.readShare,
      note: say('stage.findings.note', { repaired: p.repaired, open: p.open }),
    },
    {
      name: say('stage.pairs'),
      state: linking,
      count: p.pairs,
      of: linking === 'now' ? p.pairsTotal : 0,
      share: linking === 'ok' ? 1 : share(p.pairs, p.pairsTotal),
      note:
        linking === 'later'
          ? say('stage.pairs.later')
          : linking === 'now' && p.pairs === 0
            ? say('stage.pairs.now')
            : withRate(say('stage.pairs.note', { n: p.accepted }), rates.pairs, 'stage.pairs.rate'),
    },
    {
      name: say('stage.persons'),
      state: writing,
      count: p.persons,
      of: writing === 'now' ? p.personsTotal : 0,
      share: writing === 'ok' ? 1 : share(p.persons, p.personsTotal),
      note: writing === 'later' ? say('stage.persons.later') : withRate(say('stage.persons.note'), rates.persons, 'stage.persons.rate'),
    },
  ];
  return (
    <div className="stages">
      {stages.map(({ name, state, count, of, share: part, note }, place) => {
        const Sign = signs[state];
        return (
          <div key={name} className={state}>
            <h3>
              <Sign className="i" stroke={1.75} aria-hidden="true" />
              {place + 1} · {name}
            </h3>
            <p className="big">
              {state === 'later' || (state === 'now' && count === 0) ? '–' : formatNumber(count, language)}
              {of > 0 ? <small> {say('stage.of', { total: of })}</small> : null}
            </p>
            <div className="bar" role="progressbar" aria-label={name} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)}>
              <i style={{ width: `${part * 100}%` }} />
            </div>
            <p className="small soft">{note}</p>
          </div>
        );
      })}
    </div>
  );
}

/** How many a second, over the last few reports; 0 while nothing moves. */
function useRate(count: number, running: boolean): number {
  const seen = useRef<{ readonly at: number; readonly count: number }[]>([]);
  const [rate, setRate] = useState(0);
  useEffect(() => {
    const now = performance.now();
    seen.current = running ? [...seen.current.filter(({ at }) => now - at < 4_000), { at: now, count }] : [];
    const first = seen.current[0];
    setRate(first === undefined || now - first.at < 400 ? 0 : Math.round(((count - first.count) * 1_000) / (now - first.at)));
  }, [count, running]);
  return running ? rate : 0;
}
