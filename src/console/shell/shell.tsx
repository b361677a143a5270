import { ActionIcon, Menu, Skeleton, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { request } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { sessionQuery } from '../api/queries.js';
import { ErrorBoundary } from '../parts/error-boundary.js';
import { icons } from '../parts/icons.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { useKeys } from '../parts/use-keys.js';
import { roleLabel } from '../words/labels.js';
import { KeyboardHelp } from './keyboard-help.js';
import { SchemeToggle } from './scheme-toggle.js';
import { SessionProvider } from './session.js';
import styles from './shell.module.css';

/** In the order of a working day; the first four are what a thumb reaches on a phone. */
const DAILY = [
  { to: '/today', label: 'Today', Icon: icons.today },
  { to: '/alerts', label: 'Alerts', Icon: icons.alerts },
  { to: '/cases', label: 'Cases', Icon: icons.cases },
  { to: '/coverage', label: 'Coverage', Icon: icons.coverage },
] as const;
const OTHERS = [
  { to: '/audits', label: 'Audits', Icon: icons.audits },
  { to: '/policies', label: 'Policies', Icon: icons.policies },
  { to: '/digests', label: 'Digest', Icon: icons.digest },
  { to: '/captures', label: 'Captures', Icon: icons.captures },
  { to: '/portfolio', label: 'Portfolio', Icon: icons.portfolio },
] as const;

/** What surrounds every signed-in screen: navigation, colour scheme, keyboard help, sign-out. */
export function Shell() {
  const location = useLocation();
  const session = useQuery(sessionQuery);
  const [help, setHelp] = useState(false);
  useKeys({ '?': () => setHelp(true) });

  if (session.error instanceof ApiProblem && session.error.status === 401) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === '/today' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  if (session.data === undefined) {
    return session.error === null ? (
      <Skeleton height={48} radius={0} aria-label="Loading" />
    ) : (
      <div style={{ maxWidth: '40rem', margin: '3rem auto', padding: '0 1rem' }}>
        <ProblemNotice
          what="Your session could not be checked"
          error={session.error}
          onRetry={() => void session.refetch()}
        />
      </div>
    );
  }
  return (
    <SessionProvider user={session.data.user}>
      <a href="#main" className={styles.skip}>
        Skip to the content
      </a>
      <header className={styles.header}>
        <NavLink to="/today" className={styles.logo} aria-label="Markwarden, today">
          <icons.mark />
          <span>Markwarden</span>
        </NavLink>
        <nav className={styles.nav} aria-label="Screens">
          {DAILY.map((screen) => (
            <ScreenLink key={screen.to} {...screen} />
          ))}
          {OTHERS.map((screen) => (
            <ScreenLink key={screen.to} {...screen} wideOnly />
          ))}
          <MoreMenu />
        </nav>
        <div className={styles.tools}>
          <Tooltip label="Keyboard shortcuts (?)">
            <ActionIcon
              variant="subtle"
              color="gray"
              className={styles.keyboard}
              onClick={() => setHelp(true)}
              aria-label="Keyboard shortcuts"
            >
              <icons.keyboard />
            </ActionIcon>
          </Tooltip>
          <SchemeToggle />
          <UserMenu name={session.data.user.name} email={session.data.user.email} role={session.data.user.role} />
        </div>
      </header>
      <ErrorBoundary resetOn={location.pathname}>
        <Outlet />
      </ErrorBoundary>
      <KeyboardHelp opened={help} onClose={() => setHelp(false)} />
    </SessionProvider>
  );
}

interface ScreenLinkProps {
  to: string;
  label: string;
  Icon: (props: { size?: number }) => ReactNode;
  /** Stands in the menu on a phone. */
  wideOnly?: boolean;
}

function ScreenLink({ to, label, Icon, wideOnly = false }: ScreenLinkProps) {
  return (
    <NavLink to={to} className={styles.link} data-wide-only={wideOnly}>
      <Icon />
      <span>{label}</span>
    </NavLink>
  );
}

/** The screens for which a phone's bar has no room. */
function MoreMenu() {
  const { pathname } = useLocation();
  const here = OTHERS.find(({ to }) => pathname.startsWith(to));
  return (
    <Menu position="top-end" width={200}>
      <Menu.Target>
        <button
          type="button"
          className={`${styles.link} ${styles.more}`}
          aria-current={here === undefined ? undefined : 'page'}
        >
          <icons.more />
          <span>{here?.label ?? 'More'}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {OTHERS.map(({ to, label, Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon />}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The first character as a reader sees it, whatever the script. */
function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toUpperCase() ?? '?';
}

function UserMenu({ name, email, role }: { name: string; email: string; role: string }) {
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => request('/api/auth/sign-out', { method: 'POST', json: {} }),
    // Nothing of this session may stay in memory for the next person at this machine.
    onSettled: () => {
      client.clear();
      window.location.assign('/sign-in');
    },
  });
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={styles.user} aria-label={`Account of ${name}`}>
          {initial(name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.who}>
          <strong>{name}</strong>
          <span className="dim small">{email}</span>
          <span className="dim small">{roleLabel(role)}</span>
        </div>
        <Menu.Divider />
        {role === 'admin' ? (
          <Menu.Item component={Link} to="/tokens" leftSection={<icons.key />}>
            API tokens
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<icons.signOut />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
