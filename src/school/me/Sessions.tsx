import { useTranslation } from 'react-i18next';
import { useAnswer } from '../answers';
import { askSessions, endOtherSessions, endSession } from '../client';
import { useDesk } from '../desk';
import { NoAnswer } from '../Trouble';

/** Where one is signed in: nothing is kept of a browser but when it came and when it was last here. */
export function Sessions() {
  const { t, i18n } = useTranslation('account');
  const { act, tell } = useDesk();
  const { said, again } = useAnswer(askSessions);
  const dateOf = (at: number) =>
    new Intl.DateTimeFormat(i18n.language, { month: 'long', day: 'numeric', weekday: 'short' }).format(at);
  const timeOf = (at: number) =>
    new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  const end = async (session: string) => {
    if (!(await act(endSession({ session })))) return;
    again();
    tell(t('sessions.ended'));
  };
  const endOthers = async () => {
    if (!(await act(endOtherSessions()))) return;
    again();
    tell(t('sessions.othersEnded'));
  };
  const sessions = said.kind === 'answer' ? said.answer.sessions : [];
  return (
    <section className="sheet stack">
      <h2>{t('sessions.title')}</h2>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      <ul>
        {sessions.map(({ id, since, used, isThis }) => (
          <li key={id ?? since} className="person">
            <div>
              <p className="number">
                {isThis && <b>{t('sessions.this')} </b>}
                {t('sessions.since', { date: dateOf(since), time: timeOf(since) })}
              </p>
              {!isThis && used !== undefined && (
                <p className="soft small">{t('sessions.used', { date: dateOf(used) })}</p>
              )}
            </div>
            {!isThis && id !== undefined && (
              <button type="button" className="button" onClick={() => void end(id)}>
                {t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="soft small">{t('sessions.what')}</p>
      {sessions.length > 1 && (
        <div className="row">
          <button type="button" className="button" onClick={() => void endOthers()}>
            {t('sessions.endOthers')}
          </button>
        </div>
      )}
    </section>
  );
}
