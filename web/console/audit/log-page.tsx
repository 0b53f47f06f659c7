/** `/nhat-ky`: looks that have to be looked at, what is deferred by order, and the log that proves all of it; each office sees its part. */
import './log.css';
import { useQuery } from '@tanstack/react-query';
import { formatMoment, formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { isOneOf, useMe } from '../access/me.ts';
import { readEmergencies, readLog, readSamples } from './client.ts';
import { DeferredNow } from './deferred-now.tsx';
import { NotableLooks } from './notable-looks.tsx';
import { Orders } from './orders.tsx';

export function LogPage() {
  const { say } = useWords();
  const me = useMe();
  useTitle(say('log.title'));
  return (
    <>
      <Ledger className="head" note={say('log.note')}>
        <h1 className="h1">{say('log.title')}</h1>
      </Ledger>
      {isOneOf(me, ['commune-police-chief', 'committee-chairman', 'provincial-police', 'auditor']) ? (
        <Ledger title={say('log.emergencies')} note={say('log.emergencies.note')}>
          <NotableLooks kind="emergencies" read={readEmergencies} />
        </Ledger>
      ) : null}
      {isOneOf(me, ['auditor']) ? (
        <Ledger title={say('log.samples')} note={say('log.samples.note')}>
          <NotableLooks kind="samples" read={readSamples} />
        </Ledger>
      ) : null}
      <Ledger title={say('log.deferred')} note={say('log.deferred.note')}>
        <DeferredNow />
        {isOneOf(me, ['national-operator']) ? <Orders /> : null}
      </Ledger>
      {isOneOf(me, ['auditor', 'national-operator', 'administrator']) ? <Log /> : null}
    </>
  );
}

function Log() {
  const { say, language } = useWords();
  const { data: log, error } = useQuery({ queryKey: ['log'], queryFn: readLog, refetchInterval: 10_000 });
  const newest = log?.checkpoints[0];
  return (
    <Ledger title={say('log.checkpoints')} note={say('log.checkpoints.note')}>
      {error === null ? null : <Trouble error={error} />}
      {log === undefined ? null : newest === undefined ? (
        <Notice title={say('log.none')}>{say('log.none.note')}</Notice>
      ) : (
        <>
          <p>
            {log.waiting.count === 0
              ? say('log.nothing-waits')
              : say('log.waits', { n: log.waiting.count, since: formatMoment(log.waiting.since ?? newest.signedAt) })}
          </p>
          <p>{log.witnesses.length === 0 ? say('log.no-witness') : say('log.witnesses', { names: log.witnesses.map(({ name }) => name).join(', ') })}</p>
          {log.witnesses
            .filter(({ refused }) => refused !== null)
            .map(({ name, refused }) => (
              <div key={name} className="trouble" role="alert">
                <b>{say('log.refuses', { name, since: formatMoment(refused?.at ?? '') })}</b>
                <p>{say('log.refuses.how')}</p>
              </div>
            ))}
          <table className="list checkpoints">
            <caption className="said-only">{say('log.checkpoints')}</caption>
            <thead>
              <tr>
                <th scope="col" className="n">
                  {say('log.size')}
                </th>
                <th scope="col">{say('log.root')}</th>
                <th scope="col">{say('log.signed')}</th>
                <th scope="col">{say('log.witnessed')}</th>
              </tr>
            </thead>
            <tbody>
              {log.checkpoints.map(({ size, root, signedAt, witnesses }) => (
                <tr key={size}>
                  <td className="n" data-label={say('log.size')}>
                    {formatNumber(size, language)}
                  </td>
                  <td className="raw" data-label={say('log.root')}>
                    {root}
                  </td>
                  <td data-label={say('log.signed')}>{formatMoment(signedAt)}</td>
                  <td data-label={say('log.witnessed')}>{witnesses.length === 0 ? '–' : witnesses.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <h3 className="h3">{say('log.verify')}</h3>
          <p className="soft">{say('log.verify.how')}</p>
          <ul className="commands">
            {[
              'npx sogoc audit verify --checkpoint held.txt --json',
              'npx sogoc audit list --person TOKEN',
              'npx sogoc audit list --officer LOGIN --day 2026-11-30',
              'npx sogoc audit prove ENTRY --out entry.tlog-proof',
              'npx sogoc audit check entry.tlog-proof --checkpoint held.txt --key log.key',
            ].map((line) => (
              <li key={line}>
                <code className="raw">{line}</code>
              </li>
            ))}
          </ul>
          <p className="keep">
            <a href="/audit/checkpoint" download="checkpoint.txt">
              {say('log.keep.checkpoint')}
            </a>{' '}
            <a href="/audit/key" download="log.key">
              {say('log.keep.key')}
            </a>
          </p>
        </>
      )}
    </Ledger>
  );
}
