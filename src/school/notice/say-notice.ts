import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { SINGLE_SUBJECTS } from '../../core/figure';
import { nightToDate, type Night } from '../../core/night';
import type { Task } from '../../core/notice';
import type { PlannedBeside } from '../../core/planned';

type Words = TFunction<['notice', 'app']>;

/** What a text for the group is made of. */
export type Told = { className: string; night: Night; tasks: readonly Task[]; address: string | undefined };

/** How this page says tasks and sums. */
export function useSayNotice() {
  const { t, i18n } = useTranslation(['notice', 'app']);
  const words = t as Words;
  const date = (night: Night) =>
    new Intl.DateTimeFormat(i18n.language, { month: 'short', day: 'numeric', weekday: 'short' }).format(
      nightToDate(night),
    );
  return {
    t: words,
    date,
    besides: (task: Task) => besides(task, words),
    sum: (beside: PlannedBeside) => sumSentence(beside, words),
    groupText: (told: Told) => groupText(told, { t: words, date }),
    subject: (subject: Task['subject']) => t(`app:subject.${subject}`),
  };
}

function besides({ minutes, tier, isAtSchool }: Task, t: Words): string {
  const said = [
    minutes === null ? '' : t('task.minutes', { minutes }),
    tier === 'required' ? '' : t(`tier.${tier}`),
    isAtSchool ? t('task.atSchool') : '',
  ];
  return said.filter((each) => each !== '').join(t('comma'));
}

/** The sum beside the limit, in the words of the rules: said as a plan, and never as a breach. */
function sumSentence({ planned, limit, comparison }: PlannedBeside, t: Words): string {
  const rule = t(`rule.${limit.strength}`);
  switch (comparison.kind) {
    case 'measured':
      return comparison.over > 0
        ? t('sum.over', { rule, limit: comparison.limit, over: comparison.over })
        : t('sum.within', { rule, limit: comparison.limit, left: comparison.limit - planned.minutes });
    case 'zero':
      return comparison.because === 'low-grade' ? t('sum.lowGrade') : t('sum.zero');
    case 'free':
      return t('sum.free');
    case 'unknown':
      return t('sum.unknownYear');
    case 'no-rule':
      return t('sum.noRule');
  }
}

/** What is copied into the parents' group: a line a subject, its tasks numbered. */
function groupText(
  { className, night, tasks, address }: Told,
  { t, date }: { t: Words; date: (night: Night) => string },
): string {
  const title = t('text.title', { name: className, date: date(night) });
  if (tasks.length === 0) return [title, t('text.none')].join('\n');
  const lines = SINGLE_SUBJECTS.flatMap((subject) => {
    const own = tasks.filter((task) => task.subject === subject);
    if (own.length === 0) return [];
    const said = own.map((task, index) => {
      const more = besides(task, t);
      const number = own.length > 1 ? `${String(index + 1)}. ` : '';
      return `${number}${task.text}${more === '' ? '' : t('text.besides', { more })}`;
    });
    return [t('text.subject', { subject: t(`app:subject.${subject}`), tasks: said.join(t('text.between')) })];
  });
  return [title, ...lines, ...(address === undefined ? [] : [t('text.page', { address })])].join('\n');
}
