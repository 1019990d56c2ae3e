import type { ReactNode } from 'react';
import './lamp.css';

const CENTRE = { x: 140, y: 148 };
const RADIUS = 122;
/** The share of the shade that the round end of its stroke covers: at the tick it must not reach into the hatch. */
const ROUND_END = 5 / (Math.PI * RADIUS);

/** A point on the shade: 0 = left foot, 1 = right foot; `reach` moves it outwards. */
function pointAt(share: number, reach = 0): { x: number; y: number } {
  const angle = Math.PI * Math.min(1, Math.max(0, share));
  const radius = RADIUS + reach;
  return { x: CENTRE.x - radius * Math.cos(angle), y: CENTRE.y - radius * Math.sin(angle) };
}

function arc(from: number, to: number): string {
  const start = pointAt(from);
  const end = pointAt(to);
  return `M${start.x.toFixed(2)} ${start.y.toFixed(2)}A${String(RADIUS)} ${String(RADIUS)} 0 0 1 ${end.x.toFixed(2)} ${end.y.toFixed(2)}`;
}

function Tick({ at, label }: { at: number; label: string }) {
  const inner = pointAt(at, -13);
  const outer = pointAt(at, 12);
  const text = pointAt(at, 24);
  return (
    <g>
      <line className="lamp-tick" x1={inner.x} y1={inner.y} x2={outer.x} y2={outer.y} />
      <text className="lamp-tick-label" x={text.x} y={text.y + 5} textAnchor="middle">
        {label}
      </text>
    </g>
  );
}

type LampProps = {
  /** What the arc shows, and where it would be full. */
  value: number;
  full: number;
  /** A fine tick on the shade; past it the arc is hatched. */
  tick?: number | undefined;
  /** Whether the lamp is on: a timer is running. */
  isLit: boolean;
  children: ReactNode;
};

/** The shade over the one number of a screen. A drawing: the words beside it say the same. */
export function Lamp({ value, full, tick, isLit, children }: LampProps) {
  const share = value / full;
  const tickShare = tick === undefined ? undefined : tick / full;
  const isOver = tickShare !== undefined && share > tickShare;
  const inked = isOver ? tickShare - ROUND_END : Math.min(share, 1);
  return (
    <div className={isLit ? 'lamp lamp-lit' : 'lamp'}>
      <svg viewBox="0 0 280 160" aria-hidden="true" focusable="false">
        <defs>
          <radialGradient id="lamp-glow" cx="50%" cy="92%" r="62%">
            <stop offset="0" className="lamp-glow-centre" />
            <stop offset="1" className="lamp-glow-edge" />
          </radialGradient>
          <clipPath id="lamp-room">
            <path d={`${arc(0, 1)}Z`} />
          </clipPath>
        </defs>
        <rect
          className="lamp-glow"
          x="18"
          y="26"
          width="244"
          height="122"
          fill="url(#lamp-glow)"
          clipPath="url(#lamp-room)"
        />
        <path className="lamp-shade" d={arc(0, 1)} />
        {isLit && inked > 0.005 && <path className="lamp-edge" d={arc(0, inked)} />}
        {inked > 0.005 && <path className="lamp-arc" d={arc(0, inked)} />}
        {isOver && <path className="lamp-over" d={arc(tickShare, share)} />}
        {tickShare !== undefined && <Tick at={tickShare} label={String(tick)} />}
      </svg>
      <div className="lamp-number">{children}</div>
    </div>
  );
}
