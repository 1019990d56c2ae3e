import { comparedIn, type ClassTime, type ClassWeek } from '../../core/class-week';
import type { Night } from '../../core/night';
import type { ClassYear } from './ask';
import { EveningList } from './EveningList';
import { FirstFigure } from './FirstFigure';
import { PartsCard } from '../FigureParts';
import { PlannedCard } from './PlannedCard';
import { WeekBars } from './WeekBars';
import { WeekNumber } from './WeekNumber';

type WeekProps = {
  told: ClassYear;
  week: ClassWeek;
  time: ClassTime;
  /** The evening that stands open. */
  night: Night | undefined;
  onOpen: (night: Night | undefined) => void;
};

/** A week of a class: its mean, its evenings as bars and one by one, and what they were of. */
export function WeekView({ told, week, time, night, onOpen }: WeekProps) {
  const { facts, figures, planned } = told;
  const isFirst = figures.evenings.length === 0 && figures.weeks.length === 0;
  const evenings = comparedIn([week]);
  const grade = evenings[0]?.grade ?? facts.grade;
  return (
    <div className="two">
      <div className="stack">
        {isFirst ? (
          <FirstFigure facts={facts} time={time} />
        ) : (
          <WeekNumber week={week} facts={facts} time={time} />
        )}
        {evenings.length > 0 && <WeekBars week={week} facts={facts} time={time} />}
        <PlannedCard weeks={[week]} planned={planned} time={time} />
      </div>
      <div className="stack">
        <EveningList
          evenings={week.evenings}
          opened={night}
          onOpen={onOpen}
          school={facts.system}
          time={time}
        />
        <PartsCard evenings={evenings} pupil={{ grade, school: facts.system }} />
      </div>
    </div>
  );
}
