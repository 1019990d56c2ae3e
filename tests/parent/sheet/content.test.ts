import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Standing } from '../../../src/core/evening';
import { lookBack } from '../../../src/core/look-back';
import { stretchOf } from '../../../src/core/stretch';
import { sheetContent } from '../../../src/parent/sheet/content';
import type { SheetChoice } from '../../../src/parent/sheet/told';
import { startWords } from '../../../src/parent/words';
import { looked, PLAIN } from '../../setup/looked';
import { entryOf } from '../../setup/sitting';

beforeAll(async () => {
  await startWords('zh-CN');
  await i18next.loadNamespaces(['sheet', 'app']);
});

const PRINTED: SheetChoice = { name: '小米', showsFlags: false, showsOwnSubjects: true };
const NAMELESS: SheetChoice = { name: undefined, showsFlags: false, showsOwnSubjects: false };

/** The sheet of a week of November, in Chinese. */
function sheetOf(told: Parameters<typeof looked>[0], choice = PRINTED) {
  const stretch = stretchOf('week', '2026-11-16', PLAIN);
  const t: TFunction<['sheet', 'app']> = i18next.getFixedT('zh-CN', ['sheet', 'app']);
  const back = lookBack(looked({ ...told, stretch }));
  return sheetContent({ back, stretch, choice, words: { t, titled: ({ zh }) => zh, grade: '三年级' } });
}

const monday = entryOf(50, { night: '2026-11-16' });
const tuesday = entryOf(80, { night: '2026-11-17', subject: 'other', subjectName: '小米的钢琴' });

describe('the sheet of a week', () => {
  test('tells the mean against the limit, and how many nights it is of', () => {
    const { number, sentences, chart } = sheetOf({
      entries: [monday, tuesday],
      said: { '2026-11-18': 'no-homework' },
    });
    expect(number).toEqual({ figure: '43', unit: '分钟', label: '上学日平均' });
    expect(sentences).toEqual([
      '上学日书面作业平均 43 分钟，没超过规定的 60 分钟。',
      '4 个上学日晚上，记录了 3 个。',
      '其中 1 晚没有作业。',
    ]);
    expect(chart?.caption).toBe('上学日每一晚：3 晚里有 1 晚过了虚线');
    expect(chart?.bars.map(({ label, text, value }) => [label, text, value])).toEqual([
      ['周一', '50', 50],
      ['周二', '80', 80],
      ['周三', '无', 0],
      ['周四', '没记', undefined],
    ]);
  });

  test('tells a zero, work done at school, a no-homework day and a night nobody wrote down apart', () => {
    const { sentences, chart } = sheetOf({
      said: { '2026-11-16': 'no-homework', '2026-11-17': 'done-at-school' },
      overrides: { '2026-11-18': 'no-homework' },
    });
    expect(sentences.slice(1)).toEqual([
      '3 个上学日晚上，记录了 2 个。',
      '其中 1 晚没有作业。',
      '其中 1 晚在校写完了，时长不清楚。',
      '另有 1 个无作业日。',
    ]);
    expect(chart?.bars.map(({ text, row }) => [text, row[1]])).toEqual([
      ['无', '无'],
      ['在校', '在校'],
      ['无作业日', '无作业日'],
      ['没记', '没记'],
    ]);
  });

  test('says by how much the mean is over, and whose number that is', () => {
    const own: Standing = {
      grade: 3,
      school: 'cn63',
      limit: { preset: 'custom', scope: 'all', minutes: 40 },
    };
    const { sentences, notes } = sheetOf({ entries: [monday], standing: own });
    expect(sentences[0]).toBe('上学日作业平均 50 分钟，比自定的 40 分钟多 10 分钟。');
    // What a family set itself is no rule of anybody's, and has no source.
    expect(notes).toEqual(['时长由家长记录，包含中途走神，不含暂停。']);
  });

  test('of a first-grader tells reading, compares nothing and draws no limit', () => {
    const reading = entryOf(20, { night: '2026-11-16', subject: 'other', kind: 'other' });
    const first: Standing = { grade: 1, school: 'cn63', limit: { preset: 'cn-national' } };
    const { number, sentences, chart } = sheetOf({ entries: [reading], standing: first });
    expect(number).toMatchObject({ figure: '20', label: '平均每晚' });
    expect(sentences[0]).toMatch(/^按国家规定，一、二年级不布置家庭书面作业/);
    expect(chart?.bars.every(({ limit }) => limit === undefined)).toBe(true);
  });

  test('of which nothing is kept has one sentence and no drawing', () => {
    const { number, sentences, chart, parts } = sheetOf({});
    expect({ number, chart, parts }).toEqual({ number: undefined, chart: undefined, parts: [] });
    expect(sentences).toEqual(['这段时间的上学日还没有记录。', '4 个上学日晚上，记录了 0 个。']);
  });

  test('tells weekends apart, with a note that they are compared with nothing', () => {
    const { parts, notes } = sheetOf({ entries: [monday, entryOf(35, { night: '2026-11-21' })] });
    expect(parts.find(({ title }) => title === '周末和假期（不作比较）')?.rows).toEqual([
      { name: '周末 11月20日–11月22日', value: '35 分钟' },
    ]);
    expect(notes.join()).toContain('国家要求控制总量');
  });
});

describe('what may be seen', () => {
  test('the paper has the nickname and the family’s own subjects, and flags only where they are wished', () => {
    const flagged = { ...monday, flags: ['punishing' as const] };
    const plain = sheetOf({ entries: [flagged, tuesday] });
    expect(plain.who).toBe('小米 · 三年级');
    expect(JSON.stringify(plain)).not.toContain('惩罚性');
    expect(JSON.stringify(sheetOf({ entries: [flagged] }, { ...PRINTED, showsFlags: true }))).toContain(
      '惩罚性作业',
    );
  });

  test('the picture has neither: a subject of the family’s own naming is told as 其他', () => {
    const other = entryOf(10, { night: '2026-11-16', subject: 'other' });
    const nameless = sheetOf({ entries: [monday, tuesday, other] }, NAMELESS);
    expect(JSON.stringify(nameless)).not.toContain('小米');
    expect(nameless.parts[0]?.rows).toEqual([
      { name: '其他', value: '90 分钟' },
      { name: '数学', value: '50 分钟' },
    ]);
  });

  test('more subjects than the page can hold are told together', () => {
    const entries = Array.from({ length: 12 }, (_, index) =>
      entryOf(20 + index, {
        id: String(index),
        night: '2026-11-16',
        subject: 'other',
        subjectName: `自己的科目${String(index)}`,
      }),
    );
    const rows = sheetOf({ entries }).parts[0]!.rows;
    expect(rows).toHaveLength(9);
    expect(rows[8]).toEqual({ name: '其他科目', value: '86 分钟' });
  });
});
