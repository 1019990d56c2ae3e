import type { Chance } from '../../src/core/chance';
import type { Answers, CrossTable, Definition, Question } from '../../src/core/survey';
import { addCounts, familiesCounted, type ValueCounts } from '../../src/core/survey-count';
import { partsOf, type AnsweringClass, type ClassPart } from '../../src/core/survey-parts';
import { answerValues } from '../../src/core/survey-values';

// Schools by chance, and how their families answer a survey with a question of every kind. In many parts all say the same
// to a question: only there can an answer be certain.

const said = { 'zh-cn': '问', en: 'Q' };
const asked = (name: string) => ({ name, title: said, description: said, isRequired: false, visibleIf: '' });
const choices = (...values: string[]) => values.map((value) => ({ value, text: said }));

const QUESTIONS: Question[] = [
  { ...asked('posted'), type: 'boolean', labelTrue: said, labelFalse: said },
  { ...asked('amount'), type: 'radiogroup', choices: choices('little', 'right', 'much', 'over') },
  { ...asked('kinds'), type: 'checkbox', choices: choices('copy', 'read', 'sums'), maxSelectedChoices: 0 },
  {
    ...asked('pressure'),
    type: 'rating',
    rateValues: [1, 2, 3, 4, 5].map((value) => ({ value, text: said })),
  },
  { ...asked('minutes'), type: 'text', inputType: 'number', min: 0, max: 240 },
  {
    ...asked('day'),
    type: 'matrix',
    ...{
      rows: choices('sport', 'screens'),
      columns: choices('none', 'some', 'long'),
      isAllRowRequired: false,
    },
  },
  { ...asked('checks'), type: 'boolean', labelTrue: said, labelFalse: said },
];
export const SURVEY: Definition = {
  ...{ title: said, description: said, locale: 'zh-cn', clearInvisibleValues: 'onHidden' },
  elements: QUESTIONS,
};
export const CROSSES: readonly CrossTable[] = [['posted', 'checks']];

/** Which values a question may have, as one family answers it. */
export const VALUES: [name: string, values: Answers[string][]][] = [
  ['posted', [true, false]],
  ['amount', ['little', 'right', 'much', 'over']],
  ['kinds', [['copy'], ['read', 'sums'], ['sums'], ['copy', 'read', 'sums']]],
  ['pressure', [1, 2, 3, 4, 5]],
  ['minutes', [0, 30, 45, 60, 90, 240]],
  ['day', ['none', 'some', 'long'].map((value) => ({ sport: value, screens: 'some' }))],
  ['checks', [true, false]],
];

/** How often a hundred families give the answer that most give; or all, as they do in every third question. */
const mostOf = (chance: Chance) => (chance.happens(35) ? 100 : chance.whole(20, 95));

/** How the families of one school lean: to each question one answer, and how many give it. */
type Leaning = Map<string, { answer: Answers[string]; percent: number }>;

function leaningOf(chance: Chance): Leaning {
  return new Map(
    VALUES.map(([name, values]) => [
      name,
      { answer: chance.one(values as [Answers[string]]), percent: mostOf(chance) },
    ]),
  );
}

function answersOf(leaning: Leaning, chance: Chance): Answers {
  return Object.fromEntries(
    VALUES.map(([name, values]) => {
      const { answer, percent } = leaning.get(name)!;
      return [name, chance.happens(percent) ? answer : chance.one(values as [Answers[string]])];
    }),
  );
}

export type AnsweredClass = AnsweringClass & { counts: ValueCounts };
export type AnsweredPart = ClassPart<AnsweredClass> & { counts: ValueCounts };

/** How many families gave each value, as the endpoint counts its rows. */
function countsOf(families: readonly Answers[]): ValueCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const { question, value } of families.flatMap((each) => answerValues(SURVEY, CROSSES, each))) {
    if (value === null) continue;
    const of = counts.get(question) ?? new Map<string, number>();
    counts.set(question, of.set(value, (of.get(value) ?? 0) + 1));
  }
  return counts;
}

/** A school of one to six grades of two to six classes, of eight to forty-five families of which 15 to 100 % answer. */
export function schoolOf(chance: Chance): AnsweredClass[] {
  const percent = chance.whole(15, 100);
  return Array.from({ length: chance.whole(1, 6) }, (_, at) => at + 1).flatMap((grade) => {
    const leaning = leaningOf(chance);
    return Array.from({ length: chance.whole(2, 6) }, (_, at) => {
      const families = Array.from({ length: chance.whole(8, 45) }, () => chance.happens(percent)).filter(
        Boolean,
      );
      const counts = countsOf(families.map(() => answersOf(leaning, chance)));
      return { class: `${String(grade)}-${String(at)}`, grade, families: familiesCounted(counts), counts };
    });
  });
}

/** What is told of a school is told of these. */
export function partsIn(classes: readonly AnsweredClass[]): AnsweredPart[] {
  return partsOf(classes).map((part) => ({
    ...part,
    counts: addCounts(part.classes.map(({ counts }) => counts)),
  }));
}
