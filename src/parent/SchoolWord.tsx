import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import type { Night } from '../core/night';
import { useGround } from './household';
import { saidBySchool } from './store/school-word';
import type { Child } from './store/views';

/** What the child's school said of an evening itself: 学校把12月2日定为无作业日. The diary keeps its own calendar. */
export function SchoolWord({ child, night }: { child: Child; night: Night }) {
  const { t } = useTranslation('cards');
  const { home } = useGround();
  const said = useLiveQuery(() => saidBySchool(home, child.id), [home, child.id]);
  const kind = said?.[night];
  return kind ? <p className="soft small">{t(`school.${kind}`, { night })}</p> : null;
}
