import { expect, test } from 'vitest';
import { alertsAnswer, alertsPath } from '../../../src/wire/alerts';
import { daysAnswer, daysPath } from '../../../src/wire/days';
import { limitsAnswer, limitsPath } from '../../../src/wire/limit';
import { ABOUT, ACTS_ABOUT, logAnswer, logPath } from '../../../src/wire/log';
import { peopleAnswer, peoplePath } from '../../../src/wire/people';
import { HEADS, reportAnswer, reportPath } from '../../../src/wire/report';
import { storedAnswer, storedPath } from '../../../src/wire/stored';
import { freshDemo, type DemoInHand } from '../../setup/demo';

const seen = async (demo: DemoInHand, path: string): Promise<unknown> =>
  (await demo.look(`/demo/school${path}`)).json();

test('the office has set its limits with a source, a class is away one evening, and one grade is told of', async () => {
  const demo = await freshDemo();
  const { changes, tonight } = limitsAnswer.parse(await seen(demo, limitsPath));
  expect(changes).toHaveLength(1);
  expect(changes[0]?.from).toBe('2026-11-30');
  expect(changes[0]?.source).toContain('第六条');
  const { classes } = daysAnswer.parse(await seen(demo, daysPath));
  expect(classes).toHaveLength(1);
  expect(Object.keys(classes[0]?.overrides ?? {})[0]).toSatisfy((night: string) => night > tonight);
  const { alerts } = alertsAnswer.parse(await seen(demo, alertsPath));
  expect(alerts.map(({ name }) => name)).toEqual(['五年级3班']);
});

test('the reports of last month, this month and the term have what the office wrote under each head', async () => {
  const demo = await freshDemo();
  for (const period of ['2026-10', '2026-11', '2026a']) {
    const response = await demo.ask(`/demo/school${reportPath}`, { period });
    const { texts, limits } = reportAnswer.parse(await response.json());
    expect(texts.map(({ head }) => head).sort(), period).toEqual([...HEADS].sort());
    expect(limits).toHaveLength(2);
  }
});

test('every role works at the demo school, and its log tells of everything it can be looked through by', async () => {
  const demo = await freshDemo();
  const { people, invites } = peopleAnswer.parse(await seen(demo, peoplePath));
  expect(new Set(people.map(({ role }) => role))).toEqual(new Set(['admin', 'lead', 'teacher', 'auditor']));
  expect(people.find(({ name }) => name === '杨老师')?.classes.map(({ subjects }) => subjects)).toEqual([
    ['english'],
    ['english'],
  ]);
  expect(invites).toHaveLength(1);
  const { now } = await demo.clock();
  const response = await demo.ask(`/demo/school${logPath}`, { lines: 'page' });
  const { lines } = logAnswer.parse(await response.json());
  expect(lines.every(({ at }) => at <= now)).toBe(true);
  const acts = new Set<string>(lines.map(({ act }) => act));
  for (const about of ABOUT)
    expect(
      ACTS_ABOUT[about].some((act) => acts.has(act)),
      about,
    ).toBe(true);
});

test('what is stored has been counted, and each night has its proof that nothing of a closed evening is left', async () => {
  const demo = await freshDemo();
  const { countedAt, deletions, tables } = storedAnswer.parse(await seen(demo, storedPath));
  expect(countedAt).toBeTypeOf('number');
  expect(tables.find(({ table }) => table === 'notice_part')?.rows).toBeGreaterThan(500);
  expect(deletions.filter(({ what }) => what === 'evenings')).toHaveLength(15);
});
