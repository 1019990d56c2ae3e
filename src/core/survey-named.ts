// What a family writes in its own words may say who it is. A hint before sending, never a block: 王老师 may be meant.

/** Where a text may name somebody: from letter `from` up to `to`. */
export type Named = { kind: 'digits' | 'name' | 'class'; from: number; to: number };

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';

// Words that end as a surname begins: 感谢老师 thanks a teacher, 谢老师 is one.
const otherWords = new Set(
  `感谢 谢谢 多谢 致谢 语文 英文 中文 作文 历史 任何 如何 为何 每周 上周 下周 本周 这周 一周 两周 允许 也许 或许 提高 最高 经常 平常 非常 通常
  正常 日常 对于 由于 关于 至于 等于 课程 过程 责任 主任 校方 地方 对方 双方 其余 业余 容易 不易 阶段 时段 健康 紧张 主张 数万 明白 保安
  学会 不曾 奖金 红黄 树叶 森林 千万 成熟`.split(/\s+/),
);

type Rule = { kind: Named['kind']; pattern: RegExp; isMeant?: (match: RegExpExecArray) => boolean };

const isSurname = (match: RegExpExecArray) => !otherWords.has(`${match[1] ?? ''}${match[2] ?? ''}`);

// The first two letters in brackets are the one before and the surname: old phones cannot look behind.
const rules: Rule[] = [
  { kind: 'digits', pattern: /\d{5,}/g },
  { kind: 'digits', pattern: /\d(?:[ -]?\d){10,}/g },
  { kind: 'digits', pattern: /[零〇一二三四五六七八九幺]{7,}/g },
  { kind: 'digits', pattern: /[\w.+-]+@[\w-]+\.\w+/g },
  { kind: 'digits', pattern: /(?:微信|wechat|vx|v信|qq)\s*(?:号|id)?\s*(?:是|[:：])?\s*[a-z][\w-]{4,}/gi },
  {
    kind: 'name',
    pattern: new RegExp(`(.?)([${surnames}])(?:老师|校长|主任|同学|教练)`, 'g'),
    isMeant: isSurname,
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?:孩子|我家|儿子|女儿|小孩|宝宝|娃|名字|他|她)叫[${surnames}](?![苦累])\\p{Script=Han}{1,2}`,
      'gu',
    ),
  },
  { kind: 'name', pattern: new RegExp(`(?:姓名|名字)\\s*(?:是|为|[:：])\\s*\\p{Script=Han}{2,4}`, 'gu') },
  {
    kind: 'name',
    pattern: new RegExp(
      `我是[${surnames}]\\p{Script=Han}{1,3}?的?(?:家长|妈妈|爸爸|母亲|父亲|奶奶|爷爷)`,
      'gu',
    ),
  },
  { kind: 'name', pattern: /\b(?:Mr|Mrs|Ms|Miss|Teacher|Principal)\.? [A-Z][a-z]+/g },
  { kind: 'name', pattern: /\b(?:is called|is named|name is|I am|I[’']m) [A-Z][a-z]+/g },
  { kind: 'class', pattern: /[\d一二三四五六七八九十]{1,3}\s*[)）]?\s*班(?![车次级])/g },
  { kind: 'class', pattern: /\bclass (?:no\.? ?)?\d+/gi },
];

/** All places of a text that may say who wrote it or whom it is about, in order and never one within another. */
export function namedIn(text: string): Named[] {
  // Full-width digits count as digits; the letters keep their places.
  const plain = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const found = rules.flatMap((rule) => matchesOf(rule, plain));
  found.sort((one, other) => one.from - other.from || other.to - one.to);
  return found.filter(({ from }, at) => found.slice(0, at).every((before) => before.to <= from));
}

function matchesOf({ kind, pattern, isMeant }: Rule, text: string): Named[] {
  const found: Named[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (isMeant && !isMeant(match)) continue;
    const before = isMeant ? (match[1]?.length ?? 0) : 0;
    found.push({ kind, from: match.index + before, to: match.index + match[0].length });
  }
  return found;
}

/** Whether an open answer may say who wrote it or whom it is about. */
export function namesSomebody(text: string): boolean {
  return namedIn(text).length > 0;
}
