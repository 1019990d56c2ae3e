import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LONGEST_SPAN, USUAL_RULE, type AlertRule, type GradeRule } from '../../core/alert';
import type { Grade } from '../../core/grade';
import { Choice } from '../../ui/Choice';
import { changeAlert } from '../client';
import { useDesk } from '../desk';
import { useSayView } from './say-view';

type Word = 'school' | 'on' | 'off';
type RuleProps = { rules: readonly GradeRule[]; grade: Grade | null; onChanged: () => void };

const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

type NumberProps = { label: string; value: number; of: readonly number[]; onChange: (value: number) => void };

function NumberField({ label, value, of, onChange }: NumberProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select
        className="number"
        value={value}
        onChange={({ target }) => {
          onChange(Number(target.value));
        }}
      >
        {of.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is said for a grade, or for the school. */
function wordOf(own: AlertRule | undefined, grade: Grade | null): Word {
  if (!own) return grade === null ? 'off' : 'school';
  return own.isOn ? 'on' : 'off';
}

function RuleForm({ rules, grade, onChanged }: RuleProps) {
  const { t } = useTranslation('alert');
  const { act, tell } = useDesk();
  const own = rules.find((each) => each.grade === grade);
  const first = own ?? rules.find((each) => each.grade === null) ?? USUAL_RULE;
  const [{ nights, span }, setRule] = useState({ nights: first.nights, span: first.span });
  const [word, say] = useState<Word>(wordOf(own, grade));
  const words: readonly Word[] = grade === null ? ['off', 'on'] : ['school', 'on', 'off'];
  const save = async () => {
    const rule = word === 'school' ? null : { isOn: word === 'on', nights, span };
    if (!(await act(changeAlert({ grade, rule })))) return;
    tell(t('saved'));
    onChanged();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Choice
        label={t('word.label')}
        isLabelHidden
        value={word}
        options={words.map((each) => ({ value: each, label: t(`word.${each}`) }))}
        onChange={say}
      />
      {word === 'on' && (
        <>
          <div className="row">
            <NumberField
              label={t('span')}
              value={span}
              of={numbers(1, LONGEST_SPAN)}
              onChange={(value) => {
                setRule({ span: value, nights: Math.min(nights, value) });
              }}
            />
            <NumberField
              label={t('nights')}
              value={nights}
              of={numbers(1, span)}
              onChange={(value) => {
                setRule({ span, nights: value });
              }}
            />
          </div>
          <p className="soft">{t('means', { span, count: nights })}</p>
        </>
      )}
      <div className="row">
        <button type="submit" className="button">
          {t('save')}
        </button>
      </div>
    </form>
  );
}

type RulesProps = { rules: readonly GradeRule[]; grades: readonly Grade[]; onChanged: () => void };

/** Where an admin says of what the school wants to be told, for all grades or for one. */
export function AlertRules({ rules, grades, onChanged }: RulesProps) {
  const { t } = useTranslation('alert');
  const say = useSayView();
  const id = useId();
  const [grade, choose] = useState<Grade | null>(null);
  return (
    <details className="sheet more view-rules">
      <summary>{t('rules.title')}</summary>
      <div className="stack">
        <p>{t('rules.what')}</p>
        <label className="field" htmlFor={id}>
          <span>{t('rules.for')}</span>
          <select
            id={id}
            value={grade ?? ''}
            onChange={({ target }) => {
              choose(target.value === '' ? null : Number(target.value));
            }}
          >
            <option value="">{t('rules.school')}</option>
            {grades.map((each) => (
              <option key={each} value={each}>
                {say.grade(each)}
              </option>
            ))}
          </select>
        </label>
        <RuleForm key={JSON.stringify([grade, rules])} rules={rules} grade={grade} onChanged={onChanged} />
      </div>
    </details>
  );
}
