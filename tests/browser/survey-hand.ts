import type { Page } from 'playwright-core';
import { questionsOf, type Answers, type Definition, type Question } from '../../src/core/survey';
import { tap } from './hand';

/** What stands on an option. */
function wordsOf(question: Question, value: string | number): string {
  const options =
    'choices' in question ? question.choices : 'rateValues' in question ? question.rateValues : [];
  const found = options.find((each) => each.value === value);
  if (!found) throw new Error(`${question.name} has no option ${String(value)}.`);
  return found.text['zh-cn'];
}

/** One question on its screen, by the control of its kind. */
async function answerOne(page: Page, question: Question, answer: Answers[string]): Promise<void> {
  const card = page.locator(`[data-question="${question.name}"]`);
  if (question.type === 'dropdown')
    await card.getByRole('combobox').selectOption({ label: wordsOf(question, answer as string) });
  else if (question.type === 'text' || question.type === 'comment')
    await card.getByRole('textbox').fill(`${answer as string | number}`);
  else if (question.type === 'checkbox')
    for (const value of answer as string[])
      await card.getByRole('checkbox', { name: wordsOf(question, value), exact: true }).check();
  else
    await card
      .getByRole('radio', { name: wordsOf(question, answer as string | number), exact: true })
      .check();
}

/**
 * Taps through a survey, a question a screen, from the one that is looked at to the last or up to one where the parent
 * stops; what has no answer here is skipped.
 */
export async function tapThrough(
  page: Page,
  definition: Definition,
  { answers, until }: { answers: Answers; until?: string },
): Promise<void> {
  const shown = page.locator('[data-question]');
  await shown.waitFor();
  const questions = questionsOf(definition);
  const begin = await shown.getAttribute('data-question');
  const from = questions.findIndex(({ name }) => name === begin);
  for (const question of questions.slice(from)) {
    await page.locator(`[data-question="${question.name}"]`).waitFor();
    if (question.name === until) return;
    const answer = answers[question.name];
    if (answer !== undefined) await answerOne(page, question, answer);
    const isLast = question === questions.at(-1);
    await tap(page, isLast ? '填完了，看一遍' : answer === undefined ? '跳过' : '下一题');
  }
}
