import { questionsOf, type CrossTable, type Definition, type MatrixQuestion, type Question } from './survey';
import { crossCells } from './survey-cross';
import { answersTo, mixedCounts, type Counts } from './survey-mixing';
import { sharesOf, shareOf, surveyBand, surveyMean, type SurveyDraw } from './survey-shares';
import { stretchesOf, stretchToText } from './survey-stretches';
import {
  REACH_BANDS,
  UNASKED_FAMILIES,
  type CrossTally,
  type QuestionTally,
  type ReachBand,
  type SurveyBand,
  type SurveyPart,
} from './survey-tally';
import { COUNTED, crossQuestion, rowQuestion, valuesIn } from './survey-values';

/** How many families gave each value, by question as it is kept. */
export type ValueCounts = ReadonlyMap<string, Counts>;

/** What was asked, and in which tables two questions are counted together. */
export type Asked = { definition: Definition; crosses: readonly CrossTable[] };

const NONE: Counts = new Map();

/** The counts of several classes together. */
export function addCounts(classes: readonly ValueCounts[]): ValueCounts {
  const sums = new Map<string, Map<string, number>>();
  for (const counts of classes)
    for (const [question, values] of counts) {
      const sum = sums.get(question) ?? new Map<string, number>();
      sums.set(question, sum);
      for (const [value, families] of values) sum.set(value, (sum.get(value) ?? 0) + families);
    }
  return sums;
}

/** How many families stand with an answer. */
export function familiesCounted(counts: ValueCounts): number {
  return counts.get(COUNTED)?.get('1') ?? 0;
}

type Of = { counts: Counts; draw: SurveyDraw; name: string };
type Shares = { of: string; share: number }[];

/** Shares of those who chose one of some values. */
function toShares(values: readonly string[], { counts, draw, name }: Of): Shares {
  const shares = sharesOf(
    values.map((value) => counts.get(value) ?? 0),
    draw(name),
  );
  return values.map((of, index) => ({ of, share: shares[index] ?? 0 }));
}

/** Shares of those who chose among others; each by a draw of its own, for one family may be in many. */
function toManyShares(values: readonly string[], { counts, draw, name }: Of): Shares {
  const all = answersTo(counts);
  return values.map((of) => {
    const families = [...counts].reduce(
      (sum, [value, each]) => (valuesIn(value).includes(of) ? sum + each : sum),
      0,
    );
    return { of, share: shareOf(families, all, draw(`${name} ${of}`)) };
  });
}

function toMean({ counts, draw, name }: Of, range: { min: number; max: number }): number | undefined {
  const sum = [...counts].reduce((total, [value, families]) => total + Number(value) * families, 0);
  return surveyMean({ sum, families: answersTo(counts) }, range, draw(`${name} mean`));
}

function byStretch(counts: Counts, range: { min: number; max: number }) {
  return new Map(
    stretchesOf(range).map((stretch) => [
      stretchToText(stretch),
      [...counts].reduce(
        (sum, [value, each]) =>
          Number(value) >= stretch.from && Number(value) <= stretch.to ? sum + each : sum,
        0,
      ),
    ]),
  );
}

/** What is said of those who answered a question that is no matrix. */
function told(
  question: Exclude<Question, MatrixQuestion>,
  of: Of,
): { shares: Shares; mean?: number | undefined } {
  switch (question.type) {
    case 'comment':
      return { shares: [] };
    case 'checkbox':
      return {
        shares: toManyShares(
          question.choices.map(({ value }) => value),
          of,
        ),
      };
    case 'rating': {
      const steps = question.rateValues.map(({ value }) => value);
      const mean = toMean(of, { min: Math.min(...steps), max: Math.max(...steps) });
      return { shares: toShares(steps.map(String), of), mean };
    }
    case 'boolean':
      return { shares: toShares(['true', 'false'], of) };
    case 'text': {
      const stretches = byStretch(of.counts, question);
      return {
        shares: toShares([...stretches.keys()], { ...of, counts: stretches }),
        mean: toMean(of, question),
      };
    }
    default:
      return {
        shares: toShares(
          question.choices.map(({ value }) => value),
          of,
        ),
      };
  }
}

/**
 * The band of an answer that only some were asked for is of ten fewer than all, at most: it says that so many answered,
 * and so what they answered to the question before; of everybody it must not.
 */
function bandOf(
  answers: number,
  { all, isAsked }: { all: number; isAsked: boolean },
): SurveyBand | undefined {
  return surveyBand(isAsked ? answers : Math.min(answers, all - UNASKED_FAMILIES));
}

type Part = { counted: ValueCounts; draw: SurveyDraw };

function questionTally(question: Question, { counted, draw }: Part): QuestionTally | undefined {
  const { name } = question;
  if (question.type === 'matrix') return rowsTally(question, { counted, draw });
  const given = counted.get(name) ?? NONE;
  const band = bandOf(answersTo(given), askedOf([question], counted));
  if (band === undefined) return undefined;
  if (question.type === 'comment') return { name, band, kind: 'texts' };
  const { shares, mean } = told(question, { counts: mixedCounts(given, draw, name), draw, name });
  return { name, band, kind: 'shares', shares, ...(mean !== undefined && { mean }) };
}

/** Whether all families of a part were asked all of these, and how many families they are. */
function askedOf(questions: readonly Question[], counted: ValueCounts) {
  return { all: familiesCounted(counted), isAsked: questions.every(({ visibleIf }) => visibleIf === '') };
}

/** Each row of a matrix is a question of its own: nobody knows which rows one family answered. */
function rowsTally(question: MatrixQuestion, { counted, draw }: Part): QuestionTally | undefined {
  const values = question.columns.map(({ value }) => value);
  const asked = askedOf([question], counted);
  const answered = question.rows.map((row) => {
    const name = rowQuestion(question.name, row.value);
    return { row: row.value, name, given: counted.get(name) ?? NONE };
  });
  const toldRows = answered.flatMap(({ row, name, given }) => {
    const band = bandOf(answersTo(given), asked);
    if (band === undefined) return [];
    const counts = mixedCounts(given, draw, name);
    return [{ row, band, shares: toShares(values, { name, counts, draw }) }];
  });
  const band = bandOf(Math.max(...answered.map(({ given }) => answersTo(given))), asked);
  return band === undefined ? undefined : { name: question.name, band, kind: 'rows', rows: toldRows };
}

function crossTallies({ definition, crosses }: Asked, { counted, draw }: Part): CrossTally[] {
  return crosses.flatMap((pair, index) => {
    const name = crossQuestion(index);
    const given = counted.get(name) ?? NONE;
    const questions = questionsOf(definition).filter((each) => pair.includes(each.name));
    const band = bandOf(answersTo(given), askedOf(questions, counted));
    if (band === undefined) return [];
    const cells = crossCells({ given, mixed: mixedCounts(given, draw, name) }, draw(name));
    return cells.length === 0 ? [] : [{ questions: pair, band, cells }];
  });
}

/** What is told of one part of the school; undefined where too few answered. */
export function partTally(
  asked: Asked,
  counted: ValueCounts,
  draw: SurveyDraw,
): Pick<SurveyPart, 'band' | 'questions' | 'crosses'> | undefined {
  const band = surveyBand(familiesCounted(counted));
  if (band === undefined) return undefined;
  return {
    band,
    questions: questionsOf(asked.definition).flatMap(
      (question) => questionTally(question, { counted, draw }) ?? [],
    ),
    crosses: crossTallies(asked, { counted, draw }),
  };
}

/** How many of those who could answer did, by fifths; nothing where nobody knows how many could. */
export function reachOf(families: number, seats: number): ReachBand | undefined {
  if (seats === 0) return undefined;
  const fifth = Math.min(REACH_BANDS.length - 1, Math.floor((REACH_BANDS.length * families) / seats));
  return REACH_BANDS[fifth];
}
