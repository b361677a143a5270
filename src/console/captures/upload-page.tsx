import { Page } from '../parts/page.js';

export function UploadPage() {
  return (
    <Page title="UploadPage" tabTitle="UploadPage">
      <p />
    </Page>
  );
}
