import { CONSENT_VERSION } from '../../core/consent';
import { firstNightOf, schoolYear } from '../../core/grade';
import { usualLimit } from '../../core/limit';
import { addNights, type Night } from '../../core/night';
import { termOf } from '../../core/term';
import type { Language } from '../../ui/appearance';
import type { EnrolmentRow } from '../store/class-rows';
import type { GradeRow } from '../store/rows';

const WORDS: Record<Language, { name: (grade: number) => string; school: string; contact: string }> = {
  'zh-CN': {
    name: (grade) => `${'一二三四五六'.charAt(grade - 1)}年级2班`,
    school: '示例小学',
    contact: '教导处（示例）',
  },
  en: {
    name: (grade) => `Class ${String(grade)}-2`,
    school: 'Example School',
    contact: 'School office (example)',
  },
};

/** No key has these hashes: nothing could be sent to this class, and nobody ever tries. */
const NO_KEY = 'A'.repeat(43);

/** The class of the example's pupil, joined in the first week of school. */
export function sandboxClass(
  { child, from, grade, school }: GradeRow,
  last: Night,
  language: Language,
): EnrolmentRow {
  const since = addNights(firstNightOf(schoolYear(last)), 7);
  const joined = [since, last].sort()[0] ?? from;
  const words = WORDS[language];
  return {
    child,
    since: joined,
    by: 'slip',
    consent: { version: CONSENT_VERSION, night: joined },
    term: termOf(last, { country: 'cn' }),
    keyHashes: [NO_KEY, NO_KEY],
    check: '7k2m9q4w8r3t',
    seen: {
      class: '3n5k8m2q7t',
      name: words.name(grade),
      school: words.school,
      contact: words.contact,
      grade,
      system: school,
      limit: usualLimit(school),
      calendar: { fridayCounts: false },
    },
  };
}
