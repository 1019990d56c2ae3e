import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answersOf, draftOf, keepAnswer, surveysOf } from '../../../src/parent/store/answers';
import { isSoundDefinition } from '../../../src/parent/store/sound-definition';
import {
  isSoundAnswers,
  isSoundDraft,
  isSoundSurvey,
  isSoundSurveyToken,
} from '../../../src/parent/store/sound-surveys';
import type { AnswersRow, DraftRow, SurveyRow, SurveyTokenRow } from '../../../src/parent/store/survey-rows';
import { CLASS_ID } from '../../setup/class';
import { wangs } from '../../setup/diary';
import { ASKED, DEFINITION, SURVEY_ID } from '../../setup/survey';

const PLACE = { child: 'xiaomi', class: CLASS_ID, survey: SURVEY_ID };
const SURVEY: SurveyRow = {
  ...ASKED,
  id: `${CLASS_ID}/${SURVEY_ID}`,
  class: CLASS_ID,
  zone: 'Asia/Shanghai',
};
const DRAFT: DraftRow = {
  ...PLACE,
  id: `xiaomi/${CLASS_ID}/${SURVEY_ID}`,
  answers: { who: 'mother', how: { amount: 'much' } },
};
const ANSWERS: AnswersRow = {
  ...PLACE,
  id: DRAFT.id,
  letter: { wanted: { who: 'mother' }, rev: 1, stands: { who: 'mother' } },
  closesAt: 1,
  due: 0,
  token: { nonce: new Uint8Array(32), token: new Uint8Array(32) },
};
const TOKEN: SurveyTokenRow = { ...PLACE, id: DRAFT.id, term: '2026a', at: 1, none: 'spent' };

/** The row with one of its values, however deep, replaced by something else. */
const spoilt = (row: object) => {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]) => {
    if (path.length > 0) paths.push(path);
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value))
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
  };
  walk(row, []);
  // Of the worst there is: what cannot be made into a text or a number.
  const anything = fc.oneof(fc.anything(), fc.constant({ toString: undefined, valueOf: undefined }));
  return fc.tuple(fc.constantFrom(...paths), anything).map(([path, value]) => {
    const copy = structuredClone(row) as Record<string, unknown>;
    const last = path[path.length - 1]!;
    const place = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
    place[last] = value;
    return copy;
  });
};

describe('rows of surveys', () => {
  test('as we write them are sound', () => {
    expect(isSoundSurvey(SURVEY)).toBe(true);
    expect(isSoundDefinition(DEFINITION)).toBe(true);
    expect(isSoundDraft(DRAFT)).toBe(true);
    expect(isSoundAnswers(ANSWERS)).toBe(true);
    expect(isSoundSurveyToken(TOKEN)).toBe(true);
  });

  test('as no hand left them are found out without falling over', () => {
    const checks: [object, (row: never) => boolean][] = [
      [SURVEY, isSoundSurvey],
      [DRAFT, isSoundDraft],
      [ANSWERS, isSoundAnswers],
      [TOKEN, isSoundSurveyToken],
    ];
    for (const [row, isSound] of checks)
      fc.assert(
        fc.property(spoilt(row), (copy) => {
          expect(typeof isSound(copy as never)).toBe('boolean');
        }),
      );
  });

  test('are not sound without a question’s words, its choices, or with a type nobody draws', () => {
    const [, first] = DEFINITION.elements;
    const withFirst = (change: object) => ({ ...DEFINITION, elements: [{ ...first, ...change }] });
    expect(isSoundDefinition(withFirst({}))).toBe(true);
    for (const change of [
      { title: { 'zh-cn': '只有中文' } },
      { choices: [] },
      { choices: 'x' },
      { type: 'signature' },
      { type: 'constructor' },
      { name: '<b>' },
      { visibleIf: null },
    ])
      expect(isSoundDefinition(withFirst(change)), JSON.stringify(change)).toBe(false);
    for (const garbage of [null, 7, 'x', [], { elements: {} }])
      expect(isSoundDefinition(garbage)).toBe(false);
  });

  test('that a hand has spoilt are not shown, take nothing down, and a draft begins anew', async () => {
    const { home, child } = await wangs();
    const place = { ...PLACE, child };
    const id = `${child}/${CLASS_ID}/${SURVEY_ID}`;
    await home.surveys.bulkPut([SURVEY, { ...SURVEY, id: 'other', survey: 'other123', opens: 'soon' }]);
    await home.drafts.put({ ...DRAFT, ...place, id, answers: [7] } as unknown as DraftRow);
    await home.answers.put({ ...ANSWERS, ...place, id, letter: 'lost' } as unknown as AnswersRow);
    expect((await surveysOf(home, child, CLASS_ID)).map(({ survey }) => survey.survey)).toEqual([SURVEY_ID]);
    expect(await draftOf(home, place)).toBeUndefined();
    expect(await answersOf(home, place)).toBeUndefined();
    await keepAnswer(home, place, { name: 'who', answer: 'nobody' });
    expect((await draftOf(home, place))!.answers).toEqual({ who: 'nobody' });
  });
});
