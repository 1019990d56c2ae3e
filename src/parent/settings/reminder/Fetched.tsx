import { useTranslation } from 'react-i18next';
import { useAct } from '../../act';
import { AskFirst } from '../../AskFirst';
import { useGround, useHousehold } from '../../household';
import { EVERYBODY, forgetReminder, type FetchedReminder, type ReminderFor } from '../../store/reminders';

/** The reminders this phone has fetched, and how to be rid of one: no file takes another out of every calendar, so it is said in words. */
export function Fetched({ fetched }: { fetched: Record<ReminderFor, FetchedReminder> }) {
  const { t } = useTranslation('reminder');
  const { home } = useGround();
  const { act } = useAct();
  const { children } = useHousehold();
  const nameOf = (whom: ReminderFor) => children.find(({ id }) => id === whom)?.nickname;
  const rows = Object.entries(fetched).filter(([whom]) => whom === EVERYBODY || nameOf(whom) !== undefined);
  if (rows.length === 0) return null;
  return (
    <section className="sheet stack">
      <h2>{t('fetched.title')}</h2>
      {rows.map(([whom, { time, until }]) => {
        const name = whom === EVERYBODY || children.length < 2 ? undefined : nameOf(whom);
        return (
          <div key={whom} className="stack">
            <p>
              {name === undefined
                ? t('fetched.one', { time, until })
                : t('fetched.of', { name, time, until })}
            </p>
            <AskFirst
              label={t('fetched.remove')}
              yes={t('fetched.removed')}
              no={t('fetched.keep')}
              onYes={() =>
                act(async () => {
                  await forgetReminder(home, whom);
                  return undefined;
                })
              }
            >
              <p>{t('fetched.how')}</p>
            </AskFirst>
          </div>
        );
      })}
      <p className="soft small">{t('fetched.again')}</p>
    </section>
  );
}
