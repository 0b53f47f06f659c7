/** `/niem-phong/moi/…`: an archive is to be sealed by order; a second officer decides. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { type SealKind, sealKindNames, sealKinds } from '#access/browser.ts';
import { readPerson } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { OwnWords } from '../../shared/own-words.tsx';
import { Ledger, PersonNumber, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { proposeSeal } from './client.ts';
import { Proposed } from './proposed.tsx';

const route = getRouteApi('/niem-phong/moi/$personId');
const why = { purpose: 'sealing' };

export function NewSealPage() {
  const { say } = useWords();
  const { personId } = route.useParams();
  useTitle(say('seals.new'));
  const { data: person, error } = useQuery({ queryKey: ['person', personId, '', '', why], queryFn: () => readPerson(personId, {}, why) });
  return (
    <>
      <Ledger className="head" note={say('seals.new.note')}>
        <h1 className="h1">{say('seals.new')}</h1>
        {person === undefined ? null : (
          <span>
            <b>{person.values['fullName']?.text.vi ?? ''}</b> {person.personNumber === null ? null : <PersonNumber value={person.personNumber} />}
          </span>
        )}
      </Ledger>
      <Ledger>{error === null ? person === undefined ? null : <OrderForm personId={personId} /> : <Trouble error={error} />}</Ledger>
    </>
  );
}

function OrderForm({ personId }: { readonly personId: string }) {
  const { say, language } = useWords();
  const [said, setSaid] = useState({ kind: 'court' as SealKind, orderNo: '', group: '', reason: '' });
  const [key] = useState(() => crypto.randomUUID());
  const set = (field: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [field]: event.currentTarget.value });
  const group = said.group.split(/[\s,;]+/).filter((login) => login !== '');
  const propose = useMutation({
    mutationFn: () => proposeSeal(personId, { kind: said.kind, orderNo: said.orderNo.trim(), group, reason: said.reason.trim() }, key),
  });
  if (propose.data !== undefined) return <Proposed id={propose.data.proposalId} />;
  return (
    <form
      className="asked"
      aria-label={say('seals.new')}
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate();
      }}
    >
      <NativeSelect
        label={say('seals.kind')}
        data={sealKindNames.map((value) => ({ value, label: sealKinds[value][language] }))}
        value={said.kind}
        onChange={set('kind')}
      />
      <TextInput
        label={say('seals.order')}
        description={say('hint.such-as', { example: '12/2025/QĐ-TA' })}
        required
        maxLength={80}
        value={said.orderNo}
        onChange={set('orderNo')}
      />
      <TextInput
        label={say('seals.group.names')}
        description={say('seals.group.names.note')}
        autoCapitalize="none"
        spellCheck={false}
        value={said.group}
        onChange={set('group')}
      />
      <OwnWords label={say('seals.reason')} required minLength={5} value={said.reason} onSay={(reason) => setSaid({ ...said, reason })} />
      {propose.error === null ? null : <Trouble error={propose.error} />}
      <div className="steps">
        <Button type="submit" variant="filled" loading={propose.isPending}>
          {say('seals.propose')}
        </Button>
      </div>
    </form>
  );
}
