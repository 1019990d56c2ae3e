import { useTranslation } from 'react-i18next';
import { CITED } from '../../core/cited';
import { limitFor, type SchoolLimit } from '../../core/limit';
import { changeOn, type LimitSince } from '../../core/limit-since';
import type { LimitsAnswer } from '../../wire/limit';
import { useAnswer } from '../answers';
import { askLimits, removeLimit } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { ToSettings } from '../ToSettings';
import { NoAnswer, Waiting } from '../Trouble';
import { NewLimit } from './NewLimit';
import { gradeRuns, useLimitTitle, useSay } from './say';
import './settings.css';

/** What a limit asks of each grade, how strong it is, and where it is written. */
function LimitFacts({ limit, source }: { limit: SchoolLimit; source: string }) {
  const { t, titled } = useSay();
  const { me } = useDesk();
  const { system } = me.school;
  const { scope, strength } = limitFor(limit, { grade: 3, school: system, kind: 'school' });
  const grade = (number: number) => t(`app:grade.${system}.${String(number)}`);
  const cited =
    limit.preset === 'custom' || limit.preset === 'by-grade' ? '' : titled(CITED[limit.preset].source);
  const said = [source, cited].filter((each) => each !== '').join(t('limit.between'));
  return (
    <>
      <ul>
        {gradeRuns(limit, system).map(({ first, last, minutes }) => (
          <li key={first}>
            {t(first === last ? 'limit.grade' : 'limit.grades', { first: grade(first), last: grade(last) })}
            {minutes === null ? t('limit.noRule') : t('limit.minutes', { minutes })}
          </li>
        ))}
      </ul>
      <p>
        {t(`limit.scope.${scope}`)}
        {t(limit.atSchool === 'apart' ? 'limit.apart' : 'limit.counts')}
      </p>
      <p className="soft small">
        {t('limit.strength', { strength: t(`strength.${limit.preset === 'custom' ? 'school' : strength}`) })}
        {said !== '' && t('limit.source', { source: said })}
      </p>
    </>
  );
}

function Later({ change, onChanged }: { change: LimitSince; onChanged: () => void }) {
  const { t, date } = useSay();
  const { me, act, tell } = useDesk();
  const title = useLimitTitle();
  const remove = async () => {
    if (!(await act(removeLimit({ from: change.from })))) return;
    tell(t('limit.removed'));
    onChanged();
  };
  return (
    <section className="sheet stack">
      <h2>{t('limit.from', { date: date(change.from), title: title(change.limit) })}</h2>
      <LimitFacts {...change} />
      {me.role === 'admin' && (
        <div className="row">
          <Confirm
            label={t('limit.remove')}
            doLabel={t('limit.removeYes')}
            what={t('limit.removeWhat')}
            onConfirm={remove}
          />
        </div>
      )}
    </section>
  );
}

function Limits({ answer, again }: { answer: LimitsAnswer; again: () => void }) {
  const { t, date } = useSay();
  const { me } = useDesk();
  const title = useLimitTitle();
  const now = changeOn(answer.tonight, answer.changes);
  const limit = now ? now.limit : answer.first;
  const later = answer.changes.filter(({ from }) => from > answer.tonight);
  const before = answer.changes.filter(({ from }) => from <= answer.tonight && from !== now?.from).reverse();
  return (
    <>
      <section className="sheet stack">
        <p className="soft">{now ? t('limit.nowSince', { date: date(now.from) }) : t('limit.nowFirst')}</p>
        <h2>{title(limit)}</h2>
        <LimitFacts limit={limit} source={now?.source ?? ''} />
      </section>
      {later.map((change) => (
        <Later key={change.from} change={change} onChanged={again} />
      ))}
      {me.role === 'admin' && <NewLimit answer={answer} onAdded={again} />}
      {now && (
        <details className="sheet more">
          <summary>{t('limit.before')}</summary>
          <div className="stack">
            <p className="soft small">{t('limit.beforeKept')}</p>
            <ul>
              {before.map((change) => (
                <li key={change.from}>
                  {t('limit.from', { date: date(change.from), title: title(change.limit) })}
                </li>
              ))}
              <li>{t('limit.fromFirst', { title: title(answer.first) })}</li>
            </ul>
          </div>
        </details>
      )}
    </>
  );
}

/** The school's limits: the one in force, those to come, and the way to another. */
export function LimitsPage() {
  const { t } = useTranslation(['settings', 'app']);
  const { said, again } = useAnswer(askLimits);
  if (said.kind === 'waiting') return <Waiting />;
  return (
    <main className="work stack">
      <ToSettings />
      <h1>{t('door.limits')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && <Limits answer={said.answer} again={again} />}
    </main>
  );
}
