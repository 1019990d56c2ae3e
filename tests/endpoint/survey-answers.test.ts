import { describe, expect, test } from 'vitest';
import type { Answers, Element } from '../../src/core/survey';
import { surveyFaults } from '../../src/core/survey-faults';
import type { Engine } from '../../src/endpoint/database/engine';
import { answersLetter } from '../../src/wire/answers';
import { openSurveyPath } from '../../src/wire/survey-desk';
import { addClasses, foundSchool, openDesk, post, told, type Desk } from '../setup/desk';
import { everyRow } from '../setup/every-row';
import { ENGINES } from '../setup/keeping';
import { answersOf, putAnswers, sendAnswers } from '../setup/survey-families';
import { draftOf, keep, openedSurvey, openingOf, said } from '../setup/surveys';

const SURVEY = 'abcd1234';
const stored = { status: 204 };
const refusedAs = (status: number, problem: string, more: object = {}) => ({
  status,
  body: { problem, ...more },
});

/** A class asked by a door, for nobody has a seat; or by tokens, as if somebody had. */
async function askedClass(way: 'token' | 'door', engine: Engine = 'sqlite') {
  const desk = await openDesk(engine);
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const { classes } = await openedSurvey(admin, SURVEY);
  const door = classes[0]?.door ?? '';
  if (way === 'token')
    await desk.world.keeping.commitMain((writes) =>
      writes.updateTable('survey_class').set({ way: 'token', door: '' }).execute(),
    );
  return { desk, admin, classId, door, at: { classId, survey: SURVEY, family: 1 } };
}

async function valuesIn({ world }: Desk, id?: string) {
  const rows = await world.keeping.open.selectFrom('answer_row').selectAll().execute();
  return rows
    .filter((row) => id === undefined || row.id === id)
    .map(({ question, value }) => `${question}=${String(value)}`)
    .sort();
}

describe.each(ENGINES)('on %s', (engine) => {
  test('answers are a row a question, each under an id of its own, and beside them nothing', async () => {
    const { desk, at } = await askedClass('token', engine);
    const before = await everyRow(desk.world.keeping);
    const lines = desk.world.lines.length;
    expect(await sendAnswers(desk, at, { v: { long: 'yes' } })).toEqual(stored);
    const { answer_row: rows = [], ...others } = await everyRow(desk.world.keeping);
    expect({ ...others, answer_row: [] }).toEqual(before);
    expect(await valuesIn(desk)).toEqual(['counted=1', 'long=yes', 'r=1', 'wish=null']);
    const ids = rows.map((row) => (JSON.parse(row as string) as { id: string }).id);
    expect(new Set(ids).size).toBe(4);
    expect(desk.world.lines.slice(lines)).toEqual([]);
  });

  test('the same again stands, a higher revision replaces, another is told which stands', async () => {
    const { desk, at } = await askedClass('token', engine);
    const send = (r: number, v: { long: string } | null) => sendAnswers(desk, at, { r, v });
    expect(await send(2, { long: 'yes' })).toEqual(stored);
    expect(await send(2, { long: 'yes' })).toEqual(stored);
    expect(await send(2, { long: 'no' })).toEqual(refusedAs(409, 'letter-taken', { rev: 2 }));
    expect(await send(1, { long: 'yes' })).toEqual(refusedAs(409, 'letter-taken', { rev: 2 }));
    expect(await send(3, null)).toEqual(stored);
    expect(await valuesIn(desk)).toEqual(['counted=null', 'long=null', 'r=3', 'wish=null']);
    expect(await send(2, { long: 'yes' })).toEqual(refusedAs(409, 'letter-taken', { rev: 3 }));
  });

  test('a door lets in as many families as the class has pupils, and those may go on correcting', async () => {
    const { desk, classId, door } = await askedClass('door', engine);
    await desk.world.keeping.commitMain((writes) => writes.updateTable('class').set({ size: 2 }).execute());
    const send = (family: number, v: { long: string } | null, r = 1) =>
      sendAnswers(desk, { classId, survey: SURVEY, family, door }, { r, v });
    expect(await send(1, { long: 'yes' })).toEqual(stored);
    expect(await send(2, { long: 'no' })).toEqual(stored);
    expect(await send(3, { long: 'no' })).toEqual(refusedAs(409, 'class-full'));
    expect(await send(2, { long: 'yes' }, 2)).toEqual(stored);
    expect(await send(1, null, 2)).toEqual(stored);
    expect(await send(3, { long: 'no' })).toEqual(stored);
    expect(await send(1, { long: 'no' }, 3)).toEqual(refusedAs(409, 'class-full'));
  });

  test('a survey that is being counted takes nothing, whatever the clock says', async () => {
    const { desk, at } = await askedClass('token', engine);
    await desk.world.keeping.commitOpen((writes) =>
      writes.insertInto('survey_end').values({ survey: SURVEY, state: 'counting' }).execute(),
    );
    expect(await sendAnswers(desk, at, { v: { long: 'yes' } })).toEqual(refusedAs(410, 'survey-closed'));
    expect(await valuesIn(desk)).toEqual([]);
  });
});

test('it is answered from midnight of its first date until six in the morning, two days after the last', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const dates = { opens: '2026-11-24', closes: '2026-11-25' };
  const { classes } = await openedSurvey(admin, SURVEY, dates);
  const at = { classId, survey: SURVEY, family: 1, door: classes[0]?.door ?? '' };
  const sentAt = async (moment: string, r: number) => {
    desk.turn(moment);
    return (await sendAnswers(desk, at, { r, v: { long: 'yes' } })).status;
  };
  expect(await sentAt('2026-11-23T23:59:59+08:00', 1)).toBe(400);
  expect(await sentAt('2026-11-24T00:00:00+08:00', 1)).toBe(204);
  expect(await sentAt('2026-11-27T05:59:59+08:00', 2)).toBe(204);
  expect(await sentAt('2026-11-27T06:00:00+08:00', 3)).toBe(410);
});

test('a class or survey that is not asked is unknown: a draft, another class’s, another school’s', async () => {
  const { desk, admin, at } = await askedClass('token');
  const foreign = await foundSchool(desk, '赵校长');
  const [foreignClass = ''] = await addClasses(foreign, '三年级1班');
  await openedSurvey(foreign, 'wxyz5678');
  await keep(admin, 'draft123');
  const letter = await answersOf(desk, at, { v: { long: 'yes' } });
  const unknown = refusedAs(404, 'survey-unknown');
  expect(await putAnswers(desk, { ...letter, s: 'draft123' })).toEqual(unknown);
  expect(await putAnswers(desk, { ...letter, s: 'wxyz5678' })).toEqual(unknown);
  expect(await putAnswers(desk, { ...letter, c: foreignClass })).toEqual(unknown);
  expect(await putAnswers(desk, { ...letter, c: '0000000000' })).toEqual(refusedAs(404, 'class-unknown'));
});

test('no token but this survey’s of this class and term opens it, no door one of tokens, no token one of a door', async () => {
  const { desk, classId, at } = await askedClass('token');
  const refused = refusedAs(403, 'token-refused');
  const letter = await answersOf(desk, at, { v: { long: 'yes' } });
  const other = await answersOf(desk, { ...at, family: 2 }, { v: null });
  const elsewhere = await answersOf(desk, { ...at, survey: 'zzzz9999' }, { v: null });
  const spring = await answersOf(desk, at, { term: '2026b', v: null });
  const door = 'k7m2q9w4r8t3n6p5';
  for (const t of [other, elsewhere, spring].map((each) => each.t))
    expect(await putAnswers(desk, { ...letter, t })).toEqual(refused);
  expect(await putAnswers(desk, { ...letter, t: undefined, door })).toEqual(refused);
  expect(await putAnswers(desk, { ...letter, door })).toEqual(refused);
  expect(await putAnswers(desk, letter)).toEqual(stored);
  const byDoor = await askedClass('door');
  const ours = { ...byDoor.at, classId: byDoor.classId };
  expect(await sendAnswers(byDoor.desk, ours, { v: null })).toEqual(refused);
  expect(await sendAnswers(byDoor.desk, { ...ours, door }, { v: null })).toEqual(refused);
  expect(classId).not.toBe(byDoor.classId);
});

const WHOLE: Element[] = [
  ...draftOf('').definition.elements,
  {
    ...{ type: 'checkbox', name: 'where', title: said('哪里'), description: said('') },
    ...{ isRequired: false, visibleIf: "{long} = 'yes'", maxSelectedChoices: 1 },
    choices: ['home', 'school'].map((value) => ({ value, text: said(value) })),
  },
  {
    ...{ type: 'text', inputType: 'number', name: 'minutes', title: said('几分'), description: said('') },
    ...{ isRequired: false, visibleIf: '', min: 0, max: 240 },
  },
];

test('answers no form would send are refused: missing, unknown, hidden, beyond a bound or a maximum', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  await keep(admin, SURVEY, { draft: draftOf('家长问卷', WHOLE) });
  expect((await post(admin, openSurveyPath, openingOf(SURVEY))).status).toBe(200);
  const row = await desk.world.keeping.main.selectFrom('survey_class').select('door').executeTakeFirst();
  const at = { classId, survey: SURVEY, family: 1, door: row?.door ?? '' };
  const wrong: unknown[] = [
    {},
    { long: 'perhaps' },
    { long: 5 },
    { long: ['yes'] },
    { long: 'yes', other: 'x' },
    { long: 'no', where: ['home'] },
    { long: 'yes', where: ['home', 'school'] },
    { long: 'yes', where: ['home', 'home'] },
    { long: 'yes', minutes: 241 },
    { long: 'yes', minutes: -1 },
    { long: 'yes', minutes: 1.5 },
    { long: 'yes', wish: 'x'.repeat(201) },
    { long: 'yes', wish: { a: 'b' } },
    [],
    'yes',
  ];
  for (const v of wrong)
    expect([v, (await sendAnswers(desk, at, { v: v as never })).status]).toEqual([v, 400]);
  expect(await valuesIn(desk)).toEqual([]);
  const v = { long: 'yes', where: ['school'], minutes: 0, wish: ' 少一点 ' };
  expect(await sendAnswers(desk, at, { v })).toEqual(stored);
  const kept = ['counted=1', 'long=yes', 'minutes=0', 'r=1', 'where=school', 'wish=少一点'];
  expect(await valuesIn(desk)).toEqual(kept);
});

test('a letter of the largest size is taken, one above it or with a cookie is not', async () => {
  const { desk, at } = await askedClass('token');
  const letter = await answersOf(desk, at, { v: { long: 'yes' } });
  expect((await putAnswers(desk, { ...letter, v: { wish: 'x'.repeat(20_000) } })).status).toBe(413);
  expect(await putAnswers(desk, letter, { cookie: 'a=b' })).toEqual(refusedAs(400, 'credentials-refused'));
  expect((await putAnswers(desk, letter, { authorization: 'Bearer a' })).status).toBe(400);
  expect(await putAnswers(desk, letter)).toEqual(stored);
});

/** Sixty questions: matrices of so many rows in all, each with the longest names there are, and 2,000 letters to write. */
function longestOf(rows: number): Element[] {
  const named = (letter: string, at: number) => letter.repeat(27) + String(at).padStart(3, '0');
  const matrices = Array.from({ length: 59 }, (_, at): Element => {
    const choices = (letter: string, many: number) =>
      Array.from({ length: many }, (_, each) => ({ value: named(letter, each), text: said('项') }));
    const own = Math.floor(rows / 59) + (at < rows % 59 ? 1 : 0);
    return {
      ...{ type: 'matrix', name: named('m', at), title: said('哪里'), description: said('') },
      ...{ isRequired: false, isAllRowRequired: false, visibleIf: '' },
      ...{ rows: choices('r', own), columns: choices('c', 2) },
    };
  });
  const [, wish] = draftOf('').definition.elements;
  return [...matrices, { ...wish!, maxLength: 2000 } as Element];
}

test('of sixty questions the longest answers fit into their letter, or the survey is not opened', async () => {
  const isOpenable = (rows: number) => {
    const { definition } = draftOf('家长问卷', longestOf(rows));
    return surveyFaults(definition, []).length === 0;
  };
  const most = Array.from({ length: 200 }, (_, at) => 59 + at)
    .filter(isOpenable)
    .at(-1)!;
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  await keep(admin, 'toolong1', { draft: draftOf('家长问卷', longestOf(most + 1)) });
  const refused = await told(post(admin, openSurveyPath, openingOf('toolong1')));
  expect(refused).toEqual(refusedAs(400, 'survey-faulty'));
  const elements = longestOf(most);
  await keep(admin, SURVEY, { draft: draftOf('家长问卷', elements) });
  expect((await post(admin, openSurveyPath, openingOf(SURVEY))).status).toBe(200);
  await desk.world.keeping.commitMain((writes) =>
    writes.updateTable('survey_class').set({ way: 'token', door: '' }).execute(),
  );
  const v = Object.fromEntries(
    elements.map((element) => [
      ...[element.name],
      element.type === 'matrix'
        ? Object.fromEntries(element.rows.map(({ value }) => [value, element.columns[1]!.value]))
        : '愿'.repeat(2000),
    ]),
  ) as Answers;
  const letter = await answersOf(desk, { classId, survey: SURVEY, family: 1 }, { r: 9999, v });
  expect(Buffer.byteLength(JSON.stringify(letter))).toBeGreaterThan(14_800);
  expect(Buffer.byteLength(answersLetter(letter))).toBe(15 * 1024);
  expect(await putAnswers(desk, letter)).toEqual(stored);
  expect(await valuesIn(desk)).toHaveLength(most + 3);
});
