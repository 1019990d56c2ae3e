import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FIGURE_BANDS } from '../../core/figure';
import { shownMean } from '../../core/figure-shown';
import { figureVerdict, isRule, sharedStanding, type Judged } from '../../core/figure-verdict';
import type { Grade } from '../../core/grade';
import type { Coverage, Nights, SchoolFigure } from '../../core/school-figures';
import type { Stretch } from '../../core/stretch';
import { useDesk } from '../desk';
import { useSay, type Say } from '../say-figure';

/** Words of this page, and of every page that says figures. */
export type SayView = ReturnType<typeof useSayView>;

function bandsIn({ bands, weeks }: Coverage, of: (key: string, count: number) => string): string[] {
  const told = [...FIGURE_BANDS].reverse().filter((band) => bands[band] > 0);
  return [...told.map((band) => of(band, bands[band])), ...(weeks > 0 ? [of('weeks', weeks)] : [])];
}

/** Of how many evenings of which band, and of how many weekly figures. */
type Bands = Pick<Coverage, 'bands' | 'weeks'>;

function coverageIn({ bands, weeks }: Bands, t: TFunction<['view', 'figure', 'app']>): string {
  const told = FIGURE_BANDS.filter((band) => bands[band] > 0);
  const count = told.reduce((sum, band) => sum + bands[band], 0);
  const evenings = t('covered', { count, families: Number.parseInt(told[0] ?? '0', 10) });
  const parts = [
    ...(count > 0 ? [evenings] : []),
    ...(weeks > 0 ? [t('bands.weeks', { count: weeks })] : []),
  ];
  return parts.length > 0 ? parts.join(t('bands.and')) : t('none');
}

function titleOf({ view, first, last, key }: Stretch, say: Say): string {
  if (view === 'week') return say.range(first, last);
  return view === 'month' ? say.wholeMonth(first) : say.term(key);
}

/** How the school's view says what it shows. */
export function useSayView() {
  const { t } = useTranslation(['view', 'figure', 'app']);
  const { system } = useDesk().me.school;
  const say = useSay();
  return {
    ...say,
    v: t,
    grade: (grade: Grade) => t(`app:grade.${system}.${String(grade)}`),
    title: (stretch: Stretch) => titleOf(stretch, say),
    /** 11月30日, or 11月16日—22日. */
    nights: ({ first, last }: Nights) => (first === last ? say.date(first) : say.range(first, last)),
    /** The mean of a cell, or that there is none. */
    mean: ({ mean }: Pick<SchoolFigure, 'mean'>) => (mean ? say.figure(shownMean(mean)) : t('none')),
    /** 24 个班级晚中 2 个; nothing where none is compared. */
    overs: ({ overs: { compared, over } }: Pick<SchoolFigure, 'overs'>) =>
      compared > 0 ? t('oversOf', { compared, over }) : t('notCompared'),
    /** 4 个班中 3 个. */
    told: ({ told, classes }: Coverage) => t('told', { told, classes }),
    /** 24 晚，各 10 家以上: where there is no room for each band. */
    coverage: (coverage: Bands) => coverageIn(coverage, t),
    /** 20 个以上家庭 30 晚，合并的周平均 2 个. */
    bands: (coverage: Coverage) =>
      bandsIn(coverage, (key, count) => t(`bands.${key}`, { count })).join(t('bands.and')),
  };
}

/** One sentence on what a mean of some classes means, in the words of the rule. */
export function meaningOf(
  { mean, overs: { compared, over } }: SchoolFigure,
  judged: Judged,
  say: SayView,
): string {
  const { v } = say;
  if (!mean) return v('nothing');
  if (compared > 0) {
    const by = judged.standings.every(({ limit }) => isRule(limit)) ? 'rule' : 'own';
    return v(`sum.${by}.${over > 0 ? 'some' : 'none'}`, { count: compared, over, within: compared - over });
  }
  const verdict = figureVerdict(Math.round(mean.minutes), judged);
  switch (verdict.kind) {
    case 'zero':
      return say.t(`zero.${verdict.because}`);
    case 'unknown':
      return say.t('unknown', { year: verdict.year });
    case 'no-rule':
      return say.t('noRule');
    case 'weekly':
      return say.t('weekly', { limit: verdict.limit });
    case 'measured':
      return v('weeksOnly');
    case 'changed':
      return v('notComparedAll');
  }
}

/** The limit of a row in minutes, or in words where there is none to compare with. */
export function limitWords(judged: Judged, { v }: SayView): string {
  if (judged.standings.length === 0) return v('none');
  const verdict = figureVerdict(0, judged);
  switch (verdict.kind) {
    case 'measured':
      return String(verdict.limit);
    case 'zero':
      return v('noHomework');
    case 'no-rule':
      return v('noLimit');
    default:
      return v('notCompared');
  }
}

/** The scope all of them share; where they differ, or there is none, all homework. */
export function scopeOf({ standings }: Judged): 'written' | 'all' {
  return (
    sharedStanding(standings)?.limit.scope ??
    (standings.every(({ limit }) => limit.scope === 'written') ? 'written' : 'all')
  );
}
