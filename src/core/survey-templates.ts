import type { Definition, Element, Said } from './survey';
import { QUESTION_BANK } from './survey-bank/bank';

/** Surveys a school may begin from. */
export const TEMPLATES = ['homework', 'service', 'sleep', 'free-day'] as const;
export type Template = (typeof TEMPLATES)[number];

type Draft = { title: Said; description: Said; ask: (string | { name: string; visibleIf: string })[] };

const drafts: Record<Template, Draft> = {
  homework: {
    title: { 'zh-cn': '作业情况家长问卷', en: 'Homework: a survey of parents' },
    description: {
      'zh-cn': '了解各年级作业的用时和安排，供学校改进作业。',
      en: 'To learn how long homework takes and how it is set, so that the school can improve it.',
    },
    ask: [
      'grade',
      'minutes_yesterday',
      'weekend_hours',
      'amount',
      'finishing_hour',
      'heaviest',
      'done_at_school',
      'asked_to_mark',
      'repeated_punishing',
      'posted',
      'sleep_hours',
      'suggestions',
    ],
  },
  service: {
    title: { 'zh-cn': '课后服务家长问卷', en: 'The after-school service: a survey of parents' },
    description: {
      'zh-cn': '了解课后服务的使用情况，供学校安排下学期的课后服务。',
      en: 'To learn how the after-school service is used, so that the school can plan it for next term.',
    },
    ask: [
      'grade',
      'after_school',
      { name: 'service_reasons', visibleIf: "{after_school} = 'no_day'" },
      { name: 'service_use', visibleIf: "{after_school} notempty and {after_school} <> 'no_day'" },
      { name: 'done_at_school', visibleIf: "{after_school} notempty and {after_school} <> 'no_day'" },
      { name: 'service_satisfaction', visibleIf: "{after_school} notempty and {after_school} <> 'no_day'" },
      'suggestions',
    ],
  },
  sleep: {
    title: { 'zh-cn': '睡眠情况家长问卷', en: 'Sleep: a survey of parents' },
    description: {
      'zh-cn': '了解孩子上学日的睡眠，供学校调整作业和作息。',
      en: 'To learn how children sleep on school nights, so that homework and hours can be adjusted.',
    },
    ask: ['grade', 'sleep_hours', 'bedtime', 'short_sleep', 'finishing_hour', 'unfinished', 'suggestions'],
  },
  'free-day': {
    title: { 'zh-cn': '无作业日家长问卷', en: 'The no-homework day: a survey of parents' },
    description: {
      'zh-cn': '了解无作业日的落实情况，供学校改进安排。',
      en: 'To learn how the no-homework day works, so that the school can improve it.',
    },
    ask: [
      'grade',
      'free_weekday',
      { name: 'free_day_kept', visibleIf: "{free_weekday} <> 'no_free_day'" },
      { name: 'free_day_done', visibleIf: "{free_weekday} <> 'no_free_day'" },
      { name: 'free_day_shift', visibleIf: "{free_weekday} <> 'no_free_day'" },
      'amount',
      'suggestions',
    ],
  },
};

const bank: Element[] = Object.values(QUESTION_BANK).flat();

/** A template as a draft that can be opened as it stands. */
export function templateSurvey(template: Template): Definition {
  const { title, description, ask } = drafts[template];
  return {
    title,
    description,
    locale: 'zh-cn',
    clearInvisibleValues: 'onHidden',
    elements: ask.map((each) => {
      const { name, visibleIf } = typeof each === 'string' ? { name: each, visibleIf: '' } : each;
      const question = bank.find((one) => one.name === name);
      if (!question) throw new Error(`The bank has no question ${name}.`);
      return { ...question, visibleIf };
    }),
  };
}
