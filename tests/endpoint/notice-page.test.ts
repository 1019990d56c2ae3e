import { expect, test } from 'vitest';
import type { Task } from '../../src/core/notice';
import { sayIn } from '../../src/endpoint/notice-words';
import { noticeDeskAnswer, noticeDeskPath, noticePagePath, postNoticePath } from '../../src/wire/notice-desk';
import chinese from '../../src/endpoint/words/zh-CN/notice.json';
import english from '../../src/endpoint/words/en/notice.json';
import { answerOf, openDesk, ORIGIN, post, schoolWithClass, type Hand } from '../setup/desk';

const NIGHT = '2026-11-23';
const task = (text: string, differs: Partial<Task> = {}): Task => ({
  subject: 'math',
  text,
  kind: 'written',
  tier: 'required',
  minutes: 15,
  isAtSchool: false,
  ...differs,
});

async function posted(tasks: Task[], differs: object = {}) {
  const desk = await openDesk();
  desk.turn('2026-11-23T16:30:00+08:00');
  const { admin, classId } = await schoolWithClass(desk);
  const subjects = [...new Set(tasks.map(({ subject }) => subject))];
  const question = { night: NIGHT, classes: [{ class: classId, seen: {} }], subjects, tasks, ...differs };
  expect(await post(admin, postNoticePath, question)).toMatchObject({ status: 200 });
  return { desk, admin, classId, question };
}

async function pathOf(hand: Hand, classId: string): Promise<string> {
  const question = { class: classId, from: NIGHT, to: NIGHT };
  const { page } = await answerOf(noticeDeskAnswer, post(hand, noticeDeskPath, question));
  return (page?.link ?? '').replace(ORIGIN, '');
}

test('whoever has the address reads tonight’s homework without a session, and is set no cookie', async () => {
  const { desk, admin, classId } = await posted([
    task('练习册 P12'),
    task('抄写', { subject: 'chinese', minutes: 50 }),
  ]);
  const path = await pathOf(admin, classId);
  expect(path).toMatch(/^\/notice\/[0-9a-hjkmnp-tv-z]{16}$/);
  const answer = await desk.fetch(path, {});
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('x-robots-tag')).toContain('noindex');
  const page = await answer.text();
  expect(page).toContain('<html lang="zh-CN">');
  expect(page).toContain('name="robots" content="noindex');
  expect(page).toContain('今天 11月23日 周一');
  expect(page).toContain('练习册 P12');
  expect(page).toContain('比规定的 60 分钟多 5 分钟。规定指的是平均用时。');
  expect(page).toContain('作业已在课堂布置，本页仅作公示，不要求学生使用手机。');
  expect(page).not.toContain(classId);
  expect(page).not.toMatch(/<script|\son\w+=|style=/i);
});

test('English stands under the same address', async () => {
  const { desk, admin, classId } = await posted([task('练习册 P12')]);
  const page = await (await desk.fetch(`${await pathOf(admin, classId)}?lang=en`, {})).text();
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('about 15 min');
  expect(page).toContain('no pupil needs a phone');
});

test('what a teacher wrote is text, whatever it looks like', async () => {
  const evil = '</p><script>alert(1)</script><img src=x onerror=alert(1)> & "5"';
  const { desk, admin, classId } = await posted([task(evil)]);
  const path = await pathOf(admin, classId);
  for (const each of [path, `${path}/week`]) {
    const page = await (await desk.fetch(each, {})).text();
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  }
});

test('its one inline style is allowed by its hash, and nothing else is', async () => {
  const { desk, admin, classId } = await posted([task('练习册')]);
  const answer = await desk.fetch(await pathOf(admin, classId), {});
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/style-src 'self' 'sha256-[^']+'(;|$)/);
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain("frame-ancestors 'none'");
});

test('it may be stored for a minute, and is not sent again to whoever has it', async () => {
  const { desk, admin, classId, question } = await posted([task('练习册')]);
  const path = await pathOf(admin, classId);
  const first = await desk.fetch(path, {});
  expect(first.headers.get('cache-control')).toBe('public, max-age=60');
  const etag = first.headers.get('etag') ?? '';
  const again = await desk.fetch(path, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  desk.wait(1000);
  const corrected = { ...question, classes: [{ class: classId, seen: { math: 1 } }], tasks: [task('口算')] };
  await post(admin, postNoticePath, corrected);
  const changed = await desk.fetch(path, { headers: { 'if-none-match': etag } });
  expect(changed.status).toBe(200);
  const page = await changed.text();
  expect(page).toContain('16:30 改过，原来是：练习册');
});

test('what is set for later is not there before', async () => {
  const shownFrom = new Date('2026-11-23T17:00:00+08:00').getTime();
  const { desk, admin, classId } = await posted([task('练习册')], { shownFrom });
  const path = await pathOf(admin, classId);
  expect(await (await desk.fetch(path, {})).text()).toContain('今天还没有公示作业。');
  desk.turn('2026-11-23T17:00:00+08:00');
  expect(await (await desk.fetch(path, {})).text()).toContain('练习册');
});

test('an address that is none, is switched off or was renewed says the same nothing', async () => {
  const { desk, admin, classId } = await posted([task('练习册')]);
  const path = await pathOf(admin, classId);
  const at = async (where: string) => {
    const answer = await desk.fetch(where, { headers: { accept: 'text/html' } });
    return [answer.status, await answer.text(), answer.headers.get('cache-control')];
  };
  const nothing = await at(`/notice/${'0'.repeat(16)}`);
  expect(nothing).toMatchObject([404, expect.stringContaining('这里没有公示'), 'no-store']);
  await post(admin, noticePagePath, { class: classId, act: 'close' });
  expect(await at(path)).toEqual(nothing);
  await post(admin, noticePagePath, { class: classId, act: 'open' });
  expect((await at(path))[0]).toBe(200);
  await post(admin, noticePagePath, { class: classId, act: 'renew' });
  expect(await at(path)).toEqual(nothing);
  expect(await at(`/notice/${classId}`)).toEqual(nothing);
  expect((await at(await pathOf(admin, classId)))[0]).toBe(200);
});

test('the week stands in one table with a QR of the page', async () => {
  const { desk, admin, classId } = await posted([task('练习册')]);
  const page = await (await desk.fetch(`${await pathOf(admin, classId)}/week`, {})).text();
  expect(page).toContain('三年级2班一周作业公示表');
  expect(page).toMatch(/<th role="rowheader" scope="row">11月23日 周一<\/th>/);
  expect(page).toContain('<svg');
  expect(page).toContain('size:A4 landscape');
});

test('both languages say the same things', () => {
  const keys = (tree: object, at = ''): string[] =>
    Object.entries(tree).flatMap(([name, each]: [string, unknown]) =>
      typeof each === 'object' && each !== null ? keys(each, `${at}${name}.`) : [`${at}${name}`],
    );
  expect(keys(english)).toEqual(keys(chinese));
  for (const key of keys(chinese)) {
    const [zh, en] = [sayIn('zh-CN')(key), sayIn('en')(key)];
    expect(zh).not.toMatch(/\p{Script=Han}\s*[,.:;?!()]|[!！]/u);
    if (key !== 'language') expect(en).not.toMatch(/\p{Script=Han}/u);
  }
});
