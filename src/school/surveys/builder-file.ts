import type { CrossTable, Definition } from '../../core/survey';
import { questionsOf } from '../../core/survey';
import { canCross } from '../../core/survey-faults';
import { writeSurvey } from '../../core/survey-json';
import { downloadFile } from '../../ui/give-file';

/** Hands a survey out as a file of SurveyJS JSON. */
export function giveSurvey(id: string, definition: Definition): void {
  downloadFile(new File([writeSurvey(definition)], `survey-${id}.json`, { type: 'application/json' }));
}

/** Of the pairs that are counted together, those whose questions a survey that was read still asks. */
export function crossesKept(crosses: readonly CrossTable[], definition: Definition): CrossTable[] {
  const names = questionsOf(definition)
    .filter(canCross)
    .map(({ name }) => name);
  return crosses.filter((pair) => pair.every((name) => names.includes(name)));
}
