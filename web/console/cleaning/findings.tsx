/** What the rules found on the forms: one rule at a time or all of them, each with the person that it is about. */
import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Finding, Rule } from '../../shared/api.ts';
import { readFindings, readRules } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Ledger, Notice, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { fieldText, ruleName, ruleRemedy } from '../../shared/words.ts';
import { RawForm } from '../population/raw-form.tsx';

const findingsRoute = getRouteApi('/loi');

export function FindingsPage() {
  const { say } = useWords();
  useTitle(say('findings.title'));
  const { rule } = findingsRoute.useSearch();
  const [opened, setOpened] = useState<Finding | null>(null);
  const { data: rules } = useQuery({ queryKey: ['rules'], queryFn: readRules, staleTime: Number.POSITIVE_INFINITY });
  const found = useInfiniteQuery({
    queryKey: ['findings', rule ?? ''],
    queryFn: ({ pageParam }) => readFindings({ rule, cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{say('findings.title')}</h1>
      </Ledger>
      <Ledger title={say('findings.what')} note={say('findings.note')}>
        {rules === undefined ? null : <RuleFilter rules={rules.items} rule={rule} />}
        {found.error === null ? null : <Trouble error={found.error} />}
        {found.data === undefined ? null : items.length === 0 ? (
          <Notice title={say('findings.none')}>{say('findings.none.note')}</Notice>
        ) : (
          <FindingList items={items} rules={rules?.items ?? []} showRule={rule === undefined} onOpen={setOpened} />
        )}
        {found.hasNextPage ? (
          <Button className="more" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {say('list.more')}
          </Button>
        ) : null}
      </Ledger>
      {opened === null ? null : <RawForm form={opened.form} title={opened.rule} why={{ purpose: 'cleaning' }} onClose={() => setOpened(null)} />}
    </>
  );
}

function RuleFilter({ rules, rule }: { readonly rules: readonly Rule[]; readonly rule: string | undefined }) {
  const { say, language } = useWords();
  const navigate = useNavigate();
  const choices = [{ value: '', label: say('findings.all') }, ...rules.map((one) => ({ value: one.id, label: ruleName(one[language]) }))];
  return (
    <NativeSelect
      className="filter"
      label={say('findings.rule')}
      data={choices}
      value={rule ?? ''}
      onChange={(event) => void navigate({ to: '/loi', search: event.currentTarget.value === '' ? {} : { rule: event.currentTarget.value }, replace: true })}
    />
  );
}

function FindingList({
  items,
  rules,
  showRule,
  onOpen,
}: {
  readonly items: readonly Finding[];
  readonly rules: readonly Rule[];
  readonly showRule: boolean;
  readonly onOpen: (finding: Finding) => void;
}) {
  const { say, language } = useWords();
  const nameOf = (id: string) => {
    const known = rules.find((one) => one.id === id);
    return known === undefined ? id : ruleName(known[language]);
  };
  const remedyOf = (finding: Finding) => {
    const known = rules.find((one) => one.id === finding.rule);
    return known === undefined ? '' : ruleRemedy(known[language], finding.found);
  };
  const fieldOf = (field: string) => {
    const name = fieldText(field);
    return name === undefined ? field : say(name as 'field.fullName');
  };
  return (
    <table className={showRule ? 'list findings' : 'list findings one-rule'}>
      <caption className="said-only">{say('findings.title')}</caption>
      <thead>
        <tr>
          {showRule ? <th scope="col">{say('findings.rule')}</th> : null}
          <th scope="col">{say('findings.field')}</th>
          <th scope="col">{say('findings.found')}</th>
          <th scope="col">{say('findings.repaired')}</th>
          <th scope="col">{say('findings.person')}</th>
          <th scope="col">{say('findings.the-form')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((finding) => (
          <tr key={`${finding.form}${finding.rule}${finding.field}`}>
            {showRule ? <td data-label={say('findings.rule')}>{nameOf(finding.rule)}</td> : null}
            <td data-label={say('findings.field')}>{fieldOf(finding.field)}</td>
            <td className="raw" data-label={say('findings.found')}>
              {finding.found ?? '–'}
            </td>
            <td data-label={say('findings.repaired')}>
              {finding.repaired !== null ? (
                <b>{finding.repaired}</b>
              ) : finding.state === 'open' ? (
                <span>
                  <span className="soft">{say('findings.open')}</span>
                  <span className="o">{remedyOf(finding)}</span>
                </span>
              ) : (
                <span className="soft">–</span>
              )}
            </td>
            <td data-label={say('findings.person')}>
              {finding.person === null ? (
                <span className="soft">–</span>
              ) : (
                <Link to="/nguoi/$personId" params={{ personId: finding.person.personId }} state={{ why: { purpose: 'cleaning' } }}>
                  {finding.person.fullName}
                </Link>
              )}
            </td>
            <td className="whole" data-label={say('findings.the-form')}>
              <button type="button" className="link" onClick={() => onOpen(finding)}>
                {say('findings.see-form')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
