import { questionsOf, type Definition } from '../../core/survey';
import { minutesNeeded } from '../../core/survey-minutes';
import { TEMPLATES, templateSurvey } from '../../core/survey-templates';
import { useSay } from './say';

type WayProps = { title: string; help: string; onBegin: () => void };

/** One way to begin a survey. */
export function Way({ title, help, onBegin }: WayProps) {
  return (
    <button type="button" className="survey-way" onClick={onBegin}>
      <b>{title}</b>
      <span className="soft small">{help}</span>
    </button>
  );
}

/** The surveys that are ready: what they ask about, how many questions, how long. */
export function Templates({ onBegin }: { onBegin: (definition: Definition) => void }) {
  const { t, title } = useSay();
  return (
    <div className="survey-ways">
      {TEMPLATES.map((template) => {
        const definition = templateSurvey(template);
        const size = { count: questionsOf(definition).length, minutes: minutesNeeded(definition) };
        return (
          <Way
            key={template}
            title={title(definition)}
            help={t('begin.size', size)}
            onBegin={() => onBegin(definition)}
          />
        );
      })}
    </div>
  );
}
