import { expect, test } from 'vitest';
import { classAnswer } from '../../src/wire/class';
import { keyAnswer } from '../../src/wire/key';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  foundSchool,
  mint,
  openByDoor,
  openDesk,
  post,
  SCHOOL,
  told,
} from '../setup/desk';

test('whoever holds a class’s id is told what it shows to families', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const told = () => answerOf(classAnswer, post({ desk }, '/v1/class', { class: classId }));
  expect(await told()).toEqual({
    class: classId,
    name: '三年级2班',
    school: '王校长的学校',
    contact: SCHOOL.contact,
    grade: 3,
    system: 'cn63',
    zone: 'Asia/Shanghai',
    limit: { preset: 'cn-national' },
    limits: { first: { preset: 'cn-national' }, changes: [] },
    calendar: { fridayCounts: false },
    isOpen: false,
    families: '0-4',
    notices: [],
  });
  const { codes } = await mint(admin, classId);
  for (const [family, code] of codes.slice(0, 5).entries()) await enrol(desk, code, authOf(family, classId));
  await openByDoor(admin, classId, 1);
  expect(await told()).toMatchObject({ isOpen: true, families: '5-9' });
  desk.wait(60 * 60 * 1000);
  expect(await told()).toMatchObject({ isOpen: false });
});

test('a class that is none is unknown, and no key is made for it', async () => {
  const desk = await openDesk();
  for (const path of ['/v1/key', '/v1/class']) {
    expect(await told(post({ desk }, path, { class: '0'.repeat(10) }))).toEqual({
      status: 404,
      body: { problem: 'class-unknown' },
    });
  }
});

test('the keys are of both terms of the year, whichever term it is', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [classId = ''] = await addClasses(admin, '三年级2班');
  const keysOn = (date: string) => {
    desk.turn(date);
    return answerOf(keyAnswer, post({ desk }, '/v1/key', { class: classId }));
  };
  const autumn = await keysOn('2026-11-22T12:00:00Z');
  const spring = await keysOn('2027-04-01T12:00:00Z');
  expect(autumn).toMatchObject({ term: '2026a', opens: '2026-09-01' });
  expect(spring.term).toBe('2026b');
  expect(spring.opens > '2027-01-15' && spring.opens < '2027-03-05').toBe(true);
  expect(spring.keys).toEqual(autumn.keys);
  const next = await keysOn('2027-08-10T12:00:00Z');
  expect(next).toMatchObject({ term: '2027a', opens: '2027-09-01' });
  expect(next.keys).not.toEqual(autumn.keys);
});
