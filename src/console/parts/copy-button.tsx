import { Button } from '@mantine/core';
import { useState } from 'react';
import { icons } from './icons.js';

/** A button in words that copies text, and says whether it did. */
export function CopyTextButton({ text, label }: { text: string; label: string }) {
  const [said, say] = useState<string | null>(null);
  const copy = async () => {
    say((await copied(text)) ? 'Copied' : 'Not copied: select the text');
    setTimeout(() => say(null), 2_500);
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="gray"
      leftSection={said === 'Copied' ? <icons.check size={14} /> : <icons.copy size={14} />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}

/** Browsers give out their clipboard on secure addresses only; elsewhere the old command still works. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement('textarea');
    box.value = text;
    box.style.position = 'fixed';
    document.body.append(box);
    box.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on an address without TLS
    const done = document.execCommand('copy');
    box.remove();
    return done;
  }
}
