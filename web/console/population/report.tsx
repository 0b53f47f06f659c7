/** The report of a finished run: what came in, what became of it, how sure that is, what it cost. */
import { Link } from '@tanstack/react-router';
import type { BuildReport, Rule } from '../../shared/api.ts';
import { formatNumber, formatShare, formatTenths } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger } from '../../shared/parts.tsx';
import { reasonText, stepText } from '../../shared/words.ts';

export function Report({ report, rules }: { readonly report: BuildReport; readonly rules: readonly Rule[] }) {
  const { say } = useWords();
  return (
    <>
      <Ledger title={say('report.title')} note={say('report.note', { records: report.added.records, persons: report.added.persons })}>
        <Figures report={report} />
        {report.files.leftOut.length === 0 ? null : (
          <p className="digest small">
            {say('report.left-out', { n: report.files.leftOut.length })}{' '}
            {report.files.leftOut.slice(0, 5).map(({ path }) => (
              <span key={path} className="raw">
                {path}{' '}
              </span>
            ))}
          </p>
        )}
      </Ledger>
      {report.sparsest.length === 0 ? null : (
        <Ledger title={say('report.sparsest')} note={say('report.sparsest.note')}>
          <Sparsest sparsest={report.sparsest.slice(0, sparsestShown)} />
        </Ledger>
      )}
      <Ledger title={say('report.findings')} note={say('report.findings.note')}>
        <FindingsByRule findings={report.findings} rules={rules} />
      </Ledger>
      <Ledger title={say('report.steps')} note={say('report.steps.note')}>
        <Steps steps={report.steps} />
        <p className="digest">
          <span className="soft">{say('report.digest')}</span> <span className="raw">{report.digest}</span>
        </p>
      </Ledger>
    </>
  );
}

/** Of twenty: whoever has looked at so many has seen what kind they are. */
const sparsestShown = 8;

function Figures({ report }: { readonly report: BuildReport }) {
  const { say, language } = useWords();
  const count = (value: number) => formatNumber(value, language);
  const measured = report.precision !== null;
  const { precision, recall } = measured ? report : report.estimated;
  const share = (value: number | null) => (value === null ? '–' : formatShare(value, language));
  const unnumbered = report.withoutNumber.reduce((sum, reason) => sum + reason.count, 0);
  return (
    <div className="figures">
      <dl>
        <dt>{say('report.records')}</dt>
        <dd className="n">{count(report.records)}</dd>
        <dt>{say('report.forms')}</dt>
        <dd className="n">{count(report.forms)}</dd>
        <dt>{say('report.refused')}</dt>
        <dd className="n">{report.refused === 0 ? 0 : <Link to="/dong-tra-lai">{count(report.refused)}</Link>}</dd>
        <dt>{say('report.persons')}</dt>
        <dd className="n">{count(report.persons)}</dd>
        <dt>{say('report.numbers')}</dt>
        <dd className="n">{count(report.numbers)}</dd>
      </dl>
      <dl>
        <dt>{say('report.precision')}</dt>
        <dd className="n">{share(precision)}</dd>
        {measured ? null : <Interval of={report.estimated.precisionInterval} />}
        <dt>{say('report.recall')}</dt>
        <dd className="n">{share(recall)}</dd>
        {measured ? null : <Interval of={report.estimated.recallInterval} />}
        <dt className="soft small whole">
          {say(measured ? 'report.measured' : precision !== null ? 'report.estimated' : 'report.unmeasured')}
          {report.linked === null ? null : ` · ${say(report.linked.learned ? 'report.learned' : 'report.recalled', { n: report.linked.read })}`}
        </dt>
        <dt>{say('report.conflicts')}</dt>
        <dd className="n">{count(report.conflicts)}</dd>
        <dt>{say('report.without-number')}</dt>
        <dd className="n">{count(unnumbered)}</dd>
        {report.withoutNumber.length === 0 ? null : (
          <dt className="soft small whole">{report.withoutNumber.map(({ reason, count: many }) => `${say(reasonText(reason))} ${count(many)}`).join(' · ')}</dt>
        )}
      </dl>
    </div>
  );
}

function Interval({ of }: { readonly of: BuildReport['estimated']['precisionInterval'] }) {
  const { say, language } = useWords();
  if (of === null) return null;
  return <dt className="soft small whole">{say('report.interval', { from: formatShare(of.from, language), to: formatShare(of.to, language) })}</dt>;
}

/** Each leads to its archive; who has none any more is told, not shown. */
function Sparsest({ sparsest }: { readonly sparsest: BuildReport['sparsest'] }) {
  const { say, language } = useWords();
  return (
    <table className="sparsest">
      <caption className="said-only">{say('report.sparsest')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('report.sparsest.archive')}</th>
          <th scope="col" className="n">
            {say('report.sparsest.forms')}
          </th>
          <th scope="col" className="n">
            {say('report.sparsest.pairs')}
          </th>
          <th scope="col" className="n">
            {say('report.sparsest.weakest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sparsest.map(({ personId, forms, density, weakest }, place) => (
          <tr key={personId ?? place}>
            <th scope="row">
              {personId === null ? (
                <span className="soft">{say('find.no-number')}</span>
              ) : (
                <Link to="/nguoi/$personId" params={{ personId }} state={{ why: { purpose: 'cleaning' } }}>
                  {say('report.sparsest.open', { n: place + 1 })}
                </Link>
              )}
            </th>
            <td className="n">{formatNumber(forms, language)}</td>
            <td className="n">{say('report.sparsest.of', { n: Math.round((density * forms * (forms - 1)) / 2), all: (forms * (forms - 1)) / 2 })}</td>
            <td className="n">{formatTenths(weakest, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FindingsByRule({ findings, rules }: { readonly findings: BuildReport['findings']; readonly rules: readonly Rule[] }) {
  const { say, language } = useWords();
  if (findings.length === 0) return <p className="soft">{say('report.findings.none')}</p>;
  const most = Math.max(...findings.map(({ count }) => count));
  return (
    <table className="rules">
      <caption className="said-only">{say('report.findings')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('report.rule')}</th>
          <th scope="col" className="n">
            {say('report.count')}
          </th>
          <th scope="col" className="wide">
            <span className="said-only">{say('report.share')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {[...findings]
          .sort((a, b) => b.count - a.count)
          .map(({ rule, count }) => {
            const known = rules.find((one) => one.id === rule);
            return (
              <tr key={rule}>
                <th scope="row">
                  <Link to="/loi" search={{ rule }}>
                    {known?.name[language] ?? rule}
                  </Link>
                </th>
                <td className="n">{formatNumber(count, language)}</td>
                <td className="wide">
                  <div className={`bar ${known?.severity ?? ''}`} aria-hidden="true">
                    <i style={{ width: `${(count / most) * 100}%` }} />
                  </div>
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}

function Steps({ steps }: { readonly steps: BuildReport['steps'] }) {
  const { say, language } = useWords();
  return (
    <table className="steps">
      <caption className="said-only">{say('report.steps')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('report.step')}</th>
          <th scope="col" className="n">
            {say('report.seconds')}
          </th>
          <th scope="col" className="n">
            {say('report.memory')}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, seconds, peakMemoryMb }) => (
          <tr key={name}>
            <th scope="row">{say(stepText(name))}</th>
            <td className="n">{formatTenths(seconds, language)}</td>
            <td className="n">{formatNumber(Math.round(peakMemoryMb), language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
