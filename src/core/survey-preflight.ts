import type { Grade } from './grade';
import { questionsOf, type CrossTable, type Definition, type Question } from './survey';
import { partsOf, type AnsweringClass, type ClassPart } from './survey-parts';
import { CELL_FAMILIES } from './survey-tally';

/** A class about to be asked, and the band of families joined (wire/class); of one asked by a door nobody knows. */
export type ClassToAsk = { class: string; grade: Grade; way: 'token' | 'door'; band: string };

/**
 * What can be told of a grade, should all joined families answer. `alone`: by itself · `perhaps`: only if more families
 * joined than the least of their bands, or through the door · `together`: only with the other grades like it · `hidden`:
 * not at all.
 */
export type GradeOutlook = {
  grade: Grade;
  told: 'alone' | 'perhaps' | 'together' | 'hidden';
  joined: number;
};

/** `families`: so many would have to answer in one part for every cell to be told; `isSure`: that many may be there. */
export type CrossOutlook = { questions: CrossTable; cells: number; families: number; isSure: boolean };

/** What may stay hidden of a survey, said before it opens. `isHidden`: nothing can be told at all. */
export type SurveyOutlook = { grades: GradeOutlook[]; crosses: CrossOutlook[]; isHidden: boolean };

/** More pupils than a class has. */
const WHOLE_CLASS = 60;

type Asking = { definition: Definition; crosses: readonly CrossTable[]; classes: readonly ClassToAsk[] };

/** Judged by the rule that publishes (survey-parts), once with the least and once with the most families there can be. */
export function surveyOutlook({ definition, crosses, classes }: Asking): SurveyOutlook {
  const least = partsOf(classes.map((each) => ({ ...each, families: rangeOf(each)[0] })));
  const most = partsOf(classes.map((each) => ({ ...each, families: rangeOf(each)[1] })));
  // Whatever is not sure to be told by itself may end up among the rest.
  const unsure = classes.filter(({ grade }) => !isAlone(grade, least));
  const rest = partsOf(unsure.map((each) => ({ ...each, grade: 0, families: rangeOf(each)[1] })));
  const grades = [...new Set(classes.map(({ grade }) => grade))].sort((one, other) => one - other);
  const largest = Math.max(0, ...least.map(({ families }) => families));
  return {
    grades: grades.map((grade) => ({
      grade,
      told: toldOf(grade, { least, most, rest }),
      joined: classes.filter((each) => each.grade === grade).reduce((sum, each) => sum + rangeOf(each)[0], 0),
    })),
    crosses: crosses.map((pair) => crossOutlook(definition, pair, largest)),
    isHidden: most.length === 0,
  };
}

function rangeOf({ way, band }: ClassToAsk): [least: number, most: number] {
  const [least = '0', most] = band.replace('+', '').split('-');
  if (way === 'door') return [0, WHOLE_CLASS];
  return [Number(least), most === undefined ? WHOLE_CLASS : Number(most)];
}

type Parts = ClassPart<AnsweringClass>[];
const isAlone = (grade: Grade, parts: Parts) =>
  parts.some(({ grades: [only, ...more] }) => only === grade && more.length === 0);

function toldOf(
  grade: Grade,
  { least, most, rest }: Record<'least' | 'most' | 'rest', Parts>,
): GradeOutlook['told'] {
  if (isAlone(grade, least)) return 'alone';
  if (isAlone(grade, most)) return 'perhaps';
  return rest.length > 0 ? 'together' : 'hidden';
}

function crossOutlook(definition: Definition, questions: CrossTable, largest: number): CrossOutlook {
  const [one, other] = questions.map((name) => questionsOf(definition).find((each) => each.name === name));
  const cells = optionsOf(one) * optionsOf(other);
  return { questions, cells, families: cells * CELL_FAMILIES, isSure: largest >= cells * CELL_FAMILIES };
}

function optionsOf(question: Question | undefined): number {
  if (!question) return 0;
  if ('choices' in question) return question.choices.length;
  if (question.type === 'rating') return question.rateValues.length;
  return question.type === 'boolean' ? 2 : 0;
}
