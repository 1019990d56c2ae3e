import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CITED } from '../../core/cited';
import type { School } from '../../core/grade';
import { CUSTOM_MAX_MINUTES, presetsFor, type LimitChoice } from '../../core/limit';
import { textToMinutes } from '../../core/minutes';
import type { PresetId, Scope } from '../../core/presets';
import { isProblem, type Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { Field } from '../Field';

/** A limit while it is typed: a number of one's own is text until it is read. */
export type LimitDraft = { preset: PresetId } | { preset: 'custom'; scope: Scope; text: string };

/** The limit as it was meant, or what is wrong with its number. */
export function limitOf(draft: LimitDraft): LimitChoice | Problem {
  if (draft.preset !== 'custom') return draft;
  const minutes = textToMinutes(draft.text);
  if (isProblem(minutes) || minutes > CUSTOM_MAX_MINUTES) return { kind: 'limit-not-a-number' };
  return { preset: 'custom', scope: draft.scope, minutes };
}

type LimitProps = {
  system: School;
  limit: LimitDraft;
  problem: Problem | undefined;
  onChange: (limit: LimitDraft) => void;
};

/** What the school's evenings are held against: a rule with its source, or the school's own number. */
export function LimitFields({ system, limit, problem, onChange }: LimitProps) {
  const { t, i18n } = useTranslation('enter');
  const id = useId();
  const inTongue = (titled: { zh: string; en: string }) => (i18n.language === 'en' ? titled.en : titled.zh);
  const chosen = presetsFor(system).find((preset) => preset.id === limit.preset);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('limit.which')}</label>
        <select
          id={id}
          value={limit.preset}
          onChange={(event) => {
            const preset = presetsFor(system).find((each) => each.id === event.target.value);
            onChange(preset ? { preset: preset.id } : { preset: 'custom', scope: 'written', text: '' });
          }}
        >
          {presetsFor(system).map((preset) => (
            <option key={preset.id} value={preset.id}>
              {inTongue(CITED[preset.id].title)}
            </option>
          ))}
          <option value="custom">{t('limit.own')}</option>
        </select>
        {chosen && (
          <p className="soft small">{t('limit.source', { source: inTongue(CITED[chosen.id].source) })}</p>
        )}
      </div>
      {limit.preset === 'custom' && (
        <>
          <Field
            label={t('limit.minutes')}
            help={t('limit.minutesHelp')}
            problem={problem}
            inputMode="numeric"
            value={limit.text}
            onChange={(event) => {
              onChange({ ...limit, text: event.target.value });
            }}
          />
          <Choice
            label={t('limit.scope')}
            value={limit.scope}
            options={[
              { value: 'written', label: t('limit.written') },
              { value: 'all', label: t('limit.all') },
            ]}
            onChange={(scope) => {
              onChange({ ...limit, scope });
            }}
          />
        </>
      )}
    </>
  );
}
