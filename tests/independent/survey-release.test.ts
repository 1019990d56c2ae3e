import { describe, expect, test } from 'vitest';
import { chanceOf } from '../../src/core/chance';
import type { Answers } from '../../src/core/survey';
import type { SurveyPart } from '../../src/core/survey-tally';
import { releaseSurveys } from '../../src/endpoint/release/surveys';
import { CROSSES, SURVEY as DEFINITION, VALUES } from '../bench/survey-school';
import { classHouse } from '../setup/class-house';
import { ENGINES } from '../setup/keeping';
import { answerAs, askSurvey, SURVEY } from '../setup/survey-house';
import { publishedOf, type Asked } from './survey-release';

const FAMILIES = 64;

/** Answers by chance, of which some are left out. */
function answersBy(chance: ReturnType<typeof chanceOf>): Answers {
  const answered = VALUES.filter(() => !chance.happens(8));
  return Object.fromEntries(answered.map(([name, values]) => [name, chance.one(values as [string])]));
}

type Shown = { name: string; band: string; shares: { of: string; share: number }[] };

function shownIn(question: SurveyPart['questions'][number]): Shown[] {
  if (question.kind === 'texts') return [];
  if (question.kind === 'shares') return [question];
  return question.rows.map((row) => ({ ...row, name: `${question.name}.${row.row}` }));
}

/** What stands in a published part, by the names the other hand uses. */
function namedIn(part: SurveyPart): Record<string, number | string> {
  const told: Record<string, number | string> = {};
  for (const { name, band, shares } of part.questions.flatMap(shownIn)) {
    told[`${name} band`] = band;
    for (const { of, share } of shares) told[`${name} ${of}`] = share;
  }
  for (const [index, { cells }] of part.crosses.entries())
    for (const { of, share } of cells)
      told[`x:${String(index)} ${of === 'rest' ? of : of.join(' ')}`] = share;
  return told;
}

describe.each(ENGINES)('on %s', (engine) => {
  test('what is published is what another hand counts from the rows', async () => {
    const house = await classHouse(engine);
    const asked = { definition: DEFINITION, crosses: CROSSES };
    await askSurvey(house, { a1: 3, a2: 3 }, asked);
    const chance = chanceOf(5);
    for (let family = 0; family < FAMILIES; family += 1)
      await answerAs(house, { class: family % 2 ? 'a1' : 'a2', family, ...asked }, answersBy(chance));
    const rows = await house.keeping.open.selectFrom('answer_row').select(['question', 'value']).execute();
    house.turn('2026-11-27T06:00:00+08:00');
    await releaseSurveys(house);
    const published = await house.keeping.main.selectFrom('published_survey').select('tally').execute();
    expect(published).toHaveLength(1);
    const part = JSON.parse(published[0]!.tally) as SurveyPart;
    const of = { slip: 'slip', school: 's', survey: SURVEY, part: '3' };
    const questions = DEFINITION.elements as Asked[];
    const counted = publishedOf(rows, { questions, crosses: CROSSES.length, of });
    expect(Object.keys(counted).length).toBeGreaterThan(35);
    expect(Object.keys(counted).filter((name) => name.startsWith('x:')).length).toBeGreaterThan(1);
    expect(namedIn(part)).toEqual(counted);
  });
});
