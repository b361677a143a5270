import { Page } from '../parts/page.js';

export function CapturePage() {
  return (
    <Page title="CapturePage" tabTitle="CapturePage">
      <p />
    </Page>
  );
}
