import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainLine, splitNotice, TASK_LETTERS } from '../../src/core/split-notice';

const lines = (pasted: string) =>
  splitNotice(pasted).tasks.map(({ subject, text, minutes, kind, tier, isAtSchool }) =>
    [subject, text, minutes ?? '?', kind, tier, ...(isAtSchool ? ['at school'] : [])].join(' · '),
  );

describe('a text as teachers paste it', () => {
  test('is split by subject, number and semicolon, with minutes and 选做', () => {
    const pasted =
      '语文：1.抄写第5课生字 20分钟 2.背诵课文；数学：练习册P12-13（约15分钟）\n英语 听读10min 选做';
    expect(lines(pasted)).toEqual([
      'chinese · 抄写第5课生字 · 20 · written · required',
      'chinese · 背诵课文 · ? · other · required',
      'math · 练习册P12-13 · 15 · written · required',
      'english · 听读 · 10 · other · optional',
    ]);
  });

  test('may have its subjects in brackets, its tasks on lines, and words to the families around it', () => {
    const pasted = `各位家长晚上好，今天的作业：
【语文】
1、抄写生字词两遍（15分钟）
2、朗读课文3遍
【数学】口算题卡第20页，约10分钟；练习册P30-31  20分钟（课后服务完成）
【英语】
听读Unit 5 10分钟，抄写单词15分钟
选做：绘本阅读
请家长督促孩子按时完成，谢谢！`;
    expect(lines(pasted)).toEqual([
      'chinese · 抄写生字词两遍 · 15 · written · required',
      'chinese · 朗读课文3遍 · ? · other · required',
      'math · 口算题卡第20页 · 10 · written · required',
      'math · 练习册P30-31 · 20 · written · required · at school',
      'english · 听读Unit 5 · 10 · other · required',
      'english · 抄写单词 · 15 · written · required',
      'english · 绘本阅读 · ? · other · optional',
    ]);
    expect(splitNotice(pasted).rest).toEqual([
      '各位家长晚上好，今天的作业',
      '请家长督促孩子按时完成，谢谢！',
    ]);
  });

  test.each([
    ['语：背诵 数：口算', ['chinese · 背诵 · ? · other · required', 'math · 口算 · ? · written · required']],
    ['数学练习册P12-15 20分钟', ['math · 数学练习册P12-15 · 20 · written · required']],
    ['体育：跳绳1分钟×3组', ['other · 体育：跳绳1分钟×3组 · ? · other · required']],
    ['数学：做第3、5题 半小时', ['math · 做第3、5题 · 30 · written · required']],
    ['数学：试卷一张 15-20分钟', ['math · 试卷一张 · 20 · written · required']],
    ['语文：日记一篇（二十分钟左右）', ['chinese · 日记一篇 · 20 · written · required']],
    ['语文：作文 1.5小时', ['chinese · 作文 · 90 · written · required']],
    ['语文：听写，满分100分', ['chinese · 听写，满分100分 · ? · written · required']],
    ['语文：抄写 600分钟', ['chinese · 抄写 600分钟 · ? · written · required']],
    ['Math: worksheet p3 (15 min)', ['math · worksheet p3 · 15 · written · required']],
    ['英语：听读\n20分钟', ['english · 听读 · 20 · other · required']],
    [
      '语文必做：1.默写 2.朗读 选做：3.日记',
      [
        'chinese · 默写 · ? · written · required',
        'chinese · 朗读 · ? · other · required',
        'chinese · 日记 · ? · written · optional',
      ],
    ],
    [
      '数学 分层：A层 课本第3、5题 20分钟；B层 练习册',
      ['math · A层 课本第3、5题 · 20 · written · tiered', 'math · B层 练习册 · ? · written · tiered'],
    ],
    ['英语：听读 10分钟 在校完成', ['english · 听读 · 10 · other · required · at school']],
  ])('%s', (pasted, expected) => {
    expect(lines(pasted)).toEqual(expected);
  });

  test('without a subject is kept as it is, or is all of the one subject its teacher has', () => {
    expect(splitNotice('练习册P12 20分钟\n改错')).toEqual({ tasks: [], rest: ['练习册P12 20分钟', '改错'] });
    expect(
      splitNotice('练习册P12 20分钟\n改错', 'math').tasks.map(({ subject, text }) => [subject, text]),
    ).toEqual([
      ['math', '练习册P12'],
      ['math', '改错'],
    ]);
  });

  test('longer than a task goes on in another', () => {
    const { tasks } = splitNotice(`语文：${'抄😀'.repeat(1667)}`);
    expect(tasks.map(({ text }) => text).join('')).toBe('抄😀'.repeat(1667));
    expect(tasks.every(({ text }) => text.length <= TASK_LETTERS && !/[\uD800-\uDBFF]$/.test(text))).toBe(
      true,
    );
  });
});

/** Every letter that any mark is made of: subjects, minutes, tiers, places, numbers. What is none must come through. */
const MARKS =
  /[语文数学英作业分钟个半小时一二两三四五六七八九十百刻约大概预计用长限共左右以内之到至必做选自愿可不要求题层课后服务在校里上堂完成写时间其他它①-⑳0-9０-９a-z]|[^\p{L}\p{N}\p{Extended_Pictographic}]/giu;
const lettersIn = (text: string) => plainLine(text).replace(MARKS, '');
const sorted = (text: string) => Array.from(text).sort().join('');

const words = fc.oneof(
  fc.constantFrom(
    ...[
      '语文：',
      '【数学】',
      '英语 ',
      '体育：',
      '；',
      '，',
      '\n',
      ' ',
      '1.',
      '2、',
      '（1）',
      '①',
      '（约15分钟）',
    ],
    ...[
      '20分钟',
      '10min',
      '选做',
      '选做：',
      '必做',
      '（选做，5分钟）',
      '课后服务完成',
      '半小时',
      '分层',
      '各位家长',
    ],
    ...[
      '抄写生字',
      '背诵',
      '<b>练习</b>',
      '👨‍👩‍👧',
      '🧮',
      '"',
      '&',
      '600分钟',
      '第3、5题',
      'P12-13',
      '\u202E',
      '(',
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const pasted = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(''));

describe('whatever is pasted', () => {
  test('loses no word, and none changes its place among those of its kind', () => {
    fc.assert(
      fc.property(pasted, fc.constantFrom(undefined, 'math' as const), (text, usual) => {
        const { tasks, rest } = splitNotice(text, usual);
        const before = sorted(lettersIn(text));
        const kept = [...tasks.map((task) => task.text), ...rest].join('');
        expect(sorted(lettersIn(kept))).toBe(before);
        if (rest.length === 0) expect(lettersIn(kept)).toBe(lettersIn(text));
      }),
      { numRuns: 500 },
    );
  });

  test('makes tasks that can be posted', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        for (const task of splitNotice(text).tasks) {
          expect(task.text.trim()).toBe(task.text);
          expect(task.text.length).toBeGreaterThan(0);
          expect(task.text.length).toBeLessThanOrEqual(TASK_LETTERS);
          expect(task.minutes === null || (task.minutes >= 1 && task.minutes <= 480)).toBe(true);
        }
      }),
    );
  });

  test.each(['(', '（', '1 ', '1.', '语文：', '选做：', '10分钟，', '约', '[语文', ' ', '一', '字', '👨‍👩‍👧'])(
    'of 5,000 characters of “%s” is read at once',
    (unit) => {
      const text = unit.repeat(5000 / unit.length);
      const began = performance.now();
      expect(() => splitNotice(text, 'math')).not.toThrow();
      expect(performance.now() - began).toBeLessThan(1500);
    },
  );
});
