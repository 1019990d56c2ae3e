import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answers, Definition, SurveyLanguage } from '../../core/survey';
import { Choice } from '../../ui/Choice';
import { formWords } from '../../ui/survey/form-words';
import { SurveyForm } from '../../ui/survey/SurveyForm';

type PreviewProps = { definition: Definition; begin: string | undefined };

/** The form with its own words in the language that is looked at, as a family's phone has them. */
function Form({ definition, language, begin }: PreviewProps & { language: SurveyLanguage }) {
  const { t: ours, i18n } = useTranslation('survey-edit');
  const lng = language === 'en' ? 'en' : 'zh-CN';
  const { t: theirs } = useTranslation('survey-edit', { lng, useSuspense: false });
  // Until the words of the other language have come, and where they do not, the app's own stand there.
  const t = i18n.hasResourceBundle(lng, 'survey-edit') ? theirs : ours;
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <SurveyForm
      key={begin}
      width="phone"
      {...{ definition, language, answers, begin }}
      words={formWords((key, values) => t(`form.${key}`, values ?? {}))}
      onAnswer={(name, answer) => {
        setAnswers(({ [name]: _before, ...others }) =>
          answer === undefined ? others : { ...others, [name]: answer },
        );
      }}
    />
  );
}

/** What families will see, in the form they answer in; what is tried here is kept nowhere. */
export function BuilderPreview({ definition, begin }: PreviewProps) {
  const { t } = useTranslation('survey-edit');
  const [language, setLanguage] = useState<SurveyLanguage>('zh-cn');
  return (
    <section className="stack builder-preview" aria-label={t('preview.title')}>
      <Choice
        label={t('preview.language')}
        options={[
          { value: 'zh-cn' as const, label: '中文' },
          { value: 'en' as const, label: 'English' },
        ]}
        value={language}
        onChange={setLanguage}
      />
      <div className="sheet">
        <Form {...{ definition, language, begin }} />
      </div>
      <p className="soft small">{t('preview.notKept')}</p>
    </section>
  );
}
