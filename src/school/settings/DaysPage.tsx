import { useMemo, useState } from 'react';
import type { Override } from '../../core/calendar';
import { schoolYear } from '../../core/grade';
import type { Night } from '../../core/night';
import { calendarOfClass } from '../../core/school-days';
import { Choice } from '../../ui/Choice';
import type { SchoolClass } from '../../wire/classes';
import type { DaysAnswer } from '../../wire/days';
import { useAnswer } from '../answers';
import { isKeeper } from '../class-keeper';
import { askClasses, askDays } from '../client';
import { useDesk } from '../desk';
import { ToSettings } from '../ToSettings';
import { NoAnswer, Waiting } from '../Trouble';
import { BreaksCard } from './BreaksCard';
import { MonthView, YearView } from './DaysViews';
import type { Looked } from './looked';
import { NightCard } from './NightCard';
import { useSay } from './say';
import { useChange } from './use-change';
import './settings.css';

type DaysProps = { answer: DaysAnswer; classes: readonly SchoolClass[]; again: () => void };

function useLooked({ answer, classes }: Omit<DaysProps, 'again'>, chosen: string): Looked {
  const { me } = useDesk();
  return useMemo(() => {
    const classId = classes.find(({ id }) => id === chosen)?.id;
    const ofClass = answer.classes.find((each) => each.class === classId)?.overrides ?? {};
    return {
      calendar: calendarOfClass(me.school.system, answer.days, { overrides: ofClass }),
      ofSchool: answer.days.overrides ?? {},
      ofClass,
      classId,
      tonight: answer.tonight,
    };
  }, [answer, classes, chosen, me.school.system]);
}

function Whose({
  classes,
  value,
  onChange,
}: {
  classes: readonly SchoolClass[];
  value: string;
  onChange: (id: string) => void;
}) {
  const { t } = useSay();
  return (
    <label className="field">
      <span>{t('days.whose')}</span>
      <select
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      >
        <option value="">{t('days.school')}</option>
        {classes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Days({ answer, classes, again }: DaysProps) {
  const { t } = useSay();
  const { me } = useDesk();
  const [whose, setWhose] = useState('');
  const [view, setView] = useState<'month' | 'year'>('month');
  const [night, setNight] = useState(answer.tonight);
  const [month, setMonth] = useState(answer.tonight);
  const looked = useLooked({ answer, classes }, whose);
  const { ofSchool, ofClass, question } = useChange(again);
  const mayChangeSchool = me.role === 'admin';
  const { classId } = looked;
  const chosen = classes.find(({ id }) => id === classId);
  const canSay = chosen ? isKeeper(me.role, chosen) : mayChangeSchool;
  const say = (nights: readonly Night[], says: Override | 'calendar') => {
    const change = { kind: 'evenings', nights, says } as const;
    void (classId === undefined ? ofSchool(change) : ofClass(classId, change));
  };
  return (
    <>
      <div className="class-fields">
        <Whose classes={classes} value={whose} onChange={setWhose} />
        <Choice
          label={t('days.view')}
          value={view}
          options={[
            { value: 'month', label: t('days.month') },
            { value: 'year', label: t('days.year') },
          ]}
          onChange={setView}
        />
      </div>
      {view === 'year' ? (
        <YearView looked={looked} month={month} />
      ) : (
        <div className="two">
          <MonthView looked={looked} month={month} onMonth={setMonth} chosen={night} onChoose={setNight} />
          <NightCard night={night} looked={looked} onSay={canSay ? say : undefined} />
        </div>
      )}
      <BreaksCard
        key={schoolYear(month)}
        calendar={looked.calendar}
        year={schoolYear(month)}
        onChange={mayChangeSchool ? ofSchool : undefined}
      />
      {question}
    </>
  );
}

/** The school's year, evening by evening, and a class's own word on some. */
export function DaysPage() {
  const { t } = useSay();
  const { said, again } = useAnswer(askDays);
  const { said: classes } = useAnswer(askClasses);
  if (said.kind === 'waiting' || classes.kind === 'waiting') return <Waiting />;
  return (
    <main className="work stack">
      <ToSettings />
      <h1>{t('door.days')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && (
        <Days
          answer={said.answer}
          classes={classes.kind === 'answer' ? classes.answer.classes : []}
          again={again}
        />
      )}
    </main>
  );
}
