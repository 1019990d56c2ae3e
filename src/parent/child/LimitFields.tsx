import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CITED } from '../../core/cited';
import type { School } from '../../core/grade';
import { CUSTOM_MAX_MINUTES, presetsFor, type LimitChoice } from '../../core/limit';
import { textToMinutes } from '../../core/minutes';
import type { PresetId, Scope } from '../../core/presets';
import { isProblem, type Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { ProblemLine } from '../ProblemLine';
import { useTitled } from './limit-words';

/** A limit while it is being chosen: a number of the family's own may be half typed. */
export type LimitDraft = { preset: PresetId } | { preset: 'custom'; text: string; scope: Scope };

export function limitToDraft(limit: LimitChoice): LimitDraft {
  return limit.preset === 'custom' ? { ...limit, text: String(limit.minutes) } : limit;
}

export function draftToLimit(draft: LimitDraft): LimitChoice | Problem {
  if (draft.preset !== 'custom') return { preset: draft.preset };
  const minutes = textToMinutes(draft.text);
  if (isProblem(minutes) || minutes > CUSTOM_MAX_MINUTES) return { kind: 'limit-not-a-number' };
  return { preset: 'custom', scope: draft.scope, minutes };
}

type FieldsProps = {
  value: LimitDraft;
  school: School;
  problem: Problem | undefined;
  onChange: (draft: LimitDraft) => void;
};

function CustomFields({ value, problem, onChange }: Omit<FieldsProps, 'school'>) {
  const { t } = useTranslation('grades');
  const id = useId();
  if (value.preset !== 'custom') return null;
  const own = problem?.kind === 'limit-not-a-number' ? problem : undefined;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('limit.minutes')}</label>
        <input
          id={id}
          inputMode="numeric"
          className="number"
          autoComplete="off"
          value={value.text}
          aria-invalid={own !== undefined}
          onChange={(event) => {
            onChange({ ...value, text: event.target.value });
          }}
        />
        <ProblemLine problem={own} />
      </div>
      <Choice
        label={t('limit.scope')}
        value={value.scope}
        options={[
          { value: 'written', label: t('limit.written') },
          { value: 'all', label: t('limit.all') },
        ]}
        onChange={(scope) => {
          onChange({ ...value, scope });
        }}
      />
    </>
  );
}

/** Which limit a child is compared with: one of its school system's, or a number of the family's own. */
export function LimitFields({ value, school, problem, onChange }: FieldsProps) {
  const { t } = useTranslation('grades');
  const titled = useTitled();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('limit.which')}</label>
        <select
          id={id}
          value={value.preset}
          onChange={(event) => {
            const preset = presetsFor(school).find((each) => each.id === event.target.value);
            onChange(preset ? { preset: preset.id } : { preset: 'custom', text: '', scope: 'written' });
          }}
        >
          {presetsFor(school).map((preset) => (
            <option key={preset.id} value={preset.id}>
              {titled(CITED[preset.id].title)}
            </option>
          ))}
          <option value="custom">{t('limit.own')}</option>
        </select>
      </div>
      <CustomFields {...{ value, problem, onChange }} />
    </>
  );
}
