import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AlertsAnswer } from '../wire/alerts';
import { useAnswer } from './answers';
import { askAlerts } from './client';
import { useSay, type Say } from './say-figure';

type Told = AlertsAnswer['alerts'][number];

/** 11月16日、17日、19日: the month where it is another than before. */
function nightsOf({ over }: Told, say: Say): string {
  return over
    .map((night, index) => {
      const isSameMonth = over[index - 1]?.slice(0, 7) === night.slice(0, 7);
      return isSameMonth ? say.dayOf(night) : say.date(night);
    })
    .join(say.t('app:and'));
}

/** 最近 5 个上学日晚里有 3 晚平均超过规定: no more than that, and nobody's name. */
function Words({ alert }: { alert: Told }) {
  const say = useSay();
  const { t } = useTranslation('alert');
  const words = { span: alert.span, count: alert.over.length, nights: nightsOf(alert, say) };
  return <>{t(`told.${alert.isRule ? 'rule' : 'own'}`, words)}</>;
}

/** What the school asked to be told of the classes one sees; nothing where it asked for nothing. */
export function AlertList({ alerts }: Pick<AlertsAnswer, 'alerts'>) {
  const { t } = useTranslation('alert');
  if (alerts.length === 0) return null;
  return (
    <section className="sheet stack number" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul className="figure-list">
        {alerts.map((alert) => (
          <li key={alert.class} className="alert-line">
            <Link to={`/school/figure#${alert.class}`} className="table-link">
              {alert.name}
            </Link>{' '}
            <span>
              <Words alert={alert} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same of one class on its own page. Its words come when there is something to say. */
export function ClassAlert({ id }: { id: string }) {
  const { said } = useAnswer(askAlerts);
  const alert = said.kind === 'answer' ? said.answer.alerts.find((each) => each.class === id) : undefined;
  if (!alert) return null;
  return (
    <Suspense fallback={null}>
      <p className="sheet number">
        <Words alert={alert} />
      </p>
    </Suspense>
  );
}

/** All of them, above the list of classes. */
export function AllAlerts() {
  const { said } = useAnswer(askAlerts);
  if (said.kind !== 'answer' || said.answer.alerts.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <AlertList alerts={said.answer.alerts} />
    </Suspense>
  );
}
