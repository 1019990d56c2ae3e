import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { nightToDate } from '../../core/night';
import type { RolloverAnswer } from '../../wire/rollover';
import { useAnswer } from '../answers';
import { askRollover, undoRollover } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { dayWords, momentOf } from '../moment';
import { ToSettings } from '../ToSettings';
import { NoAnswer, Waiting } from '../Trouble';
import { Preview } from './Preview';
import './rollover.css';

/** The year has begun; for a week it can be taken back. */
function Undo({ undo, again }: { undo: NonNullable<RolloverAnswer['undo']>; again: () => void }) {
  const { t, i18n } = useTranslation('rollover');
  const { act, tell, clock } = useDesk();
  const { day, time, date } = momentOf(new Date(undo.until), clock(), i18n.language);
  const until = t(`when.${day === 'date' ? 'date' : 'near'}`, { date, time, day: t(`day.${day}`) });
  const takeBack = async () => {
    if (!(await act(undoRollover({ year: undo.year })))) return;
    tell(t('undo.told'));
    again();
  };
  return (
    <section className="sheet stack">
      <h2>{t('done.title', { from: undo.year, to: undo.year + 1 })}</h2>
      <p>{t('done.what')}</p>
      <p>
        <Link to="/school" className="table-link">
          {t('done.slips')}
        </Link>
      </p>
      <p className="soft">{t('undo.until', { until })}</p>
      <div className="row">
        <Confirm label={t('undo.open')} doLabel={t('undo.do')} what={t('undo.what')} onConfirm={takeBack} />
      </div>
    </section>
  );
}

/** From when, or until when; what it does and what it does not. */
function Lead({ answer }: { answer: RolloverAnswer }) {
  const { t, i18n } = useTranslation('rollover');
  const { clock } = useDesk();
  const { year, state, openUntil, surveyUntil } = answer;
  const years = { from: year, to: year + 1 };
  const from = dayWords(nightToDate(answer.from), clock(), i18n.language);
  const closes = openUntil === undefined ? undefined : dayWords(new Date(openUntil), clock(), i18n.language);
  const survey =
    surveyUntil === undefined ? undefined : dayWords(new Date(surveyUntil), clock(), i18n.language);
  return (
    <div className="stack">
      <p>{t(`lead.${state}`, { ...years, date: from })}</p>
      {state === 'due' && closes !== undefined && (
        <p className="rollover-note">{t('openUntil', { closes })}</p>
      )}
      {state === 'due' && survey !== undefined && (
        <p className="rollover-note">{t('surveyUntil', { closes: survey })}</p>
      )}
      <p className="soft">{t('what')}</p>
    </div>
  );
}

/** 升级新学年: a look at every class, exceptions, and the one key; afterwards the way back. */
export function RolloverPage() {
  const { t } = useTranslation(['rollover', 'app', 'problem']);
  const { said, again } = useAnswer(askRollover);
  if (said.kind === 'waiting') return <Waiting />;
  return (
    <main className="work stack">
      <ToSettings />
      <h1>{t('title')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && (
        <>
          {said.answer.undo && <Undo undo={said.answer.undo} again={again} />}
          {isNextShown(said.answer) && <Lead answer={said.answer} />}
          {isNextShown(said.answer) && said.answer.classes.length > 0 && (
            <Preview key={keyOf(said.answer)} answer={said.answer} again={again} />
          )}
        </>
      )}
    </main>
  );
}

/** Just after one year has begun nobody asks for the next. */
function isNextShown({ undo, state }: RolloverAnswer): boolean {
  return undo === undefined || state === 'due';
}

/** Another year, or other classes: another draft. */
function keyOf({ year, state, classes }: RolloverAnswer): string {
  return [year, state, ...classes.map((each) => `${each.class} ${each.name}`)].join();
}
