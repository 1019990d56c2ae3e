import { describe, expect, test } from 'vitest';
import { reportAnswer, reportPath, reportTextAnswer, reportTextPath } from '../../src/wire/report';
import {
  addClasses,
  answerOf,
  authOf,
  enrol,
  foundSchool,
  invited,
  mint,
  openByDoor,
  openDesk,
  post,
  told,
  type Hand,
} from '../setup/desk';
import { ENGINES } from '../setup/keeping';

const PERIOD = '2026-11';
const write = (hand: Hand, text: string, revision: number) =>
  answerOf(reportTextAnswer, post(hand, reportTextPath, { period: PERIOD, head: 'next', text, revision }));
const frameOf = (hand: Hand, period = PERIOD) => answerOf(reportAnswer, post(hand, reportPath, { period }));

describe.each(ENGINES)('on %s', (engine) => {
  test('what the office writes stands as typed, and of two who write at once neither loses a word', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    expect((await frameOf(admin)).texts).toEqual([]);
    const first = '一、控制总量\n　　=SUM(1+1) <b>每周三</b>无作业日';
    expect(await write(admin, first, 0)).toEqual({ kind: 'kept', revision: 1 });
    // A colleague began from the empty page.
    expect(await write(admin, '另一份', 0)).toEqual({ kind: 'other', text: first, revision: 1 });
    expect((await frameOf(admin)).texts).toEqual([{ head: 'next', text: first, revision: 1 }]);
    expect(await write(admin, `${first}\n另一份`, 1)).toEqual({ kind: 'kept', revision: 2 });
    // The same letter again, because its answer was lost.
    expect(await write(admin, `${first}\n另一份`, 1)).toEqual({ kind: 'kept', revision: 2 });
    expect((await frameOf(admin, '2026a')).texts).toEqual([]);
  });

  test('two letters that come in the same moment are one kept and one told of it', async () => {
    const desk = await openDesk(engine);
    const admin = await foundSchool(desk);
    const answers = await Promise.all([write(admin, '甲', 0), write(admin, '乙', 0)]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['kept', 'other']);
  });
});

test('an auditor reads what the office wrote, a lead does not, another school has its own', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk, '王校长');
  const other = await foundSchool(desk, '赵校长');
  await addClasses(admin, '三年级1班');
  await write(admin, '本校的话', 0);
  const auditor = await invited(admin, '卫督学', { role: 'auditor' });
  const lead = await invited(admin, '冯组长', { role: 'lead', grade: 3 });
  expect((await frameOf(auditor)).texts).toHaveLength(1);
  expect((await frameOf(lead)).texts).toEqual([]);
  expect((await frameOf(other)).texts).toEqual([]);
  expect((await told(post(auditor, reportTextPath, {}))).status).toBe(403);
});

test.each([
  [{ period: '2026-13', head: 'next', text: '', revision: 0 }],
  [{ period: PERIOD, head: 'annex', text: '', revision: 0 }],
  [{ period: PERIOD, head: 'next', text: 'x'.repeat(20_001), revision: 0 }],
  [{ period: PERIOD, head: 'next', text: '', revision: -1 }],
])('a letter that no page of ours sends is refused', async (question) => {
  const admin = await foundSchool(await openDesk());
  expect((await told(post(admin, reportTextPath, question))).status).toBe(400);
});

test('the classes of which a family joined by the open door are named, and only those', async () => {
  const desk = await openDesk();
  const admin = await foundSchool(desk);
  const [open = '', printed = ''] = await addClasses(admin, '三年级1班', '三年级2班');
  const { door } = await openByDoor(admin, open);
  const { body } = await told(post({ desk }, '/v1/open', { class: open, door }));
  expect((await frameOf(admin)).opened).toEqual([]);
  await enrol(desk, (body as { code: string }).code, authOf(1, open));
  const { codes } = await mint(admin, printed, 'unused');
  await enrol(desk, codes[0] ?? '', authOf(2, printed));
  expect((await frameOf(admin)).opened).toEqual([open]);
  expect((await frameOf(admin)).limits).toEqual([{ limit: { preset: 'cn-national' }, source: '' }]);
});
