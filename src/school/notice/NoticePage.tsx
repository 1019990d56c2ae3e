import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { addNights, type Night } from '../../core/night';
import { isProblem } from '../../core/problem';
import { nightIn } from '../../core/zone';
import type { ClassAnswer } from '../../wire/class';
import type { SchoolClass } from '../../wire/classes';
import type { NoticeDesk } from '../../wire/notice-desk';
import { useAnswer } from '../answers';
import { askClass, askClasses, askNotices, type Outcome } from '../client';
import { useDesk } from '../desk';
import { NoAnswer, Waiting } from '../Trouble';
import { Board } from './Board';
import { useSayNotice } from './say-notice';
import './notice.css';

/** Nights one can post for or look at, around tonight; and how far back yesterday's homework is looked for. */
const NIGHTS = { before: 6, after: 7, lookedBack: 14 };

type Asked = { desk: NoticeDesk; facts: ClassAnswer };

async function askBoard(classId: string, tonight: Night): Outcome<Asked> {
  const from = addNights(tonight, -NIGHTS.lookedBack);
  const [desk, facts] = await Promise.all([
    askNotices({ class: classId, from, to: addNights(tonight, NIGHTS.after) }),
    askClass({ class: classId }),
  ]);
  if (isProblem(desk)) return desk;
  return isProblem(facts) ? facts : { desk, facts };
}

type ChosenProps = { of: SchoolClass; all: readonly SchoolClass[]; tonight: Night };

function Chosen({ of, all, tonight }: ChosenProps) {
  const { t } = useTranslation('notice');
  const say = useSayNotice();
  const [night, setNight] = useState(tonight);
  const question = useCallback(() => askBoard(of.id, tonight), [of.id, tonight]);
  const { said, again } = useAnswer(question);
  const nights = Array.from({ length: NIGHTS.before + NIGHTS.after + 1 }, (_, index) =>
    addNights(tonight, index - NIGHTS.before),
  );
  return (
    <>
      <div className="field notice-night">
        <label htmlFor="notice-night">{t('night')}</label>
        <select
          id="notice-night"
          className="input"
          value={night}
          onChange={(event) => {
            setNight(event.target.value);
          }}
        >
          {nights.map((each) => (
            <option key={each} value={each}>
              {each === tonight ? t('today', { date: say.date(each) }) : say.date(each)}
            </option>
          ))}
        </select>
      </div>
      {said.kind === 'waiting' && <Waiting />}
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && (
        <Board key={`${of.id} ${night}`} of={of} all={all} night={night} asked={said.answer} again={again} />
      )}
    </>
  );
}

/** 作业公示: class, night, and then one board on which homework is written and given out. */
export function NoticePage({ id }: { id: string }) {
  const { t } = useTranslation(['notice', 'app', 'problem']);
  const { me, clock } = useDesk();
  const [, goTo] = useLocation();
  const { said, again } = useAnswer(askClasses);
  if (said.kind === 'waiting') return <Waiting />;
  const classes = said.kind === 'answer' ? said.answer.classes : [];
  const of = classes.find((each) => each.id === id) ?? classes[0];
  return (
    <main className="work stack notice-page">
      <h1>{t('title')}</h1>
      {said.kind === 'refused' && <NoAnswer problem={said.problem} again={again} />}
      {said.kind === 'answer' && !of && <p>{t('noClass')}</p>}
      {of && (
        <>
          {classes.length > 1 && (
            <div className="field">
              <label htmlFor="notice-class">{t('class')}</label>
              <select
                id="notice-class"
                className="input"
                value={of.id}
                onChange={(event) => {
                  goTo(`/school/notice#${event.target.value}`, { replace: true });
                }}
              >
                {classes.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            </div>
          )}
          <Chosen key={of.id} of={of} all={classes} tonight={nightIn(me.school.zone, clock())} />
        </>
      )}
    </main>
  );
}
