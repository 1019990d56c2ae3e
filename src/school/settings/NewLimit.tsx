import { useId, useState } from 'react';
import { CITED } from '../../core/cited';
import { presetsFor } from '../../core/limit';
import { isNight } from '../../core/night';
import { isProblem, type Problem } from '../../core/problem';
import { Choice } from '../../ui/Choice';
import type { LimitsAnswer } from '../../wire/limit';
import { addLimit } from '../client';
import { useDesk } from '../desk';
import { Field } from '../Field';
import { ProblemLine } from '../ProblemLine';
import { draftToLimit, freshDraft, type LimitDraft } from './limit-draft';
import { gradesOf, useSay } from './say';

type FieldsProps = {
  draft: LimitDraft;
  problem: Problem | undefined;
  change: (part: Partial<LimitDraft>) => void;
};

function Which({ draft, change }: Omit<FieldsProps, 'problem'>) {
  const { t, titled } = useSay();
  const { me } = useDesk();
  const id = useId();
  const presets = presetsFor(me.school.system);
  const chosen = presets.find(({ id: preset }) => preset === draft.preset);
  return (
    <div className="field">
      <label htmlFor={id}>{t('new.which')}</label>
      <select
        id={id}
        value={draft.preset}
        onChange={({ target }) => {
          change({ preset: presets.find((each) => each.id === target.value)?.id ?? 'by-grade' });
        }}
      >
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {titled(CITED[preset.id].title)}
          </option>
        ))}
        <option value="by-grade">{t('limit.own')}</option>
      </select>
      {chosen && (
        <p className="soft small">
          {t('limit.strength', { strength: t(`strength.${chosen.strength}`) })}
          {t('limit.source', { source: titled(CITED[chosen.id].source) })}
        </p>
      )}
    </div>
  );
}

function OwnNumbers({ draft, problem, change }: FieldsProps) {
  const { t } = useSay();
  const { me } = useDesk();
  const { system } = me.school;
  return (
    <>
      <fieldset className="choice-free">
        <legend className="soft small">{t('new.numbers')}</legend>
        <div className="grade-minutes">
          {gradesOf(system).map((grade) => (
            <Field
              key={grade}
              label={t(`app:grade.${system}.${String(grade)}`)}
              inputMode="numeric"
              maxLength={4}
              value={draft.texts[grade] ?? ''}
              onChange={({ target }) => {
                change({ texts: { ...draft.texts, [grade]: target.value } });
              }}
            />
          ))}
        </div>
      </fieldset>
      <ProblemLine problem={problem?.kind === 'limit-not-a-number' ? problem : undefined} />
      <Choice
        label={t('new.scope')}
        value={draft.scope}
        options={[
          { value: 'written', label: t('new.written') },
          { value: 'all', label: t('new.all') },
        ]}
        onChange={(scope) => {
          change({ scope });
        }}
      />
    </>
  );
}

function When({ draft, problem, change, answer }: FieldsProps & { answer: LimitsAnswer }) {
  const { t } = useSay();
  const isOfSource = problem?.kind === 'limit-source-empty';
  const isOfDate = problem !== undefined && !isOfSource && problem.kind !== 'limit-not-a-number';
  return (
    <>
      <Field
        label={t('new.source')}
        help={t('new.sourceHelp')}
        problem={isOfSource ? problem : undefined}
        maxLength={120}
        value={draft.source}
        onChange={({ target }) => {
          change({ source: target.value });
        }}
      />
      <Choice
        label={t('new.atSchool')}
        value={draft.atSchool}
        options={[
          { value: 'counts', label: t('new.counts') },
          { value: 'apart', label: t('new.apart') },
        ]}
        onChange={(atSchool) => {
          change({ atSchool });
        }}
      />
      <p className="soft small">{t(draft.atSchool === 'apart' ? 'new.apartHelp' : 'new.countsHelp')}</p>
      <Field
        label={t('new.from')}
        help={t('new.fromHelp')}
        problem={isOfDate ? problem : undefined}
        type="date"
        min={answer.tonight}
        value={draft.from}
        onChange={({ target }) => {
          change({ from: target.value });
        }}
      />
    </>
  );
}

/** Another limit, from an evening on; what was published keeps the one it was made with. */
export function NewLimit({ answer, onAdded }: { answer: LimitsAnswer; onAdded: () => void }) {
  const { t, date } = useSay();
  const { me, tell, askAgain } = useDesk();
  const [draft, setDraft] = useState(() => freshDraft(me.school.system, answer.next));
  const [problem, setProblem] = useState<Problem>();
  const change = (part: Partial<LimitDraft>) => {
    setProblem(undefined);
    setDraft({ ...draft, ...part });
  };
  const save = async () => {
    const limit = draftToLimit(draft);
    if (isProblem(limit)) setProblem(limit);
    else if (!isNight(draft.from)) setProblem({ kind: 'night-not-a-date' });
    else {
      const outcome = await addLimit({ from: draft.from, limit, source: draft.source.trim() });
      setProblem(isProblem(outcome) ? outcome : undefined);
      if (isProblem(outcome)) return;
      tell(t('new.saved', { date: date(draft.from) }));
      setDraft(freshDraft(me.school.system, answer.next));
      askAgain();
      onAdded();
    }
  };
  return (
    <details className="sheet more">
      <summary>{t('new.title')}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Which draft={draft} change={change} />
        {draft.preset === 'by-grade' && <OwnNumbers draft={draft} problem={problem} change={change} />}
        <When draft={draft} problem={problem} change={change} answer={answer} />
        <div className="row">
          <button type="submit" className="button button-main">
            {t('new.save')}
          </button>
        </div>
      </form>
    </details>
  );
}
