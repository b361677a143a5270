import type { ReactNode } from 'react';

interface IconProps {
  /** Edge length in pixels. */
  size?: number;
}

function Icon({ size = 18, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The few icons that the console needs. They decorate; the words beside them carry the meaning. */
export const icons = {
  alerts: (p: IconProps) => (
    <Icon {...p}>
      <path d="M10 2.8 16.5 5v5c0 3.8-2.6 6.2-6.5 7.4C6.1 16.2 3.5 13.8 3.5 10V5z" />
      <path d="M10 7v3.4M10 13.2v.01" />
    </Icon>
  ),
  today: (p: IconProps) => (
    <Icon {...p}>
      <path d="M3 9.5 10 3l7 6.5M5 8v8.5h10V8M8.2 16.5v-4h3.6v4" />
    </Icon>
  ),
  cases: (p: IconProps) => (
    <Icon {...p}>
      <path d="M3 5.5h5l1.6 2H17v9H3zM7 12l2 2 4-4" />
    </Icon>
  ),
  coverage: (p: IconProps) => (
    <Icon {...p}>
      <path d="M3 3.5h4v4H3zM8 3.5h4v4H8zM13 3.5h4v4h-4zM3 8.5h4v4H3zM13 8.5h4v4h-4zM8 13.5h4v3H8zM3 13.5h4v3H3z" />
    </Icon>
  ),
  audits: (p: IconProps) => (
    <Icon {...p}>
      <path d="M5 3.5h10v13.7H5zM8 2.5h4v2H8zM7.5 9.5l1.3 1.3 2.4-2.6M7.5 14h5" />
    </Icon>
  ),
  policies: (p: IconProps) => (
    <Icon {...p}>
      <path d="M5 2.8h7l3.5 3.5v11H5zM12 2.8v3.5h3.5M7.5 10h5M7.5 13h5" />
    </Icon>
  ),
  digest: (p: IconProps) => (
    <Icon {...p}>
      <rect x="2.8" y="4.5" width="14.4" height="11" rx="1.6" />
      <path d="m3.2 5.5 6.8 5.3 6.8-5.3" />
    </Icon>
  ),
  more: (p: IconProps) => (
    <Icon {...p}>
      <path d="M4 10v.01M10 10v.01M16 10v.01" />
    </Icon>
  ),
  captures: (p: IconProps) => (
    <Icon {...p}>
      <rect x="2.8" y="3.5" width="14.4" height="13" rx="1.8" />
      <path d="M2.8 7.2h14.4M6 10.5h8M6 13.4h5" />
    </Icon>
  ),
  portfolio: (p: IconProps) => (
    <Icon {...p}>
      <path d="M3 6.5h14v9.5H3zM7 6.5V4h6v2.5M3 10.5h14" />
    </Icon>
  ),
  key: (p: IconProps) => (
    <Icon {...p}>
      <circle cx="6.8" cy="13.2" r="3.4" />
      <path d="M9.3 10.7 16.5 3.5M13.4 6.6l2.4 2.4" />
    </Icon>
  ),
  upload: (p: IconProps) => (
    <Icon {...p}>
      <path d="M10 13V3.5M6.3 7 10 3.3 13.7 7M3.5 13v3.5h13V13" />
    </Icon>
  ),
  download: (p: IconProps) => (
    <Icon {...p}>
      <path d="M10 3.5V13M6.3 9.5 10 13.2l3.7-3.7M3.5 13v3.5h13V13" />
    </Icon>
  ),
  sun: (p: IconProps) => (
    <Icon {...p}>
      <circle cx="10" cy="10" r="3.2" />
      <path d="M10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7 6 6M14 14l1.3 1.3M4.7 15.3 6 14M14 6l1.3-1.3" />
    </Icon>
  ),
  moon: (p: IconProps) => (
    <Icon {...p}>
      <path d="M16.5 11.8A6.8 6.8 0 0 1 8.2 3.5a6.8 6.8 0 1 0 8.3 8.3z" />
    </Icon>
  ),
  system: (p: IconProps) => (
    <Icon {...p}>
      <rect x="2.8" y="3.5" width="14.4" height="10" rx="1.5" />
      <path d="M7 16.8h6M10 13.5v3.3" />
    </Icon>
  ),
  search: (p: IconProps) => (
    <Icon {...p}>
      <circle cx="8.8" cy="8.8" r="5.3" />
      <path d="m12.8 12.8 4 4" />
    </Icon>
  ),
  copy: (p: IconProps) => (
    <Icon {...p}>
      <rect x="7" y="7" width="10" height="10" rx="1.6" />
      <path d="M13 4.5V3H3v10h1.5" />
    </Icon>
  ),
  check: (p: IconProps) => (
    <Icon {...p}>
      <path d="m4 10.5 4 4 8-9" />
    </Icon>
  ),
  cross: (p: IconProps) => (
    <Icon {...p}>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  ),
  calendar: (p: IconProps) => (
    <Icon {...p}>
      <rect x="3" y="4.5" width="14" height="12.5" rx="1.6" />
      <path d="M3 8.5h14M6.8 2.8v3M13.2 2.8v3" />
    </Icon>
  ),
  eye: (p: IconProps) => (
    <Icon {...p}>
      <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" />
      <circle cx="10" cy="10" r="2.2" />
    </Icon>
  ),
  left: (p: IconProps) => (
    <Icon {...p}>
      <path d="m12.5 4.5-5.5 5.5 5.5 5.5" />
    </Icon>
  ),
  right: (p: IconProps) => (
    <Icon {...p}>
      <path d="m7.5 4.5 5.5 5.5-5.5 5.5" />
    </Icon>
  ),
  warning: (p: IconProps) => (
    <Icon {...p}>
      <path d="M10 3 18 16.5H2zM10 8v4M10 14.3v.01" />
    </Icon>
  ),
  info: (p: IconProps) => (
    <Icon {...p}>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9v4.5M10 6.5v.01" />
    </Icon>
  ),
  signOut: (p: IconProps) => (
    <Icon {...p}>
      <path d="M12 3.5H4v13h8M8.5 10h8M13.5 7l3 3-3 3" />
    </Icon>
  ),
  keyboard: (p: IconProps) => (
    <Icon {...p}>
      <rect x="2" y="5" width="16" height="10" rx="1.6" />
      <path d="M5 8.3h.01M8 8.3h.01M11 8.3h.01M14.5 8.3h.01M6 11.8h8" />
    </Icon>
  ),
  filter: (p: IconProps) => (
    <Icon {...p}>
      <path d="M3 5h14M5.5 10h9M8.5 15h3" />
    </Icon>
  ),
  mark: (p: IconProps) => (
    <svg width={p.size ?? 22} height={p.size ?? 22} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M16 2.5 27 6.4v9.1c0 6.7-4.4 11.6-11 14-6.6-2.4-11-7.3-11-14V6.4z" fill="#3b4fc4" />
      <path
        d="M10.4 21.5v-11l5.6 6.4 5.6-6.4v11"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  ),
};
