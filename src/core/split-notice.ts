import type { SingleSubject } from './figure';
import type { Task } from './notice';
import { isTierText, kindOfText, markOf, minutesIn, subjectHeads, type Marks } from './split-marks';

/** A pasted text as tasks; `rest` is what belongs to no subject, in the teacher's own words and order. */
export type SplitNotice = { tasks: Task[]; rest: string[] };

/** As wire/notice has it: what is longer goes on in another task. */
export const TASK_LETTERS = 500;

type Stretch = { subject: SingleSubject | undefined; text: string };

/** What cannot be seen, or turns the direction of the rest, is a space. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}

const GREETING =
  /^(?:各位|尊敬|亲爱|请|烦请|麻烦|温馨提示|注意|提醒|备注|注[：:]|以上|另外|明天|明早|晚安|谢谢|辛苦|今[天晚]|\d{1,2}月\d{1,2}[日号])/u;

/** A line to the families, and no work: nothing of it is done or takes time. */
function isGreeting(text: string): boolean {
  return GREETING.test(text.trim()) && minutesIn(text).length === 0 && !/[抄写读背听默练做]/u.test(text);
}

/** One line cut where a subject begins; what stands before the first belongs to the subject of the line before. */
function stretchesOf(line: string, before: SingleSubject | undefined): Stretch[] {
  const heads = subjectHeads(line);
  const end = heads[0]?.start ?? line.length;
  const first = line.slice(0, end);
  return [
    { subject: isGreeting(first) ? undefined : before, text: first },
    ...heads.map(({ subject, keptFrom }, index) => ({
      subject,
      text: line.slice(keptFrom, heads[index + 1]?.start ?? line.length),
    })),
  ];
}

const NUMBERED =
  /(^|[\s；;，,。、：:])(?:[（(]?([0-9０-９]{1,2}|[一二三四五六七八九十])[）)]|([0-9０-９]{1,2})\s?[.．、](?![0-9０-９])|([一二三四五六七八九十])[、.．]|([①-⑳]))\s{0,3}/gu;
const TIER_HEAD = /(^|[\s；;，,。])(?:必做|选做|选作|自选)(?:题|作业)?[：:]/gu;

function ordinal(mark: string): number {
  if (/^[①-⑳]$/u.test(mark)) return (mark.codePointAt(0) ?? 0) - ('①'.codePointAt(0) ?? 0) + 1;
  const chinese = '一二三四五六七八九十'.indexOf(mark);
  return chinese >= 0 ? chinese + 1 : Number(mark.normalize('NFKC'));
}

type Cut = { from: number; to: number };

/** Numbers that count the tasks, 1 2 3; one out of turn is part of a task (第 3、5 题). */
function numberCuts(text: string): Cut[] {
  let last = 0;
  return [...text.matchAll(NUMBERED)].flatMap((match) => {
    const number = ordinal(match[2] ?? match[3] ?? match[4] ?? match[5] ?? '');
    if (match.index > 0 && number !== last + 1) return [];
    last = number;
    return [{ from: match.index + (match[1] ?? '').length, to: match.index + match[0].length }];
  });
}

/** Between two tasks that both say how long they take: 听读10分钟，抄写15分钟. */
function minuteCuts(text: string): Cut[] {
  const marks = minutesIn(text);
  return marks.slice(0, -1).flatMap(({ end }, index) => {
    const rest = /^[）)]?[\s，,、。+＋]+/u.exec(text.slice(end));
    const next = marks[index + 1];
    if (!rest || !next || /^[\s（(]*$/u.test(text.slice(end + rest[0].length, next.start))) return [];
    return [{ from: end + (/^[）)]/u.test(rest[0]) ? 1 : 0), to: end + rest[0].length }];
  });
}

function cutsOf(text: string): Cut[] {
  const semicolons = [...text.matchAll(/[；;]/gu)].map(({ index }) => ({ from: index, to: index + 1 }));
  const tiers = [...text.matchAll(TIER_HEAD)].map((match) => {
    const at = match.index + (match[1] ?? '').length;
    return { from: at, to: at };
  });
  const ends = [...text.matchAll(TIER_HEAD)].map(({ index, 0: head }) => {
    const at = index + head.length;
    return { from: at, to: at };
  });
  return [...semicolons, ...tiers, ...ends, ...numberCuts(text), ...minuteCuts(text)].sort(
    (one, other) => one.from - other.from || one.to - other.to,
  );
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of cutsOf(text)) {
    if (from > at) pieces.push(text.slice(at, from));
    at = Math.max(at, to);
  }
  pieces.push(text.slice(at));
  return pieces.map(trimmed).filter((piece) => piece !== '');
}

function trimmed(text: string): string {
  return text.replace(/^[\s，,；;。、：:·•]+/u, '').replace(/[\s，,；;、：:]+$/u, '');
}

const BRACKETS = /[（(【[]([^（()）【】[\]]{1,40})[）)】\]]/gu;

/** The marks of a bracket that holds nothing else: （约15分钟，选做）. */
function bracketMarks(inside: string): Marks | undefined {
  const marks = inside.split(/[，,、；;/\s]+/u).filter(Boolean);
  const whole = markOf(inside);
  if (whole) return whole;
  const read = marks.map(markOf);
  if (read.some((each) => each === undefined)) return undefined;
  return read.reduce<Marks>((all, each) => ({ ...all, ...each }), {});
}

/** Takes brackets that say how long, whether one must and where, out of a text. */
function takeBrackets(text: string, marks: Marks): string {
  return text.replace(BRACKETS, (bracket: string, inside: string) => {
    const read = bracketMarks(inside);
    if (!read || Object.keys(read).some((key) => key in marks)) return bracket;
    Object.assign(marks, read);
    return ' ';
  });
}

/** Takes marks from both ends of a text, as long as there are any. */
function takeEnds(text: string, marks: Marks): string {
  let left = trimmed(text);
  for (let taken = takeOne(left, marks); taken; taken = takeOne(left, marks)) {
    left = trimmed(taken.left);
    Object.assign(marks, taken.marks);
  }
  return left;
}

function takeOne(text: string, marks: Marks): { left: string; marks: Marks } | undefined {
  const words = text.split(/[\s，,、。：:]+/u);
  const [first = '', last = ''] = [words[0], words[words.length - 1]];
  const atEnd = freshMark(last, marks);
  if (atEnd) return { left: text.slice(0, text.length - last.length), marks: atEnd };
  const tail = minutesIn(text).pop();
  if (tail?.end === text.length && !('minutes' in marks))
    return { left: text.slice(0, tail.start), marks: { minutes: tail.minutes } };
  const atStart = freshMark(first, marks);
  return atStart && { left: text.slice(first.length), marks: atStart };
}

function freshMark(word: string, marks: Marks): Marks | undefined {
  // A number of 分 that stands free may be the marks of a test.
  const mark = /[0-9０-９]分$/u.test(word) ? undefined : markOf(word);
  return mark && !Object.keys(mark).some((key) => key in marks) ? mark : undefined;
}

/** A minute of rope skipping is its name, and not how long it takes. */
const LEAST_INSIDE = 3;

type Read = { text: string; marks: Marks };

function readPiece(piece: string): Read {
  const marks: Marks = {};
  const text = takeEnds(takeBrackets(piece, marks), marks);
  const inside = minutesIn(text)[0];
  if (!('minutes' in marks) && inside && inside.minutes >= LEAST_INSIDE) marks.minutes = inside.minutes;
  return { text: text.replace(/\s+/gu, ' '), marks };
}

/** So many letters at most in one, no letter of two halves cut through. */
function inLengths(text: string): string[] {
  const parts: string[] = [];
  let left = text;
  while (left.length > TASK_LETTERS) {
    const isHalf = /[\uD800-\uDBFF]/.test(left.charAt(TASK_LETTERS - 1));
    const at = isHalf ? TASK_LETTERS - 1 : TASK_LETTERS;
    parts.push(left.slice(0, at));
    left = left.slice(at);
  }
  return [...parts, left].filter((part) => part.trim() !== '');
}

type Known = { subject: SingleSubject; text: string };

/** Adds the tasks of one stretch of text; marks that stand alone hold for the tasks after them, minutes for the one before. */
function addTasks(tasks: Task[], { text, subject }: Known, carried: Marks): void {
  const before = tasks[tasks.length - 1];
  let last = before?.subject === subject ? before : undefined;
  for (const piece of piecesOf(text)) {
    const { text: words, marks } = readPiece(piece);
    if (words === '' && takeAlone(marks, carried, last)) continue;
    const said = { ...carried, ...(isTierText(words) && { tier: 'tiered' as const }), ...marks };
    tasks.push(
      ...inLengths(words === '' ? piece : words).map((part, index) => ({
        subject,
        text: part.trim(),
        kind: kindOfText(part),
        tier: said.tier ?? 'required',
        minutes: index === 0 && words !== '' ? (said.minutes ?? null) : null,
        isAtSchool: said.isAtSchool ?? false,
      })),
    );
    last = tasks[tasks.length - 1];
  }
}

/** Whether marks without a task found one to belong to. */
function takeAlone({ minutes, ...marks }: Marks, carried: Marks, before: Task | undefined): boolean {
  if (minutes !== undefined) {
    if (!before || before.minutes !== null || Object.keys(marks).length > 0) return false;
    before.minutes = minutes;
    return true;
  }
  Object.assign(carried, marks);
  return true;
}

/**
 * Splits a notice as teachers write it into a group: by subject, with minutes, 选做 and 课后服务. Whatever is not
 * understood stays in the words of a task, or in `rest` where no subject is known. `usual` is the subject of a text
 * that names none. Never throws, and loses no word.
 */
export function splitNotice(pasted: string, usual?: SingleSubject): SplitNotice {
  const tasks: Task[] = [];
  const rest: string[] = [];
  let subject = usual;
  let carried: Marks = {};
  for (const line of pasted.split(/\r\n|[\n\r\u2028\u2029]/u).map(plainLine)) {
    for (const stretch of stretchesOf(line, subject)) {
      if (stretch.text.trim() === '' && stretch.subject === subject) continue;
      if (stretch.subject !== undefined && stretch.subject !== subject) carried = {};
      if (stretch.subject === undefined) rest.push(...inLengths(trimmed(stretch.text)));
      else {
        subject = stretch.subject;
        addTasks(tasks, { text: stretch.text, subject }, carried);
      }
    }
  }
  return { tasks, rest };
}
