import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import { useLiveQuery } from 'dexie-react-hooks';
import { isCompared, nightDay } from '../core/calendar';
import { HouseIcon, LinesIcon, MoonIcon, PersonIcon } from '../ui/icons';
import { useAct } from './act';
import { nightNow, useChild, useGround, useHousehold } from './household';
import { SandboxMark } from './SandboxDoor';
import { chooseChild } from './store/chosen';
import { isTaken } from './store/taken';
import { calendarOf, gradeOn } from './store/views';
import './frame.css';

type TabProps = { to: string; pattern: string; label: string; icon: ReactNode; mark?: ReactNode };

function Tab({ to, pattern, label, icon, mark }: TabProps) {
  const [isHere] = useRoute(pattern);
  return (
    <Link to={to} className="tab" aria-current={isHere ? 'page' : undefined}>
      {icon}
      <span>{label}</span>
      {mark}
    </Link>
  );
}

/** Another phone was first with an evening: a still mark, no number, gone with the answer. */
function QuestionMark() {
  const { t } = useTranslation('app');
  const { home } = useGround();
  const isAsked = useLiveQuery(() => isTaken(home), [home]);
  return isAsked && <span className="tab-mark" role="img" aria-label={t('tab.asked')} />;
}

/** Whose evening is shown: above the tabs, where a thumb reaches; the lamp's dot says whose timer runs. */
function ChildSwitch() {
  const { t } = useTranslation('app');
  const { children, chosen, timers } = useHousehold();
  const { home } = useGround();
  const { act } = useAct();
  if (children.length < 2) return null;
  return (
    <div className="child-switch" role="group" aria-label={t('children')}>
      {children.map((child) => {
        const isRunning = timers.some((timer) => timer.child === child.id);
        return (
          <button
            key={child.id}
            type="button"
            className="child-key"
            aria-pressed={child.id === chosen}
            onClick={() =>
              void act(async () => {
                await chooseChild(home, child.id);
                return undefined;
              })
            }
          >
            {isRunning && <span className="lamp-dot" role="img" aria-label={t('running')} />}
            {child.nickname}
          </button>
        );
      })}
    </div>
  );
}

/** Whether the evening is one of a school night, so that 今晚 is the word; on free days it is 今天. */
function useIsEvening(): boolean {
  const { clock } = useGround();
  const child = useChild();
  const night = nightNow(clock);
  return isCompared(nightDay(night, calendarOf(child, gradeOn(child, night).school)).kind);
}

/** What stands around every screen: the mark of the example, the children, the tabs. */
export function Frame({ children: screen }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const { isSandbox } = useGround();
  const { children } = useHousehold();
  const today = t(useIsEvening() ? 'tab.tonight' : 'tab.today');
  return (
    <div className={children.length > 1 ? 'frame frame-of-several' : 'frame'}>
      {isSandbox && <SandboxMark />}
      {screen}
      <footer className="frame-foot">
        <ChildSwitch />
        <nav className="tabs" aria-label={t('tabs')}>
          <Tab to="/" pattern="/" label={today} icon={<MoonIcon />} />
          <Tab to="/nights" pattern="/nights/*?" label={t('tab.nights')} icon={<LinesIcon />} />
          <Tab
            to="/class"
            pattern="/class/*?"
            label={t('tab.class')}
            icon={<HouseIcon />}
            mark={<QuestionMark />}
          />
          <Tab to="/settings" pattern="/settings/*?" label={t('tab.settings')} icon={<PersonIcon />} />
        </nav>
      </footer>
    </div>
  );
}
