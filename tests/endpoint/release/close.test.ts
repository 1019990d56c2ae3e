import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { release } from '../../../src/endpoint/release/close';
import { addClasses, foundSchool, openDesk, schoolWithClass, type Desk } from '../../setup/desk';
import { lettersOf } from '../../setup/evening';
import { ENGINES } from '../../setup/keeping';

/** The evenings of which something is kept, each as its class and date. */
async function eveningsIn({ world }: Desk): Promise<string[]> {
  const rows = await world.keeping.open.selectFrom('figure_row').select(['class', 'night']).execute();
  return [...new Set(rows.map((row) => `${row.class} ${row.night}`))].sort();
}

describe.each(ENGINES)('on %s', (engine) => {
  test('an evening is kept until it closes in its school’s zone, and goes with that very second', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    const far = await foundSchool(desk, '赵校长', { zone: 'America/New_York' });
    const [farClass = ''] = await addClasses(far, '三年级2班');
    for (const each of [classId, farClass]) {
      await lettersOf(2, desk.world.keeping, { class: each, night: '2026-11-23' });
      await lettersOf(1, desk.world.keeping, { class: each, night: '2026-11-24' });
    }
    const leftAt = async (moment: string) => {
      desk.turn(moment);
      await release(desk.world);
      return eveningsIn(desk);
    };
    const here = (night: string) => `${classId} 2026-11-${night}`;
    const there = (night: string) => `${farClass} 2026-11-${night}`;
    const all = [here('23'), here('24'), there('23'), there('24')];
    expect(await leftAt('2026-11-25T05:59:59.999+08:00')).toEqual(all.sort());
    expect(await leftAt('2026-11-25T06:00:00+08:00')).toEqual([here('24'), there('23'), there('24')].sort());
    expect(await leftAt('2026-11-25T05:59:59.999-05:00')).toEqual(
      [here('24'), there('23'), there('24')].sort(),
    );
    expect(await leftAt('2026-11-25T06:00:00-05:00')).toEqual([here('24'), there('24')].sort());
  });

  test('a weekend is kept until Tuesday morning', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    await lettersOf(1, desk.world.keeping, { class: classId, night: '2026-11-27' });
    desk.turn('2026-12-01T05:59:59+08:00');
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([`${classId} 2026-11-27`]);
    desk.turn('2026-12-01T06:00:00+08:00');
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([]);
  });

  test('whatever closed while nobody was there goes at once, and of a class that is no more all', async () => {
    const desk = await openDesk(engine);
    const { classId } = await schoolWithClass(desk);
    for (const night of ['2026-09-30', '2026-11-23', '2026-11-24', '2026-11-27'])
      await lettersOf(1, desk.world.keeping, { class: classId, night });
    await lettersOf(1, desk.world.keeping, { class: '0123456789', night: '2026-11-30' });
    desk.turn('2026-11-30T20:00:00+08:00');
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([`${classId} 2026-11-27`]);
    await release(desk.world);
    expect(await eveningsIn(desk)).toEqual([`${classId} 2026-11-27`]);
  });
});

test('open figures are named by the release, by a letter’s own rows, and by nobody else', () => {
  const folder = join(import.meta.dirname, '../../../src');
  const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && readFileSync(join(folder, name), 'utf8').includes('figure_row'))
    .filter((name) => !name.startsWith('endpoint/database/') && !name.startsWith('endpoint/release/'));
  expect(named).toEqual(['endpoint/figure-rows.ts']);
});
