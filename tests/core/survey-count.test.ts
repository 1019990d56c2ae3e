import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCounts, partTally, reachOf } from '../../src/core/survey-count';
import type { SurveyDraw } from '../../src/core/survey-shares';
import { COUNTED } from '../../src/core/survey-values';
import { draftOf } from '../setup/surveys';

const half: SurveyDraw = () => 0.5;
const asked = { ...draftOf('家长问卷'), crosses: [['long', 'long']] as const };

function countsOf(yes: number, no: number, texts = 0) {
  const answered = new Map([
    ['yes', yes],
    ['no', no],
  ]);
  return new Map([
    [COUNTED, new Map([['1', yes + no]])],
    ['long', answered],
    ['wish', new Map([['', texts]])],
  ]);
}

test('a part of nineteen is not told, nor in one of twenty a question of nineteen', () => {
  expect(partTally(asked, countsOf(10, 9, 19), half)).toBeUndefined();
  const told = partTally(asked, countsOf(10, 10, 19), half);
  expect(told?.questions.map(({ name }) => name)).toEqual(['long']);
});

test('what only some were asked is told as if of all ten at least had not been', () => {
  const { definition } = asked;
  const [long, wish] = definition.elements;
  const onlySome = { ...long!, name: 'why', visibleIf: "{long} = 'yes'" };
  const some = {
    definition: { ...definition, elements: [long!, wish!, onlySome] },
    crosses: [['long', 'why']] as const,
  };
  const toldOf = (yes: number, no: number) => {
    const why = new Map([['yes', yes]]);
    const counts = new Map([...countsOf(yes, no), ['why', why], ['x:0', new Map([['yes yes', yes]])]]);
    const told = partTally(some, counts, half);
    return told?.questions.flatMap(({ name, band }) => (name === 'why' ? [band] : []));
  };
  expect([toldOf(20, 0), toldOf(24, 5), toldOf(29, 0)]).toEqual([[], [], []]);
  expect([toldOf(20, 10), toldOf(30, 0), toldOf(38, 0), toldOf(40, 0)]).toEqual([
    ...[['20-29'], ['20-29'], ['20-29'], ['30-49']],
  ]);
});

test('classes are counted together', () => {
  const both = addCounts([countsOf(6, 4), countsOf(5, 5)]);
  expect(both.get('long')?.get('yes')).toBe(11);
  expect(partTally(asked, both, half)?.band).toBe('20-29');
});

test('shares are multiples of ten from ten to ninety, whatever was answered', () => {
  const any = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(any, any, fc.double({ min: 0, max: 0.999, noNaN: true }), (yes, no, drawn) => {
      const told = partTally(asked, countsOf(yes, no), () => drawn);
      expect(told === undefined).toBe(yes + no < 20);
      for (const question of told?.questions ?? [])
        if (question.kind === 'shares')
          for (const { share } of question.shares)
            expect([10, 20, 30, 40, 50, 60, 70, 80, 90]).toContain(share);
    }),
  );
});

test('reach is told by fifths, of nothing where nobody knows how many could answer', () => {
  expect([reachOf(20, 100), reachOf(19, 100), reachOf(25, 25), reachOf(30, 25)]).toEqual([
    ...['20-40', '0-20', '80-100', '80-100'],
  ]);
  expect(reachOf(20, 0)).toBeUndefined();
});
