import { nightDay, schoolNightsOfWeek } from '../../src/core/calendar';
import { addNights, mondayOf, type Night } from '../../src/core/night';
import { classEvening, closesAt } from '../../src/core/open-evening';
import { SUBJECTS } from '../../src/core/subject';
import { figuresAnswer, figuresPath, type FiguresAnswer } from '../../src/wire/figures';
import { ask, type Line } from './ask';
import { CALENDAR } from './family';
import type { Standing, Sum } from './orders';
import { ZONE } from './school';

/** What was published, held against what the families believed when it closed; a sentence for each difference. */
export type Compared = { published: number; differences: string[] };

type Minutes = number | 'under-8';
/** One class's closed evenings: by date, what all its families told together, by figure. */
type Evenings = Map<Night, Record<string, Sum>>;

const MOST_NIGHTS = 300;
const NONE: Sum = { rows: 0, known: 0, sum: 0 };

/** Asks for the figures of all classes as anybody may, and compares them. `closed`: what stood when evenings closed. */
export async function comparePublished(
  line: Line,
  closed: Standing,
  { classes, from, now }: { classes: readonly string[]; from: Night; now: number },
): Promise<Compared> {
  const compared: Compared = { published: 0, differences: [] };
  for (const id of classes) {
    const answer = await figuresOf(line, id, { from, now });
    const evenings = eveningsOf(id, closed);
    const differences = [...eveningDifferences(answer, evenings), ...weekDifferences(answer, evenings, now)];
    compared.published += answer.evenings.length + answer.weeks.length;
    compared.differences.push(...differences.map((each) => `${id}: ${each}`));
  }
  return compared;
}

async function figuresOf(
  line: Line,
  id: string,
  { from, now }: { from: Night; now: number },
): Promise<Pick<FiguresAnswer, 'evenings' | 'weeks'>> {
  const all: Pick<FiguresAnswer, 'evenings' | 'weeks'> = { evenings: [], weeks: [] };
  const last = new Date(now).toISOString().slice(0, 10);
  for (let first = addNights(mondayOf(from), -14); first <= last; first = addNights(first, MOST_NIGHTS)) {
    const question = { class: id, from: first, to: addNights(first, MOST_NIGHTS - 1) };
    const { body } = await ask(line, { path: figuresPath, body: JSON.stringify(question) }, () => undefined);
    const { evenings, weeks } = figuresAnswer.parse(body);
    all.evenings.push(...evenings);
    all.weeks.push(...weeks);
  }
  return all;
}

function eveningsOf(id: string, closed: Standing): Evenings {
  const evenings: Evenings = new Map();
  for (const [key, sum] of Object.entries(closed)) {
    const [of, night = '', figure = ''] = key.split('|');
    if (of === id) evenings.set(night, { ...evenings.get(night), [figure]: sum });
  }
  return evenings;
}

const familiesIn = (told: Record<string, Sum>) => (told['mixed'] ?? NONE).known;
const homeworkIn = (told: Record<string, Sum>) =>
  SUBJECTS.reduce((sum, subject) => sum + (told[subject] ?? NONE).sum, 0);

/** Whether a number told is one of the two multiples around the true mean, or, where one is below 8, as such. */
function isAround(told: Minutes | undefined, { sum, known }: Sum, step: number): boolean {
  const around = [Math.floor, Math.ceil].map((to) => to(sum / known / step) * step);
  return told === 'under-8' ? around.some((each) => each < 8) : around.includes(told ?? NaN);
}

function bandOf(families: number): string {
  if (families >= 20) return '20+';
  return families >= 15 ? '15-19' : '10-14';
}

function eveningDifferences({ evenings }: Pick<FiguresAnswer, 'evenings'>, truth: Evenings): string[] {
  const nights = [...new Set([...truth.keys(), ...evenings.map(({ night }) => night)])].sort();
  return nights.flatMap((night) => {
    const told = truth.get(night) ?? {};
    const families = familiesIn(told);
    const found = evenings.find((each) => each.night === night);
    if (families >= 10 !== (found !== undefined))
      return [
        `${night} had ${String(families)} families, and ${found ? 'something' : 'nothing'} is published.`,
      ];
    return found ? figureDifferences(found, told) : [];
  });
}

/** Of all families a subject is told; of most it may be, unless one of the others would stand alone. */
function mayTell({ known }: Sum, families: number, said: Minutes | undefined): boolean {
  return known === families || (said !== undefined && known >= 13 && 3 * known >= 2 * families);
}

function figureDifferences(
  { night, band, minutes, atSchool, subjects }: FiguresAnswer['evenings'][number],
  told: Record<string, Sum>,
): string[] {
  const families = familiesIn(told);
  const all = { rows: families, known: families, sum: homeworkIn(told) };
  const isBand = band === bandOf(families);
  const wrong = isBand ? [] : [`${night} had ${String(families)} families, and says ${band}.`];
  const check = (figure: string, said: Minutes | undefined, of: Sum | undefined) => {
    if (of && said !== undefined ? isAround(said, of, 5) : of === said) return;
    wrong.push(
      `${night} says ${String(said)} of ${figure}; the truth is ${JSON.stringify(of ?? 'nothing')}.`,
    );
  };
  check('homework', minutes, all);
  check('a', atSchool, told['a'] ?? NONE);
  for (const subject of SUBJECTS) {
    const of = told[subject] ?? NONE;
    const said = (subjects as Record<string, Minutes | undefined>)[subject];
    check(subject, said, subject !== 'mixed' && mayTell(of, families, said) ? of : undefined);
  }
  return wrong;
}

/** Whether nothing can join a week any more. */
function isOver(monday: Night, now: number): boolean {
  const last = schoolNightsOfWeek(addNights(monday, 6), CALENDAR).at(-1);
  return last !== undefined && now >= closesAt(classEvening(last, CALENDAR), ZONE);
}

/** What the school nights of 5 to 9 families in a week come to; undefined where that is too little to be told. */
function weekSum(monday: Night, truth: Evenings): Sum | undefined {
  const few = [...truth].filter(
    ([night, told]) =>
      mondayOf(night) === monday &&
      nightDay(night, CALENDAR).kind === 'school' &&
      familiesIn(told) >= 5 &&
      familiesIn(told) <= 9,
  );
  const known = few.reduce((sum, [, told]) => sum + familiesIn(told), 0);
  if (few.length < 3 || known < 20) return undefined;
  return { rows: few.length, known, sum: few.reduce((sum, [, told]) => sum + homeworkIn(told), 0) };
}

function weekDifferences({ weeks }: Pick<FiguresAnswer, 'weeks'>, truth: Evenings, now: number): string[] {
  const mondays = [...new Set([...[...truth.keys()].map(mondayOf), ...weeks.map(({ week }) => week)])].sort();
  return mondays.flatMap((monday) => {
    const sum = isOver(monday, now) ? weekSum(monday, truth) : undefined;
    const found = weeks.find(({ week }) => week === monday);
    const isRight = sum ? isAround(found?.minutes, sum, 10) : found === undefined;
    const [should, is] = [JSON.stringify(sum ?? 'nothing'), JSON.stringify(found?.minutes ?? 'nothing')];
    return isRight ? [] : [`The week of ${monday} says ${is}; the truth is ${should}.`];
  });
}
