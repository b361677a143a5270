import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { request } from '../api/client.js';
import { setupQuery } from '../api/queries.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { Door } from './door.js';

/** Makes the first account of an installation, with the token that the server printed when it started. */
export function SetupPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const setup = useQuery(setupQuery);
  const [form, setForm] = useState({ token: search.get('token') ?? '', name: '', email: '', password: '' });
  const set = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setForm((before) => ({ ...before, [field]: value }));
  };
  const create = useMutation({
    mutationFn: () => request('/api/setup', { method: 'POST', json: { ...form, token: form.token.trim() } }),
    onSuccess: async () => {
      client.setQueryData(setupQuery.queryKey, { needsFirstUser: false });
      await navigate('/sign-in?welcome', { replace: true });
    },
  });

  if (setup.data?.needsFirstUser === false && !create.isSuccess) return <Navigate to="/sign-in" replace />;
  return (
    <Door
      title="Set up Markwarden"
      intro="Nobody has an account here yet. The first one is an administrator. The one-time token was printed in the terminal when the server started."
    >
      {create.error === null ? null : <ProblemNotice what="The account could not be made" error={create.error} />}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label="One-time token"
          name="token"
          required
          autoComplete="off"
          value={form.token}
          onChange={set('token')}
        />
        <TextInput
          label="Your name"
          name="name"
          required
          autoComplete="name"
          value={form.name}
          onChange={set('name')}
        />
        <TextInput
          label="E-mail"
          type="email"
          name="email"
          required
          autoComplete="username"
          value={form.email}
          onChange={set('email')}
        />
        <PasswordInput
          label="Password"
          description="At least 8 characters"
          name="password"
          required
          minLength={8}
          autoComplete="new-password"
          value={form.password}
          onChange={set('password')}
        />
        <Button type="submit" loading={create.isPending} fullWidth>
          Create the account
        </Button>
      </form>
    </Door>
  );
}
