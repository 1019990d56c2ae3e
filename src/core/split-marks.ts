import type { SingleSubject } from './figure';
import type { Tier } from './notice';
import type { Kind } from './subject';

// The closed lists of what is understood in a teacher's own words. None looks behind itself: browsers of 2020 cannot.

/** Subjects as they are written; those of `other` keep their name in the task, or nobody would know which it was. */
const SUBJECT_WORDS: Readonly<Record<SingleSubject, readonly string[]>> = {
  chinese: ['语文', 'chinese'],
  math: ['数学', 'mathematics', 'maths', 'math'],
  english: ['英语', '英文', 'english'],
  morality: ['道德与法治', '道法', '品德', '思品', '政治', 'morality'],
  science: ['科学', 'science'],
  physics: ['物理', 'physics'],
  chemistry: ['化学', 'chemistry'],
  biology: ['生物学', '生物', 'biology'],
  history: ['历史', 'history'],
  geography: ['地理', 'geography'],
  other: [
    '音乐',
    '美术',
    '体育',
    '劳动',
    '信息科技',
    '信息技术',
    '书法',
    '心理',
    '综合',
    '其他',
    '其它',
    'other',
  ],
};
/** Understood before a colon alone. */
const SHORT_WORDS: Readonly<Record<string, SingleSubject>> = {
  语: 'chinese',
  数: 'math',
  英: 'english',
  科: 'science',
  物: 'physics',
  化: 'chemistry',
  生: 'biology',
  史: 'history',
  地: 'geography',
  政: 'morality',
};
const NAMELESS = ['其他', '其它', 'other'];

const subjectOfWord = new Map<string, SingleSubject>([
  ...Object.entries(SHORT_WORDS),
  ...Object.entries(SUBJECT_WORDS).flatMap(([subject, words]) =>
    words.map((word) => [word, subject as SingleSubject] as const),
  ),
]);

const LONG = Object.values(SUBJECT_WORDS).flat().join('|');
const SHORT = Object.keys(SHORT_WORDS).join('|');
const HEAD = new RegExp(
  `(^|[^\\p{L}\\p{N}])(?:[【\\[［]\\s{0,3}(${LONG})(?:作业)?\\s{0,3}[】\\]］]\\s{0,3}[：:]?|(${LONG}|${SHORT})(?:作业)?\\s{0,3}[：:])`,
  'giu',
);
/** At the beginning of a line a space, a number or a bracket is enough; before other words the name belongs to them. */
const OPENING = new RegExp(
  `^([^\\p{L}\\p{N}]{0,6})(${LONG})(?:作业)?(?=([\\s0-9０-９（(①-⑳]|必做|选做|选作|自选|分层)|(?!老师|课代表|组长|[a-z])\\p{L})`,
  'iu',
);

/** Where a subject begins in a line: what follows `end` is its, and `keptFrom` is where its text begins. */
export type SubjectHead = { subject: SingleSubject; start: number; keptFrom: number };

function headAt(word: string, start: number, end: number): SubjectHead {
  const name = word.toLowerCase();
  const subject = subjectOfWord.get(name) ?? 'other';
  const isNamed = subject === 'other' && !NAMELESS.includes(name);
  return { subject, start, keptFrom: isNamed ? start : end };
}

/** Every subject head of one line, in order. */
export function subjectHeads(line: string): SubjectHead[] {
  const heads = [...line.matchAll(HEAD)].map((match) => {
    const start = match.index + (match[1] ?? '').length;
    return headAt(match[2] ?? match[3] ?? '', start, match.index + match[0].length);
  });
  const opening = OPENING.exec(line);
  if (!opening || heads.some(({ start }) => start <= (opening[1] ?? '').length + 1)) return heads;
  const start = (opening[1] ?? '').length;
  const isApart = opening[3] !== undefined;
  const head = headAt(opening[2] ?? '', start, opening[0].length);
  return [{ ...head, keptFrom: isApart ? head.keptFrom : start }, ...heads];
}

/** RULES.md, Kinds, and the words that teachers use for the same. */
const WRITTEN =
  /[抄写]|订正|口算|笔算|计算|竖式|应用题|练习|试卷|[卷题]|习作|作文|日记|小报|作业本|课课练|同步|单元|完成\s{0,3}[Pp第]|[Pp]\s?\d|worksheet|exercise|copy|write|workbook|essay|paper/iu;
const OTHER =
  /[读背听看说唱画查做]|朗诵|预习|复习|劳动|家务|资料|调查|实践|体育|跳绳|运动|锻炼|艺术|手工|观察|准备|带|收集|read|recite|listen|preview|watch|practi[cs]e/iu;

/** Written or other, by the words of a task. What nobody understands is taken as written: then it is counted. */
export function kindOfText(text: string): Kind {
  if (WRITTEN.test(text)) return 'written';
  return OTHER.test(text) ? 'other' : 'written';
}

/** What a mark says of its task. */
export type Marks = { minutes?: number; tier?: Tier; isAtSchool?: true };

const TIER_WORDS: readonly (readonly [Tier, RegExp])[] = [
  ['optional', /^(?:选做|选作|自选|自愿|可选|不要求|optional)(?:题|作业)?$/i],
  ['required', /^(?:必做|必作|required)(?:题|作业)?$/i],
  ['tiered', /^(?:分层|分层作业|tiered)$/i],
];
const TIER_TEXT = /^(?:[ABC甲乙丙][层组]|基础[层题]|提高[层题]|拓展[层题])/iu;

/** Whether a task names its tier: A 层 and the like stay in its words. */
export function isTierText(text: string): boolean {
  return TIER_TEXT.test(text);
}

const AT_SCHOOL =
  /^(?:课后服务|课后|在校|校内|课上|课堂|学校)(?:时间|时|里|内|上)?(?:完成|做完|写完|做|写)?$|^(?:at school|in class|after-school)$/i;
/** Without a verb these are no marks: "学校" is a word like others. */
const PLACE_ALONE = /^(?:课后|校内|课上|课堂|学校)$/;

const DIGITS = '一二两三四五六七八九';
const COUNT = '(?:[0-9０-９]{1,3}|[一二两三四五六七八九十]{1,3})';
const ABOUT = '(?:预计用时|预计|用时|时长|大约|大概|限时|约|共)?\\s{0,2}[：:]?\\s{0,2}';
const SPAN = `(${COUNT})(?:\\s{0,2}[-–—~～至到]\\s{0,2}(${COUNT}))?\\s{0,2}`;
const AROUND = '(?:左右|以内|之内|内)?';
const MINUTES = new RegExp(`^${ABOUT}${SPAN}(?:个)?(?:分钟|分|mins?|minutes?|′|')${AROUND}$`, 'iu');
const HOURS =
  /^(?:预计用时|预计|用时|时长|大约|大概|约|共)?\s{0,2}[：:]?\s{0,2}(?:(半)个?小时|([0-9０-９]|[一二两三])(?:[.．](5)|个?半)?个?(?:小时|hours?|h)|一(刻)钟)(?:左右|以内|之内|内)?$/iu;

/** More than a day's evening can hold is no plan, and stays text. */
const MOST_MINUTES = 480;

function count(text: string): number {
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  const digit = (letter: string | undefined) =>
    letter === undefined || letter === ''
      ? undefined
      : [1, 2, 2, 3, 4, 5, 6, 7, 8, 9][DIGITS.indexOf(letter)];
  const [tens, ones] = plain.split('十');
  if (!plain.includes('十')) return plain.length === 1 ? (digit(plain) ?? NaN) : NaN;
  return (digit(tens) ?? 1) * 10 + (digit(ones) ?? 0);
}

function hours(text: string): number | undefined {
  const match = HOURS.exec(text);
  if (!match) return undefined;
  if (match[1]) return 30;
  if (match[4]) return 15;
  return count(match[2] ?? '') * 60 + (match[3] || match[0].includes('半') ? 30 : 0);
}

function minutesOf(text: string): number | undefined {
  const match = MINUTES.exec(text);
  const minutes = match ? count(match[2] ?? match[1] ?? '') : hours(text);
  return minutes !== undefined && minutes >= 1 && minutes <= MOST_MINUTES ? minutes : undefined;
}

/** What a few words alone say of a task; undefined where they are no mark. */
export function markOf(words: string): Marks | undefined {
  const text = words.trim();
  if (text === '' || text.length > 16) return undefined;
  const tier = TIER_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
  if (tier) return { tier };
  if (AT_SCHOOL.test(text) && !PLACE_ALONE.test(text)) return { isAtSchool: true };
  const minutes = minutesOf(text);
  return minutes === undefined ? undefined : { minutes };
}

/** Minutes written somewhere in a text, each with where it stands; 分 alone may be a mark of a test, and is none. */
export function minutesIn(text: string): { start: number; end: number; minutes: number }[] {
  const found = text.matchAll(
    new RegExp(
      `(^|[^0-9０-９.．Pp第一二两三四五六七八九十])(${ABOUT}${SPAN}(?:分钟|mins?|minutes?)${AROUND}|(?:大约|大概|约)?(?:半个?小时|[0-9０-９一二两](?:[.．]5|个半)?个?小时|一刻钟))`,
      'giu',
    ),
  );
  return [...found].flatMap((match) => {
    const words = match[2] ?? '';
    const minutes = minutesOf(words.trim());
    const start = match.index + (match[1] ?? '').length;
    return minutes === undefined ? [] : [{ start, end: start + words.length, minutes }];
  });
}
