import fc from 'fast-check';
import { Model } from 'survey-core';
import { expect, test } from 'vitest';
import { readSurvey, writeSurvey } from '../../src/core/survey-json';
import { anyDefinition, said } from '../setup/any-survey';

const read = (survey: unknown) => readSurvey(typeof survey === 'string' ? survey : JSON.stringify(survey));
const definitionOf = (survey: unknown) => {
  const reading = read(survey);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.refusals));
  return reading.definition;
};
const refusalsOf = (survey: unknown) => {
  const reading = read(survey);
  return reading.kind === 'refused' ? reading.refusals : [];
};
const of = (...elements: object[]) => ({ title: '问卷', elements });

test('what goes out comes back the same, and SurveyJS finds nothing wrong with it', () => {
  fc.assert(
    fc.property(anyDefinition, (definition) => {
      const text = writeSurvey(definition);
      expect(readSurvey(text)).toEqual({ kind: 'read', definition });
      expect(new Model(JSON.parse(text)).jsonErrors).toBeFalsy();
    }),
    { numRuns: 300 },
  );
});

test('a survey as others write it is read into ours', () => {
  const definition = definitionOf({
    title: { default: 'Homework', 'zh-cn': '作业' },
    showProgressBar: 'top',
    pages: [
      {
        name: 'page1',
        elements: [
          {
            type: 'radiogroup',
            name: 'question1',
            title: '几年级？',
            choices: ['Item 1', '二年级', 3, 'true'],
          },
          { type: 'rating', name: 'Q 2', rateMax: 3, minRateDescription: '少', hasOther: false },
        ],
      },
      {
        name: 'page2',
        elements: [
          { type: 'boolean', name: '是否', visibleIf: "{question1} = 'Item 1' and {Q 2} >= '2'" },
          { type: 'text', name: 'n', inputType: 'number', min: 0, visibleIf: '{question1}="二年级"' },
          { type: 'text', name: 'free', visibleIf: "{是否} = 'true' || {question1} = 3" },
          { type: 'matrix', name: 'm', rows: ['A b'], columns: [{ value: 1, text: '一' }, 2] },
          { type: 'html', name: 'h', html: '谢谢', visibleIf: '{m.A b} = 1' },
        ],
      },
    ],
  });
  expect(definition.title).toEqual({ 'zh-cn': '作业', en: 'Homework' });
  expect(definition.elements.map(({ name, visibleIf }) => [name, visibleIf])).toEqual([
    ['question1', ''],
    ['q_2', ''],
    ['n_1', "{question1} = 'item_1' and {q_2} >= 2"],
    ['n', "{question1} = 'n'"],
    ['free', "{n_1} = true or {question1} = 'n_3'"],
    ['m', ''],
    ['h', "{m.a_b} = 'n_1'"],
  ]);
  expect(definition.elements[0]).toMatchObject({
    title: { 'zh-cn': '几年级？', en: '' },
    choices: [
      { value: 'item_1', text: { 'zh-cn': '', en: 'Item 1' } },
      { value: 'n', text: { 'zh-cn': '二年级', en: '' } },
      { value: 'n_3', text: said('3') },
      { value: 'true_1', text: { 'zh-cn': '', en: 'true' } },
    ],
  });
  expect(definition.elements[1]).toMatchObject({ rateValues: [{ value: 1 }, { value: 2 }, { value: 3 }] });
  expect(definition.elements[4]).toMatchObject({ type: 'comment' });
  expect(read(writeSurvey(definition))).toEqual({ kind: 'read', definition });
});

const q = { type: 'comment', name: 'a' };
test.each([
  [of({ type: 'file', name: 'a' }), { kind: 'type', where: 'a', what: 'file' }],
  [of({ type: 'paneldynamic', name: 'a' }), { kind: 'type', what: 'paneldynamic' }],
  [of({ ...q, validators: [{ type: 'email' }] }), { kind: 'property', where: 'a', what: 'validators' }],
  [of({ ...q, defaultValue: 'x' }), { kind: 'property', what: 'defaultValue' }],
  [of({ ...q, requiredIf: "{b} = 'x'" }), { kind: 'property', what: 'requiredIf' }],
  [
    of({ type: 'radiogroup', name: 'a', hasOther: true, choices: ['x'] }),
    { kind: 'property', what: 'hasOther' },
  ],
  [
    of({ type: 'radiogroup', name: 'a', choices: [{ value: 'x', visibleIf: '1' }] }),
    { kind: 'property', where: 'a › choices[0]', what: 'visibleIf' },
  ],
  [of({ type: 'radiogroup', name: 'a', choices: ['x', 'x'] }), { kind: 'name-twice', what: 'x' }],
  [
    of({ type: 'text', name: 'a', inputType: 'date' }),
    { kind: 'value', where: 'a › inputType', what: 'date' },
  ],
  [of({ ...q, title: '题'.repeat(501) }), { kind: 'too-long', where: 'a › title' }],
  [
    of({ type: 'radiogroup', name: 'a', choices: Array.from({ length: 21 }, (_, at) => at) }),
    { kind: 'too-many-choices', where: 'a › choices', what: '21' },
  ],
  [of({ type: 'rating', name: 'a', rateMin: 0, rateMax: 30 }), { kind: 'too-many-choices', what: '31' }],
  [
    of({ type: 'text', inputType: 'number', name: 'a', max: 1e9 }),
    { kind: 'value', where: 'a › max', what: '1000000000' },
  ],
  [
    of(
      { type: 'boolean', name: 'first' },
      { ...q, visibleIf: Array.from({ length: 60 }, () => '{first} notempty').join(' and ') },
    ),
    { kind: 'too-long', where: 'a › visibleIf' },
  ],
  [
    // Short as it is written there, but longer under the name it gets here.
    of(
      { type: 'boolean', name: '1' },
      { ...q, visibleIf: Array.from({ length: 66 }, () => '{1} empty').join(' and ') },
    ),
    { kind: 'too-long', where: 'a › visibleIf' },
  ],
  [of({ ...q, maxLength: 5000 }), { kind: 'value', where: 'a › maxLength', what: '5000' }],
  [of({ ...q, title: { de: 'Wie' } }), { kind: 'language', where: 'a › title', what: 'de' }],
  [of({ ...q, title: 5, description: ['x'] }), { kind: 'value', where: 'a › description', what: '[…]' }],
  [
    of({ ...q, visibleIf: 'age({b}) > 3' }),
    { kind: 'expression', where: 'a › visibleIf', what: 'age({b}) > 3' },
  ],
  [of({ ...q, visibleIf: "{nobody} = 'x'" }), { kind: 'unknown-name', what: 'nobody' }],
  [of(q, q), { kind: 'name-twice', what: 'a' }],
  [
    of({ type: 'html', name: 'a', html: '<b>x</b>' }),
    { kind: 'markup', where: 'a › html', what: '<b>x</b>' },
  ],
  [
    of({ type: 'matrix', name: 'a', rows: ['x'], columns: ['y'], isAllRowRequired: true }),
    { kind: 'value', where: 'a › isAllRowRequired' },
  ],
  [
    { ...of(q), triggers: [{ type: 'complete' }] },
    { kind: 'property', where: '', what: 'triggers' },
  ],
  [
    { ...of(q), locale: 'fr' },
    { kind: 'value', where: 'locale', what: 'fr' },
  ],
  [{ pages: [{ title: 'One', elements: [q] }] }, { kind: 'property', where: 'pages[0]', what: 'title' }],
  [{ pages: ['x'] }, { kind: 'value', where: 'pages[0]' }],
  [
    of(...Array.from({ length: 500 }, (_, at) => ({ ...q, name: `q${at}` }))),
    { kind: 'too-many-questions', what: '500' },
  ],
  [
    '{"elements":[{"type":"comment","name":"a","__proto__":{"x":1}}]}',
    { kind: 'property', what: '__proto__' },
  ],
  ['not json', { kind: 'not-json' }],
  ['', { kind: 'not-json' }],
  ['[]', { kind: 'not-a-survey' }],
  ['null', { kind: 'not-a-survey' }],
  ['{}', { kind: 'not-a-survey' }],
  [{ pages: {} }, { kind: 'not-a-survey' }],
  ['x'.repeat(1_000_001), { kind: 'too-long' }],
  ['['.repeat(400_000), { kind: 'not-json' }],
])('refused by name: %.60j', (survey, refusal) => {
  expect(refusalsOf(survey)).toEqual(expect.arrayContaining([expect.objectContaining(refusal)]));
});

test('depth within a foreign property is refused, not followed', () => {
  const depth = 50_000;
  const deep = `{"elements":[{"type":"comment","name":"a","x":${'['.repeat(depth)}${']'.repeat(depth)}}]}`;
  expect(['property', 'not-json']).toContain(refusalsOf(deep)[0].kind);
});

test('whatever text is given, it is read or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(['read', 'refused']).toContain(readSurvey(text).kind);
    }),
  );
});

test('whatever stands where a survey has its parts, it is read or refused by name', () => {
  const raw = fc.record(
    {
      type: fc.constantFrom(
        'radiogroup',
        'checkbox',
        'rating',
        'boolean',
        'text',
        'comment',
        'matrix',
        'html',
      ),
      name: fc.anything(),
      title: fc.anything(),
      choices: fc.anything(),
      rows: fc.anything(),
      columns: fc.anything(),
      rateMin: fc.anything(),
      rateMax: fc.anything(),
      rateValues: fc.array(fc.anything()),
      visibleIf: fc.anything(),
      html: fc.anything(),
    },
    { requiredKeys: ['type'] },
  );
  const json = (value: unknown) =>
    JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? 0 : one));
  fc.assert(
    fc.property(fc.array(raw, { maxLength: 3 }), (elements) => {
      let text: string;
      try {
        text = json({ elements });
      } catch {
        return;
      }
      const reading = readSurvey(text);
      if (reading.kind === 'refused') expect(reading.refusals.length).toBeGreaterThan(0);
      else expect(readSurvey(writeSurvey(reading.definition))).toEqual(reading);
    }),
    { numRuns: 500 },
  );
});
