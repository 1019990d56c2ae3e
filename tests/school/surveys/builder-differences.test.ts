import { expect, test } from 'vitest';
import { draftDifferences } from '../../../src/school/surveys/builder-differences';
import {
  changeElement,
  emptyDraft,
  insertElement,
  moveElement,
  newElement,
  removeElement,
} from '../../../src/school/surveys/builder-draft';
import type { SurveyDraft } from '../../../src/wire/survey-desk';

const three: SurveyDraft = {
  definition: [0, 1, 2].reduce(
    (definition, at) => insertElement(definition, newElement('boolean', definition), at),
    emptyDraft().definition,
  ),
  crosses: [],
};
const kinds = (other: Partial<SurveyDraft>) =>
  draftDifferences(three, { ...three, ...other }).map((each) =>
    'element' in each ? `${each.kind} ${each.element.name}` : each.kind,
  );

test('two that say the same differ in nothing', () => {
  expect(kinds(JSON.parse(JSON.stringify(three)) as SurveyDraft)).toEqual([]);
});

test('a title, a purpose, an order and a pair are each named once', () => {
  const { definition } = three;
  const words = { 'zh-cn': '别的', en: '' };
  expect(kinds({ definition: { ...definition, title: words } })).toEqual(['survey']);
  expect(kinds({ definition: { ...definition, description: words } })).toEqual(['purpose']);
  const moved = moveElement(definition, 'q3', 0);
  expect(moved.kind === 'moved' && kinds({ definition: moved.definition })).toEqual(['order']);
  expect(kinds({ crosses: [['q1', 'q2']] })).toEqual(['crosses']);
});

test('a question is changed, or only in one of both; what is only in one changes no order', () => {
  const { definition } = three;
  const changed = changeElement(definition, { ...definition.elements[1]!, visibleIf: '{q1} = true' });
  expect(kinds({ definition: changed })).toEqual(['changed']);
  const other = insertElement(removeElement(definition, 'q1'), newElement('comment', definition), 0);
  expect(kinds({ definition: other })).toEqual(['mine-only q1', 'theirs-only q4']);
});
