import type { World } from '../../src/endpoint/app';
import { templateSurvey } from '../../src/core/survey-templates';
import type { Definition } from '../../src/core/survey';

/** Asks the endpoint as whoever is signed in there, and stops at anything but the answer asked for. */
type Ask = (path: string, data: object) => Promise<unknown>;

/** A draft whose author has not come far: half of it lacks a language, and one question asks too much. */
function begun(): Definition {
  const whole = templateSurvey('homework');
  const [one, two, three, four] = whole.elements;
  if (!one || !two || !three || !four) throw new Error('The template has become too short for its picture.');
  return {
    ...whole,
    title: { ...whole.title, en: '' },
    elements: [
      one,
      { ...two, visibleIf: `{${one.name}} = 3` },
      three,
      four,
      {
        type: 'radiogroup',
        name: 'q9',
        visibleIf: '',
        isRequired: false,
        title: { 'zh-cn': '您家每月的收入是多少？', en: '' },
        description: { 'zh-cn': '', en: '' },
        choices: ['不到五千', '五千到一万', ''].map((words, at) => ({
          value: `c${String(at)}`,
          text: { 'zh-cn': words, en: '' },
        })),
      },
    ],
  };
}

/** A survey of a school in whose classes hardly a family has a seat: each is asked by a code of its own. */
export async function fillDoors(ask: Ask): Promise<void> {
  const draft = { definition: templateSurvey('homework'), crosses: [] };
  await ask('/v1/school/survey/keep', { survey: 'pdoors01', revision: 0, draft });
  const dates = { opens: '2026-11-23', closes: '2026-11-29' };
  await ask('/v1/school/survey/open', {
    survey: 'pdoors01',
    revision: 1,
    grades: [3, 6],
    without: [],
    ...dates,
  });
}

/** A survey at every point of its life; what was opened in the past is told so to the database alone. */
export async function fillSurveys(world: World, ask: Ask): Promise<void> {
  const keep = (survey: string, definition: Definition) =>
    ask('/v1/school/survey/keep', { survey, revision: 0, draft: { definition, crosses: [] } });
  const open = (survey: string, dates: { opens: string; closes: string }) =>
    ask('/v1/school/survey/open', { survey, revision: 1, grades: [3], without: [], ...dates });
  await keep('pdraft01', begun());
  await keep('pwhole01', templateSurvey('service'));
  await keep('pahead01', templateSurvey('free-day'));
  await open('pahead01', { opens: '2026-12-01', closes: '2026-12-06' });
  await keep('popen001', templateSurvey('homework'));
  await open('popen001', { opens: '2026-11-23', closes: '2026-11-29' });
  await keep('pclosing', templateSurvey('sleep'));
  await open('pclosing', { opens: '2026-11-23', closes: '2026-11-23' });
  await keep('pclosed1', templateSurvey('free-day'));
  await open('pclosed1', { opens: '2026-11-23', closes: '2026-11-23' });
  const change = (survey: string, to: { opens: string; closes: string }) =>
    world.keeping.commitMain((writes) =>
      writes.updateTable('survey').set(to).where('survey_id', '=', survey).execute(),
    );
  await change('pclosing', { opens: '2026-11-16', closes: '2026-11-22' });
  await change('pclosed1', { opens: '2026-11-09', closes: '2026-11-15' });
}
