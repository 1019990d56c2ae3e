import { useTranslation } from 'react-i18next';
import { limitFor, type Limit } from '../../core/limit';
import { changeOn } from '../../core/limit-since';
import { useAct } from '../act';
import { nightNow, useGround } from '../household';
import type { SeenClass } from '../store/class-rows';
import { takeSchoolLimit } from '../store/school-limit';
import { limitOn } from '../store/seat-evenings';
import { gradeOn, type Child } from '../store/views';

function isSame(one: Limit, other: Limit): boolean {
  return one.minutes === other.minutes && one.scope === other.scope && one.unit === other.unit;
}

/** The child follows the class's limit: since when, and where the school has it from. */
function Followed({ child, seen }: { child: Child; seen: SeenClass }) {
  const { t } = useTranslation('class');
  const { clock } = useGround();
  const night = nightNow(clock);
  const change = changeOn(night, seen.limits?.changes ?? []);
  const { from } = gradeOn(child, night);
  return (
    <section className="sheet stack">
      <h2>{t('limit.follows', { name: child.nickname })}</h2>
      <p>
        {change ? t('limit.schoolSince', { night: change.from }) : t('limit.followsSince', { night: from })}
      </p>
      {change?.source && <p className="soft">{t('limit.source', { source: change.source })}</p>}
      <p className="soft small">{t('limit.ownWay')}</p>
    </section>
  );
}

/** What the class is compared with beside the child: followed, or another number, taken over only by a tap. */
export function ClassLimit({ child, seen }: { child: Child; seen: SeenClass }) {
  const { t } = useTranslation('class');
  const { home, clock } = useGround();
  const { act } = useAct();
  const night = nightNow(clock);
  const { grade, school, limit } = gradeOn(child, night);
  if (limit.by === 'school') return <Followed child={child} seen={seen} />;
  const own = limitFor(limit, { grade, school, kind: 'school' });
  const inClass = limitFor(limitOn(seen, night), { grade: seen.grade, school: seen.system, kind: 'school' });
  if (isSame(own, inClass)) return null;
  const words = ({ minutes, scope, unit }: Limit) =>
    minutes === null ? t('limit.none') : t(`limit.${unit}.${scope}`, { minutes });
  const take = () =>
    void act(async () => {
      const undo = await takeSchoolLimit(home, { child: child.id, seen }, night);
      return { text: t('limit.taken'), undo };
    });
  return (
    <section className="sheet stack">
      <h2>{t('limit.differs')}</h2>
      <p>{t('limit.both', { name: child.nickname, class: words(inClass), own: words(own) })}</p>
      <button type="button" className="button" onClick={take}>
        {t('limit.take')}
      </button>
      <p className="soft small">{t('limit.stays')}</p>
    </section>
  );
}
