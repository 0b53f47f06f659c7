/** Signing in: by passkey first, else by password and code. */
import './account.css';
import { Button, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../shared/language.ts';
import { Notice, Trouble } from '../../shared/parts.tsx';
import { PasskeyAway, signInByPasskey, signInByPassword } from './client.ts';
import { useSignedInAnew } from './me.ts';

export function SignInForm() {
  const { say } = useWords();
  const onSuccess = useSignedInAnew();
  const byPasskey = useMutation({ mutationFn: signInByPasskey, onSuccess });
  const byPassword = useMutation({ mutationFn: signInByPassword, onSuccess });
  const [said, setSaid] = useState({ login: '', password: '', code: '' });
  const set = (field: keyof typeof said) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setSaid({ ...said, [field]: event.currentTarget.value });
  return (
    <div className="sign-in">
      <Button leftSection={<IconFingerprint className="i" aria-hidden />} loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
        {say('access.by-passkey')}
      </Button>
      <p className="soft small">{say('access.by-passkey.note')}</p>
      <PasskeyTrouble error={byPasskey.error} />
      <form
        aria-label={say('access.by-password')}
        onSubmit={(event) => {
          event.preventDefault();
          byPassword.mutate(said);
        }}
      >
        <h2 className="h3">{say('access.by-password')}</h2>
        <TextInput label={say('access.login')} autoComplete="username" autoCapitalize="none" required value={said.login} onChange={set('login')} />
        <TextInput type="password" label={say('access.password')} autoComplete="current-password" required value={said.password} onChange={set('password')} />
        <TextInput
          label={say('access.code')}
          description={say('access.by-password.note')}
          autoComplete="one-time-code"
          inputMode="numeric"
          pattern="\d{6}"
          maxLength={6}
          required
          value={said.code}
          onChange={set('code')}
        />
        <Button type="submit" variant="default" loading={byPassword.isPending}>
          {say('access.sign-in')}
        </Button>
        {byPassword.error === null ? null : <Trouble error={byPassword.error} />}
      </form>
    </div>
  );
}

export function PasskeyTrouble({ error }: { readonly error: Error | null }) {
  const { say } = useWords();
  if (error === null) return null;
  return error instanceof PasskeyAway ? <Notice title={say('access.passkey.away')}>{say('access.passkey.away.note')}</Notice> : <Trouble error={error} />;
}
