import { describe, expect, test } from 'vitest';
import {
  changeSurveyEndPath,
  keepSurveyPath,
  openSurveyPath,
  removeSurveyPath,
  replySurveyPath,
  surveyTextPath,
  withdrawSurveyPath,
} from '../../../src/wire/survey-desk';
import { openDesk, post, schoolWithClass, told, type Desk, type Hand } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { draftOf, keep, openedSurvey, openingOf, tell } from '../../setup/surveys';

const ID = 'aaaaaaaa';
type Act = { path: string; question: object; before: (admin: Hand, desk: Desk) => Promise<unknown> };

const ACTS: Act[] = [
  {
    path: keepSurveyPath,
    question: { survey: ID, revision: 0, draft: draftOf('家长问卷') },
    before: () => Promise.resolve(),
  },
  {
    path: keepSurveyPath,
    question: { survey: ID, revision: 1, draft: draftOf('改过') },
    before: (admin) => keep(admin, ID),
  },
  { path: openSurveyPath, question: openingOf(ID), before: (admin) => keep(admin, ID) },
  {
    path: withdrawSurveyPath,
    question: { survey: ID, revision: 2 },
    before: (admin) => openedSurvey(admin, ID, { opens: '2026-11-23' }),
  },
  {
    path: changeSurveyEndPath,
    question: { survey: ID, revision: 2, closes: '2026-12-01' },
    before: (admin) => openedSurvey(admin, ID),
  },
  { path: removeSurveyPath, question: { survey: ID, revision: 1 }, before: (admin) => keep(admin, ID) },
  {
    path: replySurveyPath,
    question: { survey: ID, revision: 2, reply: '周三不留作业。', isShown: true },
    before: async (admin, desk) => {
      await openedSurvey(admin, ID);
      await tell(desk, ID);
    },
  },
  {
    path: surveyTextPath,
    question: { survey: ID, id: 'text0', state: 'hidden' },
    before: async (admin, desk) => {
      await openedSurvey(admin, ID);
      await tell(desk, ID, { texts: ['少一点'] });
    },
  },
];

/** Every commit is done, its answer lost, and so it is done once more. */
function losingAnswers({ world: { keeping } }: Desk): void {
  const { commitMain } = keeping;
  keeping.commitMain = async (work) => {
    await commitMain(work);
    return commitMain(work);
  };
}

describe.each(ENGINES)('on %s', (engine) => {
  test.each(ACTS)(
    'an act whose commit answered nobody is done once: $path',
    async ({ path, question, before }) => {
      const desk = await openDesk(engine);
      const { admin } = await schoolWithClass(desk);
      await before(admin, desk);
      losingAnswers(desk);
      expect((await told(post(admin, path, question))).status).toBe(200);
      const { survey = [], deletion = [] } = await everyRow(desk.world.keeping);
      const revisions = survey.map((row) => (JSON.parse(String(row)) as { revision: number }).revision);
      const asked = 'revision' in question ? Number(question.revision) : 1;
      expect(revisions).toEqual(path === removeSurveyPath ? [] : [asked + 1]);
      expect(deletion).toHaveLength(path === removeSurveyPath ? 1 : 0);
    },
  );
});

test.each(ACTS.filter(({ path }) => path !== keepSurveyPath && path !== surveyTextPath))(
  'whoever acts on another revision than stands there changes nothing: $path',
  async ({ path, question, before }) => {
    const desk = await openDesk();
    const { admin } = await schoolWithClass(desk);
    await before(admin, desk);
    const rows = await everyRow(desk.world.keeping);
    for (const revision of [0, 7]) {
      const refused = await told(post(admin, path, { ...question, revision }));
      expect(refused).toEqual({ status: 409, body: { problem: 'survey-changed' } });
    }
    expect(await everyRow(desk.world.keeping)).toEqual(rows);
  },
);
