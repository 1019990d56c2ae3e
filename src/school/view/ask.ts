import { useCallback } from 'react';
import type { Calendar } from '../../core/calendar';
import { classCalendar } from '../../core/open-evening';
import type { Night } from '../../core/night';
import { isProblem } from '../../core/problem';
import type { SchoolFigures } from '../../wire/school-figures';
import { askSchoolFigures } from '../client';
import { useDesk } from '../desk';
import { useFresh, type Fresh } from '../fresh';
import { nightsAsked, placeToSearch, type Place } from './place';

/** What was published of the classes one oversees; `place` is what it was asked for, `at` (epoch ms) when. */
export type SchoolTold = {
  classes: SchoolFigures['classes'];
  calendar: Calendar;
  /** The first night of which anything was published; undefined = nothing ever was. */
  since: Night | undefined;
  place: string;
  zone: string;
  at: number;
};

const askedOf = (told: SchoolTold) => told;

/** The figures of a place: asked for when it is looked at, and again once an evening has closed meanwhile. */
export function useSchoolFigures({ view, key }: Place): Fresh<SchoolTold> {
  const { clock, me } = useDesk();
  const { zone, system } = me.school;
  const question = useCallback(async () => {
    const at = clock().getTime();
    const answer = await askSchoolFigures(nightsAsked({ view, key }));
    if (isProblem(answer)) return answer;
    const { classes, since } = answer;
    const calendar = classCalendar(system, answer.calendar);
    return { classes, calendar, since, place: placeToSearch({ view, key }), zone, at };
  }, [view, key, zone, system, clock]);
  return useFresh(question, askedOf);
}
