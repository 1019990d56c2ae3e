import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Said } from '../../core/survey';
import { MOST_CONDITION, type Leaf } from '../../core/survey-condition';
import { Choice } from '../../ui/Choice';
import {
  chosenValue,
  conditionRows,
  leafFor,
  offersOf,
  rowsToText,
  subjectOf,
  waysOf,
  wayOf,
  type Subject,
} from './builder-condition';
import { BuilderNumber } from './BuilderNumber';

type RowProps = { leaf: Leaf; subjects: readonly Subject[]; onChange: (leaf: Leaf) => void };

export function useSaid() {
  const { i18n } = useTranslation('survey-edit');
  return (said: Said) => (i18n.language === 'en' ? said.en || said['zh-cn'] : said['zh-cn'] || said.en);
}

function Compared({
  leaf,
  subject,
  onChange,
}: {
  leaf: Leaf;
  subject: Subject;
  onChange: RowProps['onChange'];
}) {
  const { t } = useTranslation('survey-edit');
  const say = useSaid();
  if (leaf.kind !== 'compare') return null;
  const choose = (value: string) => {
    onChange({ ...leaf, value: chosenValue(subject, value) });
  };
  if (subject.question.type === 'text')
    return (
      <BuilderNumber
        label={t('condition.value')}
        value={Number(leaf.value)}
        least={-100_000}
        most={100_000}
        onChange={(value) => {
          choose(String(value));
        }}
      />
    );
  return (
    <label className="field">
      {t('condition.value')}
      <select value={String(leaf.value)} onChange={({ target }) => choose(target.value)}>
        {offersOf(subject).map(({ value, text }) => (
          <option key={value} value={value}>
            {say(text) || t('unnamed')}
          </option>
        ))}
      </select>
    </label>
  );
}

function Row({ leaf, subjects, onChange }: RowProps) {
  const { t } = useTranslation('survey-edit');
  const say = useSaid();
  const subject = subjectOf(leaf, subjects);
  return (
    <>
      <label className="field">
        {t('condition.question')}
        <select
          value={subject?.name ?? ''}
          onChange={({ target }) => {
            const chosen = subjects.find(({ name }) => name === target.value);
            if (chosen) onChange(leafFor(chosen));
          }}
        >
          {!subject && <option value="">{t('condition.gone')}</option>}
          {subjects.map(({ name, question, row }) => (
            <option key={name} value={name}>
              {[question.title, ...(row ? [row] : [])].map((each) => say(each) || t('unnamed')).join(' · ')}
            </option>
          ))}
        </select>
      </label>
      {subject && (
        <label className="field">
          {t('condition.way')}
          <select value={wayOf(leaf)} onChange={({ target }) => onChange(leafFor(subject, target.value))}>
            {waysOf(subject).map((way) => (
              <option key={way} value={way}>
                {t(`way.${way}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {subject && <Compared {...{ leaf, subject, onChange }} />}
    </>
  );
}

/** A condition that grew too long to be kept stays as it was, and it is said. */
function useShort(onChange: (text: string) => void): { isLong: boolean; change: (text: string) => void } {
  const [isLong, setLong] = useState(false);
  return {
    isLong,
    change: (text) => {
      setLong(text.length > MOST_CONDITION);
      if (text.length <= MOST_CONDITION) onChange(text);
    },
  };
}

type ConditionProps = { text: string; subjects: readonly Subject[]; onChange: (text: string) => void };

/** When a question is asked at all: lines over earlier questions, all of which or any of which hold. */
export function BuilderCondition({ text, subjects, onChange }: ConditionProps) {
  const { t } = useTranslation('survey-edit');
  const { isLong, change } = useShort(onChange);
  const read = conditionRows(text);
  const last = subjects[subjects.length - 1];
  if (read.kind === 'nested')
    return (
      <div className="stack">
        <p className="soft small">{t('condition.nested')}</p>
        <p className="code">{read.text}</p>
        <button type="button" className="button" onClick={() => change('')}>
          {t('condition.replace')}
        </button>
      </div>
    );
  const { joined, leaves } = read;
  const put = (next: readonly Leaf[]) => {
    change(rowsToText(joined, next));
  };
  return (
    <fieldset className="builder-conditions">
      <legend>{t('condition.title')}</legend>
      {leaves.length === 0 && (
        <p className="soft small">{t(last ? 'condition.always' : 'condition.first')}</p>
      )}
      {leaves.length > 1 && (
        <Choice
          label={t('condition.joined')}
          options={[
            { value: 'and' as const, label: t('condition.and') },
            { value: 'or' as const, label: t('condition.or') },
          ]}
          value={joined}
          onChange={(next) => change(rowsToText(next, leaves))}
        />
      )}
      {leaves.map((leaf, at) => (
        <div key={at} className="builder-condition">
          <Row
            {...{ leaf, subjects }}
            onChange={(next) => {
              put(leaves.map((each, index) => (index === at ? next : each)));
            }}
          />
          <button
            type="button"
            className="button button-plain"
            onClick={() => {
              put(leaves.filter((_, index) => index !== at));
            }}
          >
            {t('condition.remove')}
          </button>
        </div>
      ))}
      {isLong && (
        <p className="problem" role="alert">
          {t('condition.tooLong')}
        </p>
      )}
      {last && (
        <button type="button" className="button" onClick={() => put([...leaves, leafFor(last)])}>
          {t('condition.add')}
        </button>
      )}
    </fieldset>
  );
}
