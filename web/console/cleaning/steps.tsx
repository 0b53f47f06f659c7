/** Steps of cleaning of the office, the newest first; each is taken back, or done again, by one of its officers. */
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconX } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LeftAlone, MendStep } from '../../shared/api.ts';
import { readMendSteps, undoMending } from '../../shared/client.ts';
import { formatMoment } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongList, More } from '../../shared/list.tsx';
import { Chip, Notice, Trouble } from '../../shared/parts.tsx';
import { useRuleName } from '../rule-name.ts';

export const useMendSteps = () =>
  useInfiniteQuery({
    queryKey: ['mend-steps'],
    queryFn: ({ pageParam }) => readMendSteps(pageParam),
    ...byCursor,
  });

export function Steps({ onTurned }: { readonly onTurned: () => void }) {
  const { say } = useWords();
  const steps = useMendSteps();
  const ruleName = useRuleName();
  const turn = useMutation({
    mutationFn: (step: MendStep) => undoMending(step.undo, say(step.stands ? 'findings.step.why-undo' : 'findings.step.why-again')),
    onSuccess: onTurned,
  });
  const items = steps.data?.pages.flatMap((page) => page.items) ?? [];
  if (steps.data !== undefined && items.length === 0) return <Notice title={say('findings.step.none')}>{say('findings.step.none.note')}</Notice>;
  return (
    <>
      {steps.error === null ? null : <Trouble error={steps.error} />}
      {turn.error === null ? null : <Trouble error={turn.error} />}
      {turn.data?.leftAlone ? <Left {...turn.data.leftAlone} /> : null}
      <LongList title={say('findings.step.title')} className="mend-steps" items={items} keyOf={({ actId }) => actId} goesOn={steps.hasNextPage}>
        {(step) => (
          <>
            <span>
              {say(`findings.decided.${step.decision}`)}, {say('findings.step.rows', { n: step.findings })}
              {step.stands ? null : (
                <>
                  {' '}
                  <Chip tone="wait" icon={IconX}>
                    {say('findings.step.undone')}
                  </Chip>
                </>
              )}
              <span className="o">
                {formatMoment(step.at)} · {step.officers.join(', ')} · {step.rules.map(ruleName).join('; ')}
                {step.reason === null ? '' : ` · ${step.reason}`}
              </span>
            </span>
            <Button
              size="compact-sm"
              disabled={turn.isPending}
              leftSection={
                step.stands ? <IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" /> : <IconArrowForwardUp size={16} stroke={1.75} aria-hidden="true" />
              }
              onClick={() => turn.mutate(step)}
            >
              {say(step.stands ? 'findings.step.undo' : 'findings.step.again')}
            </Button>
          </>
        )}
      </LongList>
      <More list={steps} />
    </>
  );
}

/** What the step does not turn round, each with its card. */
function Left({ count, findings }: LeftAlone) {
  const { say } = useWords();
  if (count === 0) return null;
  return (
    <div className="confirmed" role="status">
      {say('findings.step.left', { n: count })}
      <ul>
        {findings.map(({ id, person }) => (
          <li key={id}>
            <Link to="/loi" search={{ state: 'all', open: id }}>
              {person?.fullName ?? say('findings.step.left.open')}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
