import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** System fonts only: nothing is fetched, and every script that an ad may come in has a named fallback. */
const FONTS = [
  'system-ui',
  '-apple-system',
  "'Segoe UI'",
  'Roboto',
  "'Noto Sans'",
  "'Helvetica Neue'",
  'Arial',
  "'Hiragino Sans'",
  "'Yu Gothic UI'",
  "'PingFang SC'",
  "'Microsoft YaHei'",
  "'Apple SD Gothic Neo'",
  "'Malgun Gothic'",
  "'Noto Sans CJK JP'",
  "'Noto Sans JP'",
  "'Noto Sans Arabic'",
  "'Geeza Pro'",
  "'Noto Sans Thai'",
  'Thonburi',
  "'Leelawadee UI'",
  "'Noto Sans Devanagari'",
  'sans-serif',
].join(', ');

const shield: MantineColorsTuple = [
  '#eef1fd',
  '#dde3f9',
  '#b9c5f1',
  '#9fb0f3',
  '#8ea1f0',
  '#5a74db',
  '#3b4fc4',
  '#3344ab',
  '#2a3992',
  '#212d76',
];

const dark: MantineColorsTuple = [
  '#dce0e7',
  '#bcc2cd',
  '#a3aab7',
  '#5a6170',
  '#343a45',
  '#272c35',
  '#1d2129',
  '#15181e',
  '#101318',
  '#0b0d11',
];

export const theme = createTheme({
  primaryColor: 'shield',
  primaryShade: 6,
  colors: { shield, dark },
  defaultRadius: 'sm',
  fontFamily: FONTS,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontFamily: FONTS,
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1rem' }, h3: { fontSize: '0.875rem' } },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** Mantine's own dimmed and placeholder colours are too pale for WCAG AA on small text. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#596070',
    '--mantine-color-placeholder': '#667080',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#d5d9e0',
  },
  dark: {
    '--mantine-color-dimmed': '#a3aab7',
    '--mantine-color-placeholder': '#8f97a5',
    '--mantine-color-error': '#ffb0ab',
    '--mantine-color-default-border': '#343a45',
  },
});
