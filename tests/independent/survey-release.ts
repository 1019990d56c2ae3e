/**
 * What is published of a part of a school in a survey, counted again straight from the rows that families left, by
 * another hand: from PRIVACY.md and README (Publication, Decisions: mixing) alone. It knows nothing of ours.
 */
import { createHmac } from 'node:crypto';

export type Row = { question: string; value: string | null };
type Option = { value: string | number };
/** As much of a SurveyJS question as counting needs. */
export type Asked = {
  type: string;
  name: string;
  choices?: readonly Option[];
  rateValues?: readonly Option[];
  rows?: readonly Option[];
  columns?: readonly Option[];
  min?: number;
  max?: number;
};
type Of = { slip: string; school: string; survey: string; part: string };
type Draw = (of: string) => number;

function drawOf({ slip, school, survey, part }: Of): Draw {
  const key = createHmac('sha256', slip).update('lamplight release').digest();
  return (of) => {
    const hash = createHmac('sha256', key).update(`${school}|survey:${survey}|${part}|${of}`).digest();
    return Number(hash.readBigUInt64BE() >> 16n) / 2 ** 48;
  };
}

/** Every answer by itself, sorted; of twenty about one becomes another of them. */
function mix(answers: readonly string[], draw: Draw, name: string): string[] {
  const mixed = [...answers];
  let at = -1;
  for (let time = 0; ; time += 1) {
    at += 1 + Math.floor(Math.log(draw(`${name} gap ${time}`)) / Math.log(0.95));
    if (at >= answers.length) return mixed;
    mixed[at] = answers[Math.floor(draw(`${name} as ${time + 1}`) * answers.length)]!;
  }
}

const coded = (tenths: number) => Math.min(90, Math.max(10, 10 * tenths));

/** Shares of answers of which each is one: tenths of the running sum, moved up by one draw. */
function single(answers: readonly string[], options: readonly string[], drawn: number): number[] {
  const tenths = (families: number) => Math.floor((10 * families) / answers.length + drawn);
  let sum = 0;
  return options.map((option) => {
    const before = sum;
    sum += answers.filter((answer) => answer === option).length;
    return coded(tenths(sum) - tenths(before));
  });
}

/** The stretches a whole number may be in: as handsome as there are seven of at most, 0 by itself where it is the least. */
function stretches(min: number, max: number): [number, number][] {
  const isApart = min === 0 && max >= 7;
  const from = isApart ? 1 : min;
  const least = (max - from + 1) / (isApart ? 6 : 7);
  const step = [1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 120].find((each) => each >= least)!;
  const found: [number, number][] = isApart ? [[0, 0]] : [];
  for (let first = from; first <= max; first += step) found.push([first, Math.min(max, first + step - 1)]);
  return found;
}

const band = (families: number) =>
  families >= 100 ? '100+' : families >= 50 ? '50-99' : families >= 30 ? '30-49' : '20-29';

const values = (options: readonly Option[] = []) => options.map(({ value }) => String(value));

/** `question answer` (or `question.row answer`, or `x:0 one other`) → share, `question band` → band. */
export function publishedOf(
  rows: readonly Row[],
  { questions, crosses, of }: { questions: readonly Asked[]; crosses: number; of: Of },
): Record<string, number | string> {
  const draw = drawOf(of);
  const told: Record<string, number | string> = {};
  const answersTo = (name: string) =>
    rows.flatMap(({ question, value }) => (question === name && value !== null ? [value] : [])).sort();
  const tell: Tell = (name, options, shares) => {
    const answers = answersTo(name);
    if (answers.length < 20) return;
    told[`${name} band`] = band(answers.length);
    shares(mix(answers, draw, name)).forEach((share, at) => (told[`${name} ${options[at]!}`] = share));
  };
  for (const question of questions) tellQuestion(question, { draw, tell });
  for (let cross = 0; cross < crosses; cross += 1)
    tellCross(`x:${cross}`, { answers: answersTo, draw, told });
  return told;
}

type Tell = (name: string, options: readonly string[], shares: (mixed: string[]) => number[]) => void;

function tellQuestion({ type, name, ...asked }: Asked, { draw, tell }: { draw: Draw; tell: Tell }): void {
  const tellSingle = (of: string, options: string[]) =>
    tell(of, options, (mixed) => single(mixed, options, draw(of)));
  const options = values(asked.choices ?? asked.rateValues);
  if (type === 'comment') return;
  if (type === 'matrix')
    for (const row of values(asked.rows)) tellSingle(`${name}.${row}`, values(asked.columns));
  else if (type === 'checkbox')
    tell(name, options, (mixed) =>
      options.map((option) => {
        const families = mixed.filter((answer) => answer.split(' ').includes(option)).length;
        return coded(Math.floor((10 * families) / mixed.length + draw(`${name} ${option}`)));
      }),
    );
  else if (type === 'text') {
    const all = stretches(asked.min!, asked.max!);
    const named = all.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
    const place = (answer: string) => named[all.findIndex(([, to]) => Number(answer) <= to)]!;
    tell(name, named, (mixed) => single(mixed.map(place), named, draw(name)));
  } else tellSingle(name, type === 'boolean' ? ['true', 'false'] : options);
}

type Telling = {
  answers: (name: string) => string[];
  draw: Draw;
  told: Record<string, number | string>;
};

/** Cells of ten, as given and as mixed, with three beside them in their row and their column; the others as one. */
function tellCross(name: string, { answers, draw, told }: Telling): void {
  const given = answers(name);
  if (given.length < 20) return;
  const mixed = mix(given, draw, name);
  const count = (list: readonly string[], is: (answer: string) => boolean) => list.filter(is).length;
  const shown = [...new Set(given)].sort().filter((cell) => {
    const [one = '', other = ''] = cell.split(' ');
    const own = count(mixed, (each) => each === cell);
    const inRow = count(mixed, (each) => each.split(' ')[0] === one) - own;
    const inColumn = count(mixed, (each) => each.split(' ')[1] === other) - own;
    return (
      Math.min(
        own,
        count(given, (each) => each === cell),
      ) >= 10 &&
      inRow >= 3 &&
      inColumn >= 3
    );
  });
  if (shown.length === 0) return;
  const rest = (list: readonly string[]) => count(list, (each) => !shown.includes(each));
  const others = mixed.map((each) => (shown.includes(each) ? each : 'rest'));
  const shares = single(others, [...shown, 'rest'], draw(name));
  shown.forEach((cell, at) => (told[`${name} ${cell}`] = shares[at]!));
  if (Math.min(rest(given), rest(mixed)) >= 10) told[`${name} rest`] = shares.at(-1)!;
}
