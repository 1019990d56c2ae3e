import type { Answer, Question, SurveyLanguage } from '../../core/survey';
import type { FormWords } from './form-words';

/** What each kind of question is drawn from. `described`: ids of what is said beside it, for who listens. */
export type ControlProps<Asked extends Question = Question> = {
  question: Asked;
  language: SurveyLanguage;
  words: FormWords;
  answer: Answer | undefined;
  onAnswer: (answer: Answer | undefined) => void;
  described: string | undefined;
  isWrong: boolean;
};

/** What the control element itself carries, so that a reader hears title, hint and fault with it. */
export function spokenWith({ described, isWrong }: Pick<ControlProps, 'described' | 'isWrong'>): {
  'aria-describedby'?: string;
  'aria-invalid'?: true;
} {
  return {
    ...(described !== undefined && { 'aria-describedby': described }),
    ...(isWrong && { 'aria-invalid': true }),
  };
}
