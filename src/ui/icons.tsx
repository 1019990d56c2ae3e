import type { ReactNode } from 'react';

/** One stroke set; every icon stands beside its word, so it is hidden from screen readers. */
export function Stroke({ children }: { children: ReactNode }) {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

export function MoonIcon() {
  return (
    <Stroke>
      <path d="M19 14.5A7.5 7.5 0 0 1 9.5 5a7.5 7.5 0 1 0 9.5 9.5Z" />
    </Stroke>
  );
}

export function LinesIcon() {
  return (
    <Stroke>
      <path d="M5 6.5h14M5 12h14M5 17.5h9" />
    </Stroke>
  );
}

export function HouseIcon() {
  return (
    <Stroke>
      <path d="M5 11.5 12 5l7 6.5V19H5Z" />
    </Stroke>
  );
}

export function PersonIcon() {
  return (
    <Stroke>
      <circle cx="12" cy="8" r="3.5" />
      <path d="M5 19.5c.8-3.6 3.6-5.5 7-5.5s6.2 1.9 7 5.5" />
    </Stroke>
  );
}

export function PlusIcon() {
  return (
    <Stroke>
      <path d="M12 5.5v13M5.5 12h13" />
    </Stroke>
  );
}
