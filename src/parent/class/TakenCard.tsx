import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useAct } from '../act';
import { nightNow, useGround } from '../household';
import type { LetterRow } from '../store/letter-rows';
import { leaveTheirs, takeBack, useThisPhones } from '../store/letters';
import { isTonight, useEveningWords } from '../figure/evening-words';
import { Figures } from './Figures';

/** The answers to "another phone was first"; nothing of this phone goes before one is given. */
export function TakenAnswers({ letter }: { letter: LetterRow }) {
  const { t } = useTranslation('sent');
  const { home } = useGround();
  const { act } = useAct();
  const answer = (to: typeof leaveTheirs, text: string) =>
    void act(async () => {
      await to(home, letter.id);
      return { text };
    });
  const keep = () => {
    answer(leaveTheirs, t('question.kept'));
  };
  if (letter.isWithheld)
    return (
      <>
        <p>{t('question.back')}</p>
        <div className="sent-answers">
          <button
            type="button"
            className="button"
            onClick={() => {
              answer(takeBack, t('done.takeBack'));
            }}
          >
            {t('question.takeBack')}
          </button>
          <button type="button" className="button" onClick={keep}>
            {t('question.keep')}
          </button>
        </div>
      </>
    );
  return (
    <>
      {letter.wanted ? (
        <>
          <p className="soft small">{t('question.own')}</p>
          <Figures figures={letter.wanted} />
          <p className="soft">{t('question.merge')}</p>
        </>
      ) : (
        <p>{t('question.nothing')}</p>
      )}
      <div className="sent-answers">
        <Link to={`/nights/${letter.night}`} className="button">
          {t('question.mergeKey')}
        </Link>
        {letter.wanted && (
          <button
            type="button"
            className="button"
            onClick={() => {
              answer(useThisPhones, t('question.replaced'));
            }}
          >
            {t('question.replace')}
          </button>
        )}
        <button type="button" className="button" onClick={keep}>
          {t('question.keep')}
        </button>
      </div>
    </>
  );
}

/** Another phone of the family was first with an evening: which figures shall stand is the parent's to say. */
export function TakenCard({ letter }: { letter: LetterRow }) {
  const { t } = useTranslation('sent');
  const { clock } = useGround();
  const eveningWords = useEveningWords();
  const title = isTonight(letter, nightNow(clock))
    ? t('question.tonight')
    : t('question.other', { evening: eveningWords(letter) });
  return (
    <section className="sheet stack sent-question" aria-label={title}>
      <h2>{title}</h2>
      <TakenAnswers letter={letter} />
    </section>
  );
}
