import { SINGLE_SUBJECTS } from '../../core/figure';
import { plannedAgainst, shownMeasured, shownPlanned, type PlannedPair } from '../../core/planned-against';
import type { ToldClass } from '../../core/school-figures';
import { PlainTable } from '../../ui/PlainTable';
import { Twin } from '../../ui/Twin';
import { useSayView, type SayView } from './say-view';

const wordsOf = (pair: PlannedPair, say: SayView) => [
  say.minutes(shownPlanned(pair)),
  say.minutes(shownMeasured(pair)),
  say.coverage({ ...pair, weeks: 0 }),
];

function sentenceOf(homework: PlannedPair | undefined, { v, inline }: SayView): string {
  if (!homework) return v('planned.none');
  const [planned, measured] = [inline(shownPlanned(homework)), inline(shownMeasured(homework))];
  const { evenings } = homework;
  return evenings === 1
    ? v('planned.one', { planned, measured })
    : v('planned.sum', { count: evenings, planned, measured });
}

/** 预计与实际 of one grade, by subject and by class in their own order. Nothing where nothing was posted. */
export function GradePlanned({ classes }: { classes: readonly ToldClass[] }) {
  const say = useSayView();
  const { v, t } = say;
  const { homework, subjects, nights } = plannedAgainst(classes);
  if (nights.posted === 0) return null;
  const notWhole = nights.posted - nights.whole;
  const ofSubjects = SINGLE_SUBJECTS.flatMap((subject) => {
    const pair = subjects[subject];
    return pair ? [{ id: subject, row: [t(`app:subject.${subject}`), ...wordsOf(pair, say)] as const }] : [];
  });
  const rows = homework
    ? [{ id: 'all', row: [v('planned.all'), ...wordsOf(homework, say)] as const }, ...ofSubjects]
    : ofSubjects;
  const ofClasses = classes.flatMap((each) => {
    const pair = plannedAgainst([each]).homework;
    return pair ? [{ id: each.class, row: [each.name, ...wordsOf(pair, say)] as const }] : [];
  });
  const columns = [t('planned.planned'), t('planned.measured'), v('column.bands')];
  return (
    <section className="stack" aria-label={t('planned.title')}>
      <h3>{t('planned.title')}</h3>
      <p>{sentenceOf(homework, say)}</p>
      {rows.length > 0 && (
        <PlainTable
          caption={t('planned.bySubject')}
          columns={[t('planned.subject'), ...columns]}
          rows={rows}
        />
      )}
      {ofClasses.length > 1 && (
        <Twin
          caption={v('planned.byClass')}
          rows={ofClasses}
          table={{ open: v('planned.open'), columns: [v('column.class'), ...columns] }}
        />
      )}
      <p className="soft small">
        {homework && notWhole > 0 && `${v('planned.gap', { count: notWhole })} `}
        {t('planned.method')}
      </p>
    </section>
  );
}
