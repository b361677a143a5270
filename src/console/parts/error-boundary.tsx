import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { Notice } from './notice.js';

interface Props {
  /** A change of this value, for example of the address, gives the screen another try. */
  resetOn: string;
  children: ReactNode;
}
interface State {
  error: Error | null;
}

/** Keeps one broken screen from taking the whole console down. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.resetOn !== this.props.resetOn && this.state.error !== null) this.setState({ error: null });
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main style={{ maxWidth: '40rem', margin: '3rem auto', padding: '0 1rem' }}>
        <Notice tone="red" title="This screen broke" urgent>
          <p>Nothing was lost on the server. Reload the page; if it breaks again, report the line below.</p>
          <code className="hostile">{this.state.error.message}</code>
          <div style={{ marginTop: '0.375rem' }}>
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              Reload
            </Button>
          </div>
        </Notice>
      </main>
    );
  }
}
