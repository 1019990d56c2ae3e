import { useTranslation } from 'react-i18next';
import { usualSubjects } from '../../core/subject';
import type { BoardProps, BoardState } from './board-state';
import { subjectsOf, tasksBefore } from './desk-night';
import { draftOf, emptyTask, type DraftTask } from './draft';
import { useSayNotice } from './say-notice';
import { TaskRow } from './TaskRow';

type ListProps = Pick<BoardProps, 'night' | 'asked'> & { board: BoardState };

/** The tasks as they are written, yesterday's to begin from, and one more of each subject of this grade. */
export function TaskList({ night, asked: { desk, facts }, board: { written, change } }: ListProps) {
  const { t } = useTranslation('notice');
  const say = useSayNotice();
  const mine = subjectsOf(desk);
  const before = tasksBefore(desk, night);
  const usual: readonly string[] = usualSubjects(facts.grade, facts.system);
  const offered = mine.filter(
    (subject) => mine.length <= 4 || usual.includes(subject) || subject === 'other',
  );
  const setTasks = (tasks: DraftTask[]) => {
    change({ ...written, tasks });
  };
  return (
    <>
      {written.tasks.length === 0 && before.length > 0 && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => {
              setTasks(before.map(draftOf));
            }}
          >
            {t('fromBefore')}
          </button>
        </div>
      )}
      <ul className="notice-tasks">
        {written.tasks.map((task) => (
          <TaskRow
            key={task.key}
            task={task}
            mine={mine}
            onChange={(next) => {
              setTasks(written.tasks.map((each) => (each.key === task.key ? next : each)));
            }}
            onRemove={() => {
              setTasks(written.tasks.filter(({ key }) => key !== task.key));
            }}
          />
        ))}
      </ul>
      <div className="row" role="group" aria-label={t('add')}>
        {offered.map((subject) => (
          <button
            key={subject}
            type="button"
            className="button button-quiet"
            onClick={() => {
              setTasks([...written.tasks, emptyTask(subject)]);
            }}
          >
            {t('addOne', { subject: say.subject(subject) })}
          </button>
        ))}
      </div>
    </>
  );
}
