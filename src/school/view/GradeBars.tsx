import { shownMean } from '../../core/figure-shown';
import { drawnLimit, type Judged } from '../../core/figure-verdict';
import type { GradeFigure, ToldClass } from '../../core/school-figures';
import type { Bar } from '../../ui/bar';
import { Bars } from '../../ui/Bars';
import { useDesk } from '../desk';
import { judgedOf } from './judge';
import { limitWords, useSayView, type SayView } from './say-view';

/** A grade, and its classes with what was published of them while they were in it. */
export type ToldGrade = { figure: GradeFigure; classes: readonly ToldClass[] };

type Place = { judged: Judged; limit: ReturnType<typeof drawnLimit>; say: SayView };

function barOf({ figure }: ToldGrade, { judged, limit, say }: Place): Bar {
  const { grade, mean, coverage } = figure;
  const name = say.grade(grade);
  const told = mean && shownMean(mean);
  return {
    id: String(grade),
    label: say.v('shortGrade', { grade }),
    value: mean && Math.round(mean.minutes),
    text: told ? (told.how === 'under' ? say.figure(told) : String(told.minutes)) : say.v('noneBar'),
    limit: limit?.minutes,
    row: [
      name,
      say.mean(figure),
      limitWords(judged, say),
      say.overs(figure),
      say.v('toldShort', { told: coverage.told, classes: coverage.classes }),
    ],
  };
}

/** Each grade beside its own limit, in the order of grades. */
export function GradeBars({ grades }: { grades: readonly ToldGrade[] }) {
  const say = useSayView();
  const { system } = useDesk().me.school;
  const placed = grades.map((told) => {
    const judged = judgedOf(told.classes, system);
    return { told, judged, limit: drawnLimit(judged) };
  });
  const strengths = new Map(placed.flatMap(({ limit }) => (limit ? [[limit.minutes, limit] as const] : [])));
  return (
    <section className="sheet view-grades" aria-label={say.v('grades.title')}>
      <Bars
        caption={say.v('grades.caption')}
        bars={placed.map(({ told, ...place }) => barOf(told, { ...place, say }))}
        limitLabel={(minutes) => say.limit(strengths.get(minutes) ?? { strength: 'law' }, minutes)}
        table={{
          open: say.t('evenings.open'),
          columns: [
            say.v('column.grade'),
            say.t('term.minutes'),
            say.v('column.limit'),
            say.v('column.overs'),
            say.v('column.told'),
          ],
        }}
      />
    </section>
  );
}
