/** Who lives in a commune that was divided: filtered by street or hamlet, one or many are said to be of a new commune, after a preview. */
import './divided.css';
import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import type { DividedList, PlacingPreview } from '../../shared/api.ts';
import { formatDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { decidePlacing, type Placing, previewPlacing, readDivided } from './client.ts';

const route = getRouteApi('/xa-moi');

export function DividedPage() {
  const { say } = useWords();
  useTitle(say('divided.title'));
  const { unit, q } = route.useSearch();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const list = useInfiniteQuery({
    queryKey: ['divided', unit ?? '', q ?? ''],
    queryFn: ({ pageParam }) => readDivided({ unit, q, cursor: pageParam }),
    ...byCursor,
  });
  const [first] = list.data?.pages ?? [];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const own = first?.units.find(({ id }) => String(id) === unit) ?? first?.units[0];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('divided.title')}</h1>
        <span className="soft whole-line">{say('divided.lead')}</span>
      </Ledger>
      {list.error === null ? null : (
        <Ledger>
          <Trouble error={list.error} />
        </Ledger>
      )}
      {first !== undefined && first.units.length === 0 ? (
        <Ledger>
          <Notice title={say('divided.none')}>{say('divided.none.note')}</Notice>
        </Ledger>
      ) : null}
      {first === undefined || own === undefined ? null : (
        <>
          <Ledger title={say('divided.unit')}>
            <Filter key={`${unit} ${q}`} units={first.units} unit={own.id} q={q ?? ''} onFilter={() => setChosen(new Set())} />
          </Ledger>
          <Ledger title={say('divided.to')}>
            <Choice key={own.id} unit={own} q={q} total={first.total} chosen={chosen} onDone={() => setChosen(new Set())} />
          </Ledger>
          <Ledger title={say('divided.who')} note={<span>{say('divided.total', { n: first.total })}</span>}>
            {items.length === 0 ? (
              <Notice title={say('divided.none.filter')}>{say('divided.none.filter.note')}</Notice>
            ) : (
              <Persons items={items} goesOn={list.hasNextPage} chosen={chosen} onChoose={setChosen} />
            )}
            <More list={list} />
          </Ledger>
        </>
      )}
    </>
  );
}

type Unit = DividedList['units'][number];

type FilterProps = { readonly units: readonly Unit[]; readonly unit: number; readonly q: string; onFilter(): void };

/** The filter stands in the address of the page. */
function Filter({ units, unit, q, onFilter }: FilterProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const [words, setWords] = useState(q);
  const go = (next: { readonly unit: number; readonly q: string }) => {
    onFilter();
    void navigate({ to: '/xa-moi', search: { unit: String(next.unit), ...(next.q.trim() !== '' && { q: next.q.trim() }) }, replace: true });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    go({ unit, q: words });
  };
  return (
    <form className="divided" onSubmit={submit}>
      <NativeSelect
        aria-label={say('divided.unit')}
        data={units.map(({ id, name, count }) => ({ value: String(id), label: say('divided.unit.count', { name, n: count }) }))}
        value={String(unit)}
        onChange={(event) => go({ unit: Number(event.currentTarget.value), q: words })}
      />
      <div className="line">
        <TextInput
          label={say('divided.filter')}
          description={say('divided.filter.how')}
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {say('divided.seek')}
        </Button>
      </div>
    </form>
  );
}

type ChoiceProps = { readonly unit: Unit; readonly q: string | undefined; readonly total: number; readonly chosen: ReadonlySet<string>; onDone(): void };
type Previewed = { readonly placing: Placing; readonly told: PlacingPreview; readonly key: string };

/** What is decided is what was previewed: another choice asks for another preview. */
function Choice({ unit, q, total, chosen, onDone }: ChoiceProps) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [to, setTo] = useState('');
  const placing: Placing = { unit: unit.id, to: Number(to), ...(chosen.size > 0 ? { persons: [...chosen] } : q !== undefined && { q }) };
  const preview = useMutation({
    mutationFn: async (): Promise<Previewed> => ({ placing, told: await previewPlacing(placing), key: crypto.randomUUID() }),
  });
  const decide = useMutation({
    mutationFn: ({ placing: seen, told, key }: Previewed) => decidePlacing(seen, told.count, key),
    onSuccess: () => {
      preview.reset();
      onDone();
      void queries.invalidateQueries({ queryKey: ['divided'] });
      void queries.invalidateQueries({ queryKey: ['queues'] });
    },
  });
  const seen = preview.data !== undefined && JSON.stringify(preview.data.placing) === JSON.stringify(placing) ? preview.data : undefined;
  return (
    <div className="divided">
      <Radio.Group aria-label={say('divided.to')} value={to} onChange={setTo}>
        {unit.candidates.map(({ id, name }) => (
          <Radio key={id} value={String(id)} label={name} />
        ))}
      </Radio.Group>
      <p className="soft">{chosen.size > 0 ? say('divided.about.chosen', { n: chosen.size }) : say('divided.about.all', { n: total })}</p>
      <div>
        <Button variant="default" disabled={to === '' || total === 0} loading={preview.isPending} onClick={() => preview.mutate()}>
          {say('divided.preview')}
        </Button>
      </div>
      {preview.error === null ? null : <Trouble error={preview.error} />}
      {decide.error === null ? null : <Trouble error={decide.error} />}
      <div aria-live="polite">
        {seen === undefined ? null : (
          <div className="notice">
            <b>{say('divided.preview.says', { n: seen.told.count, to: seen.told.to.name, from: seen.told.from.name })}</b>
            {seen.told.leftOut === 0 ? null : <p>{say('divided.left-out', { n: seen.told.leftOut })}</p>}
            <Button variant="filled" className="go" disabled={seen.told.count === 0} loading={decide.isPending} onClick={() => decide.mutate(seen)}>
              {say('divided.decide')}
            </Button>
          </div>
        )}
        {decide.data === undefined || seen !== undefined ? null : (
          <div className="notice">
            <b>{say('divided.done', { n: decide.data.count })}</b>
            <Link to="/viec/$actId" params={{ actId: decide.data.act }}>
              {say('divided.undo')}
            </Link>
          </div>
        )}
      </div>
    </div>
  );
}

type PersonsProps = {
  readonly items: DividedList['items'];
  readonly goesOn: boolean;
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
};

function Persons({ items, goesOn, chosen, onChoose }: PersonsProps) {
  const { say } = useWords();
  const toggle = (personId: string) => {
    const next = new Set(chosen);
    if (!next.delete(personId)) next.add(personId);
    onChoose(next);
  };
  return (
    <LongTable
      title={say('divided.title')}
      className="list divided-list"
      items={items}
      keyOf={({ personId }) => personId}
      goesOn={goesOn}
      columns={[
        {
          head: say('divided.person'),
          cell: ({ personId, fullName, dateOfBirth }) => (
            <span className="pick">
              <Checkbox
                aria-label={say('divided.pick', { name: fullName })}
                checked={chosen.has(personId)}
                disabled={chosen.size >= 1000 && !chosen.has(personId)}
                onChange={() => toggle(personId)}
              />
              <span>
                <Link to="/nguoi/$personId" params={{ personId }} state={{ why: { purpose: 'cleaning' } }}>
                  {fullName}
                </Link>
                {dateOfBirth === null ? null : <span className="soft"> {formatDate(dateOfBirth)}</span>}
              </span>
            </span>
          ),
        },
        { head: say('divided.place'), cell: ({ place }) => place },
        { head: say('divided.file'), cell: ({ file }) => file ?? <span className="soft">–</span> },
      ]}
    />
  );
}
