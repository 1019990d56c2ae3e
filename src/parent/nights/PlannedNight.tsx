import { useTranslation } from 'react-i18next';
import type { Entry } from '../../core/entry';
import { SINGLE_SUBJECTS } from '../../core/figure';
import type { Notice } from '../../core/notice';
import { plannedApart, plannedNight, plannedTotal, type PlannedPart } from '../../core/planned-night';
import type { Scope } from '../../core/presets';
import { isInScope, totalOf } from '../../core/total';
import { PlainTable } from '../../ui/PlainTable';

type PlannedProps = { notice: Notice; entries: readonly Entry[]; scope: Scope };

function usePlannedWords(): (part: PlannedPart | undefined) => string {
  const { t } = useTranslation('notice');
  return (part) => {
    if (!part) return t('beside.none');
    const { minutes, unknown } = part;
    if (unknown === 0) return t('beside.minutes', { minutes });
    return minutes > 0 ? t('beside.andUnknown', { minutes, count: unknown }) : t('noMinutes');
  };
}

/** Each subject's planned minutes beside the child's own; 不分科 stands alone, and nothing is said of either. */
function useRows(): (props: PlannedProps) => { id: string; row: readonly [string, string, string] }[] {
  const { t } = useTranslation(['notice', 'app']);
  const plannedWords = usePlannedWords();
  return ({ notice, entries, scope }) => {
    const planned = plannedNight(notice, scope);
    const counted = entries.filter((entry) => isInScope(entry, scope));
    const spent = (own: readonly Entry[]) =>
      own.length > 0 ? t('beside.minutes', { minutes: totalOf([...own], 'all').all }) : t('beside.notLogged');
    const subjects = [...SINGLE_SUBJECTS, 'mixed' as const].flatMap((subject) => {
      const own = counted.filter((entry) => entry.subject === subject);
      const part = subject === 'mixed' ? undefined : planned?.subjects[subject];
      if (!part && own.length === 0) return [];
      return [{ id: subject, row: [t(`app:subject.${subject}`), plannedWords(part), spent(own)] as const }];
    });
    const total = planned && plannedTotal(planned);
    return [...subjects, { id: 'sum', row: [t('beside.sum'), plannedWords(total), spent(counted)] as const }];
  };
}

/** 预计与实际 of one night: what was posted for the class, beside what this child logged. */
export function PlannedNight(props: PlannedProps) {
  const { t } = useTranslation(['notice', 'app']);
  const rowsOf = useRows();
  const { notice, scope } = props;
  const { optional, beside } = plannedApart(notice.tasks, scope);
  return (
    <section className="sheet stack nights-planned">
      <h2>{t('beside.title')}</h2>
      {notice.isNoHomework ? (
        <p>{t('beside.noHomework')}</p>
      ) : (
        <>
          <PlainTable
            caption={t('beside.title')}
            columns={[t('beside.subject'), t('beside.planned'), t('beside.actual')]}
            rows={rowsOf(props)}
          />
          <p className="soft small">
            {t(`beside.scope.${scope}`)}
            {optional.minutes > 0 && t('beside.optional', { minutes: optional.minutes })}
            {beside.minutes > 0 && t('beside.other', { minutes: beside.minutes })}
          </p>
          <details className="nights-posted">
            <summary>{t('beside.open')}</summary>
            <ul>
              {notice.tasks.map((task, index) => (
                <li key={`${task.subject}/${String(index)}`}>
                  <b>{t(`app:subject.${task.subject}`)}</b> {task.text}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}
