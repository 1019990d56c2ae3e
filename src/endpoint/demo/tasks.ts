import type { Chance } from '../../core/chance';
import { SINGLE_SUBJECTS, type SingleSubject } from '../../core/figure';
import type { Task } from '../../core/notice';
import type { ClassEvening } from '../../core/open-evening';
import type { Seated } from './classes';
import { chanceFor, homeworkOf, nightNumber, type Homework } from './homework';

type Texts = readonly [string, ...string[]];

/** What teachers write: `{page}` is a page of the exercise book. */
const PRIMARY: Partial<Record<SingleSubject, Texts>> = {
  chinese: [
    '语文练习册第{page}页',
    '抄写本课生字，每个两遍',
    '完成课文后的思考题，写在练习本上',
    '写一段话：记一件今天的小事，不少于80字',
    '仿写课文第二自然段',
  ],
  math: [
    '数学练习册第{page}页',
    '课本第{page}页第1至4题',
    '计算小练习一张，写清步骤',
    '订正课堂练习，再做同类题两道',
  ],
  english: ['英语练习册第{page}页', '抄写本单元单词，每个两遍', '用今天学的句型写五句话'],
  science: ['填写植物观察表，画出今天的样子', '科学练习册第{page}页'],
  morality: ['写下三条家里的安全提示', '道德与法治练习册第{page}页'],
};

const JUNIOR: Partial<Record<SingleSubject, Texts>> = {
  chinese: ['语文练习册第{page}页', '默写并翻译文言文一段', '写随笔一篇，不少于300字', '阅读理解一篇'],
  math: ['数学练习册第{page}页', '课本第{page}页习题1至5题', '订正小测，并写出错因'],
  english: ['英语练习册第{page}页', '完形填空一篇', '用本单元短语写一段话，60词左右'],
  morality: ['道德与法治练习册第{page}页'],
  history: ['完成本课时间轴', '历史练习册第{page}页'],
  geography: ['在地图册上完成填图第{page}页', '地理练习册第{page}页'],
  biology: ['完成实验报告的结论部分', '生物练习册第{page}页'],
  physics: ['物理练习册第{page}页', '写出实验的步骤与结论'],
  chemistry: ['化学练习册第{page}页', '写出本课的化学方程式'],
};

const READING: Texts = ['自选课外书阅读', '朗读课文，再复述给家人听', '背诵本课古诗'];
const LOW_MATH: Texts = ['和家人玩凑十游戏', '口算游戏，做对十道就停', '找一找家里的长方形和圆形'];
const OPTIONAL: Texts = ['做一张本单元的知识小报', '看一段自然纪录片，说说新发现', '思考题一道，想做就做'];

const FIRST_JUNIOR_GRADE = 7;
const STEP = 5;
const fiveUp = (minutes: number) => Math.max(STEP, Math.round(minutes / STEP) * STEP);

const PLAIN = { kind: 'written', tier: 'required', isAtSchool: false } as const;

function textOf(texts: Texts, chance: Chance): string {
  return chance.one(texts).replace('{page}', String(chance.whole(12, 88)));
}

/** Two different texts of a subject. */
function twoTexts(texts: Texts, chance: Chance): readonly [string, string] {
  const first = chance.whole(0, texts.length - 1);
  const [one = texts[0], other = texts[0]] = [texts[first], texts[(first + 1) % texts.length]];
  const page = String(chance.whole(12, 88));
  return [one.replace('{page}', page), other.replace('{page}', page)];
}

type Part = Extract<Homework, { kind: 'set' }>['parts'][number];

/** One subject's tasks. Teachers plan a little less than it takes, or a little more. */
function partTasks({ subject, minutes }: Part, texts: Texts, chance: Chance): Task[] {
  const planned = fiveUp((minutes * chance.whole(84, 110)) / 100);
  const [one, other] = twoTexts(texts, chance);
  if (subject === 'math' && chance.happens(14))
    return [
      { ...PLAIN, subject, text: `基础：${one}`, minutes: planned, tier: 'tiered' },
      { ...PLAIN, subject, text: `提高：${other}`, minutes: planned, tier: 'tiered' },
    ];
  if (planned < 4 * STEP || one === other || chance.happens(45))
    return [{ ...PLAIN, subject, text: one, minutes: chance.happens(3) ? null : planned }];
  const first = fiveUp(planned * 0.6);
  return [
    { ...PLAIN, subject, text: one, minutes: first, isAtSchool: chance.happens(35) },
    { ...PLAIN, subject, text: other, minutes: planned - first },
  ];
}

/** Reading beside it, and now and then what nobody has to do. */
function besideTasks(schoolClass: Seated, reading: number, chance: Chance): Task[] {
  const other = { ...PLAIN, kind: 'other' } as const;
  const isLow = schoolClass.grade <= 2;
  const read: Task = {
    ...other,
    subject: 'chinese',
    text: textOf(READING, chance),
    minutes: fiveUp(reading),
  };
  const game: Task = { ...other, subject: 'math', text: textOf(LOW_MATH, chance), minutes: STEP };
  const optional: Task = {
    ...other,
    subject: 'science',
    text: textOf(OPTIONAL, chance),
    minutes: 15,
    tier: 'optional',
  };
  return [
    ...(isLow || chance.happens(70) ? [read] : []),
    ...(isLow ? [game] : []),
    ...(chance.happens(22) ? [optional] : []),
  ];
}

/** What the teachers of a class post for an evening, made of the homework its families have; none on a day without. */
export function tasksOf(schoolClass: Seated, evening: ClassEvening): Task[] {
  const homework = homeworkOf(schoolClass, evening);
  if (homework.kind === 'none') return [];
  const chance = chanceFor(schoolClass, nightNumber(evening.night), 4);
  const texts = schoolClass.grade < FIRST_JUNIOR_GRADE ? PRIMARY : JUNIOR;
  const written = homework.parts.flatMap((part) => partTasks(part, texts[part.subject] ?? OPTIONAL, chance));
  const all = [...written, ...besideTasks(schoolClass, homework.reading, chance)];
  return SINGLE_SUBJECTS.flatMap((subject) => all.filter((task) => task.subject === subject));
}
