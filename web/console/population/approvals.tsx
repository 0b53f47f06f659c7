/** What other officers proposed and waits for my decision; and one of these with all that it would change. */
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApprovalReply } from '../../shared/api.ts';
import { decideApproval, readApproval, readApprovals } from '../../shared/client.ts';
import { formatDate, formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, Notice, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { KeptPapers } from '../documents/kept-papers.tsx';
import { Scan } from '../events/scan.tsx';
import { Contradicts } from '../review/contradicts.tsx';
import { Details, DueChip, StateShown } from './correction-parts.tsx';

export function ApprovalsPage() {
  const { say, language } = useWords();
  useTitle(say('approvals.title'));
  const found = useInfiniteQuery({
    queryKey: ['approvals'],
    queryFn: ({ pageParam }) => readApprovals(pageParam === '' ? undefined : pageParam),
    ...byCursor,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('approvals.title')}</h1>
      </Ledger>
      <Ledger title={say('approvals.what')} note={say('approvals.note')}>
        {found.error === null ? null : <Trouble error={found.error} />}
        {found.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('approvals.none')}>{say('approvals.none.note')}</Notice>
        ) : (
          <LongTable
            title={say('approvals.title')}
            items={items}
            keyOf={({ id }) => id}
            goesOn={found.hasNextPage}
            columns={[
              { head: say('approvals.act'), cell: ({ words }) => words[language] },
              { head: say('approval.subjects'), cell: ({ subjects }) => subjects.map(({ fullName }) => fullName).join(', ') },
              {
                head: say('approvals.by'),
                cell: ({ proposedBy }) => (
                  <>
                    {proposedBy.name}
                    <span className="o">{proposedBy.roleWords[language]}</span>
                  </>
                ),
              },
              { head: say('corrections.due'), cell: ({ dueOn }) => (dueOn === null ? '' : <DueChip dueOn={dueOn} isLate={false} />) },
              {
                head: say('correction.decide'),
                isHeadSaidOnly: true,
                cell: ({ id }) => (
                  <Link to="/duyet/$id" params={{ id: String(id) }}>
                    {say('approvals.quick')}
                  </Link>
                ),
              },
            ]}
          />
        )}
        <More list={found} />
      </Ledger>
    </>
  );
}

const route = getRouteApi('/duyet/$id');

export function ApprovalPage() {
  const { say, language } = useWords();
  const { id } = route.useParams();
  useTitle(say('approval.title', { id }));
  const { data, error } = useQuery({ queryKey: ['approval', id], queryFn: () => readApproval(id) });
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">
          {say('approval.title', { id })}
          {data === undefined ? '' : `: ${data.words[language]}`}
        </h1>
        {data === undefined ? null : <StateShown state={data.state} words={data.stateWords} />}
      </Ledger>
      {error === null ? null : (
        <Ledger>
          <Trouble error={error} />
        </Ledger>
      )}
      {data === undefined ? null : <Approval approval={data} />}
    </>
  );
}

/** Kinds that put one value in place of another. */
const corrects: ReadonlySet<string> = new Set(['correct', 'correction', 'entry']);

function Approval({ approval }: { readonly approval: ApprovalReply }) {
  const { say, language } = useWords();
  const { words, subjects, details, leadsTo, contradicts, reason, evidence, proposedBy, decidedBy, decisionReason, act, stale, moves } = approval;
  const scan = approval.kind === 'entry' ? approval.papers[0]?.documentId : undefined;
  return (
    <>
      <Ledger title={say('approval.does')} note={words[language]}>
        <div className={scan === undefined ? '' : 'scan-beside'}>
          {scan === undefined ? null : <Scan documentId={scan} />}
          {details.length === 0 ? (
            <p>{words[language]}</p>
          ) : (
            <Details details={details} caption={words[language]} {...(corrects.has(approval.kind) ? {} : { nothing: '' })} />
          )}
          {leadsTo === null ? null : <Basis leadsTo={leadsTo} />}
        </div>
      </Ledger>
      {contradicts.length === 0 ? null : (
        <Ledger title={say('contradicts.title')} note={say('contradicts.note')}>
          <Contradicts contradicts={contradicts} names={[subjects[0]?.fullName ?? '', subjects[1]?.fullName ?? '']} />
        </Ledger>
      )}
      {subjects.length === 0 ? null : (
        <Ledger title={say('approval.subjects')}>
          <ul className="told">
            {subjects.map(({ personId, fullName, personNumber, dateOfBirth }) => (
              <li key={personId}>
                {fullName === '' ? (
                  <span className="soft">{say('approval.ended')}</span>
                ) : (
                  <Link to="/nguoi/$personId" params={{ personId }}>
                    {fullName}
                  </Link>
                )}{' '}
                {personNumber === null ? null : <PersonNumber value={personNumber} />}{' '}
                <span className="soft">{dateOfBirth === null ? '' : formatDate(dateOfBirth)}</span>
              </li>
            ))}
          </ul>
        </Ledger>
      )}
      <Ledger title={say('correction.why')}>
        <p>{reason}</p>
        {evidence.map((paper) => (
          <p key={paper} className="soft">
            {paper}
          </p>
        ))}
        {approval.papers.length === 0 || scan !== undefined ? null : <KeptPapers papers={approval.papers} why={{ purpose: 'approval' }} />}
        <p className="soft">
          {say('correction.by', { name: proposedBy.name, role: proposedBy.roleWords[language], unit: proposedBy.unitName ?? say('corrections.nobody') })},{' '}
          {formatMoment(proposedBy.at)}
        </p>
      </Ledger>
      {stale ? (
        <Ledger>
          <Notice title={say('approval.stale')} />
        </Ledger>
      ) : null}
      {decidedBy === null ? null : (
        <Ledger title={approval.stateWords[language]}>
          <p>
            {decidedBy.name}, {decidedBy.roleWords[language]}, {formatMoment(decidedBy.at)}
          </p>
          {decisionReason === null ? null : <p>{decisionReason}</p>}
          {act === null ? null : (
            <p>
              {say('approval.done', { act })}{' '}
              <Link to="/viec/$actId" params={{ actId: act }} state={{ why: { purpose: 'approval' } }}>
                {say('deed.undo.link')}
              </Link>
            </p>
          )}
        </Ledger>
      )}
      {moves.length === 0 ? null : <Decision approval={approval} />}
    </>
  );
}

/** What whoever signs opens to judge it. */
function Basis({ leadsTo: { page, id } }: { readonly leadsTo: NonNullable<ApprovalReply['leadsTo']> }) {
  const { say } = useWords();
  return (
    <p>
      {page === 'review' ? (
        <Link to="/xet-trung/$reviewId" params={{ reviewId: id }} search={{}}>
          {say('conflict.pair')}
        </Link>
      ) : page === 'conflict' ? (
        <Link to="/mau-thuan/$conflictId" params={{ conflictId: id }}>
          {say('approval.conflict')}
        </Link>
      ) : (
        <Link to="/viec/$actId" params={{ actId: id }} state={{ why: { purpose: 'approval' } }}>
          {say('approval.deed')}
        </Link>
      )}
    </p>
  );
}

function Decision({ approval }: { readonly approval: ApprovalReply }) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'refuse' | 'withdraw') => decideApproval(approval.id, decision, reason.trim()),
    onSuccess: async (decided) => {
      queries.setQueryData(['approval', String(approval.id)], decided);
      await queries.invalidateQueries({ queryKey: ['approvals'] });
    },
  });
  return (
    <Ledger title={say('correction.decide')}>
      <div className="asked">
        {decide.error === null ? null : <Trouble error={decide.error} />}
        <OwnWords label={say('correction.decide.reason')} value={reason} onSay={setReason} />
        <div className="steps">
          {approval.moves.map((move) => (
            <Button
              key={move}
              {...(move === 'approve' ? { variant: 'filled' } : {})}
              loading={decide.isPending && decide.variables === move}
              onClick={() => decide.mutate(move)}
            >
              {say(`approval.${move}`)}
            </Button>
          ))}
        </div>
      </div>
    </Ledger>
  );
}
