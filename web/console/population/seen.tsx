/** What a run has just done: the newest repairs, and the sum that shows that nothing is lost. */
import { Link } from '@tanstack/react-router';
import type { BuildState, RefusedRow } from '../../shared/api.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, PersonNumber, Say } from '../../shared/parts.tsx';
import { useRuleName } from '../rule-name.ts';

export function Seen({ build }: { readonly build: BuildState }) {
  const { say } = useWords();
  const nameOf = useRuleName();
  const { progress: p } = build;
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
                  <td className="to">{repaired === null ? <span className="soft">{say('seen.waits')}</span> : /^\d{12}$/.test(repaired) ? <PersonNumber value={repaired} plain /> : repaired}</td>
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
          {p.refusedExample === null ? null : <RefusedExample row={p.refusedExample} />}
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
  const { say, language } = useWords();
  return (
    <div className="refuse">
      <b>{row.what[language]}</b>
      <p className="small">
        {row.field === null ? null : <><span className="raw">{row.field}</span>, </>}
        {say('refused.where', { line: row.line })} <span className="raw">{row.file}</span>
        {row.found === null ? '. ' : <>: <span className="raw">{row.found}</span>. </>}
        {row.remedy[language]}
      </p>
    </div>
  );
}
