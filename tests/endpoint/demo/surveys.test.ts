import { expect, test } from 'vitest';
import { surveysAnswer, surveysPath } from '../../../src/wire/answers';
import {
  deskSurveysAnswer,
  deskSurveysPath,
  keepSurveyPath,
  keptSurveyAnswer,
  openSurveyPath,
  surveyResultsAnswer,
  surveyResultsPath,
  type DeskSurvey,
} from '../../../src/wire/survey-desk';
import { freshDemo, type DemoInHand } from '../../setup/demo';

const CLASS = 'dem0c1ass2';

async function surveysAt(demo: DemoInHand): Promise<DeskSurvey[]> {
  const response = await demo.look(`/demo/school${deskSurveysPath}`);
  return deskSurveysAnswer.parse(await response.json()).surveys;
}

const toldTo = async (demo: DemoInHand) =>
  surveysAnswer.parse(await (await demo.ask(`/demo${surveysPath}`, { class: CLASS })).json());

test('the demo school asks one survey, has told another, and is at work on a third', async () => {
  const demo = await freshDemo();
  const surveys = await surveysAt(demo);
  expect(surveys.map(({ survey, state }) => [survey, state]).sort()).toEqual([
    ['demomake', 'draft'],
    ['demoopen', 'opened'],
    ['demotold', 'told'],
  ]);
  const response = await demo.ask(`/demo/school${surveyResultsPath}`, { survey: 'demotold' });
  const { parts, texts } = surveyResultsAnswer.parse(await response.json());
  // No grade of the demo has two classes of its own in which enough answered: all are told together.
  expect(parts.map(({ grades }) => grades)).toEqual([[1, 3, 4, 5, 6, 7, 9]]);
  expect(parts[0]?.questions.map(({ name }) => name)).toContain('minutes_yesterday');
  expect(new Set(texts.map(({ state }) => state))).toEqual(new Set(['shown', 'waiting']));
});

test('a demo family is asked one survey and sees the results of the other, with the school’s answer', async () => {
  const { asked, told } = await toldTo(await freshDemo());
  expect(asked.map((each) => [each?.survey, each?.way])).toEqual([['demoopen', 'token']]);
  expect(told.map((each) => each?.survey)).toEqual(['demotold']);
  expect(told[0]?.reply).toContain('谢谢');
  expect(told[0]?.parts).toHaveLength(1);
});

test('a visitor may compose a survey, within bounds, and open none', async () => {
  const demo = await freshDemo();
  const [draft] = (await surveysAt(demo)).filter(({ state }) => state === 'draft');
  const shorter = { ...draft!.draft.definition, elements: draft!.draft.definition.elements.slice(0, 3) };
  const keep = (survey: string, revision: number) =>
    demo.ask(`/demo/school${keepSurveyPath}`, {
      survey,
      revision,
      draft: { definition: shorter, crosses: [] },
    });
  expect(keptSurveyAnswer.parse(await (await keep('demomake', 1)).json())).toEqual({
    kind: 'kept',
    revision: 2,
  });
  const opening = { survey: 'demomake', revision: 2, grades: [3], without: [] };
  const dates = { opens: '2026-11-20', closes: '2026-11-27' };
  expect((await demo.ask(`/demo/school${openSurveyPath}`, { ...opening, ...dates })).status).toBe(403);
  for (let more = 0; more < 40; more += 1) await keep(`visit${String(100 + more)}`, 0);
  expect((await keep('onetoom1', 0)).status).toBe(403);
  expect((await surveysAt(demo)).length).toBe(40);
});
