import fc from 'fast-check';
import { Model, QuestionCheckboxModel, QuestionCommentModel } from 'survey-core';
import { expect, test } from 'vitest';
import { isQuestion, type Answers, type Definition, type Question } from '../../src/core/survey';
import { answerFaults, visibleElements, withoutHidden } from '../../src/core/survey-answers';
import { surveyFaults } from '../../src/core/survey-faults';
import { writeSurvey } from '../../src/core/survey-json';
import { anyAnswer, anyDefinition } from '../setup/any-survey';

// SurveyJS's own form is the judge: whatever it shows, requires and lets through, ours does.

const shownNow = (definition: Definition, answers: Answers) =>
  visibleElements(definition, answers)
    .filter(isQuestion)
    .map(({ name }) => name);

/** The next answer: to one of the questions shown now, whichever the wheel points at. */
function nextAnswer(definition: Definition, answers: Answers, wheel: number) {
  const shown = visibleElements(definition, answers).filter(isQuestion);
  const question = shown[wheel % Math.max(1, shown.length)];
  if (!question) return undefined;
  const [answer] = fc.sample(anyAnswer(question), { numRuns: 1, seed: wheel });
  return { question, answer };
}

function given(answers: Answers, { name }: Question, answer: Answers[string] | undefined): Answers {
  const { [name]: _, ...others } = answers;
  return answer === undefined ? others : { ...others, [name]: answer };
}

// A matrix that is taken back, or hidden, leaves conditions on its rows standing (3.1.1): all are asked once more.
function tell(model: Model, { name }: Question, answer: Answers[string] | undefined) {
  if (answer === undefined) model.clearValue(name);
  else model.setValue(name, answer);
  model.runExpressions();
}

function expectSame(definition: Definition, answers: Answers, model: Model) {
  const theirs = model.getAllQuestions().filter((each) => each.isVisible);
  expect(visibleElements(definition, answers).map(({ name }) => name)).toEqual(
    theirs.map((each) => each.name),
  );
  expect(answers).toEqual(model.data);
  const required = visibleElements(definition, answers).filter((each) => isQuestion(each) && each.isRequired);
  expect(required.map(({ name }) => name)).toEqual(
    theirs.filter((each) => each.isRequired).map((each) => each.name),
  );
  const wrong = new Set(answerFaults(definition, answers).map(({ name }) => name));
  expect(shownNow(definition, answers).filter((name) => wrong.has(name))).toEqual(
    theirs.filter((each) => !each.validate(false)).map((each) => each.name),
  );
  expect(answerFaults(definition, answers).length === 0).toBe(model.validate(false));
}

// Neither a maximum of ticks nor one of letters is validated there: the form lets nobody go beyond it.
function expectSameEnds(definition: Definition, answers: Answers, model: Model) {
  for (const question of visibleElements(definition, answers)) {
    const theirs = model.getQuestionByName(question.name);
    if (question.type === 'comment' && theirs instanceof QuestionCommentModel)
      expect(theirs.getMaxLength()).toBe(question.maxLength);
    if (theirs instanceof QuestionCheckboxModel) expectSameMaximum(definition, answers, theirs);
  }
}

function expectSameMaximum(definition: Definition, answers: Answers, theirs: QuestionCheckboxModel) {
  const ticked = (answers[theirs.name] ?? []) as string[];
  for (const choice of theirs.visibleChoices) {
    const value = choice.value as string;
    if (ticked.includes(value)) continue;
    const faults = answerFaults(definition, { ...answers, [theirs.name]: [...ticked, value] });
    const isTooMany = faults.some(({ name, fault }) => name === theirs.name && fault === 'too-many');
    expect(isTooMany).toBe(!choice.isEnabled);
  }
}

test('what is shown, required and valid is what SurveyJS says, after every answer', () => {
  let [steps, hiddenOnes, wrongOnes] = [0, 0, 0];
  fc.assert(
    fc.property(anyDefinition, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (definition, wheels) => {
      expect(surveyFaults(definition, [])).toEqual([]);
      const model = new Model(JSON.parse(writeSurvey(definition)));
      expect(model.jsonErrors).toBeFalsy();
      let answers: Answers = {};
      expectSame(definition, answers, model);
      for (const wheel of wheels) {
        const next = nextAnswer(definition, answers, wheel);
        if (!next) break;
        tell(model, next.question, next.answer);
        answers = withoutHidden(definition, given(answers, next.question, next.answer));
        expectSame(definition, answers, model);
        expectSameEnds(definition, answers, model);
        steps += 1;
        hiddenOnes += definition.elements.length - visibleElements(definition, answers).length;
        wrongOnes += answerFaults(definition, answers).length;
      }
    }),
    { numRuns: 400 },
  );
  console.info(`${steps} answers, ${hiddenOnes} hidden, ${wrongOnes} faults, no difference`);
  expect(steps).toBeGreaterThan(1000);
  expect(hiddenOnes).toBeGreaterThan(200);
  expect(wrongOnes).toBeGreaterThan(200);
}, 120_000);
