import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CUSTOM_MAX_MINUTES, limitFor, presetsFor, type LimitChoice } from '../../core/limit';
import type { Night } from '../../core/night';
import { textToMinutes } from '../../core/minutes';
import { CITED, type Titled } from '../../core/cited';
import type { Scope } from '../../core/presets';
import { isProblem, type Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import { ProblemLine } from '../ProblemLine';
import { useAct } from '../act';
import { useGround } from '../household';
import { setGrade } from '../store/children';
import { gradeOn, type Child } from '../store/views';

type FormProps = { child: Child; night: Night };

/** What a reader sees of a preset's name or source. */
function useTitled(): (titled: Titled) => string {
  const { i18n } = useTranslation();
  return (titled) => (i18n.language === 'en' ? titled.en : titled.zh);
}

function useChoose({ child, night }: FormProps): (limit: LimitChoice) => Promise<boolean> {
  const { t } = useTranslation('settings');
  const { home } = useGround();
  const { act } = useAct();
  const { grade, school } = gradeOn(child, night);
  return (limit) =>
    act(async () => {
      await setGrade(home, child.id, { from: night, grade, school, limit });
      return { text: t('limit.saved', { night }) };
    });
}

function CustomFields({
  current,
  choose,
}: {
  current: LimitChoice;
  choose: (limit: LimitChoice) => Promise<boolean>;
}) {
  const { t } = useTranslation(['settings', 'problem']);
  const id = useId();
  const [text, setText] = useState(current.preset === 'custom' ? String(current.minutes) : '');
  const [scope, setScope] = useState<Scope>(current.preset === 'custom' ? current.scope : 'written');
  const [problem, setProblem] = useState<Problem>();
  const save = () => {
    const minutes = textToMinutes(text);
    if (isProblem(minutes) || minutes > CUSTOM_MAX_MINUTES) setProblem({ kind: 'limit-not-a-number' });
    else void choose({ preset: 'custom', minutes, scope });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('limit.minutes')}</label>
        <input
          id={id}
          inputMode="numeric"
          className="number"
          autoComplete="off"
          value={text}
          aria-invalid={problem !== undefined}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(undefined);
          }}
        />
        <ProblemLine problem={problem} />
      </div>
      <Choice
        label={t('limit.scope')}
        value={scope}
        options={[
          { value: 'written', label: t('limit.written') },
          { value: 'all', label: t('limit.all') },
        ]}
        onChange={setScope}
      />
      <button type="submit" className="button button-main">
        {t('save')}
      </button>
    </form>
  );
}

/** Which limit the child is compared with, with its source; a change holds from tonight on. */
export function LimitForm({ child, night }: FormProps) {
  const { t } = useTranslation('settings');
  const titled = useTitled();
  const id = useId();
  const { grade, school, limit } = gradeOn(child, night);
  const choose = useChoose({ child, night });
  const [isCustom, setCustom] = useState(limit.preset === 'custom');
  const inForce = limitFor(limit, { grade, school, kind: 'school' });
  return (
    <section className="sheet stack">
      <h2>{t('limit.title')}</h2>
      <div className="field">
        <label htmlFor={id}>{t('limit.which')}</label>
        <select
          id={id}
          value={isCustom ? 'custom' : limit.preset}
          onChange={(event) => {
            const preset = presetsFor(school).find((each) => each.id === event.target.value);
            setCustom(preset === undefined);
            if (preset) void choose({ preset: preset.id });
          }}
        >
          {presetsFor(school).map((preset) => (
            <option key={preset.id} value={preset.id}>
              {titled(CITED[preset.id].title)}
            </option>
          ))}
          <option value="custom">{t('limit.custom')}</option>
        </select>
      </div>
      {isCustom && <CustomFields current={limit} choose={choose} />}
      <p>
        {inForce.minutes === null
          ? t('limit.noRule')
          : t(`limit.now.${inForce.unit}.${inForce.scope}`, { minutes: inForce.minutes })}
      </p>
      {inForce.id !== 'custom' && (
        <p className="soft small">{`${t(`limit.strength.${inForce.strength}`)} · ${t('limit.source', { source: titled(CITED[inForce.id].source) })}`}</p>
      )}
    </section>
  );
}
