import { shownMean } from '../../core/figure-shown';
import { drawnLimit } from '../../core/figure-verdict';
import { figureOf, type ToldClass } from '../../core/school-figures';
import type { Stretch } from '../../core/stretch';
import { useDesk } from '../desk';
import { FigureNumber } from '../FigureNumber';
import { judgedOf } from './judge';
import { meaningOf, scopeOf, useSayView } from './say-view';

/** The one number of the page: what a school night took on average over all classes, and of how many that is. */
export function SchoolNumber({ stretch, classes }: { stretch: Stretch; classes: readonly ToldClass[] }) {
  const say = useSayView();
  const { system } = useDesk().me.school;
  const figure = figureOf(classes);
  const { mean, coverage } = figure;
  const judged = judgedOf(classes, system);
  const limit = mean && drawnLimit(judged);
  const chips = [say.v('toldChip', { told: coverage.told, classes: coverage.classes }), say.bands(coverage)];
  return (
    <FigureNumber
      title={say.title(stretch)}
      scope={scopeOf(judged)}
      shown={mean && shownMean(mean)}
      limit={limit && say.limit(limit, limit.minutes)}
      chips={mean ? chips : []}
    >
      <p>{meaningOf(figure, judged, say)}</p>
    </FigureNumber>
  );
}
