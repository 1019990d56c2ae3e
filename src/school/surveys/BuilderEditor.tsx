import { useTranslation } from 'react-i18next';
import {
  isQuestion,
  MOST_CHOICES,
  MOST_OPEN_LETTERS,
  type Definition,
  type Element,
  type Question,
  type RatingQuestion,
  type ScaleStep,
} from '../../core/survey';
import { subjectsOf } from './builder-condition';
import { questionsBefore, spokenValues, stepAfter } from './builder-draft';
import { BuilderCondition } from './BuilderCondition';
import { BuilderNumber } from './BuilderNumber';
import { BuilderOffered } from './BuilderOffered';
import { BuilderSaid } from './BuilderSaid';

type EditorProps = { definition: Definition; element: Element; onChange: (element: Element) => void };
type FormProps = { question: Question; spoken: readonly string[]; onChange: (question: Question) => void };

function Steps({ question, onChange }: { question: RatingQuestion; onChange: FormProps['onChange'] }) {
  const { t } = useTranslation('survey-edit');
  const { rateValues } = question;
  const put = (next: ScaleStep[]) => onChange({ ...question, rateValues: next });
  return (
    <>
      {rateValues.map(({ value, text }) => (
        <BuilderSaid
          key={value}
          label={t('part.step', { at: value })}
          said={text}
          need="free"
          onChange={(next) =>
            put(rateValues.map((each) => (each.value === value ? { value, text: next } : each)))
          }
        />
      ))}
      <div className="row">
        {rateValues.length < MOST_CHOICES && (
          <button
            type="button"
            className="button"
            onClick={() => put([...rateValues, stepAfter(rateValues)])}
          >
            {t('step.add')}
          </button>
        )}
        {rateValues.length > 2 && (
          <button type="button" className="button" onClick={() => put(rateValues.slice(0, -1))}>
            {t('step.remove')}
          </button>
        )}
      </div>
    </>
  );
}

function Form({ question, spoken, onChange }: FormProps) {
  const { t } = useTranslation('survey-edit');
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return (
        <BuilderOffered
          part="choice"
          of={question.choices}
          spoken={spoken}
          onChange={(choices) => onChange({ ...question, choices })}
        />
      );
    case 'checkbox':
      return (
        <>
          <BuilderOffered
            part="choice"
            of={question.choices}
            spoken={spoken}
            onChange={(choices) => onChange({ ...question, choices })}
          />
          <BuilderNumber
            label={t('maximum')}
            value={question.maxSelectedChoices}
            least={0}
            most={question.choices.length}
            onChange={(maxSelectedChoices) => onChange({ ...question, maxSelectedChoices })}
          />
        </>
      );
    case 'rating':
      return <Steps question={question} onChange={onChange} />;
    case 'boolean':
      return (['labelTrue', 'labelFalse'] as const).map((label) => (
        <BuilderSaid
          key={label}
          label={t(`part.${label}`)}
          said={question[label]}
          need="needed"
          onChange={(said) => onChange({ ...question, [label]: said })}
        />
      ));
    case 'text':
      return (['min', 'max'] as const).map((bound) => (
        <BuilderNumber
          key={bound}
          label={t(`bound.${bound}`)}
          value={question[bound]}
          least={-100_000}
          most={100_000}
          onChange={(number) => onChange({ ...question, [bound]: number })}
        />
      ));
    case 'comment':
      return (
        <BuilderNumber
          label={t('letters')}
          value={question.maxLength}
          least={1}
          most={MOST_OPEN_LETTERS}
          onChange={(maxLength) => onChange({ ...question, maxLength })}
        />
      );
    case 'matrix':
      return (['rows', 'columns'] as const).map((list) => (
        <BuilderOffered
          key={list}
          part={list === 'rows' ? 'row' : 'column'}
          of={question[list]}
          spoken={spoken}
          onChange={(of) => onChange({ ...question, [list]: of })}
        />
      ));
  }
}

function withRequired(question: Question, isRequired: boolean): Question {
  return question.type === 'matrix'
    ? { ...question, isRequired, isAllRowRequired: isRequired }
    : { ...question, isRequired };
}

/** Everything of one question, or of a note between them. */
export function BuilderEditor({ definition, element, onChange }: EditorProps) {
  const { t } = useTranslation('survey-edit');
  return (
    <div className="stack">
      {isQuestion(element) ? (
        <>
          <BuilderSaid
            label={t('part.title')}
            said={element.title}
            need="needed"
            onChange={(title) => onChange({ ...element, title })}
          />
          <BuilderSaid
            label={t('part.hint')}
            said={element.description}
            need="free"
            onChange={(description) => onChange({ ...element, description })}
          />
          <label className="tick">
            <input
              type="checkbox"
              checked={element.isRequired}
              onChange={({ target }) => onChange(withRequired(element, target.checked))}
            />
            {t('required')}
          </label>
          <Form question={element} spoken={spokenValues(definition)} onChange={onChange} />
        </>
      ) : (
        <BuilderSaid
          label={t('part.note')}
          said={element.html}
          need="needed"
          size="long"
          onChange={(html) => onChange({ ...element, html })}
        />
      )}
      <BuilderCondition
        text={element.visibleIf}
        subjects={subjectsOf(questionsBefore(definition, element.name))}
        onChange={(visibleIf) => onChange({ ...element, visibleIf })}
      />
    </div>
  );
}
