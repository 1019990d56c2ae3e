import { another, multiple, satisfied, scale, single, unsure } from './ask';

// The service after school.

export const serviceQuestions = [
  single(
    {
      name: 'after_school',
      title: [
        '孩子每周参加几天课后服务？',
        'How many days a week does your child stay for the after-school service?',
      ],
    },
    [
      ['no_day', '不参加', 'None'],
      ['days1to2', '1–2 天', '1–2 days'],
      ['days3to4', '3–4 天', '3–4 days'],
      ['every_day', '每天', 'Every day'],
    ],
  ),
  multiple(
    {
      name: 'service_use',
      title: ['课后服务的时间主要做什么？', 'What is the after-school time mainly used for?'],
      hint: ['最多选三项。', 'Choose at most three.'],
    },
    [
      ['writes_homework', '写作业', 'Homework'],
      ['asks_teachers', '老师答疑', 'Questions to teachers'],
      ['reads_there', '阅读', 'Reading'],
      ['clubs', '社团、兴趣活动', 'Clubs and interests'],
      ['sport_there', '体育活动', 'Sport'],
      ['lessons', '上课、讲新课', 'Lessons'],
      unsure,
    ],
    3,
  ),
  scale(
    {
      name: 'service_satisfaction',
      title: ['您对课后服务满意吗？', 'How satisfied are you with the after-school service?'],
    },
    satisfied,
  ),
  multiple(
    {
      name: 'service_reasons',
      title: ['没有参加课后服务，主要因为什么？', 'What are the main reasons for not using the service?'],
      hint: ['最多选两项。', 'Choose at most two.'],
    },
    [
      ['family_cares', '家里有人接', 'Somebody is at home'],
      ['other_plans', '有别的安排', 'Other plans'],
      ['activities', '活动不合适', 'The activities do not suit'],
      ['hours', '时间不合适', 'The hours do not suit'],
      ['cost', '收费的原因', 'What it costs'],
      another,
      ['not_said', '不想回答', 'I would rather not say'],
    ],
    2,
  ),
];
