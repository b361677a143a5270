import { Page } from '../parts/page.js';

export function PortfolioPage() {
  return (
    <Page title="PortfolioPage" tabTitle="PortfolioPage">
      <p />
    </Page>
  );
}
