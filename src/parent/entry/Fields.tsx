import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Night } from '../../core/night';
import type { Problem } from '../../core/problem';
import { FLAGS, KINDS, PLACES, SETTERS, type Flag } from '../../core/subject';
import { Choice } from '../../ui/Choice';
import { ProblemLine } from '../ProblemLine';
import { gradeOn, type Child } from '../store/views';
import { addMinutes, type Draft } from './draft';
import { buttonKey, buttonsFor, type SubjectButton } from './subject-buttons';
import { useSubjectName } from './subject-name';

type FieldProps = { draft: Draft; change: (change: Partial<Draft>) => void };

/** Which subject: the child's own keys first, all others behind one more tap. */
export function SubjectField({ draft, change, child, night }: FieldProps & { child: Child; night: Night }) {
  const { t } = useTranslation('entry');
  const subjectName = useSubjectName();
  const current: SubjectButton = { ...draft.button, kind: draft.kind };
  const buttons = buttonsFor(child, gradeOn(child, night), current);
  return (
    <Choice
      label={t('subject')}
      value={buttonKey(current)}
      options={buttons.map((button) => ({ value: buttonKey(button), label: subjectName(button) }))}
      onChange={(value) => {
        const button = buttons.find((each) => buttonKey(each) === value);
        if (button) change({ button, kind: button.kind });
      }}
    />
  );
}

const QUICK = [5, 10, 15, 30] as const;

/** Minutes by quick keys that add up, or typed. */
export function MinutesField({ draft, change, problem }: FieldProps & { problem: Problem | undefined }) {
  const { t } = useTranslation(['entry', 'problem']);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="soft small">
        {t('minutes')}
      </label>
      <input
        id={id}
        className="number entry-minutes"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="done"
        value={draft.minutes}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        onChange={(event) => {
          change({ minutes: event.target.value });
        }}
      />
      <ProblemLine problem={problem} id={`${id}-problem`} />
      <div className="entry-quick">
        {QUICK.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className="button number"
            onClick={() => {
              change({ minutes: addMinutes(draft.minutes, minutes) });
            }}
          >
            +{minutes}
          </button>
        ))}
      </div>
    </div>
  );
}

function FlagField({ draft, change }: FieldProps) {
  const { t } = useTranslation('entry');
  const turn = (flag: Flag) => {
    const flags = draft.flags.includes(flag)
      ? draft.flags.filter((each) => each !== flag)
      : [...draft.flags, flag];
    change({ flags });
  };
  return (
    <fieldset className="checks">
      <legend className="soft small">{t('flags')}</legend>
      {FLAGS.map((flag) => (
        <label key={flag} className="choice-key">
          <input
            type="checkbox"
            checked={draft.flags.includes(flag)}
            onChange={() => {
              turn(flag);
            }}
          />
          <span>{t(`flag.${flag}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** All that is optional, folded away: kind, who set it, where, and the three flags. */
export function MoreFields({ draft, change }: FieldProps) {
  const { t } = useTranslation(['entry', 'app']);
  const summary = [t(`kind.${draft.kind}`), t(`app:setBy.${draft.setBy}`), t(`place.${draft.place}`)].join(
    ' · ',
  );
  return (
    <details className="entry-more">
      <summary>
        {t('more')}
        <span className="soft small">{summary}</span>
      </summary>
      <div className="stack">
        <Choice
          label={t('kind.label')}
          value={draft.kind}
          options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => {
            change({ kind });
          }}
        />
        <p className="soft small">{t(`kind.help.${draft.kind}`)}</p>
        <Choice
          label={t('setBy')}
          value={draft.setBy}
          options={SETTERS.map((value) => ({ value, label: t(`app:setBy.${value}`) }))}
          onChange={(setBy) => {
            change({ setBy });
          }}
        />
        <Choice
          label={t('place.label')}
          value={draft.place}
          options={PLACES.map((value) => ({ value, label: t(`place.${value}`) }))}
          onChange={(place) => {
            change({ place });
          }}
        />
        <FlagField draft={draft} change={change} />
      </div>
    </details>
  );
}
