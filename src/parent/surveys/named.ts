import type { Answers, Definition } from '../../core/survey';
import { namesSomebody } from '../../core/survey-named';

/** The open questions whose words name somebody, as far as a machine can see. */
export function namedIn({ elements }: Definition, answers: Answers): string[] {
  const isNamed = (answer: unknown) => typeof answer === 'string' && namesSomebody(answer);
  return elements
    .filter(({ name, type }) => type === 'comment' && isNamed(answers[name]))
    .map(({ name }) => name);
}
