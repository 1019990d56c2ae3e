import { expect, test } from 'vitest';
import { plannedAgainst } from '../../../src/core/planned-against';
import { plannedNights } from '../../../src/core/planned-night';
import { sandboxClass } from '../../../src/parent/sandbox/class';
import { generateFigures } from '../../../src/parent/sandbox/figures';
import { generateHousehold } from '../../../src/parent/sandbox/generate';
import { generateNotices } from '../../../src/parent/sandbox/notices';
import { isSoundNotice } from '../../../src/parent/store/sound-notices';
import { inChina } from '../../setup/household';

const LAST = '2026-11-23';

function posted(language: 'zh-CN' | 'en') {
  const { grades } = generateHousehold({ seed: 2027, last: LAST, nicknames: ['小米', '阿布'] });
  const seat = sandboxClass(grades.filter(({ child }) => child === 'sandbox-pupil').at(-1)!, LAST, language);
  const { figures } = generateFigures(seat, inChina(LAST, '20:28'), 2027);
  return { figures, ...generateNotices({ seen: seat.seen, figures }, LAST, { seed: 2027, language }) };
}

test.each(['zh-CN', 'en'] as const)(
  'the example’s evenings were posted, tonight’s too, in %s',
  (language) => {
    const { notices, timed, figures } = posted(language);
    expect(notices.filter((row) => !isSoundNotice(row))).toEqual([]);
    expect(notices.at(-1)).toMatchObject({ night: LAST });
    expect(notices.at(-1)!.tasks.map(({ text }) => text)).toContain(timed);
    const planned = plannedNights(notices, figures, () => 'written');
    const { homework, nights } = plannedAgainst([{ evenings: figures, planned }]);
    expect(homework!.evenings).toBeGreaterThan(15);
    expect(nights).toMatchObject({ withoutFigure: 1 });
    expect(nights.whole, 'somebody forgot the minutes now and then').toBeLessThan(nights.posted);
  },
);
