import fc from 'fast-check';
import type { Answer, Definition, Element, Question, Said } from '../../src/core/survey';
import { conditionToText, type Condition, type Leaf } from '../../src/core/survey-condition';
import { operatorsFor } from '../../src/core/survey-condition-faults';

// Surveys of every type, whose conditions speak of what stands before them, and answers to them: right ones and, where a
// form would let them be typed, wrong ones.

export const said = (words: string): Said => ({ 'zh-cn': words, en: words });
const choices = ['a', 'b', 'ab', 'c_1'].map((value) => ({ value, text: said(value) }));
const rows = ['r1', 'r2', 'r3'].map((value) => ({ value, text: said(value) }));

const anyChoices = fc.integer({ min: 2, max: 4 }).map((many) => choices.slice(0, many));

function anyQuestion(name: string): fc.Arbitrary<Question> {
  const asked = fc.record({
    name: fc.constant(name),
    title: fc.constant(said(name)),
    description: fc.constantFrom(said(''), said('hint')),
    isRequired: fc.boolean(),
    visibleIf: fc.constant(''),
  });
  const more: fc.Arbitrary<object>[] = [
    fc.record({ type: fc.constantFrom('radiogroup', 'dropdown'), choices: anyChoices }),
    fc.record({
      type: fc.constant('checkbox'),
      choices: anyChoices,
      maxSelectedChoices: fc.integer({ min: 0, max: 2 }),
    }),
    fc.record({
      type: fc.constant('rating'),
      rateValues: fc.constant([1, 2, 3, 4, 5].map((value) => ({ value, text: said(String(value)) }))),
    }),
    fc.constant({ type: 'boolean', labelTrue: said('yes'), labelFalse: said('no') }),
    fc.record({
      type: fc.constant('text'),
      inputType: fc.constant('number'),
      min: fc.integer({ min: -20, max: 0 }),
      max: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ type: fc.constant('comment'), maxLength: fc.integer({ min: 3, max: 9 }) }),
    fc.record({
      type: fc.constant('matrix'),
      rows: fc.integer({ min: 1, max: 3 }).map((many) => rows.slice(0, many)),
      columns: anyChoices,
    }),
  ];
  return fc.tuple(asked, fc.oneof(...more)).map(([one, other]) => {
    const whole = { ...one, ...other } as Question;
    return whole.type === 'matrix' ? { ...whole, isAllRowRequired: whole.isRequired } : whole;
  });
}

function anyElement(name: string): fc.Arbitrary<Element> {
  const note = fc.constant<Element>({ type: 'html', name, visibleIf: '', html: said('note') });
  return fc.oneof({ weight: 8, arbitrary: anyQuestion(name) }, { weight: 1, arbitrary: note });
}

function anyLeaf(question: Question): fc.Arbitrary<Leaf> {
  const isMatrix = question.type === 'matrix';
  const name = isMatrix ? `${question.name}.${question.rows[0]!.value}` : question.name;
  const filled = fc.record({
    kind: fc.constant('filled' as const),
    name: fc.constantFrom(question.name, name),
    isFilled: fc.boolean(),
  });
  const operators = operatorsFor(question);
  if (operators.length === 0) return filled;
  return fc.oneof(
    filled,
    fc.record({
      kind: fc.constant('compare' as const),
      name: fc.constant(name),
      operator: fc.constantFrom(...operators),
      value: anyValue(question),
    }),
  );
}

function anyValue(question: Question): fc.Arbitrary<string | number | boolean> {
  if (question.type === 'boolean') return fc.boolean();
  if (question.type === 'rating') return fc.integer({ min: 1, max: 5 });
  if (question.type === 'text') return fc.integer({ min: question.min, max: question.max });
  if (question.type === 'matrix') return fc.constantFrom(...question.columns.map(({ value }) => value));
  return 'choices' in question
    ? fc.constantFrom(...question.choices.map(({ value }) => value))
    : fc.constant('');
}

/** A condition over some questions, or none. */
export function anyCondition(questions: Question[]): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(...questions.map(anyLeaf));
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      leaf,
      fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));
  return tree;
}

function placed(elements: Element[], at: number): fc.Arbitrary<Element> {
  const before = elements.slice(0, at).filter((each): each is Question => each.type !== 'html');
  const own = elements[at]!;
  if (before.length === 0) return fc.constant(own);
  return fc
    .option(anyCondition(before), { freq: 3, nil: undefined })
    .map((condition) => (condition ? { ...own, visibleIf: conditionToText(condition) } : own));
}

/** A survey with nothing wrong in it. */
export const anyDefinition: fc.Arbitrary<Definition> = fc
  .integer({ min: 1, max: 8 })
  .chain((many) => fc.tuple(...Array.from({ length: many }, (_, at) => anyElement(`q${at}`))))
  .chain((elements) => fc.tuple(...elements.map((_, at) => placed(elements, at))))
  .map((elements): Definition => ({
    title: said('title'),
    description: said('purpose'),
    locale: 'zh-cn',
    clearInvisibleValues: 'onHidden',
    elements,
  }))
  .filter(({ elements }): boolean => elements.some(({ type }) => type !== 'html'));

/** An answer a form lets be given; undefined takes it back. */
export function anyAnswer(question: Question): fc.Arbitrary<Answer | undefined> {
  return fc.option(anyGiven(question), { nil: undefined, freq: 6 });
}

function anyGiven(question: Question): fc.Arbitrary<Answer> {
  switch (question.type) {
    case 'checkbox': {
      const values = question.choices.map(({ value }) => value);
      const most = question.maxSelectedChoices === 0 ? values.length : question.maxSelectedChoices;
      return fc.subarray(values, { maxLength: Math.min(most, values.length) });
    }
    case 'text':
      return fc.integer({ min: question.min - 3, max: question.max + 3 });
    case 'comment':
      return fc.string({ maxLength: question.maxLength });
    case 'matrix':
      return fc
        .subarray(question.rows.map(({ value }) => value))
        .chain((some) =>
          fc.tuple(
            ...some.map((row) => fc.tuple(fc.constant(row), anyValue(question) as fc.Arbitrary<string>)),
          ),
        )
        .map((pairs) => Object.fromEntries(pairs));
    default:
      return anyValue(question);
  }
}
