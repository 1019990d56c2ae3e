import { expect, test } from 'vitest';
import type { CrossTable, Definition, Element } from '../../src/core/survey';
import { surveyFaults } from '../../src/core/survey-faults';
import { said } from '../setup/any-survey';

const asked = { title: said('t'), description: said(''), isRequired: false, visibleIf: '' };
const choices = ['a', 'b'].map((value) => ({ value, text: said(value) }));
const single = (name: string, more: object = {}) =>
  ({ ...asked, type: 'radiogroup', name, choices, ...more }) as Element;
const comment = (name: string, more: object = {}) =>
  ({ ...asked, type: 'comment', name, maxLength: 100, ...more }) as Element;
const survey = (elements: Element[], more: Partial<Definition> = {}): Definition => ({
  title: said('t'),
  description: said('p'),
  locale: 'zh-cn',
  clearInvisibleValues: 'onHidden',
  elements,
  ...more,
});
const faults = (elements: Element[], crosses: CrossTable[] = []) => surveyFaults(survey(elements), crosses);

test('a sound survey has no fault', () => {
  expect(faults([single('q'), comment('r', { visibleIf: "{q} = 'a'" })], [['q', 'q']])).toEqual([
    { kind: 'cross-twice', name: 'q' },
  ]);
  expect(faults([single('q'), single('r')], [['q', 'r']])).toEqual([]);
});

test('what is missing in a language is named with its place', () => {
  expect(
    surveyFaults(survey([single('q')], { title: { 'zh-cn': '', en: 't' }, description: said('') }), []),
  ).toEqual([
    { kind: 'no-title', language: 'zh-cn' },
    { kind: 'no-purpose', language: 'zh-cn' },
    { kind: 'no-purpose', language: 'en' },
  ]);
  const half = single('q', {
    description: { 'zh-cn': '提示', en: '' },
    choices: [choices[0], { value: 'b', text: { 'zh-cn': '', en: 'b' } }],
  });
  expect(faults([half])).toEqual([
    { kind: 'gap', name: 'q', part: 'description', value: '', language: 'en' },
    { kind: 'gap', name: 'q', part: 'choice', value: 'b', language: 'zh-cn' },
  ]);
});

test.each<[string, Element[], object]>([
  ['no question', [], { kind: 'no-questions' }],
  [
    '61 questions',
    Array.from({ length: 61 }, (_, at) => single(`q${at}`)),
    { kind: 'too-many-questions', most: 60 },
  ],
  ['a name twice', [single('q'), comment('q')], { kind: 'name-twice', name: 'q' }],
  ['a name of another form', [single('Q 1')], { kind: 'name-form', name: 'Q 1' }],
  ['a name SurveyJS takes', [single('row')], { kind: 'name-form', name: 'row' }],
  ['one choice', [single('q', { choices: choices.slice(1) })], { kind: 'too-few-choices', name: 'q' }],
  [
    '21 choices',
    [single('q', { choices: Array.from({ length: 21 }, (_, at) => ({ value: `c${at}`, text: said('x') })) })],
    { kind: 'too-many-choices', name: 'q' },
  ],
  [
    'a value twice',
    [single('q', { choices: [choices[0], choices[0]] })],
    { kind: 'value-twice', name: 'q', value: 'a' },
  ],
  [
    'a value taken for another',
    [single('q', { choices: [choices[0], { value: 'true', text: said('x') }] })],
    { kind: 'value-form', name: 'q', value: 'true' },
  ],
  [
    'bounds reversed',
    [{ ...asked, type: 'text', inputType: 'number', name: 'q', min: 5, max: 1 }],
    { kind: 'bounds', name: 'q' },
  ],
  [
    'a maximum over the choices',
    [single('q', { type: 'checkbox', maxSelectedChoices: 3 })],
    { kind: 'maximum', name: 'q' },
  ],
  [
    'rows half required',
    [
      {
        ...asked,
        type: 'matrix',
        name: 'q',
        rows: choices,
        columns: choices,
        isAllRowRequired: true,
      },
    ],
    { kind: 'rows-required', name: 'q' },
  ],
  [
    'markup in a note',
    [single('q'), { type: 'html', name: 'h', visibleIf: '', html: said('<b>') }],
    { kind: 'markup', name: 'h', part: 'note', language: 'en' },
  ],
  [
    'braces',
    [single('q', { title: said('{x}') })],
    { kind: 'braces', name: 'q', part: 'title', language: 'en' },
  ],
  [
    'a text over 500 letters',
    [single('q', { title: said('x'.repeat(501)) })],
    { kind: 'too-many-words', name: 'q', part: 'title', language: 'en' },
  ],
  [
    'too much open text',
    [comment('q', { maxLength: 1500 }), comment('r', { maxLength: 501 })],
    { kind: 'too-many-letters', letters: 2001, most: 2000 },
  ],
  [
    'a condition nobody can read',
    [single('q', { visibleIf: 'age() > 3' })],
    { kind: 'condition-unread', name: 'q', text: 'age() > 3' },
  ],
  [
    'a condition on nothing',
    [single('q', { visibleIf: "{x} = 'a'" })],
    { kind: 'condition-unknown', name: 'q', on: 'x' },
  ],
  [
    'a condition on itself',
    [single('q', { visibleIf: "{q} = 'a'" })],
    { kind: 'condition-cycle', name: 'q', path: ['q', 'q'] },
  ],
  [
    'a condition on what follows',
    [single('q', { visibleIf: "{r} = 'a'" }), single('r')],
    { kind: 'condition-later', name: 'q', on: 'r' },
  ],
  [
    'a value not offered',
    [single('q'), comment('r', { visibleIf: "{q} = 'z'" })],
    { kind: 'condition-value', name: 'r', on: 'q', says: 'z' },
  ],
  [
    'a comparison that is none',
    [single('q'), comment('r', { visibleIf: '{q} > 3' })],
    { kind: 'condition-operator', name: 'r', on: 'q', says: '>' },
  ],
])('%s is refused by name', (_, elements, fault) => {
  expect(faults(elements)).toContainEqual(fault);
});

test('a circle of three is named from each of its questions', () => {
  const on = (name: string, other: string) => single(name, { visibleIf: `{${other}} = 'a'` });
  expect(faults([on('a', 'b'), on('b', 'c'), on('c', 'a'), on('d', 'a')])).toEqual([
    { kind: 'condition-cycle', name: 'a', path: ['a', 'b', 'c', 'a'] },
    { kind: 'condition-cycle', name: 'b', path: ['b', 'c', 'a', 'b'] },
    { kind: 'condition-cycle', name: 'c', path: ['c', 'a', 'b', 'c'] },
  ]);
});

test('cross-tables are of two questions with few answers each, and two at most', () => {
  expect(
    faults(
      [single('q'), comment('r')],
      [
        ['q', 'r'],
        ['q', 'x'],
        ['r', 'q'],
      ],
    ),
  ).toEqual([
    { kind: 'too-many-crosses' },
    { kind: 'cross-unfit', name: 'r' },
    { kind: 'cross-unknown', name: 'x' },
    { kind: 'cross-unfit', name: 'r' },
    { kind: 'cross-twice', name: 'r' },
  ]);
});

test('an answer too long for its letter is refused before anybody gives it', () => {
  const wide = (name: string, by: string) =>
    single(name, {
      type: 'checkbox',
      maxSelectedChoices: 0,
      choices: Array.from({ length: 20 }, (_, at) => ({ value: `${by}${at}`, text: said('x') })),
    });
  const many = (by: string) => Array.from({ length: 40 }, (_, at) => wide(`q${at}`, by));
  expect(faults(many('c'))).toEqual([]);
  expect(faults(many('c'.repeat(25)))).toEqual([{ kind: 'answer-too-long' }]);
});
