import { chanceOf, type Chance } from '../../core/chance';
import type { Grade } from '../../core/grade';
import { addNights, type Night } from '../../core/night';
import type { Answers } from '../../core/survey';
import { addCounts, familiesCounted, partTally, reachOf, type ValueCounts } from '../../core/survey-count';
import { partsOf, type AnsweringClass } from '../../core/survey-parts';
import type { SurveyPart } from '../../core/survey-tally';
import { answerValues } from '../../core/survey-values';
import type { Language } from '../../ui/appearance';
import type { SeenClass } from '../store/class-rows';
import { surveyRowId, type SurveyRow } from '../store/survey-rows';
import { ASKED_BEFORE, ASKED_NOW, REPLIES } from './survey-words';

const CROSSES = [['beside', 'marking']] as const;
const ZONE = 'Asia/Shanghai';
/** Classes of a grade, and families in each. */
const CLASSES = 3;
const SEATS = 38;

/** How tired a family says its child is: older children a little more. */
function tired(grade: Grade, chance: Chance): number {
  return Math.min(4, Math.max(1, chance.whole(1, 3) + (grade > 3 && chance.happens(40) ? 1 : 0)));
}

/** What a family of the example answered; a question is skipped now and then. */
function familyAnswers(grade: Grade, chance: Chance): Answers {
  const beside = chance.happens(55) ? 'parent' : chance.one(['elder', 'nobody']);
  const longest = chance.happens(60) ? ['math'] : [chance.one(['chinese', 'math', 'english'])];
  const marking = chance.happens(beside === 'parent' ? 45 : 20);
  return {
    beside,
    longest,
    marking,
    ...(!chance.happens(5) && { tired: tired(grade, chance) }),
    ...(!chance.happens(8) && { asleep: chance.whole(8, 10) }),
  };
}

/** How often each value was given in a class, as an endpoint counts it. */
function countsOf(families: readonly Answers[]): ValueCounts {
  const counts = new Map<string, Map<string, number>>();
  for (const answers of families)
    for (const { question, value } of answerValues(ASKED_BEFORE, CROSSES, answers)) {
      if (value === null) continue;
      const values = counts.get(question) ?? new Map<string, number>();
      counts.set(question, values.set(value, (values.get(value) ?? 0) + 1));
    }
  return counts;
}

type Counted = AnsweringClass & { counts: ValueCounts };

function classes(chance: Chance): Counted[] {
  const grades: Grade[] = [3, 4];
  return grades.flatMap((grade) =>
    Array.from({ length: CLASSES }, (_, index) => {
      const answered = Array.from({ length: chance.whole(18, 27) }, () => familyAnswers(grade, chance));
      const counts = countsOf(answered);
      return { class: `${String(grade)}/${String(index)}`, grade, families: familiesCounted(counts), counts };
    }),
  );
}

/** The results of the earlier survey, counted and told by the same rules as a school's. */
function parts(seed: number): SurveyPart[] {
  const drawing = chanceOf(seed + 3);
  const draws = new Map<string, number>();
  const draw = (of: string) => {
    const drawn = draws.get(of) ?? drawing.whole(0, 999) / 1000;
    draws.set(of, drawn);
    return drawn;
  };
  return partsOf(classes(chanceOf(seed + 2))).flatMap(({ grades, families, classes: of }) => {
    const asked = { definition: ASKED_BEFORE, crosses: CROSSES };
    const told = partTally(asked, addCounts(of.map(({ counts }) => counts)), (name) =>
      draw(`${grades.join(' ')} ${name}`),
    );
    const reach = reachOf(families, of.length * SEATS);
    return told ? [{ grades, ...told, ...(reach !== undefined && { reach }) }] : [];
  });
}

/** What the example's class is asked on its last evening, and what was told of the survey before. */
export function generateSurveys(
  { class: classId }: SeenClass,
  last: Night,
  { seed, language }: { seed: number; language: Language },
): SurveyRow[] {
  const place = (survey: string) => ({
    id: surveyRowId(classId, survey),
    class: classId,
    survey,
    zone: ZONE,
  });
  return [
    {
      ...place('exmplnow'),
      definition: ASKED_NOW,
      crosses: CROSSES,
      opens: addNights(last, -2),
      closes: addNights(last, 5),
      way: 'token',
    },
    {
      ...place('exmplold'),
      definition: ASKED_BEFORE,
      opens: addNights(last, -50),
      closes: addNights(last, -43),
      told: { parts: parts(seed), texts: [], reply: REPLIES[language] },
    },
  ];
}
