import { useTranslation } from 'react-i18next';
import { finishOf, type Finish } from '../../core/finishing';
import { isSchoolNight } from '../../core/looked-night';
import { instantOf, nightsBetween, type Night } from '../../core/night';
import { Twin } from '../../ui/Twin';
import { tied } from '../tied';
import type { Look } from './look';

const HOUR_MS = 3_600_000;
/** Room in the drawing above the earliest dot, and below the latest or bedtime. */
const ROOM_MS = HOUR_MS / 3;

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** A finishing hour as ms after 12:00 of its night, so that nights stand beside each other, those past midnight too. */
function sinceNoon({ night, at }: Finish): number {
  return at - instantOf(night, '12:00');
}

function bedtimeSinceNoon(night: Night, bedtime: string): number {
  return instantOf(night, bedtime) - instantOf(night, '12:00');
}

/** The one bedtime of all nights; undefined where there is none, or another for some. */
function sharedBedtime(finishes: readonly Finish[]): string | undefined {
  const bedtimes = new Set(finishes.map(({ bedtime }) => bedtime));
  return bedtimes.size === 1 ? finishes[0]?.bedtime : undefined;
}

/** From when to when (ms after noon) the drawing reaches, and the full hours in it. */
function reachOf(times: readonly number[]) {
  const [from, to] = [Math.min(...times) - ROOM_MS, Math.max(...times) + ROOM_MS];
  const first = Math.ceil(from / HOUR_MS);
  const hours = Array.from({ length: Math.floor(to / HOUR_MS) - first + 1 }, (_, index) => first + index);
  return { hours, yOf: (time: number) => percent((time - from) / (to - from)) };
}

/** A dot a night, later is lower; past bedtime it is a hollow diamond, so that shape says it before colour does. */
function Dot({ finish, x, y }: { finish: Finish; x: string; y: string }) {
  if (finish.past === 0) return <circle className="look-dot" cx={x} cy={y} r="4" />;
  return (
    <svg x={x} y={y} overflow="visible">
      <path className="look-late" d="M0-6 6 0 0 6-6 0Z" />
    </svg>
  );
}

type DrawnProps = { finishes: readonly Finish[]; bedtime: string | undefined; first: Night; last: Night };

function Drawn({ finishes, bedtime, first, last }: DrawnProps) {
  const { t } = useTranslation('look');
  const line = bedtime === undefined ? undefined : bedtimeSinceNoon(first, bedtime);
  const { hours, yOf } = reachOf([...finishes.map(sinceNoon), ...(line === undefined ? [] : [line])]);
  const nights = nightsBetween(first, last) + 1;
  return (
    <div className="look-hours" aria-hidden="true">
      <svg focusable="false">
        {hours.map((hour) => (
          <line
            key={hour}
            className="look-hour"
            x1="0"
            x2="100%"
            y1={yOf(hour * HOUR_MS)}
            y2={yOf(hour * HOUR_MS)}
          />
        ))}
        {line !== undefined && (
          <line className="look-bedtime" x1="0" x2="100%" y1={yOf(line)} y2={yOf(line)} />
        )}
        {finishes.map((finish) => (
          <Dot
            key={finish.night}
            finish={finish}
            x={percent((nightsBetween(first, finish.night) + 0.5) / nights)}
            y={yOf(sinceNoon(finish))}
          />
        ))}
      </svg>
      {hours.map((hour) => (
        <span key={hour} className="look-hour-label number" style={{ top: yOf(hour * HOUR_MS) }}>
          {t('finish.at', { at: instantOf(first, '12:00') + hour * HOUR_MS })}
        </span>
      ))}
      {line !== undefined && (
        <span className="look-bedtime-label number" style={{ top: yOf(line) }}>
          {t('finish.bedtime', { bedtime })}
        </span>
      )}
    </div>
  );
}

function useCaption(): (finishes: readonly Finish[], bedtime: string | undefined) => string {
  const { t } = useTranslation('look');
  return (finishes, bedtime) => {
    const [latest] = [...finishes].sort((one, other) => sinceNoon(other) - sinceNoon(one));
    const past = finishes.filter((each) => each.past > 0).length;
    const words = { count: finishes.length, past, bedtime, night: latest?.night, at: latest?.at };
    if (past > 0) return t(bedtime === undefined ? 'finish.pastOwn' : 'finish.past', words);
    return t(bedtime === undefined ? 'finish.plain' : 'finish.inTime', words);
  };
}

/** When the school nights ended, beside bedtime. */
export function Finishing({ look: { back, stretch, tonight } }: { look: Look }) {
  const { t } = useTranslation(['look', 'app']);
  const captionOf = useCaption();
  const finishes = back.nights.filter(isSchoolNight).flatMap((each) => finishOf(each) ?? []);
  const [earliest] = finishes;
  if (!earliest) return null;
  // A month keeps its dates; of a term only what is told is drawn.
  const first = stretch.view === 'term' ? earliest.night : stretch.first;
  const last = stretch.last < tonight ? stretch.last : tonight;
  const bedtime = sharedBedtime(finishes);
  const caption = captionOf(finishes, bedtime);
  const rows = finishes.map(({ night, at, bedtime: own, past }) => ({
    id: night,
    row: [
      t('app:night', { night }),
      t('finish.at', { at }),
      own === undefined ? '' : past > 0 ? t('table.past', { past }) : t('table.inTime'),
    ] as const,
  }));
  return (
    <section className="sheet look-part">
      <h2>{t('finish.title')}</h2>
      <p>{tied(caption)}</p>
      {finishes.length > 1 && <Drawn finishes={finishes} bedtime={bedtime} first={first} last={last} />}
      {bedtime !== undefined && <p className="soft small">{t('finish.rule')}</p>}
      <Twin
        caption={caption}
        rows={rows}
        table={{
          open: t('table.open'),
          columns: [t('table.evening'), t('table.finished'), t('table.bedtime')],
        }}
      />
    </section>
  );
}
