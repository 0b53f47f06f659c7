/** What the unit and those below it are to reach; the centre sets and withdraws it here. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { type Measure, measureNames, measures } from '#population/browser.ts';
import type { Board, Target } from '../../shared/api.ts';
import { readRules } from '../../shared/client.ts';
import { formatDate, formatNumber, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Chip, Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useMe } from '../access/me.ts';
import { useRuleName } from '../rule-name.ts';
import { readTargets, setTarget, type TargetAsked, withdrawTarget } from './client.ts';
import { percent } from './figures.ts';

export function Targets({ board }: { readonly board: Board }) {
  const { say } = useWords();
  const me = useMe();
  const { unitId } = board.unit;
  const found = useInfiniteQuery({ queryKey: ['targets', unitId], queryFn: ({ pageParam }) => readTargets(unitId, pageParam), ...byCursor });
  const items = found.data?.pages.flatMap((page) => page.items);
  const isCentre = me?.kind === 'officer' && me.role === 'national-operator';
  return (
    <Ledger title={say('target.title')}>
      {found.error === null ? null : <Trouble error={found.error} />}
      {items === undefined ? null : items.length === 0 ? (
        <Notice title={say('target.none')}>{say('target.none.note')}</Notice>
      ) : (
        <List items={items} isCentre={isCentre} goesOn={found.hasNextPage} />
      )}
      <More list={found} />
      {isCentre ? (
        <details>
          <summary>{say('target.set')}</summary>
          <SetTarget key={board.unit.unitId} board={board} />
        </details>
      ) : null}
    </Ledger>
  );
}

const signs = { open: IconClock, reached: IconCheck, late: IconAlertTriangle } as const;
const tones = { open: 'plain', reached: 'done', late: 'stop' } as const;

function useGoal(): (target: Target) => string {
  const { say, language } = useWords();
  const nameOf = useRuleName();
  return ({ measure, rule, share, mostLeft }) => {
    const what = measure === null ? nameOf(rule ?? '') : measures[measure][language];
    return share === null ? say('target.left', { what, n: mostLeft ?? 0 }) : say('target.share', { what, share });
  };
}

function List({ items, isCentre, goesOn }: { readonly items: readonly Target[]; readonly isCentre: boolean; readonly goesOn: boolean }) {
  const { say, language } = useWords();
  const goalOf = useGoal();
  const queries = useQueryClient();
  const withdraw = useMutation({ mutationFn: withdrawTarget, onSuccess: () => queries.invalidateQueries({ queryKey: ['targets'] }) });
  return (
    <>
      {withdraw.error === null ? null : <Trouble error={withdraw.error} />}
      <LongTable
        title={say('target.title')}
        items={items}
        keyOf={({ targetId }) => targetId}
        goesOn={goesOn}
        columns={[
          { head: say('board.unit'), cell: ({ unit }) => unit.name },
          {
            head: say('target.what'),
            cell: (target) => (
              <div>
                {goalOf(target)}
                <span className="o">{target.reason}</span>
              </div>
            ),
          },
          {
            head: say('target.due'),
            cell: ({ dueOn, state }) => (
              <div>
                {formatDate(dueOn)}{' '}
                <Chip tone={tones[state]} icon={signs[state]}>
                  {say(`target.state.${state}`)}
                </Chip>
              </div>
            ),
          },
          {
            head: say('target.far'),
            cell: (target) => (
              <div>
                {target.total === null || target.left === null
                  ? say('target.not-measured')
                  : `${percent(target.total === 0 ? 1 : (target.total - target.left) / target.total, language)} · ${say('board.left', { n: formatNumber(target.left, language) })}`}{' '}
                {isCentre ? (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={say('target.withdraw.of', { unit: target.unit.name, what: goalOf(target) })}
                    loading={withdraw.isPending && withdraw.variables === target.targetId}
                    onClick={() => withdraw.mutate(target.targetId)}
                  >
                    {say('target.withdraw')}
                  </Button>
                ) : null}
              </div>
            ),
          },
        ]}
      />
    </>
  );
}

/** What was typed stays where it is refused; sent twice it is set once. */
function SetTarget({ board }: { readonly board: Board }) {
  const { say, language } = useWords();
  const nameOf = useRuleName();
  const queries = useQueryClient();
  const form = useId();
  const { data: rules } = useQuery({ queryKey: ['rules'], queryFn: readRules, staleTime: Number.POSITIVE_INFINITY });
  const below = board.items.filter(({ unitId, kind }) => unitId > 0 && kind !== 'unknown').map(({ unitId }) => unitId);
  const isCountry = board.unit.unitId === 0;
  const [said, setSaid] = useState({ each: isCountry, of: 'complete', mark: 'share', value: '', day: '', reason: '' });
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const value = Number(said.value.replace(',', '.'));
  const isValue = said.value.trim() !== '' && (said.mark === 'share' ? value >= 0.1 && value <= 100 : Number.isInteger(value) && value >= 0);
  const day = readTypedDate(said.day);
  const set = useMutation({
    mutationFn: (asked: TargetAsked) => setTarget(asked, key),
    onSuccess: async () => {
      setKey(crypto.randomUUID());
      setTried(false);
      setSaid({ ...said, value: '', reason: '' });
      await queries.invalidateQueries({ queryKey: ['targets'] });
    },
  });
  const change = (name: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [name]: event.currentTarget.value });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isValue || day === undefined || said.reason.trim() === '') return;
    const isMeasure = measureNames.some((name) => name === said.of);
    set.mutate({
      units: said.each ? below : [board.unit.unitId],
      ...(isMeasure ? { measure: said.of as Measure } : { rule: said.of }),
      ...(said.mark === 'share' ? { share: value } : { left: value }),
      dueOn: day,
      reason: said.reason.trim(),
    });
  };
  return (
    <form className="set-target" aria-labelledby={form} onSubmit={submit}>
      <h3 className="h3" id={form}>
        {say('target.set')}
      </h3>
      <NativeSelect
        label={say('target.for')}
        data={[
          ...(isCountry ? [] : [{ value: 'this', label: board.unit.name[language] }]),
          ...(below.length === 0 ? [] : [{ value: 'each', label: say('target.for.each', { n: below.length }) }]),
        ]}
        value={said.each ? 'each' : 'this'}
        onChange={(event) => setSaid({ ...said, each: event.currentTarget.value === 'each' })}
      />
      <NativeSelect
        label={say('target.of')}
        data={[
          ...measureNames.map((name) => ({ value: name as string, label: measures[name][language] })),
          ...(rules?.items ?? []).filter(({ severity }) => severity !== 'note').map(({ id }) => ({ value: id, label: nameOf(id) })),
        ]}
        value={said.of}
        onChange={change('of')}
      />
      <div className="pair">
        <NativeSelect
          label={say('target.mark')}
          data={[
            { value: 'share', label: say('target.mark.share') },
            { value: 'left', label: say('target.mark.left') },
          ]}
          value={said.mark}
          onChange={change('mark')}
        />
        <TextInput
          label={say('target.value')}
          inputMode="decimal"
          value={said.value}
          error={tried && !isValue ? say('target.value.error') : null}
          onChange={change('value')}
        />
        <TextInput label={say('target.day')} value={said.day} error={tried && day === undefined ? say('target.day.error') : null} onChange={change('day')} />
      </div>
      <TextInput
        label={say('target.reason')}
        value={said.reason}
        error={tried && said.reason.trim() === '' ? say('target.reason.error') : null}
        onChange={change('reason')}
      />
      {set.error === null ? null : <Trouble error={set.error} />}
      <Button type="submit" variant="filled" loading={set.isPending}>
        {say('target.set')}
      </Button>
    </form>
  );
}
