import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { icons } from './icons.js';

/** Copies text as it is, for addresses that must not be clicked. */
export function CopyText({ text, label }: { text: string; label: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : label}>
          <ActionIcon size="sm" variant="subtle" color="gray" onClick={copy} aria-label={copied ? 'Copied' : label}>
            {copied ? <icons.check size={15} /> : <icons.copy size={15} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
