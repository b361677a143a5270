import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is a phone's, as the style sheets measure it: there, what is long begins folded. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 48rem)', false, { getInitialValueInEffect: false });
}
