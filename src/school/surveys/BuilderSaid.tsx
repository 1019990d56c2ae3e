import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_WORDS, type Said } from '../../core/survey';
import { gaps, LANGUAGES } from '../../core/survey-words';

type SaidProps = {
  label: string;
  said: Said;
  onChange: (said: Said) => void;
  /** Whether families can do without these words. */
  need: 'needed' | 'free';
  size?: 'long';
};

/** The same words in both languages, beside each other where there is room; what is missing is said below. */
export function BuilderSaid({ label, said, onChange, need, size }: SaidProps) {
  const { t } = useTranslation('survey-edit');
  const id = useId();
  const missing = gaps(said);
  const isFree = need === 'free' && missing.length === 2;
  return (
    <div className="builder-said">
      {LANGUAGES.map((language) => {
        const isGap = !isFree && missing.includes(language);
        const isFull = said[language].length >= MOST_WORDS;
        const shared = {
          id: `${id}-${language}`,
          lang: language === 'en' ? 'en' : 'zh-CN',
          maxLength: MOST_WORDS,
          value: said[language],
          'aria-describedby': isGap || isFull ? `${id}-${language}-gap` : undefined,
          onChange: ({ target }: { target: { value: string } }) => {
            // A line is one line, however far it runs on the page.
            const words = size === 'long' ? target.value : target.value.replace(/\s*\n\s*/g, ' ');
            onChange({ ...said, [language]: words });
          },
        };
        return (
          <div key={language} className="field">
            <label htmlFor={shared.id}>{t(`in.${language}`, { label })}</label>
            <textarea className="input" rows={size === 'long' ? 3 : 1} {...shared} />
            {(isGap || isFull) && (
              <p id={`${shared.id}-gap`} className="soft small">
                {isGap ? t(`gap.${language}`) : t('full.words', { most: MOST_WORDS })}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
