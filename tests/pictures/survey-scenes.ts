import type { PhoneDiary } from '../setup/household';
import { CODE } from '../setup/class';
import { ASKED, SURVEY_ID } from '../setup/survey';
import { joined, SEEN } from './class-diaries';
import { AT_HOMEWORK } from './diaries';
import type { Scene } from './scene';

const PLACE = { child: 'xiaomi', class: SEEN.class, survey: SURVEY_ID };
const ID = `xiaomi/${SEEN.class}/${SURVEY_ID}`;
const SURVEY = { ...ASKED, id: `${SEEN.class}/${SURVEY_ID}`, class: SEEN.class, zone: 'Asia/Shanghai' };
const GIVEN = {
  who: 'elder',
  elder_help: false,
  subjects: ['math', 'english'],
  mood: 4,
  minutes: 55,
  how: { amount: 'much', level: 'right' },
};

const asked: PhoneDiary = { ...joined, surveys: [SURVEY] };
const withDraft = (answers: object, at?: string): PhoneDiary => ({
  ...asked,
  drafts: [{ ...PLACE, id: ID, answers, at }],
});
const withLetter = (letter: object): PhoneDiary => ({
  ...withDraft(GIVEN),
  answers: [
    { ...PLACE, id: ID, letter: { wanted: GIVEN, rev: 0, ...letter }, closesAt: AT_HOMEWORK + 8e8, due: 0 },
  ],
});
const shares = (...told: [string, number][]) => told.map(([of, share]) => ({ of, share }));
const part = (grade: number, mother: number) => ({
  grades: [grade],
  band: '30-49',
  reach: '60-80',
  questions: [
    {
      kind: 'shares',
      name: 'who',
      band: '30-49',
      shares: shares(['mother', mother], ['elder', 90 - mother], ['nobody', 10]),
    },
    {
      kind: 'shares',
      name: 'mood',
      band: '30-49',
      mean: 3.4,
      shares: shares(['1', 10], ['2', 10], ['3', 30], ['4', 40], ['5', 10]),
    },
    {
      kind: 'rows',
      name: 'how',
      band: '30-49',
      rows: [
        { row: 'amount', band: '30-49', shares: shares(['little', 10], ['right', 30], ['much', 60]) },
        { row: 'level', band: '30-49', shares: shares(['little', 10], ['right', 80], ['much', 10]) },
      ],
    },
    { kind: 'texts', name: 'words', band: '20-29' },
  ],
  crosses: [
    {
      questions: ['who', 'mood'],
      band: '30-49',
      cells: [
        { of: ['mother', '4'], share: 30 },
        { of: ['mother', '3'], share: 20 },
        { of: 'rest', share: 50 },
      ],
    },
  ],
});
const BEFORE = {
  ...SURVEY,
  id: `${SEEN.class}/earlier1`,
  survey: 'earlier1',
  opens: '2026-09-20',
  closes: '2026-09-27',
  way: undefined,
  told: { parts: [part(3, 30), part(4, 60)], texts: [], reply: '' },
};
const told: PhoneDiary = {
  ...asked,
  surveys: [
    BEFORE,
    {
      ...SURVEY,
      way: undefined,
      told: {
        parts: [part(4, 40), part(3, 60)],
        texts: [{ question: 'words', text: '抄写太多了，能不能少一点。' }],
        reply: '下学期起，三年级周末不再布置书面作业。期中以后再问一次，看看有没有变化。',
      },
    },
  ],
};

const still = (name: string, diary: PhoneDiary, path = ''): Scene => ({
  name: `survey-${name}`,
  at: AT_HOMEWORK,
  diary,
  path: `/survey/${SURVEY_ID}${path}`,
  // As while another window of the phone speaks to the school: nothing comes in the place of what is kept.
  before: () => void navigator.locks.request('lamplight-sync', () => new Promise(() => undefined)),
});

/** A survey on a family's phone, from the class's page to its results. */
export const surveyScenes: readonly Scene[] = [
  { ...still('card', asked), path: '/class' },
  still('first', asked),
  still('who', withDraft({ who: 'elder' }, 'who'), '/answer'),
  still('yes-no', withDraft({ who: 'elder' }, 'elder_help'), '/answer'),
  still('list', withDraft({}, 'grade_of'), '/answer'),
  still('several', withDraft({ subjects: ['math'] }, 'subjects'), '/answer'),
  still('steps', withDraft({ mood: 4 }, 'mood'), '/answer'),
  still('number', withDraft({ minutes: 55 }, 'minutes'), '/answer'),
  still('matrix', withDraft({ how: { amount: 'much' } }, 'how'), '/answer'),
  still('words', withDraft({ words: '请王老师少布置一点抄写' }, 'words'), '/answer'),
  still('fault', withDraft({ mood: 4 }), '/answer/who'),
  still('review', withDraft(GIVEN), '/review'),
  still('waiting', withLetter({})),
  still('receipt', withLetter({ rev: 1, stands: GIVEN })),
  still('question', withLetter({ taken: 2 })),
  still('results', told),
  { ...still('door', joined), path: `/survey#${SURVEY_ID}.${SEEN.class}.${CODE}` },
  { ...still('leave', withLetter({ rev: 1, stands: GIVEN })), path: '/class/sent' },
];
