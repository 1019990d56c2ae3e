import { another, multiple, single, unsure } from './ask';

// How long children sleep, and what keeps them from it.

export const sleepQuestions = [
  single(
    {
      name: 'sleep_hours',
      title: ['上学日，孩子每晚大约睡多久？', 'On school nights, about how long does your child sleep?'],
    },
    [
      ['under8', '不到 8 小时', 'Under 8 hours'],
      ['h8to9', '8–9 小时', '8–9 hours'],
      ['h9to10', '9–10 小时', '9–10 hours'],
      ['over10', '10 小时以上', '10 hours or more'],
      unsure,
    ],
  ),
  single(
    {
      name: 'bedtime',
      title: ['上学日，孩子一般几点睡？', 'When does your child usually go to sleep on school nights?'],
    },
    [
      ['before21', '21:00 以前', 'Before 21:00'],
      ['h21to2130', '21:00–21:30', '21:00–21:30'],
      ['h2130to22', '21:30–22:00', '21:30–22:00'],
      ['h22to23', '22:00–23:00', '22:00–23:00'],
      ['after23', '23:00 以后', 'After 23:00'],
      unsure,
    ],
  ),
  multiple(
    {
      name: 'short_sleep',
      title: ['如果睡得不够，主要因为什么？', 'If your child sleeps too little, what are the main reasons?'],
      hint: ['最多选三项。', 'Choose at most three.'],
    },
    [
      ['school_work', '写学校作业', 'School homework'],
      ['more_work', '上校外课或做加的练习', 'Other classes or extra work'],
      ['screen_time', '看屏幕', 'Screens'],
      ['late_home', '家里作息晚', 'The family keeps late hours'],
      ['hard_to_sleep', '不容易睡着', 'Trouble falling asleep'],
      ['early_rising', '早上要起得早', 'An early start'],
      ['enough', '睡得够', 'My child sleeps enough'],
      another,
    ],
    3,
  ),
  single(
    {
      name: 'unfinished',
      title: [
        '到了睡觉时间作业还没写完，一般怎么办？',
        'If homework is unfinished at bedtime, what do you usually do?',
      ],
    },
    [
      ['sleep_first', '先睡', 'Sleep first'],
      ['finish_first', '写完再睡', 'Finish it first'],
      ['in_the_morning', '早上再写', 'Finish in the morning'],
      ['not_happened', '没遇到过', 'It has not happened'],
      ['not_said', '不想回答', 'I would rather not say'],
    ],
  ),
];
