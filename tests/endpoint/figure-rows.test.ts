import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isSameContribution } from '../../src/core/contribution';
import type { Sending } from '../../src/core/letter';
import { openKeeping, type Keeping } from '../../src/endpoint/database/keeping';
import { writeLetter } from '../../src/endpoint/figure-rows';
import { minutesOf, mixedOf } from '../setup/contribution';
import { EVENING, FIGURES, rowId } from '../setup/evening';
import { ENGINES, freshKeeping, freshPlace } from '../setup/keeping';

/** What a letter is told, and what stands after it (PRIVACY.md, step 6). */
function said(before: Sending | undefined, sent: Sending) {
  if (before === undefined || sent.r > before.r) return { says: { kind: 'stands' }, stands: sent };
  const isSame = before.r === sent.r && isSameContribution(before.v, sent.v);
  return { says: isSame ? { kind: 'stands' } : { kind: 'taken', rev: before.r }, stands: before };
}

const nonceOf = (family: number) => Buffer.alloc(32, family);

async function write({ commitOpen }: Keeping, family: number, sending: Sending) {
  return commitOpen((writes) => writeLetter(writes, { ...EVENING, nonce: nonceOf(family), sending }));
}

/** What stands of a family, as it was sent; undefined where nothing does. */
async function standing({ open }: Keeping, family: number): Promise<Sending | undefined> {
  const rows = await open.selectFrom('figure_row').selectAll().execute();
  const valueOf = (figure: (typeof FIGURES)[number]) =>
    rows.find(({ id }) => id === rowId(nonceOf(family), figure))?.value ?? null;
  const [r, a, o] = [valueOf('r'), valueOf('a'), valueOf('o')];
  if (r === null) return undefined;
  if (a === null || o === null) return { r, v: null };
  const s = Object.fromEntries(Object.keys(minutesOf({}).s).map((each) => [each, valueOf(each as 'math')]));
  return { r, v: { s: s as ReturnType<typeof minutesOf>['s'], a, o } };
}

const minutes = fc.integer({ min: 0, max: 3 }).map((times) => 5 * times);
const contribution = fc.oneof(
  fc.constant(null),
  fc.constant(mixedOf(60)),
  fc.record({ math: minutes, chinese: minutes, a: minutes }).map(({ a, ...s }) => minutesOf(s, { a })),
);
const letter = fc.record({
  family: fc.integer({ min: 1, max: 2 }),
  sending: fc.record({ r: fc.integer({ min: 1, max: 4 }), v: contribution }),
});

describe.each(ENGINES)('on %s', (engine) => {
  test('whatever comes in whatever order, the first letter of the highest revision stands', async () => {
    const keeping = await freshKeeping(engine);
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { maxLength: 12 }), async (letters) => {
        await keeping.commitOpen((writes) => writes.deleteFrom('figure_row').execute());
        const expected = new Map<number, Sending>();
        for (const { family, sending } of letters) {
          const answer = said(expected.get(family), sending);
          expect(await write(keeping, family, sending)).toEqual(answer.says);
          expected.set(family, answer.stands);
        }
        for (const family of [1, 2]) expect(await standing(keeping, family)).toEqual(expected.get(family));
      }),
      { numRuns: 25 },
    );
  });

  test('of letters that reach two processes at once, one stands', async () => {
    const place = await freshPlace(engine);
    const desks = [await openKeeping(place, () => new Date()), await openKeeping(place, () => new Date())];
    for (const desk of desks) onTestFinished(() => desk.close());
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        write(desks[index % 2]!, 1, { r: 1, v: minutesOf({ math: 5 * index }) }),
      ),
    );
    const first = answers.findIndex(({ kind }) => kind === 'stands');
    expect(answers.filter(({ kind }) => kind === 'taken')).toHaveLength(11);
    expect(await standing(desks[0]!, 1)).toEqual({ r: 1, v: minutesOf({ math: 5 * first }) });
  });
});
