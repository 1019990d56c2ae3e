import { useId, type CSSProperties } from 'react';
import { areThin, numbered, placeOf, runsOf, type Bar, type Run } from './bar';
import { Twin, type TwinTable } from './Twin';
import './bars.css';

/** Of thin bars at most so many are named. */
const NAMES_OF_THIN = 6;
/** The drawing is at least so high (minutes): where all are few they look like few. */
const LEAST_HIGH = 30;
/** What stands free above the highest of bars and lines. */
const HEADROOM = 1.12;
/** A few bars on a wide page stay bars: a place is at most so wide. */
const WIDEST_REM = 6.5;
/** A bar lower than this share of the drawing has its number above it. */
const LOW = 0.24;

type BarsProps = {
  /** One sentence that says what the drawing shows. */
  caption: string;
  bars: readonly Bar[];
  /** What is written at a limit line of that height. */
  limitLabel: (limit: number) => string;
  table: TwinTable;
};

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

type DrawnProps = { bars: readonly Bar[]; runs: readonly Run[]; full: number };

/** Coordinates in percent: the drawing fits every width without being measured, and its text is never stretched. */
function Drawn({ bars, runs, full }: DrawnProps) {
  const hatch = useId();
  const count = bars.length;
  return (
    <svg className="bars-drawing" focusable="false">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="bars-hatch-ground" width="6" height="6" />
          <rect className="bars-hatch-stroke" width="3.4" height="6" />
        </pattern>
      </defs>
      {bars.map((bar, index) => {
        const { x, wide, high, within } = placeOf(bar, index, { count, full });
        const across = { x: percent(x), width: percent(wide) };
        if (bar.value === undefined)
          return bar.isFree ? null : (
            <rect key={bar.id} className="bars-empty" {...across} y="86%" height="14%" rx="4" />
          );
        return (
          <g key={bar.id}>
            <rect className="bars-bar" {...across} y={percent(1 - within)} height={percent(within)} rx="3" />
            {high > within && (
              <rect
                className="bars-over"
                fill={`url(#${hatch})`}
                {...across}
                y={percent(1 - high)}
                height={percent(high - within)}
              />
            )}
          </g>
        );
      })}
      <line className="bars-ground" x1="0" x2="100%" y1="100%" y2="100%" />
      {runs.map(({ limit, from, end }) => (
        <line
          key={from}
          className="bars-limit"
          x1={percent(from / count)}
          x2={percent(end / count)}
          y1={percent(1 - limit / full)}
          y2={percent(1 - limit / full)}
        />
      ))}
    </svg>
  );
}

type NumberProps = { bar: Bar; left: number; wide: number; share: number; kind: string };

/** A number in its bar, or above it where there is no room in it. */
function NumberAt({ bar: { text }, left, wide, share, kind }: NumberProps) {
  const isWord = kind === 'bars-word';
  // A word keeps to its place and breaks; a number may reach over its bar, and stands on its middle unless it is at the edge.
  const style: CSSProperties = isWord
    ? { left: percent(left), width: percent(wide) }
    : { left: `min(${percent(left + wide / 2)}, 100% - 0.75em)`, bottom: percent(share) };
  return (
    <span className={`bars-number ${kind}`} style={style}>
      <span>{text}</span>
    </span>
  );
}

/** The words in empty places, and the numbers: thin bars have theirs above, and on a phone only some. */
function Numbers({ bars, full }: { bars: readonly Bar[]; full: number }) {
  const always = areThin(bars) ? numbered(bars) : undefined;
  return bars.map((bar, index) => {
    const place = { bar, left: index / bars.length, wide: 1 / bars.length };
    if (bar.value === undefined)
      return always ? null : <NumberAt key={bar.id} {...place} share={0} kind="bars-word" />;
    const share = bar.value / full;
    if (always) {
      const kind = always.has(index) ? 'bars-above' : 'bars-above bars-spare';
      return <NumberAt key={bar.id} {...place} share={share} kind={kind} />;
    }
    const isLow = share < LOW;
    return (
      <NumberAt
        key={bar.id}
        {...place}
        share={isLow ? share : 0}
        kind={isLow ? 'bars-above' : 'bars-inside'}
      />
    );
  });
}

function Names({ bars }: { bars: readonly Bar[] }) {
  const isThin = areThin(bars);
  const named = bars.filter(({ label }) => label !== '');
  const step = isThin ? Math.ceil(named.length / NAMES_OF_THIN) : 1;
  return (
    <div className={isThin ? 'bars-names bars-names-thin' : 'bars-names'}>
      {bars.map((bar) => (
        <span key={bar.id} className="bars-name">
          {named.indexOf(bar) % step === 0 && <span>{bar.label}</span>}
        </span>
      ))}
    </div>
  );
}

/** Bars beside their limit: a sentence, the drawing for eyes alone, and a table one tap away that says the same. */
export function Bars({ caption, bars, limitLabel, table }: BarsProps) {
  const runs = runsOf(bars);
  const highest = Math.max(
    LEAST_HIGH,
    ...bars.map(({ value }) => value ?? 0),
    ...runs.map(({ limit }) => limit),
  );
  const full = highest * HEADROOM;
  return (
    <figure className="bars">
      <figcaption className="bars-caption">{caption}</figcaption>
      <div
        className="bars-room"
        aria-hidden="true"
        style={{ maxWidth: areThin(bars) ? undefined : `${String(bars.length * WIDEST_REM)}rem` }}
      >
        <div className="bars-plot">
          <Drawn bars={bars} runs={runs} full={full} />
          <Numbers bars={bars} full={full} />
          {runs.slice(0, -1).map(({ limit, from }) => (
            <span
              key={from}
              className="bars-limit-label bars-limit-before"
              style={{ left: percent(from / bars.length) }}
            >
              {limitLabel(limit)}
            </span>
          ))}
        </div>
        <div className="bars-side">
          {runs.slice(-1).map(({ limit }) => (
            <Side key={limit} label={limitLabel(limit)} share={limit / full} />
          ))}
        </div>
        <Names bars={bars} />
      </div>
      <Twin caption={caption} rows={bars} table={table} />
    </figure>
  );
}

/** The last limit's words beside its line; once more unseen, so that the column is as wide as they are. */
function Side({ label, share }: { label: string; share: number }) {
  return (
    <>
      <span className="bars-limit-label bars-limit-room">{label}</span>
      <span className="bars-limit-label bars-limit-beside" style={{ bottom: percent(share) }}>
        {label}
      </span>
    </>
  );
}
