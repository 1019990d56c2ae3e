import { describe, expect, test } from 'vitest';
import { saveEntries } from '../../../src/parent/store/entries';
import { classPath } from '../../../src/wire/class';
import { nightPath } from '../../../src/wire/night';
import { CLASS_ANSWER, CLASS_ID } from '../../setup/class';
import { HONEST } from '../../setup/issuer';
import { givenTo, sittingOf } from '../../setup/seat';
import { syncing } from '../../setup/syncing';

async function receiving(answer: object, more: Parameters<typeof syncing>[0] = {}) {
  const phone = await syncing({ ...HONEST, [classPath]: { body: answer }, ...more });
  await givenTo(phone.home, phone.child);
  const seen = async () => (await phone.home.enrolments.get(phone.child))!.seen;
  const times = () => phone.spoken.paths().filter((path) => path === classPath).length;
  return { ...phone, seen, times };
}

describe('the class’s facts', () => {
  test('are asked for once a day, at the beginning of a visit, by the class’s id alone', async () => {
    const { sync, visit, later, times, spoken } = await receiving(CLASS_ANSWER);
    await sync();
    await later(60);
    await visit(60);
    expect(times()).toBe(1);
    expect(spoken.asked[0]).toMatchObject({ path: classPath, question: { class: CLASS_ID } });
    await later(24 * 60);
    expect(times()).toBe(1);
    await visit();
    expect(times()).toBe(2);
  });

  test('that changed stand in the seat, and the evening follows them in the same round', async () => {
    const { home, child, sync, seen, letters } = await receiving({
      ...CLASS_ANSWER,
      name: '四年级2班',
      limit: { preset: 'school-40-60' },
      zone: 'Asia/Shanghai',
    });
    await saveEntries(home, [sittingOf(child, 20, { kind: 'other' })]);
    await sync();
    expect(await seen()).toMatchObject({ name: '四年级2班', zone: 'Asia/Shanghai' });
    expect(letters()).toMatchObject([{ v: { s: { math: 20 }, o: 0 } }]);
  });

  test('with a limit of a newer app keep the limit that is known, and change the rest', async () => {
    const { sync, seen } = await receiving({
      ...CLASS_ANSWER,
      limit: { preset: 'mars-2031' },
      calendar: { fridayCounts: true },
      notices: [],
      families: '1000+',
    });
    await sync();
    expect(await seen()).toMatchObject({ limit: CLASS_ANSWER.limit, calendar: { fridayCounts: true } });
  });

  test.each([
    ['of another class', { ...CLASS_ANSWER, class: '0000000000', name: '别的班' }],
    ['with a grade that is none', { ...CLASS_ANSWER, name: '别的班', grade: 40 }],
    ['that are none', { name: '别的班' }],
  ])('%s change nothing', async (_, answer) => {
    const { sync, seen } = await receiving(answer);
    const before = await seen();
    await sync();
    expect(await seen()).toEqual(before);
  });

  test('never change class or school system, and a zone that is none keeps the old one', async () => {
    const { sync, seen } = await receiving({ ...CLASS_ANSWER, system: 'other', zone: 'Moon/Base' });
    await sync();
    expect(await seen()).toMatchObject({ class: CLASS_ID, system: 'cn63', zone: undefined });
  });

  test('that nobody answers keep no evening from going', async () => {
    const { home, child, sync, visit, paths, times } = await receiving({}, { [classPath]: [] });
    await saveEntries(home, [sittingOf(child, 20)]);
    await sync();
    expect(paths()).toEqual([nightPath]);
    await visit(60);
    expect(times()).toBe(1);
  });
});
