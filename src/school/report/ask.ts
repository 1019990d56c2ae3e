import { useCallback } from 'react';
import { isProblem } from '../../core/problem';
import { reportFigures, type ReportFigures } from '../../core/report-figures';
import { nightsToAsk, periodName, type ReportPeriod } from '../../core/report-period';
import type { Calendar } from '../../core/calendar';
import { calendarOfClass } from '../../core/school-days';
import type { ReportSurvey } from '../../core/report-surveys';
import type { Grade } from '../../core/grade';
import { nightIn } from '../../core/zone';
import type { ReportFrame } from '../../wire/report';
import { useAnswer, type Said } from '../answers';
import { askReport, askSchoolFigures, type Outcome } from '../client';
import { useDesk, type Clock } from '../desk';
import { askSurveysOf } from './ask-surveys';
import type { Me } from '../../wire/me';

/** What a report of a period is written from, and the calendar it was reckoned by. */
export type Reported = {
  period: ReportPeriod;
  figures: ReportFigures;
  frame: ReportFrame;
  surveys: ReportSurvey[];
  calendar: Calendar;
};

type Asking = { period: ReportPeriod; school: Me['school']; grade: Grade | undefined; clock: Clock };

async function askPeriod({ period, school, grade, clock }: Asking): Outcome<Reported> {
  const { first, last } = nightsToAsk(period);
  const [told, frame] = await Promise.all([
    askSchoolFigures({ from: first, to: last }),
    askReport({ period: periodName(period) }),
  ]);
  if (isProblem(told)) return told;
  if (isProblem(frame)) return frame;
  const now = clock();
  const { fridayCounts, breaks = [], yearsWithoutBreaks = [], overrides = {} } = told.calendar;
  const days = { fridayCounts, breaks, yearsWithoutBreaks, overrides };
  const calendar = calendarOfClass(school.system, days);
  const time = { calendar, zone: school.zone, now: now.getTime(), tonight: nightIn(school.zone, now) };
  const figures = reportFigures(told.classes, period, time);
  const surveys = await askSurveysOf({ nights: figures.nights, grade, classes: told.classes });
  if (isProblem(surveys)) return surveys;
  return { period, figures, frame, surveys, calendar };
}

/** The report of a period, asked for when it is looked at. */
export function useReported(period: ReportPeriod): { said: Said<Reported>; again: () => void } {
  const { me, clock } = useDesk();
  const { school } = me;
  const grade = me.role === 'lead' ? me.grade : undefined;
  const name = periodName(period);
  // A period is new with every drawing; its name is what it is.
  const question = useCallback(
    () => askPeriod({ period, school, grade, clock }),
    [name, school, grade, clock],
  );
  const { said, again } = useAnswer(question);
  if (said.kind === 'answer' && periodName(said.answer.period) !== name)
    return { said: { kind: 'waiting' }, again };
  return { said, again };
}
