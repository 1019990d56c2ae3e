import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { MOST_QUESTIONS, type Element } from '../../../src/core/survey';
import { logAnswer, logPath } from '../../../src/wire/log';
import { keepSurveyPath } from '../../../src/wire/survey-desk';
import { answerOf, foundSchool, invited, openDesk, post, schoolWithClass, told } from '../../setup/desk';
import { everyRow } from '../../setup/every-row';
import { ENGINES } from '../../setup/keeping';
import { definitionOf, draftOf, keep, openedSurvey, said, surveysOf, yesNo } from '../../setup/surveys';

const note = (name: string, text: string): Element => ({
  type: 'html',
  name,
  visibleIf: '',
  html: said(text),
});
const asked = { description: said(''), isRequired: false };
describe.each(ENGINES)('on %s', (engine) => {
  test('a draft stands as it was typed, and of two admins who write at once neither loses a word', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const other = await invited(admin, '孙校长', { role: 'admin' });
    expect(await keep(admin, 'aaaaaaaa', { draft: draftOf('') })).toEqual({ kind: 'kept', revision: 1 });
    expect(await keep(other, 'aaaaaaaa', { draft: draftOf('一'), revision: 1 })).toEqual({
      kind: 'kept',
      revision: 2,
    });
    const late = await keep(admin, 'aaaaaaaa', { draft: draftOf('二'), revision: 1 });
    expect(late).toMatchObject({ kind: 'other', survey: { revision: 2, draft: draftOf('一') } });
    // The same letter again, because its answer was lost.
    expect(await keep(other, 'aaaaaaaa', { draft: draftOf('一'), revision: 1 })).toEqual({
      kind: 'kept',
      revision: 2,
    });
    expect(await surveysOf(other)).toMatchObject([{ survey: 'aaaaaaaa', state: 'draft', classes: [] }]);
  });

  test('two drafts under one id that come in the same moment are one kept and one told of it', async () => {
    const admin = await foundSchool(await openDesk(engine));
    const answers = await Promise.all([
      keep(admin, 'aaaaaaaa', { draft: draftOf('甲') }),
      keep(admin, 'aaaaaaaa', { draft: draftOf('乙') }),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['kept', 'other']);
  });

  test('an id that is another school’s, of a survey that was counted, or of none that is there is refused alike', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const foreign = await foundSchool(desk, '赵校长');
    await keep(foreign, 'bbbbbbbb');
    await desk.world.keeping.commitOpen((writes) =>
      writes.insertInto('survey_end').values({ survey: 'cccccccc', state: 'counted' }).execute(),
    );
    const before = await everyRow(desk.world.keeping);
    for (const [survey, revision] of [
      ['bbbbbbbb', 0],
      ['bbbbbbbb', 1],
      ['cccccccc', 0],
      ['dddddddd', 1],
    ])
      expect(
        await told(post(admin, keepSurveyPath, { survey, revision, draft: draftOf('家长问卷') })),
      ).toEqual({ status: 404, body: { problem: 'survey-unknown' } });
    expect(await everyRow(desk.world.keeping)).toEqual(before);
  });
});

test('a draft is kept with its faults: names twice, a condition in a circle, no choices yet, words missing in a language', async () => {
  const admin = await foundSchool(await openDesk());
  const faulty = draftOf('', [
    yesNo('q1', { visibleIf: "{q2} = true and {nobody} = 'x'" }),
    yesNo('q2', { visibleIf: '{q1} = true' }),
    yesNo('q2'),
    yesNo('q3', { title: { 'zh-cn': '', en: 'Only English' } }),
    { type: 'dropdown', name: 'q4', title: said('还没有选项'), choices: [], visibleIf: '', ...asked },
    note('n1', '<script>alert(1)</script> & “原样”'),
  ]);
  expect(await keep(admin, 'aaaaaaaa', { draft: faulty })).toEqual({ kind: 'kept', revision: 1 });
  expect((await surveysOf(admin))[0]?.draft).toEqual(faulty);
});

test('the widest draft the builder can make is kept, and what no page of ours sends is refused', async () => {
  const admin = await foundSchool(await openDesk());
  const many = Array.from({ length: 2 * MOST_QUESTIONS }, (_, index) => yesNo(`q${String(index)}`));
  expect(await keep(admin, 'aaaaaaaa', { draft: draftOf('很多题', many) })).toMatchObject({ kind: 'kept' });
  const definition = definitionOf('家长问卷');
  const five = Array.from({ length: 500 }, (_, index) => yesNo(`q${String(index)}`));
  const [first] = definition.elements;
  const tooMany = Array.from({ length: 21 }, (_, index) => ({
    value: `v${String(index)}`,
    text: said('一'),
  }));
  for (const wrong of [
    { ...definition, elements: five },
    { ...definition, elements: [{ ...first, type: 'file' }] },
    { ...definition, elements: [{ ...first, html: '<b>' }] },
    { ...definition, elements: [{ ...first, name: 'Q 1' }] },
    { ...definition, elements: [{ ...first, choices: tooMany }] },
    { ...definition, pages: [] },
    { ...definition, title: said('长'.repeat(501)) },
    { ...definition, locale: 'de' },
  ])
    expect(
      await told(
        post(admin, keepSurveyPath, {
          survey: 'bbbbbbbb',
          revision: 0,
          draft: { definition: wrong, crosses: [] },
        }),
      ),
    ).toMatchObject({ status: 400, body: { problem: 'question-malformed' } });
  const crosses = [
    ['a', 'b'],
    ['a', 'c'],
    ['a', 'd'],
  ];
  const three = { survey: 'bbbbbbbb', revision: 0, draft: { definition, crosses } };
  expect((await post(admin, keepSurveyPath, three)).status).toBe(400);
  expect(await surveysOf(admin)).toHaveLength(1);
});

test('a megabyte of text is refused before it is read', async () => {
  const admin = await foundSchool(await openDesk());
  const draft = draftOf('长'.repeat(400_000));
  expect(await told(post(admin, keepSurveyPath, { survey: 'aaaaaaaa', revision: 0, draft }))).toEqual({
    status: 413,
    body: { problem: 'question-too-large' },
  });
});

test('a school has 200 surveys and no more, and what stands there is still written at', async () => {
  const admin = await foundSchool(await openDesk());
  const idOf = (index: number) => `s${String(index).padStart(7, '0')}`;
  for (let index = 0; index < 200; index += 1) await keep(admin, idOf(index));
  const more = { survey: idOf(200), revision: 0, draft: draftOf('又一份') };
  expect(await told(post(admin, keepSurveyPath, more))).toEqual({
    status: 409,
    body: { problem: 'surveys-too-many' },
  });
  expect(await keep(admin, idOf(7), { draft: draftOf('改'), revision: 1 })).toEqual({
    kind: 'kept',
    revision: 2,
  });
});

test.each(ENGINES)(
  'on %s the surveys of a school are four million letters together, and one may get shorter',
  async (engine) => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    await keep(admin, 'aaaaaaaa');
    await keep(admin, 'bbbbbbbb');
    await desk.world.keeping.commitMain((writes) =>
      writes
        .updateTable('survey')
        .set({ definition: sql`definition || ${' '.repeat(4_000_000)}` })
        .where('survey_id', '=', 'aaaaaaaa')
        .execute(),
    );
    const refused = { status: 409, body: { problem: 'surveys-too-many' } };
    const write = (survey: string, revision: number, title: string) =>
      told(post(admin, keepSurveyPath, { survey, revision, draft: draftOf(title) }));
    expect(await write('cccccccc', 0, '又一份')).toEqual(refused);
    expect(await write('bbbbbbbb', 1, '家长问卷'.repeat(20))).toEqual(refused);
    expect(await write('bbbbbbbb', 1, '短')).toEqual({ status: 200, body: { kind: 'kept', revision: 2 } });
  },
);

test('the words of a survey that was opened stay, whoever writes over them', async () => {
  const desk = await openDesk();
  const { admin } = await schoolWithClass(desk);
  await openedSurvey(admin, 'aaaaaaaa');
  const question = { survey: 'aaaaaaaa', draft: draftOf('换个题目') };
  const over = await told(post(admin, keepSurveyPath, { ...question, revision: 2 }));
  expect(over).toEqual({ status: 409, body: { problem: 'survey-not-draft' } });
  // From a page that was drawn while it was a draft.
  expect(await keep(admin, 'aaaaaaaa', { draft: question.draft, revision: 1 })).toMatchObject({
    kind: 'other',
    survey: { state: 'opened', revision: 2, draft: draftOf('家长问卷') },
  });
  expect((await surveysOf(admin))[0]?.draft).toEqual(draftOf('家长问卷'));
});

test('the log says once in a sitting that somebody wrote, and nothing of what', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  await keep(admin, 'aaaaaaaa', { draft: draftOf('家') });
  await keep(admin, 'aaaaaaaa', { draft: draftOf('家长'), revision: 1 });
  desk.wait(2 * 60 * 60_000);
  await keep(admin, 'aaaaaaaa', { draft: draftOf('家长问'), revision: 2 });
  const { lines } = await answerOf(logAnswer, post(admin, logPath, { lines: 'page', about: 'surveys' }));
  expect(lines.map(({ act, about }) => [act, about])).toEqual([
    ['survey-written', {}],
    ['survey-written', {}],
  ]);
});
