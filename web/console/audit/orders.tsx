/** Orders to defer what a person sees: entered by one officer of the centre, approved by another. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { type Role, roles, roleWords, scopeOf } from '#values/browser.ts';
import type { FoundUnit } from '../../shared/api.ts';
import { Problem, searchPersons } from '../../shared/client.ts';
import { formatDate, readTypedDate } from '../../shared/format.ts';
import { useWords } from '../../shared/language.ts';
import { Notice, Trouble } from '../../shared/parts.tsx';
import { UnitChoice } from '../unit-choice.tsx';
import { approveOrder, proposeOrder, readOrders } from './client.ts';

export function Orders() {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['orders'], queryFn: readOrders, refetchOnWindowFocus: false });
  const refresh = () => Promise.all([['orders'], ['deferred']].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const approve = useMutation({ mutationFn: approveOrder, onSuccess: refresh });
  return (
    <>
      {error === null ? null : <Trouble error={error} />}
      {approve.error === null ? null : <Trouble error={approve.error} />}
      {data === undefined ? null : data.items.length === 0 ? (
        <Notice title={say('log.orders.none')} />
      ) : (
        <table className="list">
          <caption className="said-only">{say('log.orders')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('log.order')}</th>
              <th scope="col">{say('log.order.body')}</th>
              <th scope="col">{say('log.order.days')}</th>
              <th scope="col">{say('log.order.approve')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ id, orderNo, body, from, until }) => (
              <tr key={id}>
                <td data-label={say('log.order')}>{orderNo}</td>
                <td data-label={say('log.order.body')}>{body}</td>
                <td data-label={say('log.order.days')}>
                  {formatDate(from)}–{formatDate(until)}
                </td>
                <td data-label={say('log.order.approve')}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={say('log.order.approve.of', { order: orderNo })}
                    loading={approve.isPending}
                    onClick={() => approve.mutate(id)}
                  >
                    {say('log.order.approve')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>{say('log.order.enter')}</summary>
        <EnterOrder onEntered={refresh} />
      </details>
    </>
  );
}

/** The person is found by number, in the body of a request; the office by its role and its unit. */
function EnterOrder({ onEntered }: { onEntered(): Promise<unknown> }) {
  const { say, language } = useWords();
  const [said, setSaid] = useState({ orderNo: '', number: '', role: 'commune-police' as Role, from: '', until: '' });
  const [unit, setUnit] = useState<FoundUnit | null>(null);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const digits = said.number.replace(/[\s.-]/g, '');
  const [from, until] = [readTypedDate(said.from), readTypedDate(said.until)];
  const enter = useMutation({
    mutationFn: async () => {
      const { items } = await searchPersons({ q: digits }, { purpose: 'deferral' });
      const person = items[0];
      if (person === undefined) throw new Problem({ title: say('log.order.nobody'), status: 404, code: 'person.unknown' });
      return await proposeOrder(
        {
          orderNo: said.orderNo.trim(),
          personId: person.personId,
          role: said.role,
          unit: scopeOf(said.role) === 'unit' ? (unit?.unit ?? null) : null,
          from: from ?? '',
          until: until ?? '',
        },
        key,
      );
    },
    onSuccess: async () => {
      setKey(crypto.randomUUID());
      setTried(false);
      setSaid({ ...said, orderNo: '', number: '' });
      await onEntered();
    },
  });
  const change = (name: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [name]: event.currentTarget.value });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (said.orderNo.trim() !== '' && /^\d{12}$/.test(digits) && from !== undefined && until !== undefined) enter.mutate();
  };
  const day = (value: string | undefined) => (tried && value === undefined ? say('target.day.error') : null);
  return (
    <form className="enter-order" onSubmit={submit}>
      <TextInput
        label={say('log.order')}
        value={said.orderNo}
        error={tried && said.orderNo.trim() === '' ? say('log.order.missing') : null}
        onChange={change('orderNo')}
      />
      <TextInput
        label={say('log.order.number')}
        inputMode="numeric"
        autoComplete="off"
        value={said.number}
        error={tried && !/^\d{12}$/.test(digits) ? say('events.number.wrong') : null}
        onChange={change('number')}
      />
      <NativeSelect
        label={say('log.order.role')}
        data={roles.map((role) => ({ value: role, label: roleWords[role][language] }))}
        value={said.role}
        onChange={(event) => {
          setSaid({ ...said, role: event.currentTarget.value as Role });
          setUnit(null);
        }}
      />
      {scopeOf(said.role) === 'unit' ? <UnitChoice label={say('log.order.unit')} level="any" value={unit} onChoose={setUnit} /> : null}
      <TextInput label={say('log.order.from')} value={said.from} error={day(from)} onChange={change('from')} />
      <TextInput label={say('log.order.until')} value={said.until} error={day(until)} onChange={change('until')} />
      {enter.error === null ? null : <Trouble error={enter.error} />}
      <Button type="submit" variant="filled" loading={enter.isPending}>
        {say('log.order.enter')}
      </Button>
    </form>
  );
}
