/** What a run has just done: the newest repairs, and the sum that shows that nothing is lost. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BuildState, RefusedRow } from '../../shared/api.ts';
import { readRefused } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, PersonNumber, Say } from '../../shared/parts.tsx';
import { useRuleName } from '../rule-name.ts';

export function Seen({ build }: { readonly build: BuildState }) {
  const { say, language } = useWords();
  const nameOf = useRuleName();
  const { progress: p } = build;
  const { data: refused } = useQuery({
    queryKey: ['refused', language, 'first'],
    queryFn: () => readRefused(),
    enabled: p.refused > 0,
    refetchInterval: build.running ? 2_000 : false,
  });
  const example = refused?.items[0];
  return (
    <Ledger title={say(build.running ? 'seen.now' : 'seen.then')} note={say('seen.note')} className="seen">
      <div className="tri">
        <div>
          <h3 className="h3">{say('seen.repairs')}</h3>
          {p.newest.length === 0 ? <p className="soft">{say('seen.repairs.none')}</p> : null}
          <table className="fix">
            <caption className="said-only">{say('seen.repairs')}</caption>
            <tbody>
              {p.newest.map(({ found, repaired, rule }) => (
                <tr key={`${rule}${found}`}>
                  <td className="raw">{found}</td>
                  <td className="arrow" aria-hidden="true">
                    →
                  </td>
                  <td className="to">
                    {repaired === null ? (
                      <span className="soft">{say('seen.waits')}</span>
                    ) : /^\d{12}$/.test(repaired) ? (
                      <PersonNumber value={repaired} plain />
                    ) : (
                      repaired
                    )}
                  </td>
                  <td className="soft why">{nameOf(rule)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div>
          <h3 className="h3">{say('seen.nothing-lost')}</h3>
          <p className="sum">
            <Say of="seen.sum" values={{ records: p.forms + p.refused, forms: p.forms, refused: p.refused }} />
          </p>
          {example === undefined ? null : <RefusedExample row={example} />}
          {p.refused === 0 ? null : (
            <Link to="/dong-tra-lai" className="small">
              {say('seen.refused', { n: p.refused })}
            </Link>
          )}
        </div>
      </div>
    </Ledger>
  );
}

function RefusedExample({ row }: { readonly row: RefusedRow }) {
  const { say } = useWords();
  return (
    <div className="refuse">
      <b>{row.what}</b>
      <p className="small">
        {row.field === null ? null : (
          <>
            <span className="raw">{row.field}</span>,{' '}
          </>
        )}
        {say('refused.where', { line: row.line })} <span className="raw">{row.file}</span>
        {row.found === '' ? (
          '. '
        ) : (
          <>
            : <span className="raw">{row.found}</span>.{' '}
          </>
        )}
        {row.remedy}
      </p>
    </div>
  );
}
