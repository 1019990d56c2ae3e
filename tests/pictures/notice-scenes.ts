import { inChina, withEntries, withTimer, type PhoneDiary } from '../setup/household';
import { noticeOf, taskOf } from '../setup/planned';
import { joined, SEEN } from './class-diaries';
import { AT_HOMEWORK, MONDAY } from './diaries';
import * as figures from './figure-diaries';
import type { Scene } from './scene';

const CLASS = SEEN.class;

/** What 三年级2班 has to do on Monday. */
const TASKS = [
  taskOf({ subject: 'chinese', text: '抄写第12课生字，每个两遍', minutes: 20 }),
  taskOf({ subject: 'chinese', text: '背诵《山行》，家长不用签字', kind: 'other', minutes: 10 }),
  taskOf({ text: '练习册 P36—37', minutes: 15 }),
  taskOf({ text: '思考题，会做的做', tier: 'optional', minutes: null }),
  taskOf({ subject: 'english', text: '抄写 Unit 4 单词', minutes: 10, isAtSchool: true }),
];

type Posted = ReturnType<typeof noticeOf>;

function posted(diary: PhoneDiary, ...notices: Posted[]): PhoneDiary {
  const rows = notices.map((notice) => ({ ...notice, id: `${CLASS}/${notice.night}`, class: CLASS }));
  return { ...diary, notices: rows };
}

const tonight = posted(joined, noticeOf(TASKS, { changedAt: inChina(MONDAY, '16:52') }));
const timed = withTimer(
  withEntries(tonight, [{ child: 'xiaomi', night: MONDAY, subject: 'chinese', minutes: 22 }]),
  { child: 'xiaomi', subject: 'math', startedAt: AT_HOMEWORK - 9 * 60_000, task: '练习册 P36—37' },
);
const week = posted(
  figures.wholeTerm,
  noticeOf(TASKS, { night: '2026-11-16' }),
  noticeOf(TASKS.slice(0, 4), { night: '2026-11-17' }),
  noticeOf([taskOf({ minutes: null }), ...TASKS.slice(0, 1)], { night: '2026-11-18' }),
);

const still = (name: string, diary: PhoneDiary, more: Partial<Scene> = {}): Scene => ({
  name: `notice-${name}`,
  at: AT_HOMEWORK,
  diary,
  path: '/',
  // As while another window of the phone speaks to the school: nothing comes in the place of what is kept.
  before: () => void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined)),
  ...more,
});

/** The class's notices on a family's phone. */
export const noticeScenes: readonly Scene[] = [
  still('today', tonight),
  still('timed', timed),
  still('none', posted(joined, noticeOf([], { isNoHomework: true }))),
  still('night', timed, { path: `/nights/${MONDAY}` }),
  still('planned', week, { path: '/class/figure' }),
];
