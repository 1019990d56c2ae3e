import { unknownYear } from '../../core/calendar';
import type { ClassFigures } from '../../core/class-week';
import { apartMean, isComparedFigure } from '../../core/figure-mean';
import type { Judged } from '../../core/figure-verdict';
import type { School } from '../../core/grade';
import { figuresOf } from '../../core/school-figures';

/** What the figures of some classes are judged by: what held when each of them was made. */
export function judgedOf(classes: readonly ClassFigures[], school: School): Judged {
  const { evenings, weeks } = figuresOf(classes);
  const compared = evenings.filter(isComparedFigure);
  const [unknown] = compared.filter(({ isKnown }) => !isKnown);
  return {
    standings: [...compared, ...weeks],
    school,
    apart: apartMean(evenings, weeks),
    unknownYear: unknown && (unknownYear(unknown.night) ?? unknown.night.slice(0, 4)),
  };
}
