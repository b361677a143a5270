import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { request } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { sessionQuery, setupQuery } from '../api/queries.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Door } from './door.js';

/** Only addresses of this console: the value comes from the address bar, where anybody may have put it. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/today';
}

export function SignInPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const setup = useQuery(setupQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => request('/api/auth/sign-in/email', { method: 'POST', json: { email, password } }),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: sessionQuery.queryKey });
      await navigate(safeNext(search.get('next')), { replace: true });
    },
  });

  if (setup.data?.needsFirstUser === true) return <Navigate to="/setup" replace />;
  return (
    <Door title="Sign in">
      {search.has('welcome') ? <Notice tone="green">Your account is made. Sign in with it.</Notice> : null}
      {signIn.error === null ? null : <SignInProblem error={signIn.error} />}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
      </form>
      <p className="dim small">
        No account? An administrator makes one with <code>markwarden user add</code>.
      </p>
    </Door>
  );
}

function SignInProblem({ error }: { error: Error }) {
  const refused = error instanceof ApiProblem && error.status === 401;
  if (!refused) return <ProblemNotice what="You could not be signed in" error={error} />;
  return (
    <Notice tone="red" urgent>
      E-mail or password is wrong.
    </Notice>
  );
}
