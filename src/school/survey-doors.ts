import type { Doors } from '../core/report-surveys';
import type { DeskSurvey } from '../wire/survey-desk';
import type { SurveyWords } from './say-survey';

/** Whoever is not told is said too: a class that has no name here is counted, never left out. */
export function doorsOf({ classes }: DeskSurvey, nameOf: (id: string) => string | undefined): Doors {
  const names = classes.filter(({ way }) => way === 'door').map((each) => nameOf(each.class));
  const named = names
    .filter((name) => name !== undefined)
    .sort((one, other) => one.localeCompare(other, 'zh', { numeric: true }));
  return { named, unnamed: names.length - named.length };
}

/** That some classes answered by one code for all, and which; undefined where none did. */
export function doorSentence({ t }: SurveyWords, { named, unnamed }: Doors): string | undefined {
  if (named.length + unnamed === 0) return undefined;
  const names = named.join(t('app:and'));
  if (unnamed === 0) return t('survey-results:method.door', { classes: names });
  const classes =
    named.length === 0
      ? t('survey-results:method.onlyDoors', { count: unnamed })
      : t('survey-results:method.alsoDoors', { classes: names, count: unnamed });
  return t('survey-results:method.door', { classes });
}
