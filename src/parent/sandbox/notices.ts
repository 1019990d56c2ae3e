import { chanceOf, type Chance } from '../../core/chance';
import type { SingleSubject } from '../../core/figure';
import { countedMinutes } from '../../core/figure-mean';
import { instantOf, type Night } from '../../core/night';
import type { Notice, Task } from '../../core/notice';
import type { Language } from '../../ui/appearance';
import type { SeenClass } from '../store/class-rows';
import { figureId, type FigureRow } from '../store/figure-rows';
import type { NoticeRow } from '../store/notice-rows';

type Words = Record<'chinese' | 'math' | 'english', (lesson: number) => string> &
  Record<'poem' | 'puzzle', string>;

/** What the example's teachers post; `lesson` goes on through the term. */
const WORDS: Record<Language, Words> = {
  'zh-CN': {
    chinese: (lesson) => `抄写第 ${String(lesson)} 课生字，每个两遍`,
    math: (lesson) => `练习册 P${String(2 * lesson)}—${String(2 * lesson + 1)}`,
    english: (lesson) => `抄写 Unit ${String(1 + (lesson % 8))} 单词`,
    poem: '背诵古诗一首',
    puzzle: '思考题，会做的做',
  },
  en: {
    chinese: (lesson) => `Copy the characters of lesson ${String(lesson)}, twice each`,
    math: (lesson) => `Workbook p. ${String(2 * lesson)}–${String(2 * lesson + 1)}`,
    english: (lesson) => `Copy the words of unit ${String(1 + (lesson % 8))}`,
    poem: 'Learn a poem by heart',
    puzzle: 'The puzzle, if you like',
  },
};

const task = (subject: SingleSubject, text: string, more: Partial<Task> = {}): Task => ({
  subject,
  text,
  kind: 'written',
  tier: 'required',
  minutes: 15,
  isAtSchool: false,
  ...more,
});

/** Teachers plan for an ordinary child: a little less than the class took, in steps of five minutes. */
function plannedOf(minutes: number, chance: Chance): number {
  return Math.max(5, 5 * Math.round((minutes * chance.whole(70, 105)) / 500));
}

function tasksOf(
  { subjects }: Pick<FigureRow, 'subjects'>,
  { words, chance, lesson }: { words: Words; chance: Chance; lesson: number },
): Task[] {
  return (['chinese', 'math', 'english'] as const).flatMap((subject) => {
    const told = subjects[subject];
    if (told === undefined || told === 'under-8') return [];
    // Now and then somebody forgets to say how long.
    const minutes = chance.happens(3) ? null : plannedOf(countedMinutes(told), chance);
    return [task(subject, words[subject](lesson), { minutes })];
  });
}

function tonights(words: Words, lesson: number): Task[] {
  return [
    task('chinese', words.chinese(lesson), { minutes: 20 }),
    task('chinese', words.poem, { kind: 'other', minutes: 10 }),
    task('math', words.math(lesson), { minutes: 20 }),
    task('math', words.puzzle, { tier: 'optional', minutes: null }),
    task('english', words.english(lesson), { minutes: 10, isAtSchool: true }),
  ];
}

type Class = { seen: SeenClass; figures: readonly FigureRow[] };

/** What was posted for the example's class through the term, and for its last evening; maths is the task that is timed. */
export function generateNotices(
  { seen, figures }: Class,
  last: Night,
  { seed, language }: { seed: number; language: Language },
): { notices: NoticeRow[]; timed: string } {
  const [words, chance] = [WORDS[language], chanceOf(seed)];
  const evenings = figures.filter(({ kind, night }) => kind === 'school' && night < last);
  const lessonOf = (index: number) => 1 + Math.floor(index / 3);
  const lesson = lessonOf(evenings.length);
  const earlier = evenings.flatMap((figure, index): Notice[] => {
    const tasks = tasksOf(figure, { words, chance, lesson: lessonOf(index) });
    return tasks.length > 0 ? [{ night: figure.night, isNoHomework: false, tasks }] : [];
  });
  const tonight = {
    night: last,
    isNoHomework: false,
    tasks: tonights(words, lesson),
    changedAt: instantOf(last, '17:05'),
  };
  const place = (notice: Notice): NoticeRow => ({
    ...notice,
    id: figureId(seen.class, notice.night),
    class: seen.class,
  });
  return { notices: [...earlier, tonight].map(place), timed: words.math(lesson) };
}
