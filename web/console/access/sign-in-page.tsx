/** `/dang-nhap`: signing in; with a one-time link behind the `#`, which no log keeps, the first time of an account. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWords } from '../../shared/language.ts';
import { Ledger, Trouble } from '../../shared/parts.tsx';
import { useTitle } from '../../shared/title.ts';
import { DeferredNow } from '../audit/deferred-now.tsx';
import { LanguageSwitch } from '../frame.tsx';
import { openLink, takeLinkByPasskey, takeLinkByPassword } from './client.ts';
import { useMe, useSignedInAnew } from './me.ts';
import { OfficeChoice } from './office-choice.tsx';
import { PasskeyTrouble, SignInForm } from './sign-in-form.tsx';

const linkOf = (hash: string): string | undefined => /^#(l[\w-]{43})$/.exec(hash)?.[1];

export function SignInPage() {
  const { say } = useWords();
  const [link] = useState(() => linkOf(window.location.hash));
  const titled = link === undefined ? say('access.sign-in') : say('access.link.title');
  useTitle(titled);
  const me = useMe();
  const go = useNavigate();
  const chooses = me?.kind === 'officer' && me.offices.length > 1;
  useEffect(() => {
    if (me?.kind === 'officer' && !chooses) void go({ to: '/', replace: true });
  }, [me, chooses, go]);
  if (chooses)
    return (
      <>
        <Ledger className="head">
          <h1 className="h1">{say('access.offices.choose')}</h1>
          <div className="acts">
            <LanguageSwitch />
          </div>
          <p className="whole-line">{me.name}</p>
        </Ledger>
        <Ledger>
          <OfficeChoice offices={me.offices} stay={() => void go({ to: '/', replace: true })} />
        </Ledger>
      </>
    );
  return (
    <>
      <Ledger className="head">
        <h1 className="h1">{titled}</h1>
        <div className="acts">
          <LanguageSwitch />
        </div>
      </Ledger>
      <Ledger>{link === undefined ? <SignInForm /> : <FirstTime link={link} />}</Ledger>
      <Ledger title={say('log.deferred')} note={say('log.deferred.note')}>
        <DeferredNow />
      </Ledger>
    </>
  );
}

function FirstTime({ link }: { readonly link: string }) {
  const { say } = useWords();
  const onSuccess = useSignedInAnew();
  const { data: opened, error } = useQuery({ queryKey: ['link'], queryFn: () => openLink(link), retry: false, staleTime: 'static' });
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const byPassword = useMutation({ mutationFn: () => takeLinkByPassword({ link, password, code }), onSuccess });
  const byPasskey = useMutation({
    mutationFn: async () => (opened === undefined ? undefined : await takeLinkByPasskey(link, opened, say('access.passkey.name'))),
    onSuccess,
  });
  if (error !== null) return <Trouble error={error} />;
  if (opened === undefined) return null;
  return (
    <div className="sign-in">
      <p>
        <b>{say('access.link.of', { login: opened.login })}</b> {say('access.link.note')}
      </p>
      <Button loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
        {say('access.link.passkey')}
      </Button>
      <PasskeyTrouble error={byPasskey.error} />
      <form
        aria-label={say('access.by-password')}
        onSubmit={(event) => {
          event.preventDefault();
          byPassword.mutate();
        }}
      >
        <h2 className="h3">{say('access.by-password')}</h2>
        <p>
          {say('access.link.secret')}
          <br />
          <a className="raw" href={opened.uri}>
            {opened.secret.replace(/(.{4})/g, '$1 ')}
          </a>
        </p>
        <TextInput
          type="password"
          label={say('access.link.password')}
          description={say('access.link.password.note')}
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={say('access.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={6}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={byPassword.isPending}>
          {say('access.link.use')}
        </Button>
        {byPassword.error === null ? null : <Trouble error={byPassword.error} />}
      </form>
    </div>
  );
}
