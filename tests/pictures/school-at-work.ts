import type { World } from '../../src/endpoint/app';
import { countStored } from '../../src/endpoint/stored/count';
import { MONDAY } from './diaries';
import { noticeOf, taskOf } from '../setup/planned';
import type { Task } from '../../src/core/notice';

/** Asks the endpoint as whoever is signed in there, and stops at anything but the answer asked for. */
type Ask = (path: string, data: object) => Promise<Record<string, never>>;

const PASSWORD = 'a lamp on the desk';

const CHINESE = taskOf({ subject: 'chinese', text: '抄写第5课生字，每个写一行', minutes: 20 });
const READING = taskOf({
  subject: 'chinese',
  text: '读《草房子》',
  kind: 'other',
  tier: 'optional',
  minutes: 20,
});
const MATH = taskOf({ text: '练习册第12—13页', minutes: 15 });
const ENGLISH = taskOf({ subject: 'english', text: '听读 Unit 5 Part A', kind: 'other', minutes: 10 });
const SCIENCE = taskOf({ subject: 'science', text: '画一画植物的根、茎、叶', minutes: null });

/** 三年级1班's week as its teachers posted it: an evening over the limit, one without homework, tonight's. */
const WEEK: readonly { night: string; tasks: readonly Task[] }[] = [
  { night: '2026-11-17', tasks: [CHINESE, { ...MATH, minutes: 25 }, ENGLISH] },
  { night: '2026-11-18', tasks: [{ ...CHINESE, minutes: 15 }, MATH] },
  { night: '2026-11-19', tasks: [{ ...CHINESE, minutes: 45 }, { ...MATH, minutes: 30 }, SCIENCE] },
  {
    night: MONDAY,
    tasks: [CHINESE, READING, { ...MATH, isAtSchool: true, text: '口算题卡第20页' }, MATH, ENGLISH],
  },
];

/** Tonight's as families hold it. */
export const TONIGHTS_NOTICE = noticeOf([CHINESE, READING, MATH, ENGLISH]);

async function postWeek(ask: Ask, classId: string): Promise<void> {
  for (const { night, tasks } of WEEK) {
    const subjects = [...new Set(tasks.map(({ subject }) => subject))];
    const question = { night, classes: [{ class: classId, seen: {} }], subjects, tasks };
    await ask('/v1/school/notices/post', question);
  }
  const none = { class: classId, night: '2026-11-20', seen: {}, stands: true };
  await ask('/v1/school/notices/no-homework', none);
  // A second look at the maths: the change is seen as one.
  const changed = { night: MONDAY, classes: [{ class: classId, seen: { math: 1 } }], subjects: ['math'] };
  await ask('/v1/school/notices/post', { ...changed, tasks: [{ ...MATH, text: '练习册第12页' }] });
}

async function invitePeople(ask: Ask, { first, lead, teacher }: Hands): Promise<void> {
  const accept = async (hand: Ask, to: object, name: string) => {
    const { link } = await ask('/v1/school/people/invite', to);
    await hand('/v1/link/accept', { link: String(link).split('#')[1], name, password: PASSWORD });
  };
  await accept(lead, { role: 'lead', grade: 3 }, '陈主任');
  await accept(teacher, { role: 'teacher', class: first, subjects: ['math', 'science'] }, '何老师');
  await ask('/v1/school/people/invite', { role: 'auditor' });
  await ask('/v1/school/people/invite', { role: 'teacher', class: first });
}

type Hands = { first: string; lead: Ask; teacher: Ask };

/** A school some weeks at work: people of every role, a week of notices, a rule, days and a limit of its own. */
export async function fillAtWork(world: World, ask: Ask, hands: Hands): Promise<string> {
  const { first } = hands;
  await invitePeople(ask, hands);
  await postWeek(ask, first);
  await ask('/v1/school/alerts/change', { grade: null, rule: { isOn: true, nights: 1, span: 5 } });
  const evenings = { kind: 'evenings', nights: ['2026-12-02'], says: 'no-homework' };
  await ask('/v1/school/days/change', { change: evenings, from: 'next', accepts: [] });
  await countStored(world);
  const { page } = (await ask('/v1/school/notices', {
    class: first,
    from: MONDAY,
    to: MONDAY,
  })) as unknown as {
    page: { link: string };
  };
  return page.link.slice(page.link.lastIndexOf('/') + 1);
}
