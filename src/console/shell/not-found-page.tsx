import { Link } from 'react-router';
import { Page } from '../parts/page.js';

export function NotFoundPage() {
  return (
    <Page title="There is nothing at this address" tabTitle="Not found">
      <p>
        It may have been mistyped or moved. <Link to="/alerts">Go to the alerts</Link>.
      </p>
    </Page>
  );
}
