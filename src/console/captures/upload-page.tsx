import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { Link } from 'react-router';
import { icons } from '../parts/icons.js';
import { Notice } from '../parts/notice.js';
import { Page } from '../parts/page.js';
import { mayWrite, useUser } from '../shell/session.js';
import { count, formatNumber } from '../words/format.js';
import { PROVIDERS, providerLabel } from '../words/labels.js';
import styles from './captures.module.css';
import { UploadRow, type UploadItem } from './upload-row.js';
import { uploadOne } from './upload.js';

/** Takes stored results pages and provider replies, and says for each file what it turned out to be. */
export function UploadPage() {
  const user = useUser();
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [provider, setProvider] = useState<string>('serpapi');
  const [known, setKnown] = useState({ query: '', country: '', language: '', device: '' });
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const waiting = items.filter((item) => item.state === 'waiting');

  const add = (files: FileList | null) => {
    if (files === null) return;
    const added = [...files].map((file): UploadItem => ({ key: crypto.randomUUID(), file, state: 'waiting' }));
    setItems((before) => [...before, ...added]);
  };
  const put = (key: string, change: Partial<UploadItem>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...change } : item)));

  const send = async () => {
    setBusy(true);
    // One file a request: a file that fails costs only itself, and each shows its result as soon as it is there.
    for (const item of waiting) {
      put(item.key, { state: 'sending' });
      try {
        put(item.key, { state: 'done', results: await uploadOne(item.file, provider, known), error: undefined });
      } catch (error) {
        put(item.key, { state: 'refused', error: error instanceof Error ? error : new Error(String(error)) });
      }
    }
    setBusy(false);
    await client.invalidateQueries();
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };

  const back = (
    <Button size="xs" variant="subtle" component={Link} to="/captures" leftSection={<icons.left size={15} />}>
      Captures
    </Button>
  );
  if (!mayWrite(user)) {
    return (
      <Page title="Upload captures" tabTitle="Upload" aside={back}>
        <Notice title="Your role is viewer">
          <p>You can look at captures, but not add any. An administrator can change your role.</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page title="Upload captures" tabTitle="Upload" aside={back}>
      <form
        className="card pad stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className={styles.fields}>
          <NativeSelect
            label="What the files are"
            description={
              provider === 'saved-page'
                ? 'HTML, MHTML, HAR or WARC of Google, Bing or DuckDuckGo; each file tells which'
                : undefined
            }
            size="sm"
            value={provider}
            data={['saved-page', ...PROVIDERS].map((value) => ({ value, label: providerLabel(value) }))}
            onChange={(event) => setProvider(event.currentTarget.value)}
          />
        </div>
        <div
          className={styles.drop}
          data-over={over}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <icons.upload size={26} />
          <p>Drop files here, as many as you like, or</p>
          <Button size="xs" variant="default" onClick={() => picker.current?.click()}>
            Choose files
          </Button>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label="Files"
            onChange={(event) => {
              add(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </div>
        <details>
          <summary className="small dim">What the files may not say themselves (saved pages often lack it)</summary>
          <div className={styles.fields} style={{ marginTop: '0.75rem' }}>
            <TextInput
              label="Query"
              size="sm"
              value={known.query}
              onChange={({ currentTarget: { value } }) => setKnown({ ...known, query: value })}
            />
            <TextInput
              label="Country"
              description="Two letters, such as DE"
              size="sm"
              maxLength={2}
              pattern="[A-Za-z]{2}"
              value={known.country}
              onChange={({ currentTarget: { value } }) => setKnown({ ...known, country: value.toUpperCase() })}
            />
            <TextInput
              label="Language"
              description="Two letters, such as de"
              size="sm"
              maxLength={3}
              pattern="[A-Za-z]{2,3}"
              value={known.language}
              onChange={({ currentTarget: { value } }) => setKnown({ ...known, language: value.toLowerCase() })}
            />
            <NativeSelect
              label="Device"
              description="Where the page was shown"
              size="sm"
              value={known.device}
              data={[
                { value: '', label: 'As the file says' },
                { value: 'desktop', label: 'Desktop' },
                { value: 'mobile', label: 'Mobile' },
                { value: 'tablet', label: 'Tablet' },
              ]}
              onChange={({ currentTarget: { value } }) => setKnown({ ...known, device: value })}
            />
          </div>
        </details>
        <div className="row">
          <Button type="submit" size="sm" disabled={waiting.length === 0} loading={busy}>
            {waiting.length === 0 ? 'Upload' : `Upload ${count(waiting.length, 'file')}`}
          </Button>
          {items.length > 0 && !busy ? (
            <Button size="sm" variant="subtle" onClick={() => setItems([])}>
              Empty the list
            </Button>
          ) : null}
        </div>
      </form>
      {items.length === 0 ? null : (
        <section className="card pad" aria-labelledby="files-heading" aria-live="polite">
          <h2 id="files-heading" className="eyebrow">
            {formatNumber(items.length - waiting.length)} of {count(items.length, 'file')} sent
          </h2>
          <ul className={`plain ${styles.files}`}>
            {items.map((item) => (
              <UploadRow
                key={item.key}
                item={item}
                onRemove={() => setItems((before) => before.filter((other) => other.key !== item.key))}
                onRetry={() => put(item.key, { state: 'waiting', error: undefined })}
              />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
