/** What the rules found on the forms of the office: narrowed by facets, each mended on its card, many by a preview, every step taken back. */
import './cleaning.css';
import { Button, Checkbox } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ListedFinding } from '../../shared/api.ts';
import { readFindings } from '../../shared/client.ts';
import { formatNumber } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { byCursor, LongTable, More } from '../../shared/list.tsx';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { type Command, useCommands, useSingleKeys } from '../keys/commands.ts';
import { useRuleName } from '../rule-name.ts';
import { filterOf, toggled } from './asked.ts';
import { type Decision, decisions, FindingCard, useFinding } from './card.tsx';
import { Facets, useValueName } from './facets.tsx';
import { Many } from './many.tsx';
import { Steps } from './steps.tsx';

const findingsRoute = getRouteApi('/loi');

export function FindingsPage() {
  const { say, language } = useWords();
  useTitle(say('findings.title'));
  const asked = findingsRoute.useSearch();
  const { open, ...facets } = asked;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const keys = useSingleKeys();
  const [asking, setAsking] = useState<Decision | null>(null);
  const [many, setMany] = useState(false);
  const filter = filterOf(facets);
  const found = useInfiniteQuery({
    queryKey: ['findings', filter],
    queryFn: ({ pageParam }) => readFindings(filter, pageParam),
    ...byCursor,
    placeholderData: (before) => before,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const counts = found.data?.pages[0]?.counts ?? null;
  const opened = useFinding(open);
  const at = items.findIndex(({ id }) => id === open);
  const show = (id: string | undefined) => {
    setAsking(null);
    void navigate({ to: '/loi', search: id === undefined ? facets : { ...facets, open: id }, replace: true, resetScroll: false });
  };
  const changed = () => {
    for (const key of ['findings', 'finding', 'mend-steps', 'queues', 'person']) void queries.invalidateQueries({ queryKey: [key] });
  };
  const step = (by: 1 | -1) => {
    const next = items[at + by];
    if (next !== undefined) show(next.id);
  };
  const decided = () => {
    const next = items[at + 1] ?? items[at - 1];
    changed();
    show(next?.id);
  };
  const card = useRef<HTMLDivElement>(null);
  const isShown = opened.data !== undefined; // before that the card is a line, and grows
  useEffect(() => {
    if (open !== undefined && isShown && !isBeside()) card.current?.scrollIntoView();
  }, [open, isShown]);
  const decide = (decision: Decision) => {
    if (decision === 'accept') card.current?.querySelector<HTMLButtonElement>('[data-decision="accept"]')?.click();
    else setAsking(decision);
  };
  const commands: readonly Command[] = [
    { id: 'finding-next', words: say('findings.card.next'), keys: 'j', hears: 'part', run: () => step(1) },
    { id: 'finding-before', words: say('findings.card.before'), keys: 'k', hears: 'part', run: () => step(-1) },
    ...decisions.flatMap((decision, index) =>
      open !== undefined && opened.data?.decisions.includes(decision) === true
        ? [
            {
              id: `finding-${decision}`,
              words: say(`findings.decide.${decision}`),
              keys: String(index + 1),
              hears: 'part' as const,
              run: () => decide(decision),
            },
          ]
        : [],
    ),
    ...(open !== undefined && opened.data?.offered
      ? [
          {
            id: 'finding-offered',
            words: say('findings.decide.offered'),
            keys: '4',
            hears: 'part' as const,
            run: () => card.current?.querySelector<HTMLButtonElement>('[data-decision="offered"]')?.click(),
          },
        ]
      : []),
  ];
  useCommands(commands);
  useKeys((event) => {
    if (!keys.on || event.ctrlKey || event.altKey || event.metaKey || (event.target as HTMLElement).closest('input, textarea, select, dialog') !== null) return;
    const pressed = commands.find((command) => command.keys === event.key);
    if (pressed === undefined) return;
    event.preventDefault();
    pressed.run();
  });
  return (
    <div className="cleaning">
      <Ledger className="head">
        <h1 className="h1">{say('findings.title')}</h1>
        {counts === null ? null : (
          <>
            <p aria-live="polite">{say('findings.count', { n: formatNumber(counts.count, language), all: formatNumber(counts.ofAll, language) })}</p>
            <div className="acts">
              <Button component="a" href="#cac-buoc">
                {say('findings.step.title')}
              </Button>
              {counts.count === 0 ? null : (
                <Button variant={open === undefined && !many ? 'filled' : 'default'} onClick={() => setMany(true)}>
                  {say('findings.many.open', { n: formatNumber(counts.count, language) })}
                </Button>
              )}
            </div>
          </>
        )}
      </Ledger>
      <Ledger
        title={say('findings.narrow')}
        note={
          counts === null ? null : (
            <details className="facets" open={isWide()}>
              <summary>{say('findings.narrow.choose')}</summary>
              <Facets
                asked={asked}
                counts={counts}
                onToggle={(facet, value) => {
                  setMany(false);
                  void navigate({ to: '/loi', search: toggled(asked, facet, value), replace: true, resetScroll: false });
                }}
              />
            </details>
          )
        }
      >
        {many && counts !== null ? (
          <Many
            key={JSON.stringify(filter)}
            filter={filter}
            count={counts.count}
            fields={counts.facets.field.filter(({ value }) => filter.field === undefined || filter.field.split(',').includes(value)).map(({ value }) => value)}
            onDone={changed}
            onClose={() => setMany(false)}
          />
        ) : null}
        {found.error === null ? null : <Trouble error={found.error} />}
        <div className={open === undefined ? 'beside' : 'beside with-card'}>
          <div className="rows">
            {found.data === undefined ? null : items.length === 0 ? (
              <Notice title={say('findings.none')}>{say('findings.none.note')}</Notice>
            ) : (
              <Rows items={items} goesOn={found.hasNextPage} open={open} onOpen={show} />
            )}
            <More list={found} />
          </div>
          {open === undefined ? null : (
            <aside className="finding-card" ref={card} aria-label={say('findings.card.title')}>
              <div className="walk">
                <Button size="compact-sm" disabled={at <= 0} onClick={() => step(-1)} aria-keyshortcuts={keys.on ? 'k' : undefined}>
                  {say('findings.card.before')}
                </Button>
                <Button size="compact-sm" disabled={at < 0 || at >= items.length - 1} onClick={() => step(1)} aria-keyshortcuts={keys.on ? 'j' : undefined}>
                  {say('findings.card.next')}
                </Button>
                <Button size="compact-sm" onClick={() => show(undefined)}>
                  {say('raw.close')}
                </Button>
              </div>
              <FindingCard key={open} id={open} asking={asking} keysOn={keys.on} onAsk={setAsking} onDone={decided} />
              <Checkbox size="xs" label={say('findings.keys')} checked={keys.on} onChange={(event) => keys.choose(event.currentTarget.checked)} />
            </aside>
          )}
        </div>
      </Ledger>
      <Ledger title={say('findings.step.title')} note={say('findings.step.note')}>
        <div id="cac-buoc">
          <Steps onTurned={changed} />
        </div>
      </Ledger>
    </div>
  );
}

/** Where the card has room beside the list; else it stands above it. */
const isBeside = (): boolean => window.matchMedia('(min-width: 1101px)').matches;
/** Where facets have room in the margin. */
const isWide = (): boolean => window.matchMedia('(min-width: 721px)').matches;

function useKeys(press: (event: KeyboardEvent) => void): void {
  const newest = useRef(press);
  newest.current = press;
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => newest.current(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

type RowsProps = {
  readonly items: readonly ListedFinding[];
  readonly goesOn: boolean;
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
};

function Rows({ items, goesOn, open, onOpen }: RowsProps) {
  const { say } = useWords();
  const ruleName = useRuleName();
  const valueName = useValueName();
  return (
    <LongTable
      title={say('findings.title')}
      className="list findings"
      items={items}
      keyOf={({ id }) => id}
      goesOn={goesOn}
      chosen={open}
      follow={isBeside() ? open : undefined}
      columns={[
        {
          head: say('findings.found'),
          cell: ({ id, found, asReceived }) => (
            <button
              type="button"
              className={found !== null && asReceived ? 'link raw' : 'link'}
              aria-current={id === open ? 'true' : undefined}
              onClick={() => onOpen(id)}
            >
              {found ?? say('findings.card.nothing')}
            </button>
          ),
        },
        {
          head: say('findings.repaired'),
          cell: ({ repaired, state }) =>
            repaired !== null ? <b>{repaired}</b> : <span className="soft">{say(state === 'open' ? 'findings.open' : 'findings.as-is')}</span>,
        },
        {
          head: say('findings.rule'),
          cell: ({ rule, field, state }) => (
            <span>
              {ruleName(rule)}
              <span className="o">
                {valueName('field', field)} · {valueName('state', state)}
              </span>
            </span>
          ),
        },
        { head: say('findings.person'), cell: ({ person }) => person?.fullName ?? <span className="soft">–</span> },
      ]}
    />
  );
}
