import { useTranslation } from 'react-i18next';
import { besideNumber } from '../../core/evening';
import { NightActs } from '../entry/NightActs';
import type { Tonight } from './tonight';

/** From 04:00 to noon the evening before comes first: what it was, or how to write it down now. */
export function Morning({ tonight }: { tonight: Tonight }) {
  const { t } = useTranslation('today');
  const { night, number, said } = tonight.lastNight;
  const isRecorded = number !== undefined || said !== undefined;
  const words = () => {
    if (said === 'done-at-school' && number === undefined) return t('morning.doneAtSchool');
    if (said === 'no-homework' && number === 0) return t('morning.noHomework');
    const beside = besideNumber(tonight.lastNight);
    return beside ? t(`morning.beside.${beside.kind}`, beside) : t('morning.minutes', { minutes: number });
  };
  return (
    <section className="sheet morning" aria-label={t('morning.label', { night })}>
      <p className="morning-words">{isRecorded ? words() : t('morning.nothing')}</p>
      <NightActs night={night} said={said} isEmpty={number === undefined || said !== undefined} />
    </section>
  );
}
