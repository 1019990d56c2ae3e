import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../wire/log';
import { useDesk } from '../desk';
import { useRoleWords } from '../role-words';

/** Several classes are added in one go: of them there is no name to tell. */
function keyOf(act: LogLine['act'], className: string | undefined) {
  return act === 'class-added' && className === undefined ? 'act.class-added-many' : (`act.${act}` as const);
}

/** What was done, as a sentence with the names of the time. */
export function useActWords(): (line: LogLine) => string {
  const { t, i18n } = useTranslation(['log', 'app', 'people']);
  const evening = new Intl.DateTimeFormat(i18n.language, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  const { me } = useDesk();
  const wordsOf = useRoleWords(me.school.system);
  return ({ act, about }) => {
    const { role, grade, subjects, class: className } = about;
    const post =
      role !== undefined
        ? wordsOf({ role, grade, className, subjects })
        : className !== undefined
          ? wordsOf({ role: 'teacher', className, subjects })
          : '';
    return t(keyOf(act, className), {
      ...about,
      name: className ?? t('several'),
      count: about.count ?? 1,
      person: about.person ?? '',
      night: about.night === undefined ? '' : evening.format(Date.parse(about.night)),
      survey: about.survey || t('untitled'),
      post,
    });
  };
}
