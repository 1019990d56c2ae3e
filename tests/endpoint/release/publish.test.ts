import { describe, expect, test } from 'vitest';
import { release } from '../../../src/endpoint/release/close';
import { figuresAnswer, figuresPath } from '../../../src/wire/figures';
import { answerOf, openDesk, post, schoolWithClass } from '../../setup/desk';
import { lettersOf } from '../../setup/evening';
import { ENGINES } from '../../setup/keeping';

describe.each(ENGINES)('on %s', (engine) => {
  test('twelve families make an evening’s figure, nine on four evenings a week’s, and nothing is left of either', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    await lettersOf(12, desk.world.keeping, { class: classId, night: '2026-11-23' });
    for (const night of ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'])
      await lettersOf(9, desk.world.keeping, { class: classId, night });
    desk.turn('2026-11-25T06:00:00+08:00');
    await release(desk.world);
    await release(desk.world);
    const question = { class: classId, from: '2026-11-16', to: '2026-11-30' };
    const told = await answerOf(
      figuresAnswer,
      post({ desk, headers: { origin: '' } }, figuresPath, question),
    );
    expect(told.evenings).toHaveLength(1);
    expect(told.evenings[0]).toMatchObject({
      night: '2026-11-23',
      last: '2026-11-23',
      band: '10-14',
      kind: 'school',
      grade: 3,
    });
    expect(told.weeks).toHaveLength(1);
    const { open } = desk.world.keeping;
    expect(await open.selectFrom('figure_row').selectAll().execute()).toEqual([]);
    expect(await open.selectFrom('week_sum').selectAll().execute()).toEqual([]);
  });
});
