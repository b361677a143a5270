import { Button, FileButton, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { AgreementReading, AgreementTermsTaken, NewAgreementTerms, Partner } from '../api/generated/types.gen.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { ReviewReading } from './review-reading.js';
import styles from './partners.module.css';
import { Taken } from './taken.js';

/** The server reads no more than a megabyte; a page of an agreement has a tenth of that. */
const LARGEST_FILE = 900_000;

/** Takes an agreement as pasted text, as a saved page or as a template, to the terms that a person accepts of it. */
export function ReadAgreement({ partner }: { partner: Partner }) {
  const client = useQueryClient();
  const path = `/api/partners/${encodeURIComponent(partner.id)}/agreement`;
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const read = useMutation({
    mutationFn: (body: { text: string; format: 'text' | 'html' }) =>
      request<AgreementReading>(`${path}/reading`, { method: 'POST', json: body }),
  });
  const take = useMutation({
    mutationFn: (json: NewAgreementTerms) => request<AgreementTermsTaken>(`${path}/terms`, { method: 'POST', json }),
    onSuccess: async () => {
      read.reset();
      setText('');
      await Promise.all([
        client.invalidateQueries({ queryKey: ['partner', partner.id] }),
        client.invalidateQueries({ queryKey: ['portfolio'] }),
      ]);
    },
  });

  async function open(file: File | null): Promise<void> {
    if (file === null) return;
    setRefused(
      file.size > LARGEST_FILE ? 'The file is larger than 900 kB. Paste the part on paid search instead.' : null,
    );
    if (file.size > LARGEST_FILE) return;
    read.mutate({ text: await file.text(), format: /\.x?html?$/i.test(file.name) ? 'html' : 'text' });
  }

  if (read.data !== undefined) {
    return (
      <ReviewReading
        reading={read.data}
        today={partner.today}
        saving={take.isPending}
        error={take.error}
        onSave={(json) => take.mutate(json)}
        onClose={() => {
          take.reset();
          read.reset();
        }}
      />
    );
  }
  return (
    <section className="card pad stack" aria-label="Read an agreement">
      <h2 className={styles.heading}>Read an agreement</h2>
      {take.data === undefined ? null : <Taken taken={take.data} />}
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          take.reset();
          read.mutate({ text, format: 'text' });
        }}
      >
        <Textarea
          label="The agreement, or its part on paid search"
          description="You see what it seems to say, sentence by sentence. Nothing is taken over before you accept it."
          autosize
          minRows={5}
          maxRows={14}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
        {refused === null ? null : <p role="alert">{refused}</p>}
        {read.error === null ? null : <ProblemNotice what="The agreement was not read" error={read.error} />}
        <div className="row">
          <Button type="submit" size="sm" loading={read.isPending} disabled={text.trim() === ''}>
            Read it
          </Button>
          <FileButton accept=".txt,.md,.html,.htm,text/plain,text/html" onChange={(file) => void open(file)}>
            {(props) => (
              <Button {...props} size="sm" variant="default">
                Open a file
              </Button>
            )}
          </FileButton>
        </div>
      </form>
      <FollowTemplate
        key={take.isSuccess ? take.submittedAt : 0}
        partner={partner}
        saving={take.isPending}
        onSave={(json) => take.mutate(json)}
      />
      {take.error === null ? null : <ProblemNotice what="Nothing was taken over" error={take.error} />}
    </section>
  );
}

interface FollowTemplateProps {
  partner: Partner;
  saving: boolean;
  onSave: (json: NewAgreementTerms) => void;
}

function FollowTemplate({ partner, saving, onSave }: FollowTemplateProps) {
  const [id, setId] = useState('');
  const [from, setFrom] = useState(partner.today);
  const template = partner.templates.find((one) => one.id === id);
  return (
    <form
      className="stack tight"
      aria-label="Follow a template"
      onSubmit={(event) => {
        event.preventDefault();
        if (template !== undefined) onSave({ text: null, from, terms: [], template: template.id });
      }}
    >
      <div className={styles.fields}>
        <NativeSelect
          label="Or follow a template"
          description="Holds where the agreement itself says nothing"
          value={id}
          data={[{ value: '', label: 'None' }, ...partner.templates.map((one) => ({ value: one.id, label: one.name }))]}
          onChange={({ currentTarget: { value } }) => setId(value)}
        />
        <TextInput
          label="From"
          description="First day in force"
          type="date"
          required
          value={from}
          onChange={({ currentTarget: { value } }) => setFrom(value)}
        />
      </div>
      {template === undefined ? null : (
        <>
          <ul className={styles.wording}>
            {template.terms.map(({ subject, text }) => (
              <li key={subject}>{text}</li>
            ))}
          </ul>
          <div className="row">
            <Button type="submit" size="sm" variant="default" loading={saving}>
              Take it over
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
