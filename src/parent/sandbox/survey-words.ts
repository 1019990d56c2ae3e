import type { Choice, Definition, Question, Said } from '../../core/survey';

const said = (zh: string, en: string): Said => ({ 'zh-cn': zh, en });
const choice = (value: string, zh: string, en: string): Choice => ({ value, text: said(zh, en) });
const asked = (name: string, title: Said) => ({
  name,
  title,
  description: said('', ''),
  visibleIf: '',
  isRequired: false,
});

const QUESTIONS: Question[] = [
  {
    ...asked('beside', said('孩子写作业时，多半谁在旁边？', 'Who is usually there during homework?')),
    type: 'radiogroup',
    choices: [
      choice('parent', '爸爸妈妈', 'A parent'),
      choice('elder', '老人', 'A grandparent'),
      choice('nobody', '自己写', 'Nobody'),
    ],
  },
  {
    ...asked('longest', said('哪几科写得最久？', 'Which subjects take longest?')),
    type: 'checkbox',
    maxSelectedChoices: 2,
    choices: [
      choice('chinese', '语文', 'Chinese'),
      choice('math', '数学', 'Maths'),
      choice('english', '英语', 'English'),
    ],
  },
  {
    ...asked('tired', said('写完作业，孩子有多累？', 'How tired is your child after homework?')),
    type: 'rating',
    rateValues: [
      { value: 1, text: said('不累', 'Not tired') },
      { value: 2, text: said('有一点', 'A little') },
      { value: 3, text: said('比较累', 'Rather') },
      { value: 4, text: said('很累', 'Very') },
    ],
  },
  {
    ...asked(
      'asleep',
      said('上学日晚上，大约睡几个小时？', 'About how many hours of sleep on a school night?'),
    ),
    type: 'text',
    inputType: 'number',
    min: 5,
    max: 12,
  },
  {
    ...asked('marking', said('老师要您批改作业吗？', 'Are you asked to mark homework?')),
    type: 'boolean',
    labelTrue: said('要', 'Yes'),
    labelFalse: said('不要', 'No'),
  },
];

const WISHES: Question = {
  ...asked('wishes', said('对作业有什么想说的？', 'Anything you would like to say about homework?')),
  type: 'comment',
  maxLength: 300,
};

const survey = (title: Said, description: Said, elements: Question[]): Definition => ({
  title,
  description,
  locale: 'zh-cn',
  clearInvisibleValues: 'onHidden',
  elements,
});

/** What the example's school asks now. */
export const ASKED_NOW = survey(
  said('作业负担小问卷', 'A short survey on homework'),
  said(
    '想知道作业在家里是什么样子，好改进作业。',
    'To learn what homework is like at home, and to set it better.',
  ),
  [...QUESTIONS, WISHES],
);

/** What it asked at the beginning of the term; its results are told. */
export const ASKED_BEFORE = survey(
  said('开学作业小问卷', 'Homework at the start of term'),
  said('开学一个月，看看作业合不合适。', 'A month into the term: does the homework fit?'),
  QUESTIONS,
);

export const REPLIES = {
  'zh-CN': '谢谢各位家长。下个月起，三、四年级的英语作业在课后服务里写完；作业由老师批改，不请家长代劳。',
  en: 'Thank you. From next month English homework of grades 3 and 4 is done in after-school care, and teachers mark it, not parents.',
};
