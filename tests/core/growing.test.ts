import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inForce, SCHOOLS } from '../../src/core/grade';
import { withRow, withSchool, withYear, type GradeFacts } from '../../src/core/growing';
import { usualLimit } from '../../src/core/limit';
import { addNights } from '../../src/core/night';

const anyNight = fc.integer({ min: 0, max: 1500 }).map((days) => addNights('2024-09-01', days));
const anyFacts: fc.Arbitrary<GradeFacts> = fc
  .record({ from: anyNight, grade: fc.integer({ min: 0, max: 12 }), school: fc.constantFrom(...SCHOOLS) })
  .map((facts) => ({ ...facts, limit: usualLimit(facts.school) }));
const anyRows = fc.uniqueArray(anyFacts, { minLength: 1, maxLength: 6, selector: ({ from }) => from });

const all = ({ rows, added }: { rows: GradeFacts[]; added: GradeFacts[] }) => [...rows, ...added];

test('a row holds from its date to the next, and no night before it is judged otherwise', () => {
  fc.assert(
    fc.property(anyRows, anyFacts, anyNight, (rows, facts, night) => {
      const after = all(withRow(rows, facts));
      const first = [...rows].map(({ from }) => from).sort()[0]!;
      expect(inForce(after, facts.from)).toMatchObject(facts);
      if (night >= first && night < facts.from) expect(inForce(after, night)).toEqual(inForce(rows, night));
    }),
  );
});

test('a school year’s grade holds on its first day, and earlier years keep theirs', () => {
  const year = fc.record({
    from: fc.constantFrom('2025-09-01', '2026-09-01'),
    grade: fc.integer({ min: 0, max: 12 }),
  });
  fc.assert(
    fc.property(anyRows, year, (rows, told) => {
      const after = all(withYear(rows, told));
      const first = [...rows].map(({ from }) => from).sort()[0]!;
      expect(inForce(after, told.from)?.grade).toBe(told.grade);
      expect(new Set(after.map(({ from }) => from)).size).toBe(after.length);
      if (first < '2025-09-01') expect(inForce(after, '2025-08-31')).toEqual(inForce(rows, '2025-08-31'));
    }),
  );
});

test('in another school no night from its day on has a limit that its system does not know', () => {
  const move = fc.record({
    from: anyNight,
    grade: fc.integer({ min: 0, max: 12 }),
    school: fc.constantFrom(...SCHOOLS),
  });
  fc.assert(
    fc.property(anyRows, move, (rows, told) => {
      const row = inForce(all(withSchool(rows, told)), told.from);
      expect(row).toMatchObject({ grade: told.grade, school: told.school });
      expect(row?.limit).toEqual(usualLimit(told.school));
    }),
  );
});
