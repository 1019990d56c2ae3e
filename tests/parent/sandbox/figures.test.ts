import { expect, test } from 'vitest';
import { minutesOver } from '../../../src/core/figure-mean';
import { nightToDate } from '../../../src/core/night';
import { closesAt } from '../../../src/core/open-evening';
import { sandboxClass } from '../../../src/parent/sandbox/class';
import { generateFigures } from '../../../src/parent/sandbox/figures';
import { generateHousehold } from '../../../src/parent/sandbox/generate';
import { isSoundFigure, isSoundFigureWeek } from '../../../src/parent/store/sound-figures';
import { inChina } from '../../setup/household';

/** What is told of the example's class on a night at 20:28. */
function told(last: string, seed = 2027) {
  const { grades } = generateHousehold({ seed, last, nicknames: ['小米', '阿布'] });
  const grade = grades.filter(({ child }) => child === 'sandbox-pupil').at(-1)!;
  const now = inChina(last, '20:28');
  return { now, ...generateFigures(sandboxClass(grade, last, 'zh-CN'), now, seed) };
}

test('the same seed tells the same term, another another', () => {
  expect(told('2026-11-23')).toEqual(told('2026-11-23'));
  expect(told('2026-11-23').figures).not.toEqual(told('2026-11-23', 1).figures);
});

test.each(['2026-11-23', '2026-09-29', '2026-06-25'])('up to %s only what has closed is told', (last) => {
  const { now, figures } = told(last);
  expect(figures.length).toBeGreaterThan(5);
  for (const figure of figures) expect(closesAt(figure, 'Asia/Shanghai')).toBeLessThanOrEqual(now);
});

test('every figure is one that an endpoint could have published', () => {
  const { figures, figureWeeks } = told('2026-11-23');
  expect(figures.filter((row) => !isSoundFigure(row))).toEqual([]);
  expect(figureWeeks.filter((row) => !isSoundFigureWeek(row))).toEqual([]);
});

test('the week in which a term begins is told by the limit of its school nights', () => {
  const [first] = told('2026-11-23').figureWeeks;
  expect(first).toMatchObject({ week: '2026-08-31', limit: { minutes: 60 } });
});

test('a term is plausible: most evenings within the limit, Thursdays over, weekends apart', () => {
  const { figures, figureWeeks } = told('2026-11-23');
  const school = figures.filter(({ kind }) => kind === 'school');
  const over = school.filter((figure) => (minutesOver(figure) ?? 0) > 0);
  expect(over.length).toBeGreaterThan(3);
  expect(over.length).toBeLessThan(school.length / 2);
  const thursdays = over.filter(({ night }) => nightToDate(night).getDay() === 4);
  expect(thursdays.length).toBeGreaterThan(over.length / 2);
  expect(figures.some(({ kind }) => kind === 'weekend')).toBe(true);
  expect(figureWeeks).toHaveLength(1);
});

test('on the first evening of school nothing is told yet', () => {
  expect(told('2026-09-01')).toMatchObject({ figures: [], figureWeeks: [] });
});
