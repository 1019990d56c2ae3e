import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSurvey, writeSurvey } from '../../src/core/survey-json';
import { definition as shape } from '../../src/wire/survey';
import { anyDefinition } from '../setup/any-survey';

const words = fc.oneof(
  fc.constantFrom('', '题', 'Why', 5, undefined),
  fc.integer({ min: 495, max: 505 }).map((letters) => '题'.repeat(letters)),
);
const number = fc.constantFrom(-100_001, -100_000, -1, 0, 1, 2.5, 20, 21, 100_000, 100_001, undefined);
const choices = fc.integer({ min: 0, max: 25 }).map((many) => Array.from({ length: many }, (_, at) => at));
const condition = fc
  .integer({ min: 0, max: 60 })
  .map((many) => Array.from({ length: many }, () => '{first} notempty').join(' and '));

const element = fc.record({
  type: fc.constantFrom('radiogroup', 'checkbox', 'rating', 'boolean', 'text', 'comment', 'matrix', 'html'),
  inputType: fc.constantFrom('number', undefined),
  title: words,
  html: words,
  labelTrue: words,
  choices,
  rows: choices,
  columns: choices,
  rateValues: fc.option(fc.array(number, { maxLength: 3 }), { nil: undefined }),
  rateMin: number,
  rateMax: number,
  min: number,
  max: number,
  maxLength: number,
  maxSelectedChoices: number,
  visibleIf: condition,
});
const own: Record<string, string[]> = {
  radiogroup: ['title', 'choices', 'visibleIf'],
  checkbox: ['title', 'choices', 'maxSelectedChoices', 'visibleIf'],
  rating: ['title', 'rateValues', 'rateMin', 'rateMax', 'visibleIf'],
  boolean: ['title', 'labelTrue', 'visibleIf'],
  text: ['title', 'inputType', 'min', 'max', 'visibleIf'],
  comment: ['title', 'maxLength', 'visibleIf'],
  matrix: ['title', 'rows', 'columns', 'visibleIf'],
  html: ['html', 'visibleIf'],
};

test('whatever an import lets in, the desk can keep', () => {
  let taken = 0;
  fc.assert(
    fc.property(fc.array(element, { maxLength: 3 }), words, (elements, title) => {
      const placed = elements.map((each, at) => ({
        type: each.type,
        name: `e${String(at)}`,
        ...Object.fromEntries(Object.entries(each).filter(([key]) => own[each.type]?.includes(key))),
      }));
      const first = { type: 'boolean', name: 'first' };
      const reading = readSurvey(JSON.stringify({ title, elements: [first, ...placed] }));
      if (reading.kind === 'refused') return;
      taken += 1;
      expect(shape.safeParse(reading.definition).error).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
  expect(taken).toBeGreaterThan(50);
});

test('a survey that was kept is let in again as it was', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      expect(shape.safeParse(definition).success).toBe(true);
      expect(readSurvey(writeSurvey(definition))).toEqual({ kind: 'read', definition });
    }),
  );
});

test('what is too long for one letter is refused by its size, however short each line is', () => {
  const choices = Array.from({ length: 20 }, (_, at) => ({ value: at, text: '项'.repeat(450) }));
  const elements = Array.from({ length: 12 }, (_, at) => ({
    type: 'radiogroup',
    name: `q${String(at)}`,
    choices,
  }));
  const reading = readSurvey(JSON.stringify({ elements }));
  expect(reading).toEqual({ kind: 'refused', refusals: [{ kind: 'too-long', where: '', what: '' }] });
});
