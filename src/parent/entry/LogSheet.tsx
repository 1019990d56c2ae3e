import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCompared, nightDay } from '../../core/calendar';
import { isNight, nightAt, type Night } from '../../core/night';
import { isProblem, type Problem } from '../../core/problem';
import { timeToStart } from '../../core/since';
import { Choice } from '../../ui/Choice';
import { Dialog } from '../../ui/Dialog';
import { useAct } from '../act';
import { doubtOf } from '../doubt';
import { useChild, useGround, useHousehold } from '../household';
import { saveEntries } from '../store/entries';
import { startTimer } from '../store/timers';
import { calendarOf, gradeOn, usualWork, type Child } from '../store/views';
import { freshId } from '../store/write';
import { draftToEntry, draftToWork, EMPTY_DRAFT, type Draft } from './draft';
import { MinutesField, MoreFields, SubjectField } from './Fields';
import { finishedWord } from './finished';
import { SinceField } from './SinceField';
import { buttonKey } from './subject-buttons';
import './entry.css';

const WHENS = ['finished', 'since', 'now'] as const;
type When = (typeof WHENS)[number];

type Draught = { draft: Draft; when: When; since: string };

/** What saving does: writes an entry, or starts a timer now or earlier. A Problem when the draft does not say. */
function useSave(night: Night): (draught: Draught) => Promise<Problem | 'saved' | 'failed'> {
  const { t } = useTranslation(['entry', 'today']);
  const { home, clock } = useGround();
  const child = useChild();
  const { act } = useAct();
  // One sheet writes one entry, however often 保存 is tapped.
  const [id] = useState(freshId);
  return async ({ draft, when, since }) => {
    const now = clock();
    if (when === 'finished') {
      const backFilled = night < nightAt(now) ? { isBackFilled: true } : {};
      const entry = draftToEntry(draft, { id, child: child.id, night, ...backFilled });
      if (isProblem(entry)) return entry;
      const saved = async () => ({
        text: t('saved', { minutes: entry.minutes }),
        undo: await saveEntries(home, [entry]),
      });
      return (await act(saved)) ? 'saved' : 'failed';
    }
    const startedAt = when === 'now' ? now.getTime() : timeToStart(since, now);
    if (isProblem(startedAt)) return startedAt;
    const started = async () => {
      const finished = await startTimer(home, child.id, {
        work: draftToWork(draft),
        now: now.getTime(),
        startedAt,
      });
      return finished && finishedWord(finished, t);
    };
    return (await act(started)) ? 'saved' : 'failed';
  };
}

/** The draft as it stands: what the parent filled in, over who set it and where as last used for the subject. */
function useDraft(child: Child): [Draft, (part: Partial<Draft>) => void] {
  const { home } = useGround();
  const [filled, setFilled] = useState<Partial<Draft>>({});
  const button = filled.button ?? EMPTY_DRAFT.button;
  const usual = useLiveQuery(() => usualWork(home, child.id, button), [home, child.id, buttonKey(button)]);
  const remembered = usual && { setBy: usual.setBy, place: usual.place };
  return [
    { ...EMPTY_DRAFT, ...remembered, ...filled },
    (part) => {
      setFilled({ ...filled, ...part });
    },
  ];
}

/** One control for "start now", "running since" and "already finished"; finished first, because that is why one opens it. */
export function LogSheet({ night: asked, onClose }: { night: string; onClose: () => void }) {
  const { t } = useTranslation('entry');
  const { clock } = useGround();
  const child = useChild();
  const tonight = nightAt(clock());
  const night = isNight(asked) && asked <= tonight ? asked : tonight;
  const { timers } = useHousehold();
  const timer = timers.find((each) => each.child === child.id);
  // While a timer is asked about, starting another would finish it unasked.
  const canStart = night === tonight && doubtOf(timer, child, clock().getTime()) === undefined;
  const isEvening = isCompared(nightDay(night, calendarOf(child, gradeOn(child, night).school)).kind);
  const [draft, fill] = useDraft(child);
  const [when, setWhen] = useState<When>('finished');
  const [since, setSince] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const save = useSave(night);
  const change = (part: Partial<Draft>) => {
    fill(part);
    setProblem(undefined);
  };
  const submit = async () => {
    const outcome = await save({ draft, when, since });
    if (outcome === 'saved') onClose();
    else if (outcome !== 'failed') setProblem(outcome);
  };
  return (
    <Dialog
      title={night === tonight ? t(isEvening ? 'title.tonight' : 'title.today') : t('title.night', { night })}
      closeLabel={t('app:close')}
      onClose={onClose}
    >
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {canStart && (
          <Choice
            label={t('when.label')}
            isLabelHidden
            value={when}
            options={WHENS.map((value) => ({ value, label: t(`when.${value}`) }))}
            onChange={(value) => {
              setWhen(value);
              setProblem(undefined);
            }}
          />
        )}
        <SubjectField draft={draft} change={change} child={child} night={night} />
        {when === 'finished' && <MinutesField draft={draft} change={change} problem={problem} />}
        {when === 'since' && <SinceField since={since} setSince={setSince} problem={problem} />}
        <MoreFields draft={draft} change={change} />
        <button type="submit" className="button button-main entry-save">
          {t(when === 'finished' ? 'save' : 'start')}
        </button>
      </form>
    </Dialog>
  );
}
