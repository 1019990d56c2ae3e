import type { Choice, Definition, Element, Question, Said } from '../../src/core/survey';

export const said = (zh: string, en: string): Said => ({ 'zh-cn': zh, en });

const choice = (value: string, zh: string, en: string): Choice => ({ value, text: said(zh, en) });

const asked = (name: string, zh: string, en: string) => ({
  name,
  title: said(zh, en),
  description: said('', ''),
  isRequired: false,
  visibleIf: '',
});

export const WHO: Question = {
  ...asked('who', '孩子写作业时，多半谁在旁边？', 'Who is usually there during homework?'),
  type: 'radiogroup',
  isRequired: true,
  choices: [
    choice('mother', '妈妈', 'Mother'),
    choice('elder', '老人', 'A grandparent'),
    choice('nobody', '没有人', 'Nobody'),
  ],
};

/** One question of each kind, one of them only for some. */
export const ELEMENTS: Element[] = [
  {
    type: 'html',
    name: 'intro',
    visibleIf: '',
    html: said('下面问的是上学日的晚上。', 'These are about school nights.'),
  },
  WHO,
  {
    ...asked('elder_help', '老人辅导得了吗？', 'Can the grandparent help?'),
    visibleIf: "{who} = 'elder'",
    type: 'boolean',
    labelTrue: said('辅导得了', 'Yes'),
    labelFalse: said('辅导不了', 'No'),
  },
  {
    ...asked('subjects', '哪几科写得最久？', 'Which subjects take longest?'),
    type: 'checkbox',
    choices: [
      choice('chinese', '语文', 'Chinese'),
      choice('math', '数学', 'Maths'),
      choice('english', '英语', 'English'),
    ],
    maxSelectedChoices: 2,
  },
  {
    ...asked('grade_of', '几点睡？', 'Bedtime?'),
    type: 'dropdown',
    choices: [choice('nine', '九点', 'Nine'), choice('ten', '十点', 'Ten')],
  },
  {
    ...asked('mood', '孩子累不累？', 'How tired is your child?'),
    type: 'rating',
    rateValues: [1, 2, 3, 4, 5].map((value) => ({ value, text: said(String(value), String(value)) })),
  },
  {
    ...asked('minutes', '大约写多少分钟？', 'About how many minutes?'),
    type: 'text',
    inputType: 'number',
    min: 0,
    max: 300,
  },
  {
    ...asked('how', '这几样怎么样？', 'How are these?'),
    type: 'matrix',
    rows: [choice('amount', '作业量', 'Amount'), choice('level', '难度', 'Difficulty')],
    columns: [
      choice('little', '偏少', 'Too little'),
      choice('right', '合适', 'Right'),
      choice('much', '偏多', 'Too much'),
    ],
    isAllRowRequired: false,
  },
  { ...asked('words', '还想说什么？', 'Anything else?'), type: 'comment', maxLength: 200 },
];

/** 作业情况 as 三年级2班 is asked it. */
export const DEFINITION: Definition = {
  title: said('作业情况', 'Homework at home'),
  description: said('想知道作业在家里是怎么写完的。', 'We want to know how homework gets done at home.'),
  locale: 'zh-cn',
  clearInvisibleValues: 'onHidden',
  elements: ELEMENTS,
};

export const SURVEY_ID = 'hw2026ab';

/** As the endpoint tells it to a class. */
export const ASKED = {
  survey: SURVEY_ID,
  definition: DEFINITION,
  crosses: [],
  opens: '2026-11-23',
  closes: '2026-11-30',
  way: 'token' as const,
};
