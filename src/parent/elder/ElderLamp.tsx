import { useTranslation } from 'react-i18next';
import { elapsedMs, isPaused, type Timer } from '../../core/timer';
import { Lamp } from '../../ui/Lamp';
import type { ElderNights } from './evening';

const MINUTE_MS = 60_000;
/** What the shade is full at: an hour, and more as it is needed. */
const FULL_MINUTES = 60;

type ElderLampProps = { nights: ElderNights; timer: Timer | undefined; now: number };

/** The sentences under the lamp: since when, or what the evening came to. */
function useElderLines(): (props: ElderLampProps) => string[] {
  const { t } = useTranslation('elder');
  const wordOf = ({ tonight, when }: ElderNights) => {
    const { said } = tonight.evening;
    if (said === 'no-homework') return t(`say.${when}.noHomework`);
    return t(said === 'done-at-school' ? `say.${when}.doneAtSchool` : `say.${when}.none`);
  };
  return ({ nights, timer }) => {
    const minutes = nights.tonight.evening.total.all;
    if (!timer) return [minutes > 0 ? t(`say.${nights.when}.total`, { minutes }) : wordOf(nights)];
    const since = t(isPaused(timer) ? 'paused' : 'since', { at: timer.startedAt });
    return minutes > 0 ? [since, t('before', { minutes })] : [since];
  };
}

/** How long the running sitting lasts, with the lamp on; else what the evening came to. */
export function ElderLamp({ nights, timer, now }: ElderLampProps) {
  const { t } = useTranslation('elder');
  const linesOf = useElderLines();
  const { all } = nights.tonight.evening.total;
  const number = timer ? Math.floor(elapsedMs(timer, now) / MINUTE_MS) : all;
  return (
    <section className="elder-lamp">
      <Lamp
        value={number}
        full={Math.max(FULL_MINUTES, number)}
        isLit={timer !== undefined && !isPaused(timer)}
      >
        {(timer ?? number > 0) && (
          <span role={timer && 'timer'}>
            <span className="elder-number number">{number}</span> <span className="soft">{t('unit')}</span>
          </span>
        )}
      </Lamp>
      {linesOf({ nights, timer, now }).map((line) => (
        <p key={line} className="elder-line">
          {line}
        </p>
      ))}
    </section>
  );
}
