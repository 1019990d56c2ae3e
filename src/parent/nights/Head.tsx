import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { nightFor, stretchOf, VIEWS, type Stretch } from '../../core/stretch';
import { yearOfTerm } from '../../core/term';
import { calendarOf } from '../store/views';
import { tied } from '../tied';
import { Bold } from './Bold';
import { addressOf, type Look } from './look';
import { largeNumber, mainSentence, sideSentences } from './say';

/** 2026年11月, 11月16日至11月22日, 2026—2027 学年第一学期. */
export function useTitle(): (stretch: Stretch) => string {
  const { t } = useTranslation('look');
  return ({ view, key, first, last }) => {
    if (view !== 'term') return t(`title.${view}`, { first, last });
    const from = yearOfTerm(key);
    return t(`title.term.${key.slice(4)}`, { from, to: from + 1 });
  };
}

/** Week, month or term: each a place of its own, so that the back key leads where one came from. */
function Views({ look: { child, grade, tonight, stretch } }: { look: Look }) {
  const { t } = useTranslation('look');
  const night = nightFor(stretch, tonight);
  const calendar = calendarOf(child, grade.school);
  return (
    <nav className="look-views" aria-label={t('views')}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={addressOf(stretchOf(view, night, calendar))}
          aria-current={view === stretch.view ? 'page' : undefined}
        >
          {t(`view.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

function Large({ look }: { look: Look }) {
  const { t } = useTranslation('look');
  const large = look.stretch.view === 'month' ? undefined : largeNumber(look, t);
  if (!large) return null;
  return (
    <div>
      <p className="soft">{large.label}</p>
      <p className="look-large number">
        <strong>{large.minutes}</strong>{' '}
        <span className="soft">
          {t('unit')}
          {large.limit !== undefined && ` · ${large.limit}`}
        </span>
      </p>
    </div>
  );
}

/** What is looked at, its one number, and the sentence that says what it means. */
export function Head({ look, titleId }: { look: Look; titleId: string }) {
  const { t } = useTranslation(['look', 'app']);
  const title = useTitle();
  const { child, grade } = look;
  return (
    <>
      <header className="look-head">
        <p className="soft small">
          {t('whose', {
            name: child.nickname,
            grade: t(`app:grade.${grade.school}.${String(grade.grade)}`),
          })}
        </p>
        <h1 id={titleId} aria-live="polite">
          {title(look.stretch)}
        </h1>
        <Large look={look} />
        <p className="look-say">
          <Bold text={mainSentence(look, t)} />
        </p>
        {sideSentences(look, t).map((sentence) => (
          <p key={sentence} className="soft">
            {tied(sentence)}
          </p>
        ))}
      </header>
      <Views look={look} />
    </>
  );
}

/** The stretch before and after: near the thumb, and for those who do not swipe. */
export function Steps({ look: { stretch, before, after } }: { look: Look }) {
  const { t } = useTranslation('look');
  const [, navigate] = useLocation();
  const beside = { before, after };
  return (
    <nav className="row look-steps" aria-label={t(`steps.${stretch.view}`)}>
      {(['before', 'after'] as const).map((step) => {
        const to = beside[step];
        return (
          <button
            key={step}
            type="button"
            className="button"
            disabled={!to}
            onClick={() => {
              if (to) navigate(addressOf(to), { replace: true });
            }}
          >
            {t(step === 'before' ? `step.before.${stretch.view}` : `step.after.${stretch.view}`)}
          </button>
        );
      })}
    </nav>
  );
}
