import { useState } from 'react';
import { useLocation } from 'wouter';
import { Dialog } from '../../ui/Dialog';
import type { DeskSurvey, SurveyDraft } from '../../wire/survey-desk';
import { keepSurvey } from '../client';
import { useDesk } from '../desk';
import { emptyDraft, freshSurveyId } from './builder-draft';
import { useSay } from './say';
import { Templates, Way } from './Templates';

/** From what a survey may be begun; an act keeps it as a draft and goes on in the builder. */
function Ways({ earlier }: { earlier: readonly DeskSurvey[] }) {
  const { t, title, date } = useSay();
  const { act } = useDesk();
  const [, goTo] = useLocation();
  // One name for one opening of the dialog: pressed twice on a slow line, it is still one draft.
  const [survey] = useState(freshSurveyId);
  const begin = (draft: SurveyDraft) => {
    void act(keepSurvey({ survey, revision: 0, draft })).then((kept) => {
      if (kept) goTo(`/school/surveys/edit#${survey}`);
    });
  };
  return (
    <div className="stack">
      <h3>{t('begin.templates')}</h3>
      <Templates onBegin={(definition) => begin({ definition, crosses: [] })} />
      <h3>{t('begin.own')}</h3>
      <Way title={t('begin.empty')} help={t('begin.emptyHelp')} onBegin={() => begin(emptyDraft())} />
      {earlier.length > 0 && (
        <details className="more">
          <summary>{t('begin.earlier')}</summary>
          <div className="survey-ways">
            {earlier.map(({ survey: id, draft, closes }) => (
              <Way
                key={id}
                title={title(draft.definition)}
                help={closes === undefined ? t('begin.copyDraft') : t('begin.copyOf', { date: date(closes) })}
                onBegin={() => begin(draft)}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

/** 新问卷 */
export function BeginSurvey({ earlier }: { earlier: readonly DeskSurvey[] }) {
  const { t } = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button-main" onClick={() => setOpen(true)}>
        {t('begin.title')}
      </button>
      {isOpen && (
        <Dialog title={t('begin.title')} closeLabel={t('app:close')} onClose={() => setOpen(false)}>
          <Ways earlier={earlier} />
        </Dialog>
      )}
    </>
  );
}
