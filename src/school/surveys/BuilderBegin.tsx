import { useTranslation } from 'react-i18next';
import type { Definition } from '../../core/survey';
import { surveyAdvice, type SurveyAdvice } from '../../core/survey-advice';
import { minutesNeeded } from '../../core/survey-minutes';
import type { SurveyDraft } from '../../wire/survey-desk';
import { Templates } from './Templates';

/** An empty survey begins with a ready one. */
export function Begin({ onBegin }: { onBegin: (draft: SurveyDraft) => void }) {
  const { t } = useTranslation('survey-edit');
  return (
    <section className="sheet stack">
      <h2>{t('begin.title')}</h2>
      <Templates onBegin={(definition) => onBegin({ definition, crosses: [] })} />
    </section>
  );
}

type AdviceProps = { definition: Definition; onGoTo: (name: string) => void };

/** Which question an advice is about, and the way there. */
function About({ name, definition, onGoTo }: AdviceProps & { name: string }) {
  const { t } = useTranslation('survey-edit');
  const at = definition.elements.findIndex((each) => each.name === name);
  return (
    <button type="button" className="button button-plain" onClick={() => onGoTo(name)}>
      {t('advice.question', { at: at + 1 })}
    </button>
  );
}

/** The same said of both languages is said once. */
function adviceOnce(definition: Definition): SurveyAdvice[] {
  const told = new Set<string>();
  return surveyAdvice(definition).filter((advice) => {
    const { kind } = advice;
    const about = kind === 'private' ? advice.about : '';
    const key = JSON.stringify([kind, about, 'name' in advice ? advice.name : '']);
    return told.size < told.add(key).size;
  });
}

/** How long it takes, and what an author may want to think over, each with the question it is about. */
export function Advice({ definition, onGoTo }: AdviceProps) {
  const { t } = useTranslation('survey-edit');
  const sentence = (advice: SurveyAdvice) => {
    if (advice.kind === 'private') return t('advice.private', { about: t(`private.${advice.about}`) });
    return advice.kind === 'leading'
      ? t('advice.leading', { words: advice.words })
      : t(`advice.${advice.kind}`);
  };
  return (
    <ul className="small builder-advice">
      <li>{t('advice.minutes', { count: minutesNeeded(definition) })}</li>
      {adviceOnce(definition).map((advice, index) => (
        <li key={index}>
          {'name' in advice && advice.name !== undefined && (
            <>
              <About {...{ definition, onGoTo }} name={advice.name} />{' '}
            </>
          )}
          {sentence(advice)}
        </li>
      ))}
    </ul>
  );
}
