import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useGround, useNow } from './household';
import { surveysOf } from './store/answers';
import { givenStage } from './survey-state';
import { useSurveyLanguage } from './survey-language';

/** The surveys a child's family has answered, each with what became of it and the way to its receipt. */
export function SurveysSent({ child, classId }: { child: string; classId: string }) {
  const { t } = useTranslation('survey');
  const { home } = useGround();
  const language = useSurveyLanguage();
  const now = useNow(false);
  const surveys = useLiveQuery(() => surveysOf(home, child, classId), [home, child, classId]) ?? [];
  const given = surveys.flatMap(({ survey, answers }) => {
    const stage = givenStage(answers, now);
    return stage ? [{ survey, stage }] : [];
  });
  if (given.length === 0) return null;
  return (
    <section className="sheet stack">
      <h2>{t('sent.title')}</h2>
      {given.map(({ survey, stage }) => (
        <div key={survey.id} className="stack">
          <p>
            {survey.definition.title[language]} · {t(`stage.${stage}`)}
          </p>
          <Link to={`/survey/${survey.survey}/sent`} className="button">
            {t('sent.see')}
          </Link>
        </div>
      ))}
    </section>
  );
}
