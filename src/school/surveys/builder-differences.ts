import type { Element } from '../../core/survey';
import { isSame } from '../../core/same';
import type { SurveyDraft } from '../../wire/survey-desk';

/** One thing in which two drafts of a survey differ. */
export type Difference =
  | { kind: 'survey' | 'purpose' | 'order' | 'crosses' }
  | { kind: 'mine-only' | 'theirs-only'; element: Element }
  | { kind: 'changed'; mine: Element; theirs: Element };

function namesOf({ definition }: SurveyDraft): string[] {
  return definition.elements.map(({ name }) => name);
}

function ofElements(mine: SurveyDraft, theirs: SurveyDraft): Difference[] {
  const find = (name: string, { definition }: SurveyDraft) =>
    definition.elements.find((each) => each.name === name);
  const names = new Set([...namesOf(mine), ...namesOf(theirs)]);
  return [...names].flatMap((name): Difference[] => {
    const [one, other] = [find(name, mine), find(name, theirs)];
    if (one && other) return isSame(one, other) ? [] : [{ kind: 'changed', mine: one, theirs: other }];
    if (one) return [{ kind: 'mine-only', element: one }];
    return other ? [{ kind: 'theirs-only', element: other }] : [];
  });
}

/** The names both have, in the order of the first. */
function sharedNames(one: SurveyDraft, other: SurveyDraft): string[] {
  return namesOf(one).filter((name) => namesOf(other).includes(name));
}

/** In what two drafts differ, from the top down; a question is the same one by its name. */
export function draftDifferences(mine: SurveyDraft, theirs: SurveyDraft): Difference[] {
  const { title, description } = mine.definition;
  const unlessSame = (kind: 'survey' | 'purpose' | 'order' | 'crosses', one: unknown, other: unknown) =>
    isSame(one, other) ? [] : [{ kind }];
  return [
    ...unlessSame('survey', title, theirs.definition.title),
    ...unlessSame('purpose', description, theirs.definition.description),
    ...ofElements(mine, theirs),
    ...unlessSame('order', sharedNames(mine, theirs), sharedNames(theirs, mine)),
    ...unlessSame('crosses', mine.crosses, theirs.crosses),
  ];
}
