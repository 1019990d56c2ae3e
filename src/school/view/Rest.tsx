import { shownMean } from '../../core/figure-shown';
import { figureOf, type ToldClass } from '../../core/school-figures';
import { kindFigures } from '../../core/school-trend';
import { useDesk } from '../desk';
import { meanParts, PartList } from '../FigureParts';
import { useSayView } from './say-view';

/** What the minutes of all classes' school nights were of, and how often they were largely finished at school. */
export function SchoolParts({ classes }: { classes: readonly ToldClass[] }) {
  const say = useSayView();
  const { parts, atSchool } = figureOf(classes);
  const subjects = meanParts(parts, undefined);
  if (subjects.length === 0) return null;
  return (
    <section className="sheet stack number">
      <h2>{say.t('parts.title')}</h2>
      <PartList parts={subjects} atSchool={parts.atSchool && shownMean(parts.atSchool)} />
      {atSchool.told > 0 && <p>{say.v('atSchool', { count: atSchool.told, largely: atSchool.largely })}</p>}
      <p className="soft small">{say.t('parts.week')}</p>
    </section>
  );
}

/** Weekends, holidays, breaks and no-homework days: a total each, never beside a limit. */
export function KindList({ classes }: { classes: readonly ToldClass[] }) {
  const say = useSayView();
  const { system } = useDesk().me.school;
  const kinds = kindFigures(classes);
  if (kinds.length === 0) return null;
  return (
    <section className="sheet stack number">
      <h2>{say.v('kinds.title')}</h2>
      <dl className="figure-parts">
        {kinds.map(({ kind, minutes, evenings }) => (
          <div key={kind}>
            <dt>
              {say.v(`kinds.${kind}`)}{' '}
              <span className="soft small">{say.v('kinds.of', { count: evenings })}</span>
            </dt>
            <dd>{say.minutes(shownMean({ minutes, evenings }))}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">{say.t(system === 'other' ? 'free.plain' : 'free.rule')}</p>
    </section>
  );
}
