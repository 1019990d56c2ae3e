import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  generationsToKeep,
  isGenerationDue,
  WEEK_MS,
  type Made,
} from '../../../../src/parent/store/file/rotation';

const DAY_MS = WEEK_MS / 7;

/** What stands on the phone after each making, oldest first. */
function kept(makings: readonly Omit<Made, 'order'>[]): Made[][] {
  let standing: Made[] = [];
  return makings.map((making, order) => {
    standing = generationsToKeep([...standing, { ...making, order }]);
    return standing;
  });
}

/** Days between one making and the next, as families have them: every day, or with weeks between. */
const gaps = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 60 });

function madeAfter(days: readonly number[], count = 400): Omit<Made, 'order'>[] {
  let day = 0;
  return days.map((gap) => ({ madeAt: (day += gap) * DAY_MS, count }));
}

test('a mistake noticed within a week can be mended with what was made before it', () => {
  fc.assert(
    fc.property(gaps, fc.nat(1000), (days, chance) => {
      const makings = madeAfter(days);
      kept(makings).forEach((standing, index) => {
        const now = makings[index]!.madeAt;
        // At any moment of the week before, in steps that meet no making exactly.
        const mistake = now - ((chance + 0.5) / 1001) * WEEK_MS;
        if (makings.some(({ madeAt }) => madeAt < mistake))
          expect(standing.some(({ madeAt }) => madeAt < mistake)).toBe(true);
      });
    }),
  );
});

test('the newest is always there, and never more than three of one diary', () => {
  fc.assert(
    fc.property(gaps, (days) => {
      const makings = madeAfter(days);
      kept(makings).forEach((standing, index) => {
        expect(standing.at(-1)?.madeAt).toBe(makings[index]!.madeAt);
        expect(standing.length).toBeLessThanOrEqual(3);
      });
    }),
  );
});

test('with a making every day the older one is seven to twelve days old', () => {
  const standing = kept(madeAfter(Array.from({ length: 90 }, () => 1))).slice(20);
  const ages = standing.map(([old, , newest]) => (newest!.madeAt - old!.madeAt) / DAY_MS);
  expect([Math.min(...ages), Math.max(...ages)]).toEqual([7, 12]);
});

test('an almost empty diary pushes out no generation of a large one, however often it is made', () => {
  fc.assert(
    fc.property(gaps, fc.integer({ min: 20, max: 5000 }), fc.nat(), (days, large, small) => {
      const before = kept(madeAfter(days, large)).at(-1)!;
      const begun = madeAfter(days, small % Math.floor(large / 3)).map(({ madeAt, count }) => ({
        madeAt: madeAt + before.at(-1)!.madeAt,
        count,
      }));
      let standing = before;
      begun.forEach((making, index) => {
        standing = generationsToKeep([...standing, { ...making, order: 1000 + index }]);
      });
      expect(standing.slice(0, -1)).toEqual(before);
      expect(standing.at(-1)).toMatchObject(begun.at(-1)!);
    }),
  );
});

test('a generation made while the clock stood years ahead neither stays alone nor counts as old', () => {
  const years = 3000 * DAY_MS;
  const makings = [1, 2, 3].map((day) => ({ madeAt: day * DAY_MS, count: 50 }));
  const standing = kept([...makings, { madeAt: years, count: 50 }, { madeAt: 4 * DAY_MS, count: 50 }]).at(
    -1,
  )!;
  expect(standing.at(-1)?.madeAt).toBe(4 * DAY_MS);
  expect(standing.some(({ madeAt }) => madeAt < 4 * DAY_MS)).toBe(true);
});

const DUE = { counter: 9, madeOf: 7, isMadeToday: false, isTimerRunning: false };

test('one is due once a day, after the diary changed and the work is done', () => {
  expect(isGenerationDue(DUE)).toBe(true);
  expect(isGenerationDue({ ...DUE, madeOf: undefined })).toBe(true);
  expect(isGenerationDue({ ...DUE, madeOf: 9 })).toBe(false);
  expect(isGenerationDue({ ...DUE, isMadeToday: true })).toBe(false);
  expect(isGenerationDue({ ...DUE, isTimerRunning: true })).toBe(false);
});
