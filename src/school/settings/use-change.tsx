import { useState, type ReactNode } from 'react';
import type { DaysChange, EveningsSaid } from '../../core/days-change';
import { Dialog } from '../../ui/Dialog';
import type { DaysChanged } from '../../wire/days';
import { changeClassDays, changeDays } from '../client';
import { useDesk } from '../desk';
import { useSay } from './say';

type When = { from: 'tonight' | 'next'; accepts: string[] };
type Asking = { told: DaysChanged; again: (when: When) => Promise<boolean> };

type LostProps = Asking & { onClose: () => void };

/** Before anything is written: which open evenings it would cost, and the way that costs none. */
function Lost({ told: { lost, next }, again, onClose }: LostProps) {
  const { t, day } = useSay();
  const nights = lost.map(({ night, last }) =>
    night === last ? day(night) : t('lost.block', { first: day(night), last: day(last) }),
  );
  const choose = (when: When) => () => void again(when).then(onClose);
  return (
    <Dialog title={t('lost.title')} closeLabel={t('app:close')} onClose={onClose}>
      <div className="stack">
        <p>{t('lost.what', { nights: nights.join(t('app:and')) })}</p>
        <p>{t('lost.next', { next: day(next) })}</p>
      </div>
      <div className="row">
        <button type="button" className="button button-main" onClick={choose({ from: 'next', accepts: [] })}>
          {t('lost.fromNext')}
        </button>
        <button
          type="button"
          className="button"
          onClick={choose({ from: 'tonight', accepts: lost.map(({ night }) => night) })}
        >
          {t('lost.now')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('app:leaveIt')}
        </button>
      </div>
    </Dialog>
  );
}

/** Acts upon the days of the school, or of one class; asks first where an open evening would be lost by it. */
export function useChange(onChanged: () => void): {
  ofSchool: (change: DaysChange) => Promise<boolean>;
  ofClass: (classId: string, change: EveningsSaid) => Promise<boolean>;
  question: ReactNode;
} {
  const { t } = useSay();
  const { act, tell } = useDesk();
  const [asking, setAsking] = useState<Asking>();
  const close = () => {
    setAsking(undefined);
  };
  const make = async (ask: (when: When) => ReturnType<typeof changeDays>, when: When): Promise<boolean> => {
    const told = await act(ask(when));
    if (!told) return false;
    if (!told.isWritten) setAsking({ told, again: (next) => make(ask, next) });
    else {
      tell(t('days.saved'));
      onChanged();
    }
    return told.isWritten;
  };
  const at: When = { from: 'tonight', accepts: [] };
  const plain = ({ nights, ...change }: EveningsSaid) => ({ ...change, nights: [...nights] });
  return {
    ofSchool: (change) =>
      make(
        (when) =>
          changeDays({ change: change.kind === 'evenings' ? plain(change) : toQuestion(change), ...when }),
        at,
      ),
    ofClass: (classId, change) =>
      make((when) => changeClassDays({ class: classId, change: plain(change), ...when }), at),
    question: asking && <Lost {...asking} onClose={close} />,
  };
}

function toQuestion(change: Exclude<DaysChange, EveningsSaid>) {
  if (change.kind === 'friday') return change;
  const { breaks } = change;
  return { ...change, breaks: breaks === 'usual' ? breaks : breaks.map(({ from, to }) => ({ from, to })) };
}
