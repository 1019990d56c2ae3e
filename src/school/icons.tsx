import { Stroke } from '../ui/icons';

export function HouseIcon() {
  return (
    <Stroke>
      <path d="M4.5 11 12 4.5 19.5 11v8.5h-15Z" />
    </Stroke>
  );
}

export function PeopleIcon() {
  return (
    <Stroke>
      <circle cx="9" cy="8.5" r="3" />
      <path d="M3.5 19c.6-3.2 2.6-4.8 5.5-4.8s4.9 1.6 5.5 4.8M15.5 5.8a3 3 0 0 1 0 5.4M17.3 14.6c1.8.7 2.8 2.2 3.2 4.4" />
    </Stroke>
  );
}

export function NoticeIcon() {
  return (
    <Stroke>
      <path d="M6 4.5h12v15H6ZM9 9h6M9 12.5h6M9 16h3.5" />
    </Stroke>
  );
}

export function ViewIcon() {
  return (
    <Stroke>
      <path d="M4 19.5h16M7 16v-5M12 16V6M17 16V9" />
    </Stroke>
  );
}

export function SettingsIcon() {
  return (
    <Stroke>
      <path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9" />
      <circle cx="15" cy="7.5" r="2" />
      <circle cx="9" cy="16.5" r="2" />
    </Stroke>
  );
}

export function PaperIcon() {
  return (
    <Stroke>
      <path d="M6 3.5h8.5L18.5 8v12.5H6ZM14.5 3.5V8h4M9 12.5h6.5M9 16h6.5" />
    </Stroke>
  );
}

export function SurveyIcon() {
  return (
    <Stroke>
      <path d="M5 4h14v16H5ZM8 9l1.4 1.4L12 8M14 9.5h2.5M8 15l1.4 1.4L12 14M14 15.5h2.5" />
    </Stroke>
  );
}

/** Two by three dots: what can be taken hold of. */
export function GripIcon() {
  return (
    <Stroke>
      <path d="M9 6.5v.01M15 6.5v.01M9 12v.01M15 12v.01M9 17.5v.01M15 17.5v.01" />
    </Stroke>
  );
}
