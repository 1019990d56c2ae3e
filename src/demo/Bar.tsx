import { useSyncExternalStore } from 'react';
import { nightsBetween } from '../core/night';
import { nightIn } from '../core/zone';
import { useAppearance, type Language } from '../ui/appearance';
import { DEMO, type DemoClockAnswer } from '../wire/demo';
import { DESKS, type Desk } from './desk';
import type { DemoTime } from './time';
import en from './words/en/demo.json';
import zh from './words/zh-CN/demo.json';
import './bar.css';

/** The demo school's own: whoever looks from elsewhere sees its hour. */
const ZONE = 'Asia/Shanghai';
const WORDS: Record<Language, typeof zh> = { 'zh-CN': zh, en };

type Words = (key: keyof typeof zh, places?: Record<string, string>) => string;

function useWords(): { t: Words; language: Language } {
  const { language } = useAppearance();
  const t: Words = (key, places = {}) =>
    Object.entries(places).reduce(
      (text, [name, value]) => text.replace(`{{${name}}}`, value),
      WORDS[language][key],
    );
  return { t, language };
}

function moment(at: number, language: Language): string {
  const day = { month: 'short', day: 'numeric', weekday: 'short' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: ZONE }).format(at);
  return `${part(day).replace('日周', '日 周')} ${part(time)}`;
}

const MINUTE_MS = 60_000;

/** Where the next forward leads: 后天 06:00, and by its date where it leads farther. */
function useTarget({ now, next }: DemoClockAnswer): string {
  const { t, language } = useWords();
  const at = next - MINUTE_MS;
  const nights = nightsBetween(nightIn(ZONE, new Date(now)), nightIn(ZONE, new Date(at)));
  return nights === 2 ? t('dayAfterNext') : moment(at, language);
}

function Clock({ told, onForward }: { told: DemoClockAnswer; onForward: () => void }) {
  const { t, language } = useWords();
  const target = useTarget(told);
  return (
    <>
      <p className="demo-now" aria-live="off">
        {t('clock', { now: moment(told.now, language) })}
      </p>
      {/* Not disabled, which would take the keyboard's place on the page away. */}
      <button
        type="button"
        className="button demo-forward"
        aria-disabled={told.isMoving}
        onClick={told.isMoving ? undefined : onForward}
      >
        {told.isMoving ? t('moving') : t('forward', { when: target })}
      </button>
    </>
  );
}

/** On every page of the demo: what it is, when it is, the way forward in time, and the ways between its three desks. */
export function Bar({ time, desk }: { time: DemoTime; desk: Desk }) {
  const { t } = useWords();
  const state = useSyncExternalStore(time.subscribe, time.state);
  return (
    <aside className="demo-bar" aria-label={t('mark')}>
      <p className="demo-mark">
        <b>{t('mark')}</b> <span className="soft small">{t('note')}</span>
      </p>
      <nav className="demo-ways" aria-label={t('ways')}>
        {DESKS.map((each) => (
          <a
            key={each}
            href={`${DEMO}/${each}`}
            className="demo-way"
            aria-current={each === desk ? 'page' : undefined}
          >
            {t(`way.${each}`)}
          </a>
        ))}
      </nav>
      <div className="demo-time" role="status">
        {state.kind === 'told' ? (
          <Clock told={state.told} onForward={time.forward} />
        ) : (
          <p>{t(state.kind)}</p>
        )}
      </div>
    </aside>
  );
}
