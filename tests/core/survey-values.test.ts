import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerValues } from '../../src/core/survey-values';
import { draftOf } from '../setup/surveys';
import { questionsOf, type Answer } from '../../src/core/survey';
import { anyAnswer, anyDefinition } from '../setup/any-survey';

const anySurvey = anyDefinition.chain((any) =>
  fc.tuple(...questionsOf(any).map((question) => anyAnswer(question))).map((answers) => ({
    definition: any,
    answers: Object.fromEntries(
      questionsOf(any).flatMap(({ name }, at): [string, Answer][] => {
        const answer = answers[at];
        return answer === undefined ? [] : [[name, answer]];
      }),
    ),
  })),
);

const { definition } = draftOf('家长问卷');

test('two answers of a declared table stand together in a value of its own, or not at all', () => {
  const crosses = [['long', 'wish']] as const;
  const valueOf = (v: Record<string, string>) =>
    answerValues(definition, crosses, v).find(({ question }) => question === 'x:0')?.value;
  expect(valueOf({ long: 'yes', wish: 'a' })).toBe('yes a');
  expect(valueOf({ long: 'yes' })).toBeNull();
});

test('whatever is answered, skipped or taken back, the same questions have a value', () => {
  fc.assert(
    fc.property(anySurvey, ({ definition: any, answers }) => {
      const names = (v: typeof answers | null) => answerValues(any, [], v).map(({ question }) => question);
      expect(names(answers)).toEqual(names(null));
      expect(names({})).toEqual(names(null));
      expect(answerValues(any, [], null).every(({ value }) => value === null)).toBe(true);
    }),
  );
});
