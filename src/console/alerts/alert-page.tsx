import { Page } from '../parts/page.js';

export function AlertPage() {
  return (
    <Page title="AlertPage" tabTitle="AlertPage">
      <p />
    </Page>
  );
}
