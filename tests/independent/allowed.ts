/** Which minutes a screen may say of what was published: reckoned from the answers alone, by the script beside this one. */
import {
  asNumber,
  asOne,
  meanNight,
  meanOfKind,
  meanPart,
  ofGrade,
  ofWeekday,
  type Answer,
  type Dates,
} from './figures';

const told = (means: readonly (number | undefined)[]) =>
  means.filter((mean) => mean !== undefined).map(Math.round);

/** Of one class, or of several taken as one, on these stretches of dates; with how far each is from the limit. */
export function allowed(answer: Answer, stretches: readonly Dates[], limit: number): Set<number> {
  const subjects = [...new Set(answer.evenings.flatMap((evening) => Object.keys(evening.subjects)))];
  // Beside what was planned stand evenings by themselves, without the weeks' figures.
  const ofEvenings = { ...answer, weeks: [] };
  const means = stretches.flatMap((dates) => [
    meanNight(answer, dates),
    meanNight(ofEvenings, dates),
    ...['a', ...subjects].map((part) => meanPart(answer, part, dates)),
  ]);
  const figures = answer.evenings.flatMap(({ minutes, atSchool, subjects: each }) => [
    ...[minutes, atSchool, ...Object.values(each)],
  ]);
  const numbers = [
    ...[...figures, ...answer.weeks.map(({ minutes }) => minutes)].map(asNumber),
    ...told(means),
  ];
  // What lies on the limit is not said to be 0 minutes from it.
  const apart = numbers.map((minutes) => Math.abs(minutes - limit)).filter((minutes) => minutes > 0);
  return new Set([...numbers, ...apart]);
}

type Asked = { grades: readonly number[]; stretches: readonly Dates[]; limit: number };

/** Of a school: what may be said of each class, of each grade, of all of them, of weekdays and of other kinds of days. */
export function allowedOfSchool(
  answers: readonly Answer[],
  { grades, stretches, limit }: Asked,
): Set<number> {
  const all = asOne(answers);
  const wholes = [all, ...answers, ...grades.map((grade) => ofGrade(answers, grade))];
  const days = [1, 2, 3, 4, 5, 6, 7];
  // A day of the week stands beside all the others together.
  const others = days.map((day) => {
    const own = new Set(ofWeekday(all, day).evenings);
    return { ...all, evenings: all.evenings.filter((each) => !own.has(each)), weeks: [] };
  });
  const means = stretches.flatMap((dates) => [
    ...days.map((day) => meanNight(ofWeekday(all, day), dates)),
    ...others.map((each) => meanNight(each, dates)),
    ...['weekend', 'holiday'].map((kind) => meanOfKind(all, kind, dates)),
  ]);
  return new Set([...told(means), ...wholes.flatMap((answer) => [...allowed(answer, stretches, limit)])]);
}
