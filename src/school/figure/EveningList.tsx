import { useId } from 'react';
import type { ClassTime, WeekEvening } from '../../core/class-week';
import type { PublishedEvening } from '../../core/figure';
import { minutesOver } from '../../core/figure-mean';
import type { Night } from '../../core/night';
import type { School } from '../../core/grade';
import { shown } from '../../core/figure-shown';
import { EveningParts } from '../FigureParts';
import { useSay } from '../say-figure';
import { isAlone, stateWords } from './WeekBars';

type ListProps = {
  evenings: readonly WeekEvening[];
  /** The evening that stands open. */
  opened: Night | undefined;
  onOpen: (night: Night | undefined) => void;
  school: School;
  time: ClassTime;
};

type RowProps = Omit<ListProps, 'evenings'> & { evening: WeekEvening };

function Name({ evening }: { evening: WeekEvening }) {
  const say = useSay();
  const { night, last } = evening;
  return (
    <span>
      <b>{say.evening(evening)}</b>{' '}
      <span className="soft small">{night === last ? say.date(night) : say.range(night, last)}</span>
    </span>
  );
}

function Minutes({ figure }: { figure: PublishedEvening }) {
  const say = useSay();
  const over = minutesOver(figure);
  return (
    <span className="figure-minutes">
      {over !== undefined && over > 0 && (
        <span className="figure-more">{say.t('more', { minutes: over })}</span>
      )}
      <b>{say.minutes(shown(figure.minutes))}</b>
    </span>
  );
}

/** A published evening opens on a tap: what its minutes were of. The others say how they stand. */
function Row({ evening, opened, onOpen, school, time }: RowProps) {
  const say = useSay();
  const id = useId();
  const { state, night } = evening;
  if (state.kind !== 'published')
    return (
      <li className="figure-row">
        <Name evening={evening} />
        <span className="soft figure-state">{stateWords(evening, say, time)}</span>
      </li>
    );
  const isOpen = opened === night;
  return (
    <li>
      <button
        type="button"
        className="figure-row figure-key"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => {
          onOpen(isOpen ? undefined : night);
        }}
      >
        <Name evening={evening} />
        <Minutes figure={state.figure} />
      </button>
      {isOpen && (
        <div id={id} className="figure-opened stack">
          <EveningParts figure={state.figure} school={school} />
          <p className="soft small">{say.t(`band.${state.figure.band}`)}</p>
        </div>
      )}
    </li>
  );
}

function Rows({ evenings, ...rest }: ListProps) {
  return (
    <ul className="figure-list number">
      {evenings.map((evening) => (
        <Row key={evening.night} evening={evening} {...rest} />
      ))}
    </ul>
  );
}

/** The evenings of a week one by one, and under a line of their own the free days, which no rule names minutes for. */
export function EveningList({ evenings, ...rest }: ListProps) {
  const say = useSay();
  const alone = evenings.filter(isAlone);
  const free = evenings.filter((evening) => !isAlone(evening));
  const isPlain = rest.school === 'other' || free.some(({ day }) => day === 'vacation');
  return (
    <section className="sheet stack">
      {alone.length > 0 && (
        <>
          <h2>{say.t('evenings.title')}</h2>
          <Rows evenings={alone} {...rest} />
        </>
      )}
      {free.length > 0 && (
        <div className="figure-free stack">
          <h2>{say.t('free.title')}</h2>
          <Rows evenings={free} {...rest} />
          <p className="soft small">{say.t(isPlain ? 'free.plain' : 'free.rule')}</p>
        </div>
      )}
    </section>
  );
}
