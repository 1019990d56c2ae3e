import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isQuestion, type Element, type Said } from '../../core/survey';
import type { DeskSurvey, SurveyDraft } from '../../wire/survey-desk';
import { draftDifferences, type Difference } from './builder-differences';
import { freshSurveyId } from './builder-draft';
import { giveSurvey } from './builder-file';
import { beginDraft, type Keeper } from './builder-keeper';
import { useSaid } from './BuilderCondition';
import { BuilderPreview } from './BuilderPreview';

/** Shows another survey on the builder's page. */
function goToSurvey(id: string) {
  window.location.hash = id;
}

type BothProps = { mine: SurveyDraft; theirs: SurveyDraft };

/** One thing in which both differ, in words. */
function useDifference({ mine, theirs }: BothProps): (difference: Difference) => string {
  const { t } = useTranslation('survey-edit');
  const say = useSaid();
  const words = (said: Said) => say(said) || t('unnamed');
  const titleOf = (element: Element) => words(isQuestion(element) ? element.title : element.html);
  return (difference) => {
    switch (difference.kind) {
      case 'survey': {
        const titles = { mine: words(mine.definition.title), theirs: words(theirs.definition.title) };
        return t('differ.survey', titles);
      }
      case 'changed': {
        const titles = { mine: titleOf(difference.mine), theirs: titleOf(difference.theirs) };
        return t(titles.mine === titles.theirs ? 'differ.within' : 'differ.changed', titles);
      }
      case 'mine-only':
      case 'theirs-only':
        return t(`differ.${difference.kind}`, { title: titleOf(difference.element) });
      default:
        return t(`differ.${difference.kind}`);
    }
  };
}

function Differences(both: BothProps) {
  const say = useDifference(both);
  return (
    <ul>
      {draftDifferences(both.mine, both.theirs).map((difference, index) => (
        <li key={index}>{say(difference)}</li>
      ))}
    </ul>
  );
}

/** What was typed goes on as another draft, or into a file: wherever it cannot be kept here, it is not lost. */
function Rescue({ keeper, onSaved }: { keeper: Keeper; onSaved?: () => void }) {
  const { t } = useTranslation('survey-edit');
  const { draft } = keeper.shot();
  const { person, id } = keeper.place;
  return (
    <>
      <button
        type="button"
        className="button"
        onClick={() => {
          const fresh = freshSurveyId();
          beginDraft({ person, id: fresh }, draft);
          onSaved?.();
          goToSurvey(fresh);
        }}
      >
        {t('other.both')}
      </button>
      <button type="button" className="button" onClick={() => giveSurvey(id, draft.definition)}>
        {t('other.file')}
      </button>
    </>
  );
}

type OtherProps = { keeper: Keeper; survey: DeskSurvey };

/** Two admins wrote at once: what differs is said, and nothing is thrown away before one of them has chosen. */
export function Other({ keeper, survey }: OtherProps) {
  const { t } = useTranslation('survey-edit');
  const { draft: mine } = keeper.shot();
  const { draft: theirs, revision, state } = survey;
  return (
    <section className="sheet stack" role="status">
      <h2>{t('other.title')}</h2>
      <p>
        {t('other.what')}{' '}
        <Link to="/school/log" className="button button-plain">
          {t('other.who')}
        </Link>
      </p>
      <Differences {...{ mine, theirs }} />
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => keeper.settle({ draft: mine, revision, state }, 'typed')}
        >
          {t('other.mine')}
        </button>
        <button type="button" className="button" onClick={() => keeper.settle(survey, 'kept')}>
          {t('other.theirs')}
        </button>
        <Rescue keeper={keeper} onSaved={() => keeper.settle(survey, 'kept')} />
      </div>
    </section>
  );
}

/** Somebody opened it while it was typed in here: families are asked theirs, and no key here changes a word of it. */
export function OpenedMeanwhile({ keeper, survey }: OtherProps) {
  const { t } = useTranslation('survey-edit');
  const { draft: mine } = keeper.shot();
  return (
    <>
      <section className="sheet stack" role="status">
        <h2>{t('opened.title')}</h2>
        <p>{t('opened.what')}</p>
        <Differences mine={mine} theirs={survey.draft} />
        <div className="row">
          <button type="button" className="button" onClick={() => keeper.settle(survey, 'kept')}>
            {t('opened.theirs')}
          </button>
          <Rescue keeper={keeper} onSaved={() => keeper.settle(survey, 'kept')} />
        </div>
      </section>
      <BuilderPreview definition={survey.draft.definition} begin={undefined} />
    </>
  );
}

/** It was deleted meanwhile, or cannot be kept under this name for another reason that trying again does not mend. */
export function Unkept({ keeper }: { keeper: Keeper }) {
  const { t } = useTranslation('survey-edit');
  const { standing } = keeper.shot();
  if (standing.kind !== 'refused') return null;
  const isMended = ['endpoint-unreachable', 'endpoint-busy', 'not-signed-in'].includes(standing.problem.kind);
  if (isMended) return null;
  return (
    <section className="sheet stack" role="status">
      <p>{t('unkept')}</p>
      <div className="row">
        <Rescue keeper={keeper} />
      </div>
    </section>
  );
}

/** A survey that was opened, as families see it; another one can begin from it. */
export function Frozen({ keeper }: { keeper: Keeper }) {
  const { t } = useTranslation('survey-edit');
  const { draft } = keeper.shot();
  return (
    <>
      <section className="sheet stack">
        <p>{t('frozen.what')}</p>
        <div className="row">
          <button
            type="button"
            className="button button-main"
            onClick={() => {
              const id = freshSurveyId();
              beginDraft({ person: keeper.place.person, id }, draft);
              goToSurvey(id);
            }}
          >
            {t('frozen.copy')}
          </button>
        </div>
      </section>
      <BuilderPreview definition={draft.definition} begin={undefined} />
    </>
  );
}
