import { describe, expect, test } from 'vitest';
import { openDesk, schoolWithClass } from '../setup/desk';
import { ENGINES } from '../setup/keeping';
import { minutesOf, sendNight, ticketFor } from '../setup/tokens';

const MONDAY = '2026-11-23';

describe.each(ENGINES)('on %s', (engine) => {
  async function classAtHome() {
    const desk = await openDesk(engine);
    const { admin, classId } = await schoolWithClass(desk);
    desk.turn('2026-11-23T13:00:00Z');
    return { desk, admin, classId };
  }

  test('an evening is kept, and the same letter again is the same evening', async () => {
    const { desk, classId } = await classAtHome();
    const ticket = await ticketFor(desk, { family: 1, classId, night: MONDAY });
    for (let times = 0; times < 3; times += 1)
      expect(await sendNight(desk, ticket, { r: 1, v: minutesOf({ math: 30 }) })).toEqual({ status: 204 });
    expect(await desk.world.keeping.open.selectFrom('figure_row').selectAll().execute()).toHaveLength(15);
  });
});
