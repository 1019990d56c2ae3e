import { fromList, multiple, number, scale, single, unsure, type Option } from './ask';

// How much homework there is and when it is done (RULES.md, Survey templates).

const gradeNames = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

const subjectOptions: Option[] = [
  ['chinese', '语文', 'Chinese'],
  ['math', '数学', 'Maths'],
  ['english', '英语', 'English'],
  ['morality', '道德与法治', 'Morality and law'],
  ['science', '科学', 'Science'],
  ['physics', '物理', 'Physics'],
  ['chemistry', '化学', 'Chemistry'],
  ['biology', '生物学', 'Biology'],
  ['history', '历史', 'History'],
  ['geography', '地理', 'Geography'],
];

export const amountQuestions = [
  fromList(
    { name: 'grade', title: ['孩子上几年级？', 'Which grade is your child in?'] },
    gradeNames.map((name, at): Option => [`g${at + 1}`, `${name}年级`, `Grade ${at + 1}`]),
  ),
  number(
    {
      name: 'minutes_yesterday',
      title: [
        '最近一个上学日的晚上，孩子写书面作业用了多少分钟？',
        'On the last school night, how many minutes did written homework take?',
      ],
      hint: ['大概的数就可以，没有就填 0。', 'A rough number will do; 0 if there was none.'],
    },
    0,
    300,
  ),
  single(
    {
      name: 'written_minutes',
      title: [
        '上学日的晚上，孩子写书面作业一般要多久？',
        'How long does written homework usually take on a school night?',
      ],
    },
    [
      ['no_written', '没有书面作业', 'There is none'],
      ['upto30', '30 分钟以内', 'Up to 30 minutes'],
      ['m31to60', '31–60 分钟', '31–60 minutes'],
      ['m61to90', '61–90 分钟', '61–90 minutes'],
      ['m91to120', '91–120 分钟', '91–120 minutes'],
      ['over120', '120 分钟以上', 'Over 120 minutes'],
    ],
  ),
  single(
    {
      name: 'weekend_hours',
      title: ['一个周末，孩子写作业一共要多久？', 'How long does homework take over a whole weekend?'],
    },
    [
      ['no_work', '没有作业', 'There is none'],
      ['upto1', '1 小时以内', 'Up to 1 hour'],
      ['h1to2', '1–2 小时', '1–2 hours'],
      ['h2to4', '2–4 小时', '2–4 hours'],
      ['over4', '4 小时以上', 'Over 4 hours'],
      unsure,
    ],
  ),
  scale(
    { name: 'amount', title: ['您觉得现在的作业量怎么样？', 'How do you find the amount of homework?'] },
    [
      ['太少', 'Far too little'],
      ['偏少', 'Rather little'],
      ['合适', 'About right'],
      ['偏多', 'Rather much'],
      ['太多', 'Far too much'],
    ],
  ),
  single(
    {
      name: 'finishing_hour',
      title: ['上学日的晚上，作业一般几点写完？', 'On school nights, when is homework usually finished?'],
    },
    [
      ['before19', '19:00 以前', 'Before 19:00'],
      ['h19to20', '19:00–20:00', '19:00–20:00'],
      ['h20to21', '20:00–21:00', '20:00–21:00'],
      ['h21to22', '21:00–22:00', '21:00–22:00'],
      ['after22', '22:00 以后', 'After 22:00'],
      unsure,
    ],
  ),
  multiple(
    {
      name: 'heaviest',
      title: ['哪些学科的作业用时最多？', 'Which subjects take the most homework time?'],
      hint: ['最多选两科。', 'Choose at most two.'],
    },
    [...subjectOptions, ['even', '各科差不多', 'All about the same']],
    2,
  ),
];
