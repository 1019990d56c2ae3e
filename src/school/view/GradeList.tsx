import { Link } from 'wouter';
import { shownMean } from '../../core/figure-shown';
import { drawnLimit, figureVerdict, type Judged } from '../../core/figure-verdict';
import type { ClassFigure } from '../../core/school-figures';
import { useDesk } from '../desk';
import { meanParts, PartList } from '../FigureParts';
import type { ToldGrade } from './GradeBars';
import { GradePlanned } from './GradePlanned';
import { judgedOf } from './judge';
import { meaningOf, useSayView, type SayView } from './say-view';

type ListProps = {
  grades: readonly ToldGrade[];
  /** Where a class's own page shows the same nights. */
  search: string;
};

/** 约 65，多 5 分钟. */
function meanWords({ mean }: ClassFigure, judged: Judged, say: SayView): string {
  if (!mean) return say.v('none');
  const shown = shownMean(mean);
  const verdict = figureVerdict(shown.minutes, judged);
  const over = verdict.kind === 'measured' && shown.how !== 'under' ? verdict.over : 0;
  return over > 0 ? say.t('withOver', { minutes: say.minutes(shown), over }) : say.minutes(shown);
}

function ClassRows({ told: { figure, classes }, search }: { told: ToldGrade; search: string }) {
  const say = useSayView();
  const { system } = useDesk().me.school;
  return (
    <tbody>
      {figure.classes.map((each) => {
        const own = classes.filter((told) => told.class === each.class);
        return (
          <tr key={each.class}>
            <th scope="row">
              <Link to={`/school/figure${search}#${each.class}`} className="table-link">
                {each.name}
              </Link>
            </th>
            <td data-label={say.v('column.mean')}>{meanWords(each, judgedOf(own, system), say)}</td>
            <td data-label={say.v('column.overs')}>{say.overs(each)}</td>
            <td data-label={say.v('column.bands')}>{say.coverage(each.coverage)}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

function ClassTable({ told, search }: { told: ToldGrade; search: string }) {
  const { v } = useSayView();
  return (
    <table className="table">
      <caption className="hidden-but-read">{v('classes.title')}</caption>
      <thead>
        <tr>
          {(['class', 'mean', 'overs', 'bands'] as const).map((column) => (
            <th key={column} scope="col">
              {v(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <ClassRows told={told} search={search} />
    </table>
  );
}

function Grade({ told, search }: { told: ToldGrade; search: string }) {
  const say = useSayView();
  const { system } = useDesk().me.school;
  const { figure, classes } = told;
  const { mean, parts, coverage, silent } = figure;
  const judged = judgedOf(classes, system);
  const limit = drawnLimit(judged);
  const subjects = meanParts(parts, { grade: figure.grade, school: system });
  return (
    <details className="view-grade">
      <summary>
        <b>{say.grade(figure.grade)}</b>{' '}
        <span className="view-grade-mean">
          {mean ? say.minutes(shownMean(mean)) : say.v('none')}
          {mean && limit && ` · ${say.limit(limit, limit.minutes)}`}
        </span>{' '}
        <span className="soft small">{say.told(coverage)}</span>
      </summary>
      <div className="stack">
        {mean && <p>{meaningOf(figure, judged, say)}</p>}
        {figure.classes.length > 0 && <ClassTable told={told} search={search} />}
        {silent.length > 0 && (
          <p className="soft">
            {say.v('silent', { classes: silent.map(({ name }) => name).join(say.v('app:and')) })}
          </p>
        )}
        <PartList parts={subjects} atSchool={parts.atSchool && shownMean(parts.atSchool)} />
        <GradePlanned classes={classes} />
      </div>
    </details>
  );
}

/** The grades one by one, each with its classes in the order of their numbers. */
export function GradeList({ grades, search }: ListProps) {
  const { v } = useSayView();
  return (
    <section className="sheet stack view-list number">
      <h2>{v('classes.title')}</h2>
      <div>
        {grades.map((told) => (
          <Grade key={told.figure.grade} told={told} search={search} />
        ))}
      </div>
    </section>
  );
}
