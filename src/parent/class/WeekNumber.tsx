import { useTranslation } from 'react-i18next';
import { unknownYear } from '../../core/calendar';
import { figuresIn, type ClassWeek } from '../../core/class-week';
import { FIGURE_BANDS } from '../../core/figure';
import { eveningsOver, isComparedFigure, toldMinutes } from '../../core/figure-mean';
import { figureVerdict, sharedStanding, type FigureVerdict, type Standing } from '../../core/figure-verdict';
import type { School } from '../../core/grade';
import { useMinutesWords } from './figure-words';

type WeekProps = { week: ClassWeek; system: School };

/** Of what a week's mean is made: the school nights' figures, and the week's own. */
function standingsIn(week: ClassWeek): Standing[] {
  return [...figuresIn(week).filter(isComparedFigure), ...(week.week ? [week.week] : [])];
}

/** How a week's mean stands to its limit; undefined without a mean. */
export function verdictOf({ week, system }: WeekProps): FigureVerdict | undefined {
  if (!week.mean) return undefined;
  const [unknown] = figuresIn(week).filter((figure) => isComparedFigure(figure) && !figure.isKnown);
  return figureVerdict(Math.round(week.mean.minutes), {
    standings: standingsIn(week),
    school: system,
    unknownYear: unknown && (unknownYear(unknown.night) ?? unknown.night.slice(0, 4)),
  });
}

/** What a mean means, in one sentence. */
function useVerdictWords(): (verdict: FigureVerdict, grade: number | undefined) => string {
  const { t } = useTranslation('figure');
  return (verdict, grade) => {
    switch (verdict.kind) {
      case 'measured': {
        const { limit, over, isRule } = verdict;
        return t(`${over > 0 ? 'over' : 'within'}.${isRule ? 'rule' : 'guide'}`, { limit, over });
      }
      case 'zero':
        return t(`zero.${grade === 0 ? 'kindergarten' : verdict.because}`);
      case 'unknown':
        return t('open.unknown', { year: verdict.year });
      default:
        return t(`open.${verdict.kind}`);
    }
  };
}

/** How many evenings are over, and of how many families the least of them is. */
function Chips({ week, verdict }: { week: ClassWeek; verdict: FigureVerdict }) {
  const { t } = useTranslation('figure');
  const figures = figuresIn(week).filter(isComparedFigure);
  const { compared, over } = eveningsOver(figures);
  const band = FIGURE_BANDS.find((each) => figures.some((figure) => figure.band === each));
  const isShared = verdict.kind === 'measured' && compared > 1;
  const limit = verdict.kind === 'measured' ? verdict.limit : 0;
  return (
    <ul className="row">
      {isShared && (
        <li className="figure-chip">{t(over > 0 ? 'share' : 'shareNone', { compared, over, limit })}</li>
      )}
      {band && <li className="figure-chip">{t(`band.${band}`)}</li>}
    </ul>
  );
}

/** The week's mean as the largest thing, beside it the limit, under it one sentence. */
export function WeekNumber({ week, system }: WeekProps) {
  const { t } = useTranslation('figure');
  const verdictWords = useVerdictWords();
  const minutesWords = useMinutesWords();
  const verdict = verdictOf({ week, system });
  const standings = standingsIn(week);
  if (!week.mean || !verdict) return null;
  const told = toldMinutes(week.mean);
  const scope = sharedStanding(standings)?.limit.scope ?? 'all';
  return (
    <div className="stack figure-number">
      <p className="soft">{t(`label.${scope}`)}</p>
      <p className="figure-minutes number">
        <strong>{told === 'under-8' ? t('underNumber') : told}</strong>
        <span>{t('unit')}</span>
        {verdict.kind === 'measured' && (
          <span className="soft">
            {t(`limit.${verdict.isRule ? 'rule' : 'guide'}`, { minutes: verdict.limit })}
          </span>
        )}
      </p>
      <p className="figure-sentence">{verdictWords(verdict, standings[0]?.grade)}</p>
      <Chips week={week} verdict={verdict} />
      {week.week && <p className="soft">{t('weekOwn', { mean: minutesWords(week.week.minutes) })}</p>}
    </div>
  );
}
