import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleSubject } from '../../core/figure';
import { TIERS, type Tier } from '../../core/notice';
import { KINDS, type Kind } from '../../core/subject';
import { MOST_TASK_LETTERS } from '../../wire/notice';
import { typedMinutes, type DraftTask } from './draft';
import { useSayNotice } from './say-notice';

/** What a phone's line shows; a browser that grows a field by itself does not ask. */
const LINE_LETTERS = 10;

type TaskProps = {
  task: DraftTask;
  mine: readonly SingleSubject[];
  onChange: (task: DraftTask) => void;
  onRemove: () => void;
};

/** How long, of which kind, whether one must, and where. */
function TaskMore({ task, onChange, onRemove }: Omit<TaskProps, 'mine'>) {
  const { t } = useTranslation('notice');
  const id = useId();
  const name = task.text === '' ? t('task.new') : task.text;
  return (
    <div className="notice-task-more">
      <label className="notice-minutes" htmlFor={`${id}-minutes`}>
        <input
          id={`${id}-minutes`}
          className="input"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('task.planned')}
          aria-invalid={typedMinutes(task.minutes) === undefined}
          value={task.minutes}
          onChange={(event) => {
            onChange({ ...task, minutes: event.target.value });
          }}
        />
        <span>{t('task.unit')}</span>
      </label>
      <select
        className="input"
        aria-label={t('task.kind')}
        value={task.kind}
        onChange={(event) => {
          onChange({ ...task, kind: event.target.value as Kind });
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={t('task.tier')}
        value={task.tier}
        onChange={(event) => {
          onChange({ ...task, tier: event.target.value as Tier });
        }}
      >
        {TIERS.map((tier) => (
          <option key={tier} value={tier}>
            {t(`tier.${tier}`)}
          </option>
        ))}
      </select>
      <label className="tick">
        <input
          type="checkbox"
          checked={task.isAtSchool}
          onChange={(event) => {
            onChange({ ...task, isAtSchool: event.target.checked });
          }}
        />
        <span>{t('task.atSchool')}</span>
      </label>
      <button
        type="button"
        className="button button-plain"
        aria-label={t('task.removeName', { name })}
        onClick={onRemove}
      >
        {t('task.remove')}
      </button>
    </div>
  );
}

/** One task as it is written: its words, and under them what the sum needs to know. */
export function TaskRow({ task, mine, onChange, onRemove }: TaskProps) {
  const { t } = useTranslation('notice');
  const say = useSayNotice();
  const name = task.text === '' ? t('task.new') : task.text;
  return (
    <li className="notice-task" aria-label={name}>
      <div className="notice-task-words">
        <select
          className="input"
          aria-label={t('task.subject')}
          value={task.subject}
          onChange={(event) => {
            onChange({ ...task, subject: event.target.value as SingleSubject });
          }}
        >
          {mine.map((subject) => (
            <option key={subject} value={subject}>
              {say.subject(subject)}
            </option>
          ))}
        </select>
        <textarea
          className="input notice-text"
          rows={task.text.length > LINE_LETTERS ? 2 : 1}
          aria-label={t('task.text')}
          autoComplete="off"
          maxLength={MOST_TASK_LETTERS}
          value={task.text}
          onChange={(event) => {
            onChange({ ...task, text: event.target.value.replaceAll(/\s*\n\s*/g, ' ') });
          }}
        />
      </div>
      <TaskMore task={task} onChange={onChange} onRemove={onRemove} />
    </li>
  );
}
