import { Kbd, Modal } from '@mantine/core';
import styles from './keyboard-help.module.css';

const KEYS: readonly { where: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'In the queue',
    keys: [
      ['j', 'Next alert'],
      ['k', 'Previous alert'],
      ['Enter', 'Open the alert'],
      ['/', 'Search'],
      ['1', 'Show what has to be decided'],
      ['2', 'Show what only appeared'],
      ['3', 'Show all'],
    ],
  },
  {
    where: 'On an alert',
    keys: [
      ['c', 'Confirm'],
      ['d', 'Dismiss, with a reason'],
      ['p', 'Permit until a date'],
      ['w', 'Watch'],
      ['Enter', 'Save the decision'],
      ['Esc', 'Close the decision'],
      ['j', 'Next alert of the queue'],
      ['k', 'Previous alert of the queue'],
      ['q', 'Back to the queue'],
    ],
  },
  {
    where: 'Among cases',
    keys: [
      ['j', 'Next case'],
      ['k', 'Previous case'],
      ['Enter', 'Open the case'],
      ['b', 'List or board'],
      ['q', 'On a case: back to the cases'],
    ],
  },
  { where: 'Everywhere', keys: [['?', 'Show this help']] },
];

export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className="stack">
        {KEYS.map(({ where, keys }) => (
          <section key={where}>
            <h3 className="eyebrow">{where}</h3>
            <dl className={styles.keys}>
              {keys.map(([key, what]) => (
                <div key={key} className={styles.key}>
                  <dt>
                    <Kbd>{key}</Kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
