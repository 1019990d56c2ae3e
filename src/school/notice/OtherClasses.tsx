import { useTranslation } from 'react-i18next';
import { addNights, type Night } from '../../core/night';
import type { SchoolClass } from '../../wire/classes';
import type { NoticeDesk } from '../../wire/notice-desk';
import { askNotices } from '../client';
import { useDesk } from '../desk';
import { partsOn, standingTasks, subjectsOf } from './desk-night';
import type { Draft } from './draft';
import { useSayNotice } from './say-notice';

/** A class ticked beside the first, and what its desk says. */
export type Beside = { of: SchoolClass; desk: NoticeDesk };

type OtherProps = {
  of: SchoolClass;
  all: readonly SchoolClass[];
  night: Night;
  draft: Draft;
  value: readonly Beside[];
  onChange: (value: readonly Beside[]) => void;
};

/** Further classes that get the same tasks: what is posted there already is said before it is replaced. */
export function OtherClasses({ of, all, night, draft, value, onChange }: OtherProps) {
  const { t } = useTranslation(['notice', 'app']);
  const say = useSayNotice();
  const { act, tell } = useDesk();
  const others = all.filter(({ id, grade }) => id !== of.id && grade === of.grade);
  if (others.length === 0) return null;
  const subjects = [...new Set(draft.tasks.map(({ subject }) => subject))];
  const tick = async (other: SchoolClass) => {
    const desk = await act(askNotices({ class: other.id, from: addNights(night, -1), to: night }));
    if (!desk) return;
    const isMine = subjects.every((subject) => subjectsOf(desk).includes(subject));
    if (isMine) onChange([...value, { of: other, desk }]);
    else tell(t('also.notMine', { name: other.name }));
  };
  const replacedIn = ({ desk }: Beside) => {
    const there = new Set(standingTasks(partsOn(desk, night)).map(({ subject }) => subject));
    return subjects.filter((subject) => there.has(subject));
  };
  return (
    <details className="more" open={value.length > 0 || undefined}>
      <summary>{t('also.title')}</summary>
      <div className="stack">
        <div className="row">
          {others.map((other) => {
            const ticked = value.find((each) => each.of.id === other.id);
            return (
              <label key={other.id} className="tick">
                <input
                  type="checkbox"
                  checked={ticked !== undefined}
                  onChange={() => {
                    if (ticked) onChange(value.filter((each) => each !== ticked));
                    else void tick(other);
                  }}
                />
                <span>{other.name}</span>
              </label>
            );
          })}
        </div>
        {value
          .filter((each) => replacedIn(each).length > 0)
          .map((each) => (
            <p key={each.of.id} className="soft small">
              {t('also.replaces', {
                name: each.of.name,
                subjects: replacedIn(each).map(say.subject).join(t('app:and')),
              })}
            </p>
          ))}
      </div>
    </details>
  );
}
