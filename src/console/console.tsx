import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, Navigate } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { AlertPage } from './alerts/alert-page.js';
import { AlertQueue } from './alerts/alert-queue.js';
import { ApiProblem } from './api/problem.js';
import { AuditPage } from './audits/audit-page.js';
import { AuditsPage } from './audits/audits-page.js';
import { CapturePage } from './captures/capture-page.js';
import { CapturesPage } from './captures/captures-page.js';
import { UploadPage } from './captures/upload-page.js';
import { CasePage } from './cases/case-page.js';
import { CasesPage } from './cases/cases-page.js';
import { OverviewPage } from './overview/overview-page.js';
import { CoveragePage } from './coverage/coverage-page.js';
import { PoliciesPage } from './policies/policies-page.js';
import { PolicyPage } from './policies/policy-page.js';
import { DigestsPage } from './digests/digests-page.js';
import { PartnerPage } from './partners/partner-page.js';
import { PortfolioPage } from './portfolio/portfolio-page.js';
import { ProvidersPage } from './providers/providers-page.js';
import { ReplyPage } from './reply/reply-page.js';
import { RescanPage } from './rescans/rescan-page.js';
import { RescansPage } from './rescans/rescans-page.js';
import { NotFoundPage } from './shell/not-found-page.js';
import { Shell } from './shell/shell.js';
import { SetupPage } from './sign-in/setup-page.js';
import { SignInPage } from './sign-in/sign-in-page.js';
import { TokensPage } from './tokens/tokens-page.js';
import { cssVariables, theme } from './theme.js';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one; only a missing or broken answer is worth another try.
      retry: (attempts, error) =>
        attempts < 2 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

const router = createBrowserRouter([
  { path: '/sign-in', Component: SignInPage },
  { path: '/setup', Component: SetupPage },
  { path: '/reply', Component: ReplyPage },
  {
    path: '/',
    Component: Shell,
    children: [
      { index: true, element: <Navigate to="/today" replace /> },
      { path: 'today', Component: OverviewPage },
      { path: 'alerts', Component: AlertQueue },
      { path: 'alerts/:id', Component: AlertPage },
      { path: 'cases', Component: CasesPage },
      { path: 'cases/:id', Component: CasePage },
      { path: 'audits', Component: AuditsPage },
      { path: 'audits/:id', Component: AuditPage },
      { path: 'captures', Component: CapturesPage },
      { path: 'captures/upload', Component: UploadPage },
      { path: 'captures/:id', Component: CapturePage },
      { path: 'tokens', Component: TokensPage },
      { path: 'coverage', Component: CoveragePage },
      { path: 'providers', Component: ProvidersPage },
      { path: 'portfolio', Component: PortfolioPage },
      { path: 'portfolio/partners/:id', Component: PartnerPage },
      { path: 'policies', Component: PoliciesPage },
      { path: 'policies/:id', Component: PolicyPage },
      { path: 'rescans', Component: RescansPage },
      { path: 'rescans/:id', Component: RescanPage },
      { path: 'digests', Component: DigestsPage },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

export function Console() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
