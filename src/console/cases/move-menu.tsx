import { ActionIcon, Button, Loader, Menu, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Case, CaseRow } from '../api/generated/types.gen.js';
import { caseQuery } from '../api/queries.js';
import { icons } from '../parts/icons.js';
import { ProblemNotice } from '../parts/problem-notice.js';
import { mayWrite, useUser } from '../shell/session.js';
import { caseStateLabel, type CaseState } from '../words/cases.js';
import styles from './case-page.module.css';
import { isRefused } from './case-moves.js';
import { MoveForm } from './move-form.js';

/** Moves a case from its card. Where it may not go now, the menu says why. */
export function MoveMenu({ row, inWords = false }: { row: CaseRow; inWords?: boolean }) {
  const may = mayWrite(useUser());
  const [opened, setOpened] = useState(false);
  const [to, setTo] = useState<CaseState | null>(null);
  const found = useQuery({ ...caseQuery(row.id), enabled: opened || to !== null });
  if (!may || row.state === 'closed') return null;
  return (
    <>
      <Menu position="bottom-end" width={290} opened={opened} onChange={setOpened}>
        <Menu.Target>
          {inWords ? (
            <Button size="compact-xs" variant="default" aria-label={`Move ${row.number} to …`}>
              Move to …
            </Button>
          ) : (
            <ActionIcon variant="subtle" color="gray" aria-label={`Move ${row.number} to …`}>
              <icons.more />
            </ActionIcon>
          )}
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Move {row.number} to</Menu.Label>
          {found.data === undefined ? (
            found.error === null ? (
              <Menu.Item disabled leftSection={<Loader size={14} />}>
                Looking where it may go
              </Menu.Item>
            ) : (
              <ProblemNotice what="Its moves could not be read" error={found.error} />
            )
          ) : (
            <MoveItems item={found.data} onMove={setTo} />
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={to !== null && found.data !== undefined}
        onClose={() => setTo(null)}
        title={to === null ? '' : `${row.number} to “${caseStateLabel(to)}”`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {to === null || found.data === undefined ? null : (
          <MoveForm case={found.data} to={to} onDone={() => setTo(null)} onCancel={() => setTo(null)} />
        )}
      </Modal>
    </>
  );
}

function MoveItems({ item, onMove }: { item: Case; onMove: (to: CaseState) => void }) {
  return item.moves.map((move) => (
    <Menu.Item key={move.to} disabled={isRefused(move)} onClick={() => onMove(move.to)}>
      {caseStateLabel(move.to)}
      {isRefused(move) ? <span className={styles.whyNot}>{move.refusal?.message}</span> : null}
    </Menu.Item>
  ));
}
