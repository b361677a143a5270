import { Button, FileInput, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/client.js';
import type { PartnerAnswerStored } from '../api/generated/types.gen.js';
import { Notice } from '../parts/notice.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { PARTNER_ANSWERS } from '../words/labels.js';

const MOST_WORDS = 4000;
const MOST_FILES = 3;

interface AnswerFormProps {
  alertId: string;
  token: string;
  isFirst: boolean;
  onAnswered: () => void;
}

/** Takes one answer. An answer sent stays; another one stands beside it. */
export function AnswerForm({ alertId, token, isFirst, onAnswered }: AnswerFormProps) {
  const [answer, setAnswer] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  // One key an answer, so that one that is sent twice, because no reply came, is kept once.
  const [key, setKey] = useState(newKey);
  const send = useMutation({
    mutationFn: () => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ alertId, answer: answer ?? '', words, key })) form.set(name, value);
      for (const file of files) form.append('files', file, file.name);
      return request<PartnerAnswerStored>('/api/reply/answers', { method: 'POST', form, bearer: token });
    },
    onSuccess: () => {
      setAnswer(null);
      setWords('');
      setFiles([]);
      setKey(newKey());
      onAnswered();
    },
  });
  return (
    <form
      className="stack"
      aria-label="Your answer"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Radio.Group label={isFirst ? 'Your answer' : 'Answer once more'} value={answer} onChange={setAnswer}>
        <div className="stack tight">
          {PARTNER_ANSWERS.map(({ value, label, meaning }) => (
            <Radio key={value} value={value} label={label} description={meaning} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        label="In your words"
        description="What happened, since when it is fixed, or who permitted it. Not needed, but it helps."
        autosize
        minRows={3}
        maxRows={12}
        maxLength={MOST_WORDS}
        value={words}
        onChange={({ currentTarget: { value } }) => setWords(value)}
      />
      <FileInput
        label="Files"
        description="At most three, of 5 MB each: PDF, PNG, JPEG or plain text"
        placeholder="Attach a screenshot or an agreement"
        multiple
        clearable
        accept="application/pdf,image/png,image/jpeg,text/plain"
        value={files}
        onChange={setFiles}
        error={files.length > MOST_FILES ? 'At most three files can be sent' : null}
      />
      {send.error === null ? null : <ProblemNotice what="Your answer was not taken" error={send.error} />}
      {send.isSuccess ? (
        <div role="status">
          <Notice tone="green">Thank you. Your answer is kept, and people will read it.</Notice>
        </div>
      ) : null}
      <Button type="submit" loading={send.isPending} disabled={answer === null || files.length > MOST_FILES}>
        Send the answer
      </Button>
    </form>
  );
}

/** `crypto.randomUUID` is there on secure pages only, and some run the product over plain HTTP in their own network. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
