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
