import { another, multiple, single, unsure, type Option } from './ask';

// The day without homework.

const weekdays: Option[] = [
  ['monday', '周一', 'Monday'],
  ['tuesday', '周二', 'Tuesday'],
  ['wednesday', '周三', 'Wednesday'],
  ['thursday', '周四', 'Thursday'],
  ['friday', '周五', 'Friday'],
];

export const freeDayQuestions = [
  single(
    {
      name: 'free_weekday',
      title: [
        '孩子的班里，每周哪天是无作业日？',
        'Which day of the week is the no-homework day in your child’s class?',
      ],
    },
    [...weekdays, ['no_free_day', '没有', 'There is none'], ['changing', '不固定', 'It changes'], unsure],
  ),
  single(
    {
      name: 'free_day_kept',
      title: [
        '最近一次无作业日，有没有书面作业？',
        'Was there any written homework on the last no-homework day?',
      ],
    },
    [
      ['no_written', '没有', 'No'],
      ['some_written', '有一些', 'A little'],
      ['as_usual', '和平时一样', 'As on other days'],
      unsure,
    ],
  ),
  multiple(
    {
      name: 'free_day_done',
      title: [
        '最近一次无作业日的晚上，孩子做了什么？',
        'What did your child do on the last no-homework evening?',
      ],
      hint: ['有几样选几样。', 'Choose all that apply.'],
    },
    [
      ['read', '看书', 'Read'],
      ['moved', '运动', 'Did sport'],
      ['family_time', '和家人在一起', 'Spent time with the family'],
      ['hobbies', '兴趣爱好', 'Followed an interest'],
      ['helped', '做家务', 'Did chores'],
      ['screens', '看屏幕', 'Used screens'],
      ['practised', '做家里加的练习', 'Did extra work from home'],
      ['slept_early', '早睡', 'Slept early'],
      another,
    ],
  ),
  single(
    {
      name: 'free_day_shift',
      title: [
        '无作业日的前后几天，作业量有变化吗？',
        'Does the amount of homework change on the days around it?',
      ],
    },
    [
      ['less_around', '少了', 'There is less'],
      ['same_around', '差不多', 'About the same'],
      ['more_around', '多了', 'There is more'],
      unsure,
    ],
  ),
];
