import type { CSSProperties } from 'react';
import type { DigestCoverage } from '../../domain/digest/content.js';

/** How the mail looks. Inline, because many mail programs drop everything else; the colours are the console's. */

const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, 'Hiragino Sans', 'PingFang SC', 'Microsoft YaHei', 'Malgun Gothic', 'Noto Sans Arabic', 'Noto Sans Thai', 'Noto Sans Devanagari', sans-serif";
const INK = '#1b2130';
const DIM = '#596070';
const ACCENT = '#3b4fc4';

const text: CSSProperties = { fontFamily: FONT, fontSize: '14px', lineHeight: '19px', color: INK, margin: '0 0 5px' };
// Names may be one long word, and no mail may scroll sideways.
const breaking: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' };

export const style = {
  page: { backgroundColor: '#f6f7f9', margin: 0, padding: '16px 0', fontFamily: FONT },
  card: {
    backgroundColor: '#ffffff',
    border: '1px solid #e3e6ec',
    borderRadius: '8px',
    maxWidth: '580px',
    padding: '20px 24px',
    ...breaking,
  },
  eyebrow: { ...text, fontSize: '12px', lineHeight: '18px', color: DIM, margin: 0 },
  title: { ...text, fontSize: '20px', lineHeight: '26px', fontWeight: 600, margin: '2px 0 0' },
  heading: { ...text, fontSize: '12px', lineHeight: '18px', fontWeight: 600, color: DIM, margin: '14px 0 4px' },
  coverage: { borderRadius: '6px', padding: '10px 12px 4px' },
  inTone: { ...text, color: 'inherit' },
  line: { ...text, ...breaking },
  headline: { padding: '0 0 4px' },
  number: { ...text, ...breaking, fontWeight: 600, fontSize: '15px', margin: '0 0 2px' },
  label: { color: DIM },
  link: { color: ACCENT, textDecoration: 'underline' },
  linkInTone: { color: 'inherit', textDecoration: 'underline' },
  chart: { padding: '6px 0 0' },
  caption: { ...text, fontSize: '12px', lineHeight: '16px', color: DIM, margin: '0 0 4px' },
  picture: {
    ...text,
    fontSize: '13px',
    display: 'block',
    width: '100%',
    maxWidth: '400px',
    height: 'auto',
    borderRadius: '4px',
    margin: 0,
  },
  rule: { border: 0, borderTop: '1px solid #e3e6ec', margin: '18px 0 10px' },
  foot: { ...text, fontSize: '12px', lineHeight: '18px', color: DIM, margin: 0 },
} satisfies Record<string, CSSProperties>;

/** A week that could not see is never green. */
export const TONES: Readonly<Record<DigestCoverage['tone'], CSSProperties>> = {
  sound: { backgroundColor: '#e3f4e8', color: '#1b5932' },
  partial: { backgroundColor: '#fcf0d6', color: '#744700' },
  blind: { backgroundColor: '#fdeaea', color: '#9f1c1c' },
  silent: { backgroundColor: '#fdeaea', color: '#9f1c1c' },
};

/** For programs that show mails dark: they read this one style sheet. */
export const DARK = `
@media (max-width: 480px) { .card > tbody > tr > td { padding: 16px 14px !important; } }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #101318 !important; }
  .card { background-color: #15181e !important; border-color: #2a303a !important; }
  .ink, .picture { color: #dce0e7 !important; }
  .dim { color: #a3aab7 !important; }
  .link { color: #9fb0f3 !important; }
  .rule { border-top-color: #2a303a !important; }
  .tone-sound { background-color: #173525 !important; color: #a0dcb4 !important; }
  .tone-partial { background-color: #3d2f12 !important; color: #f4cf88 !important; }
  .tone-blind, .tone-silent { background-color: #43201f !important; color: #ffb0ab !important; }
}`;
