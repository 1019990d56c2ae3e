import type { CrossTable } from '../../src/core/survey';
import type { SurveyPart } from '../../src/core/survey-tally';
import { openSurveyPath } from '../../src/wire/survey-desk';
import { post, type Desk, type Hand } from './desk';
import { SURVEY } from './survey-parts';
import { keep, openingOf, tell } from './surveys';

const shares = (name: string, told: Record<string, number>) => ({
  kind: 'shares' as const,
  name,
  band: '30-49' as const,
  shares: Object.entries(told).map(([of, share]) => ({ of, share })),
});

const row = (name: string, told: Record<string, number>) => {
  const { band, shares: own } = shares('', told);
  return { row: name, band, shares: own };
};

/** Of grade 3: every kind of question, and `posted` answered by too few. */
export const THIRD: SurveyPart = {
  grades: [3],
  band: '30-49',
  reach: '60-80',
  questions: [
    shares('amount', { little: 10, right: 60, much: 30 }),
    shares('heaviest', { chinese: 40, math: 80 }),
    { ...shares('pressure', { 1: 20, 2: 50, 3: 30 }), mean: 2.1 },
    { ...shares('yesterday', { '0-30': 50, '31-60': 40, '61-300': 10 }), mean: 35 },
    {
      kind: 'rows',
      name: 'day',
      band: '30-49',
      rows: [row('sport', { never: 20, some: 80 }), row('reading', { never: 10, some: 90 })],
    },
    { kind: 'texts', name: 'ideas', band: '30-49' },
  ],
  crosses: [
    {
      questions: ['amount', 'posted'],
      band: '30-49',
      cells: [
        { of: ['right', 'true'], share: 50 },
        { of: 'rest', share: 50 },
      ],
    },
  ],
};

export const REST: SurveyPart = {
  grades: [4, 5],
  band: '50-99',
  reach: '40-60',
  questions: [{ ...shares('amount', { little: 10, right: 20, much: 70 }), band: '50-99' }],
  crosses: [],
};

type Telling = {
  survey?: string;
  parts?: SurveyPart[];
  texts?: string[];
  crosses?: CrossTable[];
  closes?: string;
};

/** A survey of the school that has been opened, has closed and was counted so. */
export async function tellSurvey(
  { desk, hand }: { desk: Desk; hand: Hand },
  {
    survey = 'aaaaaaaa',
    parts = [THIRD, REST],
    texts = [],
    crosses = [],
    closes = '2026-11-29',
  }: Telling = {},
): Promise<void> {
  await keep(hand, survey, { draft: { definition: SURVEY, crosses } });
  const opened = await post(hand, openSurveyPath, openingOf(survey, { closes }));
  if (opened.status !== 200) throw new Error(`The survey was not opened: ${await opened.text()}`);
  await tell(desk, survey, { parts, texts });
  await desk.world.keeping.commitMain((writes) =>
    writes.updateTable('survey_text').set({ question: 'ideas' }).where('survey_id', '=', survey).execute(),
  );
}
