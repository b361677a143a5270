import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AskedFact, Case } from '../api/generated/types.gen.js';
import { HostileText } from '../parts/hostile-text.js';
import { Tag } from '../parts/tag.js';
import { mayWrite, useUser } from '../shell/session.js';
import { factScopeLabel, routeLabel } from '../words/cases.js';
import { count, formatDate, listed } from '../words/format.js';
import { grouped } from './asked-groups.js';
import { caseCalls, useCaseChange } from './case-calls.js';
import styles from './case-page.module.css';
import { isToFile } from './case-standing.js';
import { CaseRefused } from './case-refused.js';

/** What only a person knows, asked once over all drafts of the case; what was given stays changeable. */
export function AskedFacts({ item }: { item: Case }) {
  const may = mayWrite(useUser()) && item.state !== 'closed';
  const change = useCaseChange(item.id);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const missing = item.asked.filter(({ value, required }) => value === null && required).length;
  const changed = item.asked.filter(({ key, value }) => {
    const text = typed[key]?.trim();
    return text !== undefined && text !== (value ?? '');
  });
  const set = (key: string, value: string) => {
    change.reset();
    setTyped((before) => ({ ...before, [key]: value }));
  };
  const save = () => {
    const facts = changed.map(({ key }) => ({ key, value: typed[key]?.trim() ?? '' }));
    change.mutate(caseCalls.giveFacts(item.id, { facts }), { onSuccess: () => setTyped({}) });
  };
  if (item.asked.length === 0) return null;
  return (
    <section className="card pad stack" aria-labelledby="facts-heading" id="facts">
      <div className="row between">
        <h2 id="facts-heading" className="eyebrow">
          Asked once
        </h2>
        {missing === 0 ? (
          <Tag tone="green">Nothing is missing</Tag>
        ) : (
          <Tag tone={isToFile(item) ? 'amber' : 'neutral'}>{count(missing, 'fact')} missing</Tag>
        )}
      </div>
      <form
        className="stack"
        aria-label="Facts that only a person knows"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed.length > 0) save();
        }}
      >
        {grouped(item.asked).map(({ scope, facts }) => (
          <div key={scope} className="stack tight" role="group" aria-label={factScopeLabel(scope)}>
            <h3 className={styles.scope}>{factScopeLabel(scope)}</h3>
            <div className={styles.asked}>
              {facts.map((fact) =>
                fact.value !== null && typed[fact.key] === undefined ? (
                  <Given key={fact.key} fact={fact} may={may} onChange={() => set(fact.key, fact.value ?? '')} />
                ) : (
                  <Wanted
                    key={fact.key}
                    fact={fact}
                    may={may}
                    typed={typed[fact.key] ?? ''}
                    onType={(value) => set(fact.key, value)}
                  />
                ),
              )}
            </div>
          </div>
        ))}
        {change.error === null ? null : (
          <CaseRefused
            caseId={item.id}
            what="The facts were not saved"
            error={change.error}
            seenEventId={item.lastEventId}
            onLooked={() => change.reset()}
          />
        )}
        {may ? (
          <div className="row">
            <Button type="submit" size="xs" disabled={changed.length === 0} loading={change.isPending}>
              {changed.length === 0 ? 'Save' : `Save ${count(changed.length, 'fact')}`}
            </Button>
            {Object.keys(typed).length === 0 ? null : (
              <Button size="xs" variant="subtle" onClick={() => setTyped({})}>
                Give up changes
              </Button>
            )}
            <span className="dim small" aria-live="polite">
              {change.isSuccess ? 'Saved, and filled in wherever it is wanted.' : ''}
            </span>
          </div>
        ) : null}
      </form>
    </section>
  );
}

/** Why it is asked and where it will be used. */
function purpose(fact: AskedFact): string {
  const used = fact.routes.length === 0 ? '' : ` For: ${listed(fact.routes.map(routeLabel))}.`;
  return `${fact.why}${used}`;
}

function Given({ fact, may, onChange }: { fact: AskedFact; may: boolean; onChange: () => void }) {
  return (
    <div className={styles.given}>
      <span className={styles.givenLabel}>{fact.label}</span>
      <span className={styles.givenValue}>
        <HostileText text={fact.value ?? ''} />
      </span>
      <span className="dim small">
        {fact.given === null ? null : (
          <>
            Given by <HostileText text={fact.given.by} />, {formatDate(fact.given.at)}.{' '}
          </>
        )}
        {may ? (
          <button type="button" className={styles.textButton} onClick={onChange} aria-label={`Change: ${fact.label}`}>
            Change
          </button>
        ) : null}
      </span>
    </div>
  );
}

interface WantedProps {
  fact: AskedFact;
  may: boolean;
  typed: string;
  onType: (value: string) => void;
}

function Wanted({ fact, may, typed, onType }: WantedProps) {
  const common = {
    size: 'xs',
    label: fact.label,
    description: purpose(fact),
    withAsterisk: fact.required,
    disabled: !may,
    value: typed,
    maxLength: 4000,
    onChange: (event: { currentTarget: { value: string } }) => onType(event.currentTarget.value),
  } as const;
  if (fact.kind === 'text') return <Textarea {...common} autosize minRows={2} maxRows={8} />;
  return <TextInput {...common} type={fact.kind === 'email' ? 'email' : 'text'} />;
}
