import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '../../core/night';
import { isProblem } from '../../core/problem';
import { postNoHomework, postNotice } from '../client';
import { Confirm } from '../Confirm';
import { useDesk } from '../desk';
import { ProblemLine } from '../ProblemLine';
import type { BoardProps, BoardState } from './board-state';
import { isNoHomeworkDay, partsOn, seenOf, subjectsOf } from './desk-night';
import { isTypedWrong, tasksOf } from './draft';
import { OtherClasses, type Beside } from './OtherClasses';
import { Paste } from './Paste';
import { useSayNotice } from './say-notice';
import { Sum } from './Sum';
import { TaskList } from './TaskList';
import { When } from './When';

type EditorProps = BoardProps & { board: BoardState; onPosted: () => void };

function isOvertaken(outcome: object): boolean {
  return isProblem(outcome) && (outcome.kind === 'notice-changed' || outcome.kind === 'notice-no-homework');
}

/** Posts what is written: to this class and those ticked beside it, in one go. */
function usePosting({ of, night, asked: { desk }, again, board, onPosted }: EditorProps) {
  const { t } = useTranslation('notice');
  const { act, tell, clock } = useDesk();
  const [beside, setBeside] = useState<readonly Beside[]>([]);
  const [time, setTime] = useState('');
  const [isBusy, setBusy] = useState(false);
  const shownFrom = time === '' ? undefined : instantOf(night, time);
  const isLater = shownFrom !== undefined && shownFrom > clock().getTime();
  const post = async () => {
    const tasks = tasksOf(board.written.tasks);
    const subjects = [...new Set([...board.own, ...tasks].map(({ subject }) => subject))];
    const classes = [
      { class: of.id, seen: seenOf(board.parts) },
      ...beside.map(({ of: { id }, desk: other }) => ({ class: id, seen: seenOf(partsOn(other, night)) })),
    ];
    setBusy(true);
    const question = { night, classes, subjects, tasks, ...(isLater && { shownFrom }) };
    const asked = postNotice(question);
    const done = await act(asked);
    setBusy(false);
    if (!done) {
      // What somebody else changed meanwhile is to be seen; what is written stays.
      if (isOvertaken(await asked)) again();
      return;
    }
    tell(t(isLater ? 'told.later' : 'told.posted'));
    onPosted();
  };
  const noHomework = async () => {
    const seen = seenOf(partsOn(desk, night));
    const stands = !isNoHomeworkDay(board.parts);
    const asked = postNoHomework({ class: of.id, night, seen, stands });
    const outcome = await act(asked);
    if (outcome) onPosted();
    else if (isOvertaken(await asked)) again();
  };
  const isEmpty = tasksOf(board.written.tasks).length === 0 && board.own.length === 0;
  const isWrong = isTypedWrong(board.written.tasks);
  return {
    beside,
    setBeside,
    time,
    setTime,
    isWrong,
    isReady: !isBusy && !isEmpty && !isWrong,
    post,
    noHomework,
  };
}

type Posting = ReturnType<typeof usePosting>;

/** What one does in the end: post, or say that there is none today. */
function Acts({ asked, board, posting }: EditorProps & { posting: Posting }) {
  const { t } = useTranslation('notice');
  const isNone = isNoHomeworkDay(board.parts);
  return (
    <>
      {board.written.pasted.trim() !== '' && <p className="soft small">{t('paste.unsplit')}</p>}
      {posting.isWrong && <ProblemLine problem={{ kind: 'limit-not-a-number' }} />}
      <div className="row">
        <button
          type="button"
          className="button button-main"
          disabled={!posting.isReady}
          onClick={() => {
            void posting.post();
          }}
        >
          {t(board.own.length > 0 ? 'change' : 'post')}
        </button>
        {asked.desk.mine === 'all' && (
          <Confirm
            label={t(isNone ? 'noHomework.end' : 'noHomework.set')}
            doLabel={t('noHomework.do')}
            what={t(isNone ? 'noHomework.endWhat' : 'noHomework.what')}
            onConfirm={posting.noHomework}
          />
        )}
      </div>
    </>
  );
}

/** A screen to write on: paste or begin from yesterday, look over the tasks, see the sum, and post. */
export function Editor(props: EditorProps) {
  const { of, all, night, asked, board } = props;
  const { t } = useTranslation(['notice', 'app']);
  const say = useSayNotice();
  const posting = usePosting(props);
  const { written, change, others } = board;
  return (
    <section className="sheet stack">
      <h2>{t('write')}</h2>
      <Paste mine={subjectsOf(asked.desk)} draft={written} onChange={change} />
      <TaskList night={night} asked={asked} board={board} />
      {others.length > 0 && (
        <p className="soft small">
          {t('others', {
            tasks: [...new Set(others.map(({ subject }) => say.subject(subject)))].join(t('app:and')),
          })}
        </p>
      )}
      <Sum beside={board.beside} />
      <OtherClasses
        of={of}
        all={all}
        night={night}
        draft={written}
        value={posting.beside}
        onChange={posting.setBeside}
      />
      <When night={night} time={posting.time} onChange={posting.setTime} />
      <Acts {...props} posting={posting} />
    </section>
  );
}
