import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsOf, type Question } from '../../../src/core/survey';
import { parseCondition } from '../../../src/core/survey-condition';
import { surveyFaults } from '../../../src/core/survey-faults';
import {
  chosenValue,
  conditionRows,
  leafFor,
  offersOf,
  rowsToText,
  subjectOf,
  subjectsOf,
  waysOf,
  wayOf,
} from '../../../src/school/surveys/builder-condition';
import { emptyDraft, insertElement, KINDS, newElement } from '../../../src/school/surveys/builder-draft';
import { anyDefinition } from '../../setup/any-survey';

const empty = emptyDraft().definition;
const questions = KINDS.filter((kind) => kind !== 'html').map((kind, at): Question => ({
  ...(newElement(kind, empty) as Question),
  name: `q${String(at)}`,
}));
const subjects = subjectsOf(questions);

test('no condition is no line, one is one, and several are joined in one way', () => {
  expect(conditionRows('')).toEqual({ kind: 'rows', joined: 'and', leaves: [] });
  expect(conditionRows('{a} empty')).toMatchObject({ joined: 'and', leaves: [{ name: 'a' }] });
  expect(conditionRows('{a} empty or {b} = 1')).toMatchObject({ joined: 'or', leaves: [{}, {}] });
});

test('what is nested or cannot be read is kept as its text', () => {
  const nested = '{a} empty and ({b} = 1 or {c} = 2)';
  expect(conditionRows(nested)).toEqual({ kind: 'nested', text: nested });
  expect(conditionRows('age({b}) > 3')).toEqual({ kind: 'nested', text: 'age({b}) > 3' });
});

test('whatever a survey’s conditions are, lines say the same or the text stays', () => {
  fc.assert(
    fc.property(anyDefinition, ({ elements }) => {
      for (const { visibleIf } of elements) {
        const read = conditionRows(visibleIf);
        if (read.kind === 'nested') expect(read.text).toBe(visibleIf);
        else if (visibleIf !== '')
          expect(parseCondition(rowsToText(read.joined, read.leaves))).toEqual(parseCondition(visibleIf));
      }
    }),
  );
});

test('each row of a matrix is asked for itself, every other question as one', () => {
  const matrix = questions.find(({ type }) => type === 'matrix')!;
  const names = subjects.filter(({ question }) => question === matrix).map(({ name }) => name);
  expect(names).toEqual([`${matrix.name}.a`, `${matrix.name}.b`]);
  expect(subjects.filter(({ question }) => question !== matrix)).toHaveLength(questions.length - 1);
});

test('every line that can be begun, in every way, is whole: no condition of it is at fault', () => {
  for (const subject of subjects)
    for (const way of waysOf(subject)) {
      const leaf = leafFor(subject, way);
      expect(wayOf(leaf)).toBe(way);
      expect(subjectOf(leaf, subjects)).toBe(subject);
      const asked = { ...newElement('boolean', empty), name: 'last', visibleIf: rowsToText('and', [leaf]) };
      const all = [...questions, asked].reduce(
        (definition, element, at) => insertElement(definition, element, at),
        empty,
      );
      const ofCondition = surveyFaults(all, []).filter(({ kind }) => kind.startsWith('condition-'));
      expect([subject.name, way, ofCondition]).toEqual([subject.name, way, []]);
    }
  expect(questionsOf(empty)).toEqual([]);
});

test('a value is compared as what its question keeps: a number, yes or no, or a choice', () => {
  const of = (type: Question['type']) => subjects.find(({ question }) => question.type === type)!;
  expect(chosenValue(of('rating'), '3')).toBe(3);
  expect(chosenValue(of('text'), '-2')).toBe(-2);
  expect(chosenValue(of('boolean'), 'false')).toBe(false);
  expect(chosenValue(of('radiogroup'), 'a')).toBe('a');
  expect(offersOf(of('text'))).toEqual([]);
  expect(offersOf(of('boolean')).map(({ value }) => value)).toEqual(['true', 'false']);
});

test('a line about a question that is gone or stands below has no subject', () => {
  expect(subjectOf({ kind: 'filled', name: 'gone', isFilled: true }, subjects)).toBeUndefined();
});
