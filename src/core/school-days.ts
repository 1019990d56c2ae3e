import type { Calendar, Override } from './calendar';
import type { School } from './grade';
import type { Break } from './holidays';
import type { Night } from './night';

/** What a school says of its days, beside the national calendar: breaks, Fridays, and its word on single evenings. */
type SaidDays = {
  fridayCounts: boolean;
  /** The breaks of the school years the school entered; a year without any has the usual ones. */
  breaks: readonly Break[];
  /** School years (by the year they begin in) of which the school said that they have no break. */
  yearsWithoutBreaks: readonly number[];
  overrides: Readonly<Record<Night, Override>>;
};

/** What is said, and what was said before each change of it: for the nights before `until`, oldest first. */
export type Dated<Said> = Said & { earlier?: readonly (Said & { until: Night })[] | undefined };

/** A school's days. */
export type SchoolDays = Dated<SaidDays>;

/** What one class says beside its school: the third layer, and the one that wins. */
type SaidOfClass = Pick<SaidDays, 'overrides'>;
export type ClassDays = Dated<SaidOfClass>;

export const NO_SCHOOL_DAYS: SchoolDays = {
  fridayCounts: false,
  breaks: [],
  yearsWithoutBreaks: [],
  overrides: {},
};

type Telling = { [Key in keyof SaidDays]?: SaidDays[Key] | undefined };

/** Days as they are kept or told, where nothing said is left out. */
export type ToldDays = Dated<Telling>;

/** A school's days as they are for one of its classes: the class's word wins, in each stretch between two changes. */
export function daysOfClass(school: ToldDays, ofClass: ToldDays): ToldDays {
  const turns = [...(school.earlier ?? []), ...(ofClass.earlier ?? [])].map(({ until }) => until);
  const now = both(school, ofClass);
  if (turns.length === 0) return now;
  const earlier = [...new Set(turns)]
    .sort()
    .map((until) => ({ ...both(saidBefore(school, until), saidBefore(ofClass, until)), until }));
  return { ...now, earlier };
}

function both({ earlier: _, ...school }: ToldDays, ofClass: Telling): Telling {
  return { ...school, overrides: { ...school.overrides, ...ofClass.overrides } };
}

function saidBefore(days: ToldDays, night: Night): Telling {
  return days.earlier?.find(({ until }) => until >= night) ?? days;
}

/** National calendar, then the school's word, then the class's (RULES.md, Nights); and for nights before a change, as it was. */
export function calendarOfClass(system: School, school: ToldDays, ofClass: ToldDays = {}): Calendar {
  const { earlier = [], ...now } = daysOfClass(school, ofClass);
  const calendar = toCalendar(system, now);
  if (earlier.length === 0) return calendar;
  return {
    ...calendar,
    earlier: earlier.map(({ until, ...said }) => ({ until, calendar: toCalendar(system, said) })),
  };
}

function toCalendar(system: School, said: Telling): Calendar {
  const { fridayCounts = false, breaks = [], yearsWithoutBreaks = [], overrides = {} } = said;
  return {
    country: system === 'other' ? 'other' : 'cn',
    fridayCounts,
    breaks,
    yearsWithoutBreaks,
    overrides,
  };
}
