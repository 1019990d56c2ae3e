import { useLiveQuery } from 'dexie-react-hooks';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { isProblem } from '../../../core/problem';
import { textToReminderTime } from '../../../core/reminder';
import { Choice } from '../../../ui/Choice';
import { useGround, useHousehold } from '../../household';
import { ProblemLine } from '../../ProblemLine';
import { EVERYBODY, reminders, type FetchedReminder, type ReminderFor } from '../../store/reminders';
import type { Child } from '../../store/views';
import { Fetch } from './Fetch';
import { Fetched } from './Fetched';
import { nightsAhead, planReminder, type ReminderPlan } from './plan';
import '../settings.css';

/** After supper, before most bedtimes: a start for the parent's own hour. */
const USUAL_TIME = '20:00';

/** From when to when it rings, and why no longer. */
function Reach({ plan, count }: { plan: ReminderPlan; count: number }) {
  const { t } = useTranslation('reminder');
  if (count === 0 || plan.until === undefined)
    return <p role="status">{plan.unknown ? t('nothing', { year: plan.unknown }) : t('nothingAhead')}</p>;
  return (
    <>
      <p>{t('reach', { count, until: plan.until })}</p>
      <p className="soft small">{plan.unknown ? t('endsUnknown', { year: plan.unknown }) : t('endsYear')}</p>
    </>
  );
}

type FormProps = { whom: ReminderFor; children: readonly Child[]; before: FetchedReminder | undefined };

function ReminderForm({ whom, children, before }: FormProps) {
  const { t } = useTranslation(['reminder', 'problem']);
  const { clock } = useGround();
  const id = useId();
  const [text, setText] = useState(before?.time ?? USUAL_TIME);
  // The evening does not turn while somebody sets an hour: once for each child chosen is enough.
  const { plan, now } = useMemo(() => {
    const now = clock();
    return { plan: planReminder(children, now), now };
  }, [children, clock]);
  const time = textToReminderTime(text, plan.latest);
  const nights = isProblem(time) ? [] : nightsAhead(plan, time, now);
  return (
    <section className="sheet stack">
      <div className="field">
        <label htmlFor={id}>{t('time')}</label>
        <input
          id={id}
          type="time"
          value={text}
          aria-invalid={isProblem(time)}
          aria-describedby={`${id}-problem ${id}-latest`}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <ProblemLine id={`${id}-problem`} problem={isProblem(time) ? time : undefined} />
        <p id={`${id}-latest`} className="soft small">
          {t('latest', { latest: plan.latest })}
        </p>
      </div>
      {!isProblem(time) && (
        <>
          <Reach plan={plan} count={nights.length} />
          {nights.length > 0 && plan.until !== undefined && (
            <Fetch {...{ whom, before, time, nights, until: plan.until }} />
          )}
        </>
      )}
    </section>
  );
}

/** An alarm in the phone's own calendar: fetched as a file, because no push reaches these phones. */
export function ReminderPage() {
  const { t } = useTranslation(['reminder', 'settings', 'problem', 'install']);
  const { children } = useHousehold();
  const { home } = useGround();
  const [whom, setWhom] = useState<ReminderFor>(EVERYBODY);
  const fetched = useLiveQuery(() => reminders(home), [home]);
  const chosen = useMemo(
    () => children.filter(({ id }) => whom === EVERYBODY || id === whom),
    [children, whom],
  );
  return (
    <main className="page stack">
      <Link to="/settings" className="button button-quiet">
        {t('settings:back')}
      </Link>
      <h1>{t('title')}</h1>
      <p>{t('what')}</p>
      {children.length > 1 && (
        <Choice
          label={t('whom')}
          value={whom}
          options={[
            { value: EVERYBODY, label: t('everybody') },
            ...children.map(({ id, nickname }) => ({ value: id, label: nickname })),
          ]}
          onChange={setWhom}
        />
      )}
      {fetched && <ReminderForm key={whom} whom={whom} children={chosen} before={fetched[whom]} />}
      {fetched && <Fetched fetched={fetched} />}
      <p className="soft small">{t('noName')}</p>
    </main>
  );
}
