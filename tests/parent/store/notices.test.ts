import { expect, test } from 'vitest';
import { leaveClass } from '../../../src/parent/store/enrolments';
import { figureId } from '../../../src/parent/store/figure-rows';
import { noteNotices } from '../../../src/parent/store/note-notices';
import { noticeFor, noticesOf } from '../../../src/parent/store/notices';
import { CLASS_ID, FOUND } from '../../setup/class';
import { NIGHT } from '../../setup/diary';
import { noticeOf, taskOf } from '../../setup/planned';
import { seated, sit } from '../../setup/seat';

const OTHER = '9m2q7t3n5k';
const YEAR = { first: '2026-08-31', last: '2027-08-31' };
const tonight = { first: NIGHT, last: NIGHT };
const told = (notices: ReturnType<typeof noticeOf>[], classId = CLASS_ID, night = NIGHT) => ({
  class: classId,
  notices,
  tonight: night,
});

test('each child is told what its own class has to do', async () => {
  const { home, child } = await seated();
  await sit(home, 'xiaohong', { seen: { ...FOUND.seen, class: OTHER } });
  await noteNotices(home, told([noticeOf([taskOf()])]));
  await noteNotices(home, told([noticeOf([taskOf({ text: '口算一页' })])], OTHER));
  expect((await noticeFor(home, child, tonight))?.tasks[0]?.text).toBe('练习册 P12');
  expect((await noticeFor(home, 'xiaohong', tonight))?.tasks[0]?.text).toBe('口算一页');
  expect(await noticeFor(home, 'nobody', tonight)).toBeUndefined();
});

test('on the days of a weekend Friday’s notice still stands', async () => {
  const { home, child } = await seated();
  await noteNotices(home, told([noticeOf([taskOf()], { night: '2026-11-27' })]));
  const weekend = { first: '2026-11-27', last: '2026-11-29' };
  expect(await noticeFor(home, child, weekend)).toMatchObject({ night: '2026-11-27' });
});

test('of a class without a seat here nothing is kept', async () => {
  const { home } = await seated();
  await noteNotices(home, told([noticeOf([taskOf()])], OTHER));
  expect(await home.notices.count()).toBe(0);
});

test('what is spoilt by a hand is not shown, and is mended by the next answer', async () => {
  const { home, child } = await seated();
  await noteNotices(home, told([noticeOf([taskOf()])]));
  await home.notices.update(figureId(CLASS_ID, NIGHT), { tasks: [{ text: 7 }] as never });
  expect(await noticeFor(home, child, tonight)).toBeUndefined();
  await noteNotices(home, told([noticeOf([taskOf()])]));
  expect(await noticeFor(home, child, tonight)).toMatchObject({ tasks: [taskOf()] });
});

test('notices of an earlier school year go, four weeks into the new one', async () => {
  const { home } = await seated();
  await noteNotices(home, told([noticeOf([taskOf()])]));
  const next = noticeOf([taskOf()], { night: '2027-09-28' });
  await noteNotices(home, told([next], CLASS_ID, '2027-09-28'));
  expect(await noticesOf(home, CLASS_ID, { first: '2026-01-01', last: '2028-01-01' })).toHaveLength(2);
  await noteNotices(home, told([next], CLASS_ID, '2027-09-29'));
  expect(await noticesOf(home, CLASS_ID, { first: '2026-01-01', last: '2028-01-01' })).toMatchObject([next]);
});

test('they go with the last seat of the class, and undo brings them back', async () => {
  const { home, child } = await seated();
  await noteNotices(home, told([noticeOf([taskOf()])]));
  const undo = await leaveClass(home, child);
  expect(await home.notices.count()).toBe(0);
  await undo();
  expect(await noticesOf(home, CLASS_ID, YEAR)).toMatchObject([noticeOf([taskOf()])]);
});
