import i18next from 'i18next';
import { expect, test } from 'vitest';
import { TABLE_WORDS, tableOf } from '../../../src/parent/backup/table';
import { saveEntries } from '../../../src/parent/store/entries';
import { sayOfEvening } from '../../../src/parent/store/evenings';
import { addChild, removeChild } from '../../../src/parent/store/children';
import { readDiary } from '../../../src/parent/store/file/take';
import { household } from '../../../src/parent/store/views';
import { startWords } from '../../../src/parent/words';
import { NIGHT, wangs } from '../../setup/diary';
import { at, entryOf } from '../../setup/sitting';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

async function tableIn(language: 'zh-CN' | 'en', home: Awaited<ReturnType<typeof wangs>>['home']) {
  await startWords(language);
  await i18next.loadNamespaces(TABLE_WORDS);
  return tableOf(
    await readDiary(home),
    (await household(home)).children,
    i18next.getFixedT(language, TABLE_WORDS),
  );
}

async function aWeek() {
  const { home, child } = await wangs();
  const sitting = entryOf(35, {
    id: 'a',
    child,
    flags: ['punishing', 'repetitive'],
    isGuess: true,
    isBackFilled: true,
    startedAt: at(NIGHT, '19:05'),
    endedAt: at(NIGHT, '19:40'),
  });
  const reading = entryOf(20, {
    id: 'b',
    child,
    subject: 'other',
    subjectName: '钢琴',
    kind: 'other',
    setBy: 'home',
    place: 'daycare',
  });
  await saveEntries(home, [sitting, reading]);
  await sayOfEvening(home, { child, night: TUESDAY }, 'no-homework');
  await sayOfEvening(home, { child, night: WEDNESDAY }, 'done-at-school');
  return { home, child };
}

test('a line an entry, and one for a recorded zero and for work done at school in unknown minutes', async () => {
  const { home } = await aWeek();
  expect(await tableIn('zh-CN', home)).toEqual([
    [
      '哪一晚',
      '那天是',
      '孩子',
      '年级',
      '科目',
      '分钟',
      '种类',
      '谁布置的',
      '在哪里写',
      '开始',
      '结束',
      '标记',
      '备注',
      '时长标准（分钟）',
    ],
    [NIGHT, '上学日', '小明', '三年级', '钢琴', 20, '非书面', '家里加的', '托管班', '', '', '', '', 60],
    [
      NIGHT,
      '上学日',
      '小明',
      '三年级',
      '数学',
      35,
      '书面',
      '学校布置',
      '家里',
      '19:05',
      '19:40',
      '惩罚性作业；重复性作业',
      '估计；补记',
      60,
    ],
    [TUESDAY, '上学日', '小明', '三年级', '', 0, '', '', '', '', '', '', '没有作业', 60],
    [WEDNESDAY, '上学日', '小明', '三年级', '', '', '', '', '', '', '', '', '在校写完了', 60],
  ]);
});

test('an English reader reads English heads and words', async () => {
  const { home } = await aWeek();
  const [heads, , maths] = await tableIn('en', home);
  expect(heads).toContain('Minutes');
  expect(maths).toContain('Math');
});

test('a removed child and what was deleted are not in it, and a zero that a sitting answers is none', async () => {
  const { home, child } = await aWeek();
  const file = await readDiary(home);
  await home.evenings.put({ ...file.evenings[0]!, id: `${child}/${NIGHT}`, night: NIGHT });
  await addChild(home, { id: 'sister', nickname: '阿布', grade: 1, school: 'cn63' }, NIGHT);
  await saveEntries(home, [entryOf(10, { id: 'c', child: 'sister' })]);
  expect(await tableIn('zh-CN', home)).toHaveLength(6);
  await removeChild(home, 'sister');
  expect(await tableIn('zh-CN', home)).toHaveLength(5);
});
