import { createRoot } from 'react-dom/client';
import { carryDemoFamily, type Carrying, type DemoFamily } from '../parent/demo/family';
import { freshId } from '../parent/store/write';
import { appearance, dress } from '../ui/appearance';
import '../ui/look.css';
import { DEMO, demoSlipAnswer, demoSlipPath } from '../wire/demo';
import { askDemo } from './ask';
import { Bar } from './Bar';
import { deskAt } from './desk';
import { watchDemoTime, whenMade } from './time';

/** Whoever listens for a page looked at again looks anew: screens at the hour, sync at what waits. */
function lookAnew(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

async function slip(): Promise<string | undefined> {
  const given = await askDemo(demoSlipPath, {}, demoSlipAnswer);
  return typeof given === 'string' ? undefined : given.fragment;
}

/**
 * The front door of the demo: its bar above one of the two apps, on the demo's own time. Every page of it carries what
 * the demo family of this browser has not sent yet, so that the family need not stand open beside the teacher.
 */
export async function openDemo(place: Element, steady: () => number): Promise<void> {
  dress(appearance());
  const desk = deskAt(location.pathname);
  const drawn: { again?: () => void; family?: DemoFamily } = {};
  const time = watchDemoTime({
    steady,
    page: freshId(),
    onTurn: lookAnew,
    onArrived: () => {
      drawn.again?.();
    },
    onOther: () => {
      drawn.family?.stop();
      location.reload();
    },
  });
  const above = document.createElement('div');
  place.before(above);
  createRoot(above).render(<Bar time={time} desk={desk} />);
  time.begin();
  const { id } = await whenMade(time);
  const carrying: Carrying = { id, under: DEMO, clock: time.clock, isAtHome: desk === 'parent', slip };
  const family = await carryDemoFamily(carrying);
  if (family) {
    drawn.family = family;
    time.carry(family);
  }
  if (desk === 'parent' && family) {
    const { openDemoParents } = await import('../parent/demo/demo-parents');
    await openDemoParents(place, { home: family.home, clock: time.clock, base: `${DEMO}/parent` });
    return;
  }
  const { openSchool } = await import('../school/school-door');
  drawn.again = await openSchool(place, time.clock, `${DEMO}/${desk}`);
}
