import fc from 'fast-check';
import { ConditionRunner } from 'survey-core';
import { expect, test } from 'vitest';
import type { Answers } from '../../src/core/survey';
import { conditionToText, isTrue, namesIn, parseCondition } from '../../src/core/survey-condition';
import { anyCondition, anyDefinition } from '../setup/any-survey';

const holds = (text: string, answers: Answers) => isTrue(parseCondition(text)!, answers);

test.each<[string, Answers]>([
  ["{q} = 'a'", { q: 'a' }],
  ["{q} = 'a'", {}],
  ["{q} <> 'a'", {}],
  ['{q} > 3', {}],
  ['{q} <= 3', {}],
  ['{q} >= 3', { q: 3 }],
  ["{q} > '3'", { q: 10 }],
  ["{q} = '3'", { q: 3 }],
  ['{q} = true', { q: true }],
  ['{q} = false', {}],
  ["{q} = 'false'", { q: false }],
  ['{q} empty', { q: false }],
  ['{q} empty', { q: 0 }],
  ['{q} notempty', { q: '' }],
  ['{q} empty', { q: [] }],
  ["{q} contains 'a'", { q: ['a', 'b'] }],
  ["{q} contains 'a'", { q: ['ab'] }],
  ["{q} notcontains 'a'", {}],
  ["{m.r} = 'x'", { m: { r: 'x' } }],
  ["{m.r} <> 'x'", { m: { s: 'x' } }],
  ["{a} = 'x' or {b} = 'x' and {c} = 'x'", { a: 'x' }],
  ["({a} = 'x' or {b} = 'x') and {c} = 'x'", { a: 'x' }],
])('%s over %j means what it means in SurveyJS', (text, answers) => {
  expect(holds(text, answers)).toBe(new ConditionRunner(text).runValues(answers));
});

test.each([
  '',
  'x',
  '{q}',
  "{q} = ''",
  '{q} =',
  "= 'a'",
  "{q} = 'a' and",
  "({q} = 'a'",
  "{q} = 'a')",
  '!({q} empty)',
  '{q} + 1 = 2',
  'age({q}) > 3',
  "{q} anyof ['a']",
  "{q} = 'a' {p} = 'b'",
  '{q} = {p}',
  '{q} constructor 3',
])('%j is outside the subset', (text) => {
  expect(parseCondition(text)).toBeUndefined();
});

test('other spellings are read, and written one way', () => {
  const same = (text: string) => conditionToText(parseCondition(text)!);
  expect(same('{ q }==\'a\' && {p}!="b" || {r} GREATER 3')).toBe("({q} = 'a' and {p} <> 'b') or {r} > 3");
  expect(same('{q} = yes AND {p} = TRUE')).toBe("{q} = 'yes' and {p} = true");
});

test('a condition written and read again is the same', () => {
  fc.assert(
    fc.property(
      anyDefinition.chain(({ elements }) => anyCondition(elements.filter((each) => each.type !== 'html'))),
      (condition) => {
        const text = conditionToText(condition);
        expect(conditionToText(parseCondition(text)!)).toBe(text);
        expect(namesIn(parseCondition(text)!)).toEqual(namesIn(condition));
      },
    ),
  );
});

test('no text breaks the reader, however deep or long', () => {
  const part = fc.constantFrom('{q}', '(', ')', 'and', 'or', "'a'", '=', 'empty', ' ', '5', '{', '\\', '"');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part).map((all) => all.join(' ')),
      ),
      (text) => {
        const condition = parseCondition(text);
        if (condition) expect(typeof isTrue(condition, {})).toBe('boolean');
      },
    ),
    { numRuns: 500 },
  );
  expect(parseCondition('('.repeat(1000))).toBeUndefined();
  expect(parseCondition(' '.repeat(1001))).toBeUndefined();
});

test('a question called as a part of every object has no answer of its own', () => {
  expect(holds('{constructor} notempty', {})).toBe(false);
  expect(holds('{m.constructor} notempty', { m: { r: 'x' } })).toBe(false);
});
