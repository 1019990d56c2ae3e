import { describe, expect, test } from 'vitest';
import { addClassesAnswer, classesAnswer } from '../../src/wire/classes';
import { answerOf, foundSchool, look, openDesk, post, told, type Hand } from '../setup/desk';
import { ENGINES } from '../setup/keeping';

type Typed = { name: string; grade?: string; size?: string };

const add = (hand: Hand, typed: Typed[], dryRun = false) =>
  answerOf(
    addClassesAnswer,
    post(hand, '/v1/school/classes/add', {
      classes: typed.map(({ name, grade = '', size = '42' }) => ({ name, grade, size })),
      dryRun,
    }),
  );
const list = async (hand: Hand) => (await answerOf(classesAnswer, look(hand, '/v1/school/classes'))).classes;
const problem = (kind: string, field: string) => ({ kind: 'problem', problem: kind, field });

test('two hundred classes can be asked for at once, and not one more', async () => {
  const admin = await foundSchool(await openDesk());
  const ask = (count: number) =>
    post(admin, '/v1/school/classes/add', {
      classes: Array.from({ length: count }, (_, index) => ({
        name: `三年级${String(index + 1)}班`,
        grade: '',
        size: '42',
      })),
      dryRun: true,
    });
  expect((await ask(200)).status).toBe(200);
  expect((await ask(201)).status).toBe(400);
});

describe.each(ENGINES)('on %s', (engine) => {
  test('a dry run says how each line was understood, and writes nothing', async () => {
    const admin = await foundSchool(await openDesk(engine));
    const { isWritten, lines } = await add(
      admin,
      [{ name: '三（2）班', size: '４２人' }, { name: '2024级1班' }, { name: '向日葵班', grade: 'G4' }],
      true,
    );
    expect(isWritten).toBe(false);
    expect(lines).toEqual([
      { kind: 'fine', name: '三（2）班', grade: 3, size: 42 },
      { kind: 'fine', name: '2024级1班', grade: 3, size: 42 },
      { kind: 'fine', name: '向日葵班', grade: 4, size: 42 },
    ]);
    expect(await list(admin)).toEqual([]);
  });

  test('a real run writes all, or none when one line is not fine', async () => {
    const admin = await foundSchool(await openDesk(engine));
    const bad = await add(admin, [{ name: '三年级1班' }, { name: '三年级2班', size: '81' }]);
    expect(bad).toMatchObject({ isWritten: false, lines: [{}, problem('class-size-unreadable', 'size')] });
    expect(await list(admin)).toEqual([]);
    const good = await add(admin, [{ name: '三年级10班' }, { name: '三年级2班' }, { name: '初一1班' }]);
    expect(good.isWritten).toBe(true);
    expect((await list(admin)).map(({ name }) => name)).toEqual(['三年级2班', '三年级10班', '初一1班']);
  });

  test('two lines of one name, or a name that is there, are refused by the line', async () => {
    const admin = await foundSchool(await openDesk(engine));
    const taken = problem('class-name-taken', 'name');
    expect((await add(admin, [{ name: '三年级2班' }, { name: '三（2）班' }])).lines).toMatchObject([
      { kind: 'fine' },
      taken,
    ]);
    await add(admin, [{ name: '三年级2班' }]);
    expect((await add(admin, [{ name: '三(２)班' }, { name: '四年级2班' }])).lines).toMatchObject([
      taken,
      {},
    ]);
  });

  test('a class is renamed and resized, but never to a name that is taken', async () => {
    const admin = await foundSchool(await openDesk(engine));
    const { lines } = await add(admin, [{ name: '三年级1班' }, { name: '三年级2班' }]);
    const [first] = lines.map((line) => (line.kind === 'fine' ? line.id : undefined));
    const change = (draft: object) => told(post(admin, '/v1/school/classes/change', { class: first, draft }));
    expect(await change({ name: '三（2）班', grade: 3, size: 40 })).toEqual({
      status: 409,
      body: { problem: 'class-name-taken', field: 'name' },
    });
    expect(await change({ name: '=1+1', grade: 3, size: 40 })).toEqual({
      status: 400,
      body: { problem: 'class-name-unreadable', field: 'name' },
    });
    expect(await change({ name: '四年级1班', grade: 4, size: 40 })).toEqual({
      status: 200,
      body: { changed: true },
    });
    expect((await list(admin)).at(-1)).toMatchObject({ name: '四年级1班', grade: 4, size: 40 });
  });
});

test('formulas and tags are no class names, and what is kept is kept as text', async () => {
  const admin = await foundSchool(await openDesk());
  const names = [
    '=HYPERLINK("http://x")',
    '+1',
    '-2班',
    '@x',
    '<script>alert(1)</script>',
    '三年级<b>2</b>班',
  ];
  const { lines } = await add(
    admin,
    names.map((name) => ({ name, grade: '3' })),
  );
  expect(lines).toEqual(names.map(() => problem('class-name-unreadable', 'name')));
  const { isWritten } = await add(admin, [{ name: '三年级"2"班&amp;' }]);
  expect(isWritten).toBe(true);
  expect((await list(admin))[0]).toMatchObject({ name: '三年级"2"班&amp;' });
});

test('a whole school of 120 classes is added in one question', async () => {
  const admin = await foundSchool(await openDesk());
  const names = ['一', '二', '三', '四', '五', '六'].flatMap((grade) =>
    Array.from({ length: 20 }, (_, index) => ({ name: `${grade}年级${index + 1}班` })),
  );
  expect((await add(admin, names)).isWritten).toBe(true);
  expect(new Set((await list(admin)).map(({ id }) => id)).size).toBe(120);
});

test('a class goes up a grade in September, and in August for what is made then', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  await add(admin, [{ name: '2024级1班' }]);
  const gradeOn = async (date: string) => {
    desk.turn(date);
    return (await list(admin))[0]?.grade;
  };
  expect(await gradeOn('2027-07-31T12:00:00Z')).toBe(3);
  expect(await gradeOn('2027-08-01T12:00:00Z')).toBe(4);
  expect(await gradeOn('2027-09-01T12:00:00Z')).toBe(4);
});
