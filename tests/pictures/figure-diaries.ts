import type { PublishedEvening, PublishedWeek } from '../../src/core/figure';
import { nightsFrom, weekday } from '../../src/core/night';
import { chanceOf } from '../../src/core/chance';
import { publishedOn, publishedWeek, publishedWeekend } from '../setup/figures';
import { inChina, type PhoneDiary } from '../setup/household';
import { joined, SEEN } from './class-diaries';

const CLASS = SEEN.class;

/** The phone of 三年级2班 that was told this at an instant (epoch ms). */
function told(
  at: number,
  { evenings = [], weeks = [] }: { evenings?: PublishedEvening[]; weeks?: PublishedWeek[] },
  diary = joined,
): PhoneDiary {
  return {
    ...diary,
    kept: [...(diary['kept'] ?? []), { key: `figures told ${CLASS}`, value: at }],
    figures: evenings.map((evening) => ({ ...evening, id: `${CLASS}/${evening.night}`, class: CLASS })),
    figureWeeks: weeks.map((week) => ({ ...week, id: `${CLASS}/${week.week}`, class: CLASS })),
  };
}

/** Thursday of the first week, in the evening. */
export const THURSDAY_EVENING = inChina('2026-11-26', '20:28');
const THURSDAY = inChina('2026-11-26', '07:00');
const TODAY = inChina('2026-11-23', '07:00');

export const none = told(TODAY, {});
export const few = told(inChina('2026-11-28', '09:00'), {});
export const first = told(THURSDAY, {
  evenings: [publishedOn('2026-11-23', { band: '10-14', minutes: 45, subjects: { chinese: 20 } })],
});

const chance = chanceOf(11);
const bands = ['10-14', '15-19', '20+'] as const;
/** School nights from October on, and their weekends. */
const term = nightsFrom('2026-10-08', '2026-11-20').flatMap((night) => {
  const minutes = weekday(night) === 4 ? chance.whole(12, 14) * 5 : chance.whole(9, 12) * 5;
  const subjects = { chinese: 25, math: 20, english: chance.whole(2, 3) * 5 };
  if (weekday(night) === 5)
    return [
      publishedWeekend(night, `${night.slice(0, 8)}${String(Number(night.slice(8)) + 2).padStart(2, '0')}`),
    ];
  if (weekday(night) > 5 || night === '2026-11-11') return [];
  return [publishedOn(night, { minutes, subjects, band: chance.one(bands) })];
});
const september = ['2026-09-07', '2026-09-14', '2026-09-21'].map((week) => publishedWeek(week));

export const wholeTerm = told(TODAY, { evenings: term, weeks: september });
export const over = told(TODAY, {
  evenings: [
    ...term.filter(({ night }) => night < '2026-11-16'),
    publishedOn('2026-11-16', { minutes: 70 }),
    publishedOn('2026-11-17', { minutes: 85 }),
    publishedOn('2026-11-19', { minutes: 75, band: '15-19' }),
  ],
});
export const weekOfFew = told(TODAY, { weeks: [publishedWeek('2026-11-16')] });

const lowGrade = { id: 'cn-national', scope: 'written', unit: 'day', minutes: 0, strength: 'law' } as const;
export const secondGrade = told(TODAY, {
  evenings: ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19'].map((night) =>
    publishedOn(night, { grade: 2, limit: lowGrade, minutes: 'under-8', atSchool: 'under-8', subjects: {} }),
  ),
});
