import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Definition, Element, Question } from '../../../src/core/survey';
import { surveyFaults } from '../../../src/core/survey-faults';
import { readSurvey, writeSurvey } from '../../../src/core/survey-json';
import {
  changeElement,
  duplicateElement,
  emptyDraft,
  freshName,
  freshSurveyId,
  freshValue,
  insertElement,
  KINDS,
  moveElement,
  namedFor,
  newElement,
  placeBelow,
  questionsBefore,
  removeElement,
  restoreElement,
  spokenValues,
  stepAfter,
} from '../../../src/school/surveys/builder-draft';
import { SURVEY_ID } from '../../../src/core/survey';
import { definition as shape } from '../../../src/wire/survey';
import { anyDefinition } from '../../setup/any-survey';

const names = ({ elements }: Definition) => elements.map(({ name }) => name);

/** A survey of yes-or-no questions q1, q2 …; each given condition is the `visibleIf` of its question. */
function asking(...conditions: string[]): Definition {
  return conditions.reduce((definition, visibleIf, at) => {
    const element = { ...newElement('boolean', definition), visibleIf };
    return insertElement(definition, element, at);
  }, emptyDraft().definition);
}

test('a survey’s own id is of the form the wire takes', () => {
  for (let at = 0; at < 50; at += 1) expect(freshSurveyId()).toMatch(SURVEY_ID);
});

test.each(KINDS)('a new %s can be kept as it is, and lacks nothing but words', (kind) => {
  const definition = insertElement(emptyDraft().definition, newElement(kind, emptyDraft().definition), 0);
  expect(shape.safeParse(definition).success).toBe(true);
  expect(readSurvey(writeSurvey(definition))).toEqual({ kind: 'read', definition });
  const kinds = surveyFaults(definition, []).map((fault) => fault.kind);
  expect(kinds.filter((each) => !['gap', 'no-title', 'no-purpose', 'no-questions'].includes(each))).toEqual(
    [],
  );
});

test('a new name is none that a question has, nor one that a condition still speaks of', () => {
  expect(freshName(asking('', ''))).toBe('q3');
  expect(freshName(asking('{q7} = true'))).toBe('q8');
});

test('a new value is none of the list, nor one that a condition still names', () => {
  const of = ['a', 'c'].map((value) => ({ value, text: { 'zh-cn': '', en: '' } }));
  expect(freshValue(of)).toBe('b');
  expect(freshValue(of, ['b'])).toBe('d');
  expect(spokenValues(asking("{q0} = 'b' or {q0} contains 'x'"))).toEqual(['b', 'x']);
});

test('a scale goes on by the step it has, never onto one that is there', () => {
  const text = { 'zh-cn': '', en: '' };
  const after = (...values: number[]) => stepAfter(values.map((value) => ({ value, text }))).value;
  expect([after(1, 2, 3), after(0, 10), after(5), after(), after(3, 2, 1)]).toEqual([4, 20, 6, 1, 0]);
  expect(after(5, 1, 3)).toBe(6);
});

test('what is new stands right below the open question, else at the end', () => {
  const definition = asking('', '', '');
  expect([placeBelow(definition, 'q2'), placeBelow(definition, undefined)]).toEqual([2, 3]);
  expect(placeBelow(definition, 'gone')).toBe(3);
});

test('what was taken out comes back to its place, and under another name where its own was given away', () => {
  const whole = asking('', '', '');
  const [, , third] = whole.elements as [Element, Element, Element];
  const without = removeElement(whole, 'q3');
  expect(restoreElement(without, third, 2)).toEqual({ definition: whole, name: 'q3' });
  const meanwhile = insertElement(without, newElement('comment', without), 0);
  expect(names(meanwhile)).toEqual(['q3', 'q1', 'q2']);
  expect(restoreElement(meanwhile, third, 2).name).toBe('q4');
});

test('a ready question keeps its name where it is free, and never a condition', () => {
  const ready = { ...newElement('boolean', asking()), name: 'sleep', visibleIf: '{q1} = true' } as Question;
  expect(namedFor(asking(''), ready)).toMatchObject({ name: 'sleep', visibleIf: '' });
  const twice = insertElement(asking(''), ready, 1);
  expect(namedFor(twice, ready).name).toBe('q2');
});

test('a second one stands right below the first, alike but for its name', () => {
  const { definition, made } = duplicateElement(asking('', '{q1} = true'), 'q1');
  expect([names(definition), made]).toEqual([['q1', 'q3', 'q2'], 'q3']);
  expect(duplicateElement(asking(''), 'gone').made).toBe('gone');
});

test('only questions above can be spoken of, and notes never', () => {
  const note = newElement('html', asking('', ''));
  const definition = insertElement(asking('', ''), note, 1);
  expect(questionsBefore(definition, 'q2').map(({ name }) => name)).toEqual(['q1']);
  expect(questionsBefore(definition, 'gone')).toEqual([]);
});

test('a question is moved unless it would stand before what it looks at, or behind what looks at it', () => {
  const definition = asking('', '{q1} = true', '');
  const moved = moveElement(definition, 'q3', 0);
  expect(moved.kind === 'moved' && names(moved.definition)).toEqual(['q3', 'q1', 'q2']);
  expect(moveElement(definition, 'q2', 0)).toMatchObject({ kind: 'held', how: 'needs', by: { name: 'q1' } });
  expect(moveElement(definition, 'q1', 2)).toMatchObject({
    kind: 'held',
    how: 'is-needed',
    by: { name: 'q2' },
  });
  expect([moveElement(definition, 'q1', -1), moveElement(definition, 'q1', 0)]).toEqual([
    { kind: 'edge' },
    { kind: 'edge' },
  ]);
});

test('whatever is moved wherever, nothing is lost and no condition comes to look forward', () => {
  fc.assert(
    fc.property(anyDefinition, fc.nat(), fc.integer({ min: -1, max: 12 }), (definition, which, to) => {
      const { elements } = definition;
      const name = elements[which % Math.max(1, elements.length)]?.name ?? '';
      const move = moveElement(definition, name, to);
      if (move.kind !== 'moved') return;
      expect([...names(move.definition)].sort()).toEqual([...names(definition)].sort());
      expect(names(move.definition)[to]).toBe(name);
      const forward = surveyFaults(move.definition, []).filter(({ kind }) => kind === 'condition-later');
      expect(forward).toEqual([]);
    }),
  );
});

test('a change is of the one question it is about', () => {
  const definition = asking('', '');
  const [first, second] = definition.elements as [Element, Element];
  const changed = changeElement(definition, { ...second, visibleIf: '{q1} = true' });
  expect(changed.elements[0]).toBe(first);
  expect(changed.elements[1]?.visibleIf).toBe('{q1} = true');
});
