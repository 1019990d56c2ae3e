import { firstNightOf, schoolYear, type Grade } from './grade';
import type { Night } from './night';
import type { Problem } from './problem';

/** A class as somebody typed it, or as it stood in a table. */
type Typed = { name: string; grade: string; size: string };
/** A class as it was understood. */
type Understood = { kind: 'fine'; name: string; grade: Grade; size: number };
type Misunderstood = {
  kind: 'problem';
  problem: Problem['kind'];
  field: 'name' | 'grade' | 'size';
};

export const MAX_CLASS_NAME = 40;
/** As many slips as the class is large: no class of the world is larger than this. */
export const MAX_CLASS_SIZE = 80;

const DIGITS = '零一二三四五六七八九';
/** How schools count the grades of the two upper stages: 初一 is grade 7, 高一 is grade 10. */
const STAGE_START: Readonly<Record<string, number>> = { 初: 6, 高: 9 };
const NUMBER = '[0-9]{1,2}|[一二三四五六七八九十]{1,3}';

/** As written, but for the width of letters and spaces, which no eye sees. Brackets keep the form the school uses. */
export function plainClassName(name: string): string {
  return name
    .replaceAll(/[Ａ-Ｚａ-ｚ０-９]/g, (wide) => wide.normalize('NFKC'))
    .replaceAll(/[\s\p{Cf}]+/gu, ' ')
    .trim();
}

/** Two names of one class have one key: 三年级（2）班 and 三(2)班 are the same class, 1(12)班 and 11(2)班 are not. */
export function classNameKey(name: string): string {
  return plainClassName(name)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=[0-9])[\s()年级]+(?=[0-9])/gu, '-')
    .replaceAll(/[\s()年级]/gu, '');
}

function chineseNumber(text: string): number {
  if (/^[0-9]+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) : 0;
  return ten * 10 + (ones === '' || ones === undefined ? 0 : DIGITS.indexOf(ones));
}

function inRange(grade: number): Grade | undefined {
  return grade >= 1 && grade <= 12 ? grade : undefined;
}

/** One way of saying a grade; NaN where this text does not say it so. */
type Reading = (text: string, night: Night) => number;

const enteredIn: Reading = (text, night) =>
  schoolYear(night) - Number(/(20[0-9]{2}) ?[级届]/.exec(text)?.[1]) + 1;

const ofUpperStage: Reading = (text) => {
  const [, stage = '', grade = ''] = /([初高])([一二三123])/.exec(text) ?? [];
  return (STAGE_START[stage] ?? Number.NaN) + chineseNumber(grade);
};

const inChinese: Reading = (text) => {
  const grade = new RegExp(`(${NUMBER}) ?(?:年级|年|级|[(（])`).exec(text)?.[1];
  return grade === undefined ? Number.NaN : chineseNumber(grade);
};

const inLatin: Reading = (text) => {
  const named = /\b(?:grade|class|year|g|p|y) ?([0-9]{1,2})(?![0-9])/i.exec(text);
  const leading = /^([0-9]{1,2})(?:[-.· ]|[A-Z]\b)/i.exec(text);
  return Number((named ?? leading)?.[1]);
};

/** 三年级, 3年级, 三（2）班, 初一, 高二, 2024级, Grade 3, G3, Class 3B: the first reading that fits is the grade. */
function gradeIn(text: string, night: Night): Grade | undefined {
  const readings = [enteredIn, ofUpperStage, inChinese, inLatin];
  const grade = readings.map((read) => read(text, night)).find((each) => !Number.isNaN(each));
  return grade === undefined ? undefined : inRange(grade);
}

const CHINESE = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** A grade in the kind of number that stood there. */
function numberLike(text: string, grade: Grade): string {
  return /[0-9]/.test(text) ? String(grade) : (CHINESE[grade] ?? '');
}

/** 初一 in the kind of number that stood there; undefined for a grade of no upper stage. */
function upperStage(grade: Grade, like: string): string | undefined {
  const stage = Object.entries(STAGE_START).find(([, start]) => grade > start && grade <= start + 3);
  return stage && `${stage[0]}${numberLike(like, grade - stage[1])}`;
}

/**
 * A class's name in another grade, in the school's own way of writing it: 三（2）班 becomes 四（2）班. A name that says no
 * grade, or the year its pupils came (2024级2班), stays as it is.
 */
export function nameInGrade(name: string, grade: Grade): string {
  const stage = /[初高]([一二三123])/.exec(name);
  const isSaid = gradeIn(name, '2000-09-01') !== undefined;
  if (/20[0-9]{2} ?[级届]/.test(name) || !isSaid) return name;
  if (stage) return name.replace(stage[0], upperStage(grade, stage[1] ?? '') ?? stage[0]);
  const chinese = new RegExp(`(?:${NUMBER})(?= ?(?:年级|年|级|[(（]))`);
  if (chinese.test(name)) return name.replace(chinese, (number) => numberLike(number, grade));
  const named = /(?<=\b(?:grade|class|year|g|p|y) ?)[0-9]{1,2}(?![0-9])/i;
  return name.replace(named.test(name) ? named : /^[0-9]{1,2}/, String(grade));
}

/** What stood in the grade's own column: 三, 3, 三年级, G3, 初一, 2024级. Left empty, the name speaks. */
function gradeOf(column: string, name: string, night: Night): Grade | undefined {
  const text = column.normalize('NFKC').trim();
  if (text === '') return gradeIn(name.normalize('NFKC'), night);
  if (new RegExp(`^(?:${NUMBER})$`).test(text)) return inRange(chineseNumber(text));
  return gradeIn(text, night);
}

function sizeOf(text: string): number | undefined {
  const found = /^([0-9]{1,3}) ?(?:人|名|个|位)?$/.exec(text.normalize('NFKC').trim())?.[1];
  const size = Number(found);
  return found !== undefined && size >= 1 && size <= MAX_CLASS_SIZE ? size : undefined;
}

/** A class name begins with a letter or a digit: a formula of a spreadsheet or a tag of a page never does. */
function isClassName(name: string): boolean {
  return /^[\p{L}\p{N}]/u.test(name) && !/[<>\p{Cc}]/u.test(name) && name.length <= MAX_CLASS_NAME;
}

const wrong = (problem: Problem['kind'], field: Misunderstood['field']): Misunderstood => ({
  kind: 'problem',
  problem,
  field,
});

/** Understands one class the way schools write them; `night` says which grade 2024级 is in. */
export function understandClass(typed: Typed, night: Night): Understood | Misunderstood {
  const name = plainClassName(typed.name);
  if (name === '') return wrong('class-name-empty', 'name');
  if (!isClassName(name)) return wrong('class-name-unreadable', 'name');
  const grade = gradeOf(typed.grade, name, night);
  if (grade === undefined) return wrong('class-grade-unreadable', 'grade');
  const size = sizeOf(typed.size);
  if (size === undefined) return wrong('class-size-unreadable', 'size');
  return { kind: 'fine', name, grade, size };
}

/** The year the pupils of a grade entered grade 1, and back. */
export function entryYearOf(grade: Grade, night: Night): number {
  return schoolYear(night) - grade + 1;
}

/** The grade of those who entered in a year; a class that has left the school stays in its last grade. */
export function gradeOfEntry(entryYear: number, night: Night): Grade {
  const grade = schoolYear(night) - schoolYear(firstNightOf(entryYear)) + 1;
  return Math.min(12, Math.max(1, grade));
}
