/** Nobody is signed in: in the demo its people are offered, else the ways to sign in. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { readHealth, readPersonas, signInAsPersona } from '../../shared/client.ts';
import { useWords } from '../../shared/language.ts';
import { Trouble } from '../../shared/parts.tsx';
import { useSignedInAnew } from './me.ts';
import { SignInForm } from './sign-in-form.tsx';

const health = { queryKey: ['health'], queryFn: readHealth, staleTime: Number.POSITIVE_INFINITY };

/** Undefined until it is known; where the register does not answer, as if it were none. */
export function useIsDemo(): boolean | undefined {
  const { data, error } = useQuery(health);
  return error === null ? data?.demo : false;
}

export function SignIn() {
  const { data, error } = useQuery(health);
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return null;
  return data.demo ? <Personas /> : <SignInForm />;
}

function Personas() {
  const { say, language } = useWords();
  const signedInAnew = useSignedInAnew();
  const { data: personas, error } = useQuery({ queryKey: ['personas', language], queryFn: readPersonas });
  const signIn = useMutation({ mutationFn: signInAsPersona, onSuccess: signedInAnew });
  const trouble = error ?? signIn.error;
  return (
    <>
      {trouble === null ? null : <Trouble error={trouble} />}
      <ul className="personas" aria-label={say('me.first')}>
        {(personas ?? [])
          .filter(({ role }) => role !== 'citizen')
          .map(({ id, fullName, story }) => (
            <li key={id}>
              <Button loading={signIn.isPending && signIn.variables === id} onClick={() => signIn.mutate(id)}>
                {fullName ?? id}
              </Button>{' '}
              {story}
            </li>
          ))}
      </ul>
    </>
  );
}
