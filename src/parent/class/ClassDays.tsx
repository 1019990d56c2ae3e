import { useTranslation } from 'react-i18next';
import { addNights, nightsFrom } from '../../core/night';
import { nightNow, useGround } from '../household';
import type { SeenClass } from '../store/class-rows';
import { soundDays } from '../store/sound-days';

/** As far ahead as a family plans its evenings. */
const AHEAD_NIGHTS = 30;

/** What the school's calendar says beside the national one: what this phone sends goes by it. */
export function ClassDays({ seen }: { seen: SeenClass }) {
  const { t } = useTranslation('class');
  const { clock } = useGround();
  const tonight = nightNow(clock);
  const { fridayCounts, breaks = [], overrides = {} } = soundDays(seen.calendar);
  const said = nightsFrom(tonight, addNights(tonight, AHEAD_NIGHTS)).flatMap((night) => {
    const kind = overrides[night];
    return kind ? [{ night, kind }] : [];
  });
  const later = breaks.filter(({ to }) => to >= tonight);
  if (!fridayCounts && later.length === 0 && said.length === 0) return null;
  return (
    <section className="sheet stack">
      <h2>{t('days.title')}</h2>
      <ul>
        {said.map(({ night, kind }) => (
          <li key={night}>{t(`days.${kind}`, { night })}</li>
        ))}
        {fridayCounts && <li>{t('days.friday')}</li>}
        {later.map(({ from, to }) => (
          <li key={from}>{t('days.break', { from, to })}</li>
        ))}
      </ul>
      <p className="soft small">{t('days.goesBy')}</p>
    </section>
  );
}
