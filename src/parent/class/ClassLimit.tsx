import { useTranslation } from 'react-i18next';
import { limitFor, presetsFor, type Limit, type LimitChoice } from '../../core/limit';
import type { School } from '../../core/grade';
import { useAct } from '../act';
import { nightNow, useGround } from '../household';
import type { SeenClass } from '../store/class-rows';
import { setGrade } from '../store/children';
import { gradeOn, type Child } from '../store/views';

function isSame(one: Limit, other: Limit): boolean {
  return one.minutes === other.minutes && one.scope === other.scope && one.unit === other.unit;
}

/** The class's limit as a child's own: a preset its school system knows, else the class's number. */
function asOwn(limit: LimitChoice, inClass: Limit, school: School): LimitChoice {
  const isKnown = limit.preset === 'custom' || presetsFor(school).some(({ id }) => id === limit.preset);
  if (isKnown || inClass.minutes === null) return limit;
  return { preset: 'custom', scope: inClass.scope, minutes: inClass.minutes };
}

/** Where the class is compared with another number than the child, it is said, and taken over only by a tap. */
export function ClassLimit({ child, seen }: { child: Child; seen: SeenClass }) {
  const { t } = useTranslation('class');
  const { home, clock } = useGround();
  const { act } = useAct();
  const night = nightNow(clock);
  const { grade, school, limit } = gradeOn(child, night);
  const own = limitFor(limit, { grade, school, kind: 'school' });
  const inClass = limitFor(seen.limit, { grade: seen.grade, school: seen.system, kind: 'school' });
  if (isSame(own, inClass)) return null;
  const words = ({ minutes, scope, unit }: Limit) =>
    minutes === null ? t('limit.none') : t(`limit.${unit}.${scope}`, { minutes });
  const take = () =>
    void act(async () => {
      await setGrade(home, child.id, {
        from: night,
        grade,
        school,
        limit: asOwn(seen.limit, inClass, school),
      });
      return {
        text: t('limit.taken'),
        undo: () => setGrade(home, child.id, { from: night, grade, school, limit }),
      };
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
