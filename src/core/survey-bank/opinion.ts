import { matrix, open, satisfied, scale, single, unsure } from './ask';

// What parents find, and their own words.

export const opinionQuestions = [
  scale(
    {
      name: 'satisfaction',
      title: ['您对学校的作业安排满意吗？', 'How satisfied are you with how the school manages homework?'],
    },
    satisfied,
  ),
  scale({ name: 'level', title: ['作业的难度适合孩子吗？', 'Does the homework suit your child’s level?'] }, [
    ['太容易', 'Far too easy'],
    ['偏容易', 'Rather easy'],
    ['合适', 'About right'],
    ['偏难', 'Rather hard'],
    ['太难', 'Far too hard'],
  ]),
  single(
    {
      name: 'lessons_cut',
      title: [
        '本学期，体育、音乐、美术课有没有被占用，或者下课拖堂？',
        'This term, were sport, music or art lessons taken for others, or did lessons overrun?',
      ],
    },
    [
      ['not_once', '没有', 'No'],
      ['cut', '有课被占用', 'Lessons were taken'],
      ['overrun', '有拖堂', 'Lessons overran'],
      ['cut_and_overrun', '两种都有', 'Both'],
      unsure,
    ],
  ),
  matrix(
    {
      name: 'daily',
      title: ['一个上学日的晚上，这些事各用多久？', 'On a school night, how long does each of these take?'],
    },
    [
      ['homework', '写学校作业', 'School homework'],
      ['family_work', '做家里加的练习', 'Extra work from home'],
      ['reading', '自己看书', 'Reading for pleasure'],
      ['sport', '运动', 'Sport'],
      ['screens', '看屏幕', 'Screens'],
      ['chores', '做家务', 'Chores'],
    ],
    [
      ['no_time', '没有', 'None'],
      ['upto15', '15 分钟内', 'Up to 15'],
      ['m15to30', '15–30 分钟', '15–30'],
      ['m30to60', '30–60 分钟', '30–60'],
      ['over60', '60 分钟以上', 'Over 60'],
    ],
  ),
  open(
    {
      name: 'suggestions',
      title: ['您对学校有什么建议？', 'What would you suggest to the school?'],
      hint: ['请不要写姓名、班级和号码。', 'Please leave out names, classes and numbers.'],
    },
    300,
  ),
];
