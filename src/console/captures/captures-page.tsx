import { Page } from '../parts/page.js';

export function CapturesPage() {
  return (
    <Page title="CapturesPage" tabTitle="CapturesPage">
      <p />
    </Page>
  );
}
