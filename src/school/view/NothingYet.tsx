import { Link } from 'wouter';
import type { ClassTime } from '../../core/class-week';
import { firstMoment } from '../first-figure';
import type { SchoolTold } from './ask';
import { useSayView } from './say-view';

/** A school without classes, or without one figure: what there is to wait for, or what to do first. */
export function NothingYet({ told, time }: { told: SchoolTold; time: ClassTime }) {
  const say = useSayView();
  const { classes } = told;
  const isEmpty = classes.length === 0;
  const moments = classes.flatMap(({ families }) => firstMoment(families, time) ?? []);
  const ready = classes.filter(({ families }) => families !== '0-4').length;
  return (
    <section className="sheet stack">
      <h2>{say.v('first.title')}</h2>
      {isEmpty && <p>{say.v('first.noClasses')}</p>}
      {!isEmpty && <p>{say.v('first.joined', { ready, classes: classes.length })}</p>}
      {moments.length > 0 && <p>{say.v('first.when', { when: say.when(Math.min(...moments), time) })}</p>}
      {!isEmpty && (
        <ul className="figure-rules">
          <li>{say.t('first.evening')}</li>
          <li>{say.t('first.week')}</li>
        </ul>
      )}
      <p>
        <Link to="/school" className="button button-main">
          {say.v('first.classes')}
        </Link>
      </p>
    </section>
  );
}
