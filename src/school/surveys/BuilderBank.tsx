import { useTranslation } from 'react-i18next';
import type { Definition, Question } from '../../core/survey';
import { BANK_TOPICS, QUESTION_BANK } from '../../core/survey-bank/bank';
import { namedFor } from './builder-draft';
import { useSaid } from './BuilderCondition';

type BankProps = { definition: Definition; onTake: (question: Question) => void };

/** Questions that are ready, in both languages, by what they are about. */
export function BuilderBank({ definition, onTake }: BankProps) {
  const { t } = useTranslation('survey-edit');
  const say = useSaid();
  return BANK_TOPICS.map((topic) => (
    <details key={topic} className="more">
      <summary>{t('bank.from', { topic: t(`bank.${topic}`) })}</summary>
      <ul className="builder-list">
        {QUESTION_BANK[topic].map((question) => (
          <li key={question.name}>
            <button type="button" className="button" onClick={() => onTake(namedFor(definition, question))}>
              {say(question.title)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  ));
}
