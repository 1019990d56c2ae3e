import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedIn, namesSomebody } from '../../src/core/survey-named';

test.each([
  ['电话13800138000', '13800138000'],
  ['电话１３８００１３８０００', '１３８００１３８０００'],
  ['138 0013 8000 找我', '138 0013 8000'],
  ['一三八零零一三八零零零', '一三八零零一三八零零零'],
  ['微信号是abc_12345', '微信号是abc_12345'],
  ['a.b@qq.com', 'a.b@qq.com'],
  ['我家孩子叫王小米，很乖', '孩子叫王小米'],
  ['孩子姓名：李雷', '姓名：李雷'],
  ['我是张小米的妈妈', '我是张小米的妈妈'],
  ['希望王老师少布置', '王老师'],
  ['感谢李老师', '李老师'],
  ['三年级2班作业多', '2班'],
  ['三（２）班作业多', '２）班'],
  ['四年级三班', '三班'],
  ['Mr Wang sets a lot', 'Mr Wang'],
  ['My son is called Tom', 'is called Tom'],
  ['class 3 has more', 'class 3'],
])('%s: %s may say who it is', (text, part) => {
  expect(namedIn(text).map(({ from, to }) => text.slice(from, to))).toContain(part);
});

test.each([
  '感谢老师',
  '谢谢老师的辛苦',
  '语文老师布置得多',
  '历史老师很好',
  '希望在校完成老师布置的作业',
  '每周老师会公示',
  '提高老师的水平',
  '任何老师都不要拖堂',
  '孩子叫苦连天',
  '叫孩子起床很难',
  '我要上班，没空检查',
  '晚班的时候没人管',
  '这个班的作业合适',
  '作业到 21:30 才写完，大约 90 分钟',
  '2026 年 9 月以来好多了',
  '每晚 1-2 小时',
  '我是孩子的妈妈',
  'The class is fine, and so is the teacher',
  'I am happy with 30 minutes',
  '',
])('%s names nobody', (text) => {
  expect(namedIn(text)).toEqual([]);
});

test('where somebody is named stands in the text, in order, and nothing twice', () => {
  const piece = fc.constantFrom('王老师', '感谢', '13800138000', '2班', '，', 'Mr Wang', '孩子叫李雷雷', 'a');
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((all) => all.join('')),
      ),
      (text) => {
        const found = namedIn(text);
        found.forEach(({ from, to }, at) => {
          expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
        });
        expect(namesSomebody(text)).toBe(found.length > 0);
      },
    ),
  );
});

test('five digits in a row are seen wherever they stand, in either width', () => {
  const digits = fc.stringMatching(/^[0-9]{5,12}$/);
  const wide = digits.map((text) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  );
  fc.assert(
    fc.property(fc.string(), fc.oneof(digits, wide), fc.string(), (before, number, after) => {
      expect(namesSomebody(before + number + after)).toBe(true);
    }),
  );
});
