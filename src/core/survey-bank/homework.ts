import { another, multiple, scale, single, unsure, yesNo, type Option } from './ask';
import { amountQuestions } from './amount';

// What homework is like, and what comes with it (RULES.md, Survey templates).

const shares: Option[] = [
  ['all', '全部或几乎全部', 'All or nearly all'],
  ['most', '大部分', 'Most'],
  ['half', '一半左右', 'About half'],
  ['little', '小部分', 'A small part'],
  ['hardly', '几乎没有', 'Hardly any'],
  unsure,
];

const often: Option[] = [
  ['never', '没有', 'Never'],
  ['sometimes', '有时有', 'Sometimes'],
  ['often', '经常有', 'Often'],
  unsure,
];

export const homeworkQuestions = [
  ...amountQuestions,
  multiple(
    {
      name: 'kinds',
      title: ['最近一周有哪些作业？', 'What kinds of homework were there in the last week?'],
      hint: ['有几种选几种。', 'Choose all that apply.'],
    },
    [
      ['copying', '抄写、听写', 'Copying and dictation'],
      ['exercises', '练习册、试卷', 'Workbooks and papers'],
      ['sums', '口算、计算', 'Sums'],
      ['writing', '习作', 'Writing'],
      ['correcting', '订正', 'Corrections'],
      ['reading', '阅读、朗读、背诵', 'Reading and reciting'],
      ['practice', '劳动、实践、体育、艺术', 'Chores, projects, sport, art'],
      another,
    ],
  ),
  single(
    {
      name: 'repetition',
      title: [
        '书面作业里，反复抄写、反复做同类题的占多少？',
        'How much of the written homework is copying out or repeating like exercises?',
      ],
    },
    shares,
  ),
  single(
    {
      name: 'extra_work',
      title: [
        '学校作业以外，家里或校外还会加练习吗？',
        'Beside school homework, is there more from home or from classes elsewhere?',
      ],
    },
    [
      ['no_more', '没有', 'No'],
      ['from_home', '家里会加', 'From home'],
      ['from_classes', '校外班会加', 'From classes elsewhere'],
      ['from_both', '两边都有', 'From both'],
      ['not_said', '不想回答', 'I would rather not say'],
    ],
  ),
  single(
    {
      name: 'done_at_school',
      title: ['书面作业在学校里能写完多少？', 'How much of the written homework gets done at school?'],
    },
    shares,
  ),
  multiple(
    {
      name: 'late_reasons',
      title: [
        '作业写得晚的时候，主要因为什么？',
        'When homework is finished late, what are the main reasons?',
      ],
      hint: ['最多选三项。', 'Choose at most three.'],
    },
    [
      ['much_work', '当天作业多', 'There was much of it'],
      ['hard_work', '题目难', 'It was hard'],
      ['late_start', '开始得晚', 'It was begun late'],
      ['slow_pace', '写得慢、容易分心', 'Slow going or distraction'],
      ['other_classes', '有校外课或其他活动', 'Other classes or activities'],
      ['not_late', '一般不晚', 'It is not usually late'],
      another,
    ],
    3,
  ),
  scale(
    {
      name: 'change',
      title: [
        '和上学期相比，现在的作业量有什么变化？',
        'How does the amount of homework compare with last term?',
      ],
    },
    [
      ['少了很多', 'Much less'],
      ['少了一些', 'A little less'],
      ['差不多', 'About the same'],
      ['多了一些', 'A little more'],
      ['多了很多', 'Much more'],
    ],
  ),
  single(
    {
      name: 'asked_to_mark',
      title: [
        '本学期，学校有没有要求家长检查、批改作业或签字？',
        'This term, were parents asked to check, mark or sign homework?',
      ],
    },
    often,
  ),
  yesNo({
    name: 'written_early',
    title: [
      '一、二年级有没有带回家写的书面作业？',
      'Is there written homework to do at home in grades 1 and 2?',
    ],
  }),
  single(
    {
      name: 'repeated_punishing',
      title: [
        '本学期有没有反复抄写，或者因为做错、违纪多加的作业？',
        'This term, was there repeated copying, or more work because of mistakes or conduct?',
      ],
    },
    [
      ['neither', '都没有', 'Neither'],
      ['repeated', '有反复抄写', 'Repeated copying'],
      ['punishing', '有因做错或违纪多加的', 'More work for mistakes or conduct'],
      ['both', '两种都有', 'Both'],
      unsure,
    ],
  ),
  single(
    {
      name: 'posted',
      title: ['学校每天公示作业吗？', 'Does the school post each day’s homework?'],
      hint: ['在校内或班级群里都算。', 'On a board or in the class group.'],
    },
    [['is_posted', '公示', 'Yes'], ['not_posted', '没有公示', 'No'], unsure],
  ),
];
