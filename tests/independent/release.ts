/**
 * What may ever be told of what families sent, written from PRIVACY.md (Publication) alone: it knows nothing of ours.
 */
import { mondayOf, type Answer, type Minutes } from './figures';

/** So many children of one evening who each sent the same minutes; `a` is what they did at school. */
export type Group = { families: number; minutes: Record<string, number>; a: number };
export type SentEvening = { night: string; groups: readonly Group[] };

const LEAST_FAMILIES = 10;
const LEAST_OF_WEEK = { families: 5, nights: 3, children: 20 };

const familiesOf = ({ groups }: SentEvening) => groups.reduce((count, { families }) => count + families, 0);
const homeworkOf = ({ minutes }: Group) => Object.values(minutes).reduce((sum, each) => sum + each, 0);
const sumOf = ({ groups }: SentEvening, part: (group: Group) => number) =>
  groups.reduce((sum, group) => sum + group.families * part(group), 0);

/** The multiples a mean may be told as: the one below or the one above. */
function isTold(told: Minutes, mean: number, step: number): boolean {
  const steps = [Math.floor(mean / step), Math.ceil(mean / step)].map((count) => count * step);
  return steps.some((minutes) => (minutes < 8 ? told === 'under-8' : told === minutes));
}

function wrongOfEvening(told: Answer['evenings'][number], sent: SentEvening | undefined): string[] {
  const families = sent ? familiesOf(sent) : 0;
  if (!sent || families < LEAST_FAMILIES) return [`${told.night} is told of ${String(families)} families.`];
  const parts: [string, Minutes, (group: Group) => number][] = [
    ['all', told.minutes, homeworkOf],
    ['at school', told.atSchool, ({ a }) => a],
    ...Object.entries(told.subjects).map(
      ([subject, minutes]) =>
        [subject, minutes, (group: Group) => group.minutes[subject] ?? 0] as [
          string,
          Minutes,
          (group: Group) => number,
        ],
    ),
  ];
  return parts.flatMap(([name, minutes, part]) =>
    isTold(minutes, sumOf(sent, part) / families, 5)
      ? []
      : [`${told.night} tells ${String(minutes)} minutes of ${name}.`],
  );
}

function wrongOfWeek(told: Answer['weeks'][number], sent: readonly SentEvening[]): string[] {
  const joined = sent.filter((evening) => {
    const families = familiesOf(evening);
    const isSchoolNight = [1, 2, 3, 4].includes(new Date(`${evening.night}T00:00:00Z`).getUTCDay());
    const isSmall = families >= LEAST_OF_WEEK.families && families < LEAST_FAMILIES;
    return mondayOf(evening.night) === told.week && isSchoolNight && isSmall;
  });
  const children = joined.reduce((count, evening) => count + familiesOf(evening), 0);
  if (joined.length < LEAST_OF_WEEK.nights || children < LEAST_OF_WEEK.children)
    return [`The week of ${told.week} is told of ${String(children)} children's evenings.`];
  const sum = joined.reduce((minutes, evening) => minutes + sumOf(evening, homeworkOf), 0);
  return isTold(told.minutes, sum / children, 10)
    ? []
    : [`The week of ${told.week} tells ${String(told.minutes)}.`];
}

/** What is told of a class and may not be, a sentence each. */
export function unreleasable(answer: Answer, sent: readonly SentEvening[]): string[] {
  return [
    ...answer.evenings.flatMap((told) =>
      wrongOfEvening(
        told,
        sent.find(({ night }) => night === told.night),
      ),
    ),
    ...answer.weeks.flatMap((told) => wrongOfWeek(told, sent)),
  ];
}

/** Numbers of evenings that are told by themselves nowhere: one child's minutes, and the sums and means of all of them. */
export function needlesOf(sent: readonly SentEvening[]): number[] {
  const few = sent.filter((evening) => familiesOf(evening) > 0 && familiesOf(evening) < LEAST_FAMILIES);
  return few.flatMap((evening) => {
    const subjects = [...new Set(evening.groups.flatMap(({ minutes }) => Object.keys(minutes)))];
    const parts = [homeworkOf, ...subjects.map((subject) => (group: Group) => group.minutes[subject] ?? 0)];
    return parts.flatMap((part) => {
      const mean = sumOf(evening, part) / familiesOf(evening);
      const steps = [mean, 5 * Math.floor(mean / 5), 5 * Math.ceil(mean / 5)];
      return [...evening.groups.map(part), sumOf(evening, part), ...steps.map(Math.round)];
    });
  });
}
