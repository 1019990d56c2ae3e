import { useTranslation } from 'react-i18next';
import type { Definition } from '../../core/survey';
import type { SurveyFault } from '../../core/survey-faults';
import { SURVEY_CARD } from './builder-chosen';

type FaultsProps = {
  definition: Definition;
  faults: readonly SurveyFault[];
  onGoTo: (name: string) => void;
};

/** Which card a fault is mended on; the survey's own where it is of no question. */
function cardOf(fault: SurveyFault, { elements }: Definition): string | undefined {
  if (fault.kind === 'no-title' || fault.kind === 'no-purpose') return SURVEY_CARD;
  if (!('name' in fault) || fault.kind.startsWith('cross-')) return undefined;
  return fault.name === SURVEY_CARD || elements.some(({ name }) => name === fault.name)
    ? fault.name
    : undefined;
}

/** What keeps the survey from being opened: how much there is, and in words what no question says of itself. */
export function BuilderFaults({ definition, faults, onGoTo }: FaultsProps) {
  const { t } = useTranslation('survey-edit');
  const whole = faults.filter((fault) => {
    const card = cardOf(fault, definition);
    return card === undefined || card === SURVEY_CARD;
  });
  const sentences = new Set(whole.map((fault) => t(`fault.${fault.kind}`, { ...fault })));
  const first = faults.map((fault) => cardOf(fault, definition)).find((card) => card !== undefined);
  return (
    <div>
      <p>
        {faults.length === 0 ? t('whole') : t('missing', { count: faults.length })}{' '}
        {first !== undefined && (
          <button type="button" className="button button-plain" onClick={() => onGoTo(first)}>
            {t('toFirst')}
          </button>
        )}
      </p>
      {sentences.size > 0 && (
        <ul className="small">
          {[...sentences].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
