import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CrossTable } from '../../src/core/survey';
import { surveyOutlook, type ClassToAsk } from '../../src/core/survey-preflight';
import { partsOf } from '../../src/core/survey-parts';
import { said } from '../setup/any-survey';

const choices = ['a', 'b'].map((value) => ({ value, text: said(value) }));
const asked = { title: said('t'), description: said(''), isRequired: false, visibleIf: '' };
const definition = {
  title: said('t'),
  description: said('d'),
  locale: 'zh-cn' as const,
  clearInvisibleValues: 'onHidden' as const,
  elements: [
    { ...asked, type: 'radiogroup' as const, name: 'one', choices },
    { ...asked, type: 'boolean' as const, name: 'two', labelTrue: said('y'), labelFalse: said('n') },
  ],
};
const crosses: CrossTable[] = [['one', 'two']];
const classes = (grade: number, ...bands: string[]): ClassToAsk[] =>
  bands.map((band, at) =>
    band === 'door'
      ? { class: `${grade}-${at}`, grade, way: 'door', band: '0-4' }
      : { class: `${grade}-${at}`, grade, way: 'token', band },
  );
const outlookOf = (...all: ClassToAsk[][]) => surveyOutlook({ definition, crosses, classes: all.flat() });
const told = (...all: ClassToAsk[][]) => outlookOf(...all).grades.map((each) => each.told);

test('two classes with twenty families at least are told by themselves', () => {
  expect(told(classes(3, '10-14', '10-14'))).toEqual(['alone']);
});

test('what only the upper end of a band reaches is told perhaps, and so is what a door asks', () => {
  expect(told(classes(3, '5-9', '10-14'))).toEqual(['perhaps']);
  expect(told(classes(3, 'door', 'door'))).toEqual(['perhaps']);
});

test('small grades are told together, a lone one not at all', () => {
  expect(told(classes(1, '10-14'), classes(2, '10-14'))).toEqual(['together', 'together']);
  expect(told(classes(1, '20+'), classes(2, '20+', '20+'))).toEqual(['hidden', 'alone']);
  expect(outlookOf(classes(1, '20+'))).toMatchObject({ isHidden: true });
});

test('a cross-table of four cells is sure of all of them from forty families on', () => {
  expect(outlookOf(classes(3, '20+', '20+')).crosses).toEqual([
    { questions: crosses[0], cells: 4, families: 40, isSure: true },
  ]);
  expect(outlookOf(classes(3, '20+', '15-19')).crosses[0]).toMatchObject({ isSure: false });
});

const anyClasses = fc
  .array(
    fc.record({
      grade: fc.integer({ min: 1, max: 6 }),
      way: fc.constant('token' as const),
      band: fc.constantFrom('0-4', '5-9', '10-14', '15-19', '20+'),
    }),
    { maxLength: 20 },
  )
  .map((all) => all.map((each, at) => ({ ...each, class: `c${at}` })));

test('what is called hidden stays hidden, and what is called alone is told, whatever the families joined', () => {
  fc.assert(
    fc.property(anyClasses, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (all, chance) => {
      const answering = all.map((each) => {
        const [least, most = 60] = each.band.replace('+', '').split('-').map(Number);
        return { ...each, families: Math.round(least! + (most - least!) * chance.next().value!) };
      });
      const parts = partsOf(answering);
      for (const { grade, told: outlook } of surveyOutlook({ definition, crosses, classes: all }).grades) {
        const alone = parts.some(({ grades }) => grades.length === 1 && grades[0] === grade);
        if (outlook === 'alone') expect(alone).toBe(true);
        if (outlook === 'hidden') expect(parts.flatMap(({ grades }) => grades)).not.toContain(grade);
        if (outlook === 'hidden' || outlook === 'together') expect(alone).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});
