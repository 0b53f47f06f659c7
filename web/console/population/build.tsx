/** The running system: what waits, the run as it goes, the report of the last one. */
import './build.css';
import { Button } from '@mantine/core';
import { IconCheck, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { BuildState, Status } from '../../shared/api.ts';
import { FlowChart } from '../../shared/charts/flow.tsx';
import { followBuild, readBuild, readRules, readStatus, startBuild } from '../../shared/client.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Chip, Ledger, Notice, Say, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { isNamed, useMe } from '../access/me.ts';
import { Report } from './report.tsx';
import { Seen } from './seen.tsx';
import { Stages } from './stages.tsx';

/** A run that somebody else started shows here within this time. */
const noticeMs = 5_000;

export function BuildPage() {
  const { say } = useWords();
  useTitle(say('build.title'));
  const { data: status, error } = useQuery({ queryKey: ['status'], queryFn: readStatus, refetchInterval: noticeMs });
  const { data: build, error: buildError } = useQuery({ queryKey: ['build'], queryFn: readBuild, refetchInterval: noticeMs });
  const { data: rules } = useQuery({ queryKey: ['rules'], queryFn: readRules, staleTime: Number.POSITIVE_INFINITY });
  const running = build?.running === true;
  useRunningBuild(running);
  const trouble = error ?? buildError;
  if (trouble !== null)
    return (
      <>
        <Ledger className="head">
          <h1 className="h1">{say('build.title')}</h1>
        </Ledger>
        <Ledger>
          <Trouble error={trouble} />
        </Ledger>
      </>
    );
  if (status === undefined || build === undefined) return null;
  return (
    <>
      <Head build={build} status={status} />
      {build === null ? (
        <Ledger title={say('build.none')}>
          <Notice title={say('build.none.title')}>
            <Say of="build.none.mend" />
          </Notice>
        </Ledger>
      ) : (
        <>
          <Ledger title={say('build.stages')} note={running ? say('build.stages.running') : say('build.stages.done')} className="live">
            <Stages build={build} />
            <FlowChart build={build} />
          </Ledger>
          <Seen build={build} />
          {build.report === null ? null : <Report report={build.report} rules={rules?.items ?? []} />}
        </>
      )}
    </>
  );
}

/** While a run goes its state is pushed here; when it ends everything that counts persons is read anew. */
function useRunningBuild(running: boolean) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!running) return;
    return followBuild((build) => {
      queries.setQueryData<BuildState>(['build'], build);
      if (!build.running) void queries.invalidateQueries();
    });
  }, [running, queries]);
}

function Head({ build, status: { waiting, startedBy } }: { readonly build: BuildState | null; readonly status: Status }) {
  const { say, language } = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: startBuild,
    onSettled: () => Promise.all(['status', 'build'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <Ledger
      className="head"
      note={
        build === null ? null : (
          <>
            <b>{say(build.running ? 'build.now' : 'build.last')}</b>
            {formatMoment(build.startedAt)}
          </>
        )
      }
    >
      <h1 className="h1">{say('build.title')}</h1>
      {build === null ? null : <BuildChip build={build} />}
      <div className="acts">
        {waiting === null || build?.running === true ? null : (
          <>
            <span className="soft">{say('build.waiting', { n: waiting.records, files: waiting.files })}</span>
            {isNamed(me, startedBy) ? (
              <Button
                variant="filled"
                leftSection={<IconPlayerPlay size={18} stroke={1.75} aria-hidden="true" />}
                loading={start.isPending}
                onClick={() => start.mutate()}
              >
                {say('build.start')}
              </Button>
            ) : (
              <span className="soft">{say('build.start.by', { who: startedBy.map(({ words }) => words[language]).join(', ') })}</span>
            )}
          </>
        )}
      </div>
      {build === null || build.running || build.finishedAt !== null ? null : (
        <p className="whole-line">
          <Say of="build.stopped.mend" />
        </p>
      )}
      {start.error === null ? null : <Trouble error={start.error} />}
    </Ledger>
  );
}

function BuildChip({ build }: { readonly build: BuildState }) {
  const { say } = useWords();
  if (build.running)
    return (
      <Chip tone="act" icon={IconPlayerPlay}>
        {say('build.running')}
      </Chip>
    );
  if (build.finishedAt !== null)
    return (
      <Chip tone="done" icon={IconCheck}>
        {say('build.finished')}
      </Chip>
    );
  return (
    <Chip tone="wait" icon={IconPlayerStop}>
      {say('build.stopped')}
    </Chip>
  );
}
