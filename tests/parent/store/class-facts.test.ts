import { expect, test } from 'vitest';
import { classesToAsk, noteClassTold, noteFacts, type Facts } from '../../../src/parent/store/class-facts';
import { CLASS_ID, FOUND } from '../../setup/class';
import { NIGHT } from '../../setup/diary';
import { EIGHT, seated, sit } from '../../setup/seat';

const DAY_MS = 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;
const FACTS: Facts = {
  name: '三年级2班（新）',
  school: '向阳小学',
  contact: '教导处',
  grade: 3,
  calendar: { fridayCounts: true },
  limit: { preset: 'school-40-60' },
  limits: undefined,
  zone: 'Asia/Urumqi',
};

test('a class is asked about at the hours of notices, however many children sit in it', async () => {
  const { home } = await seated();
  await sit(home, 'xiaohong');
  expect(await classesToAsk(home, EIGHT)).toEqual([CLASS_ID]);
  await noteClassTold(home, CLASS_ID, EIGHT);
  expect(await classesToAsk(home, EIGHT + HOUR_MS - 1)).toEqual([]);
  expect(await classesToAsk(home, EIGHT + HOUR_MS)).toEqual([CLASS_ID]);
  await noteClassTold(home, CLASS_ID, EIGHT + HOUR_MS);
  expect(await classesToAsk(home, EIGHT + 13 * HOUR_MS - 1)).toEqual([]);
  expect(await classesToAsk(home, EIGHT + 13 * HOUR_MS)).toEqual([CLASS_ID]);
  // A clock that was a year ahead.
  expect(await classesToAsk(home, EIGHT + 365 * DAY_MS)).toEqual([CLASS_ID]);
  expect(await classesToAsk(home, EIGHT + 2 * DAY_MS)).toEqual([CLASS_ID]);
});

test('nobody is asked for with consent to older words', async () => {
  const { home } = await seated({ consent: { version: 0, night: NIGHT } });
  expect(await classesToAsk(home, EIGHT)).toEqual([]);
});

test('what the school told stands in the seat; class, system and keys stay the slip’s', async () => {
  const { home, child } = await seated();
  const before = (await home.enrolments.get(child))!;
  const facts = { ...FACTS, class: '0000000000', system: 'other' } as never;
  await noteFacts(home, CLASS_ID, { facts, tonight: '2026-11-23' });
  const { class: classId, system } = FOUND.seen;
  expect(await home.enrolments.get(child)).toMatchObject({
    ...before,
    seen: { name: FACTS.name, zone: 'Asia/Urumqi', limit: FACTS.limit, class: classId, system },
  });
});

test('a limit and a zone that are not told, or not known here, stay as they were', async () => {
  const { home, child } = await seated();
  await noteFacts(home, CLASS_ID, {
    facts: { ...FACTS, limit: undefined, zone: undefined },
    tonight: '2026-11-23',
  });
  expect((await home.enrolments.get(child))?.seen).toMatchObject({
    limit: FOUND.seen.limit,
    zone: undefined,
  });
  await noteFacts(home, CLASS_ID, { facts: { ...FACTS, grade: 40 }, tonight: '2026-11-23' });
  expect((await home.enrolments.get(child))?.seen.grade).toBe(3);
});

test('another class’s seat is not touched', async () => {
  const { home, child } = await seated();
  const before = await home.enrolments.get(child);
  await noteFacts(home, '0000000000', { facts: FACTS, tonight: '2026-11-23' });
  expect(await home.enrolments.get(child)).toEqual(before);
});
