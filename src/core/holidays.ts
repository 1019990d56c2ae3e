import type { Night } from './night';

/** A stretch of days without school, both ends included. */
export type Break = { from: Night; to: Night };

/**
 * Public holidays and make-up workdays of mainland China, year by year.
 * 2025: 国办发明电〔2024〕12号; 2026: 国务院办公厅, 2025-11-04 (RULES.md, Nights).
 * A year that is not here is unknown and stays so until its notice is entered: never guessed.
 */
const CHINA: Record<string, { off: Break[]; work: Night[] }> = {
  '2025': {
    off: [
      { from: '2025-01-01', to: '2025-01-01' },
      { from: '2025-01-28', to: '2025-02-04' },
      { from: '2025-04-04', to: '2025-04-06' },
      { from: '2025-05-01', to: '2025-05-05' },
      { from: '2025-05-31', to: '2025-06-02' },
      { from: '2025-10-01', to: '2025-10-08' },
    ],
    work: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  '2026': {
    off: [
      { from: '2026-01-01', to: '2026-01-03' },
      { from: '2026-02-15', to: '2026-02-23' },
      { from: '2026-04-04', to: '2026-04-06' },
      { from: '2026-05-01', to: '2026-05-05' },
      { from: '2026-06-19', to: '2026-06-21' },
      { from: '2026-09-25', to: '2026-09-27' },
      { from: '2026-10-01', to: '2026-10-07' },
    ],
    work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
};

/**
 * Winter breaks where no school has said its own: a rough default (?), never shown as a rule.
 * Provinces differ by weeks, so a parent can change them. Summer is taken as 5 July to 31 August.
 */
const USUAL_WINTER: Break[] = [
  { from: '2025-01-18', to: '2025-02-16' },
  { from: '2026-01-31', to: '2026-03-01' },
];

export function isWithin(night: Night, stretch: Break): boolean {
  return stretch.from <= night && night <= stretch.to;
}

/** Whether China's notice for the date's year is known here. */
export function isKnownInChina(date: Night): boolean {
  return date.slice(0, 4) in CHINA;
}

/** What China's notice says of one date; undefined = an ordinary day or an unknown year. */
export function chinaDay(date: Night): 'off' | 'work' | undefined {
  const year = CHINA[date.slice(0, 4)];
  if (!year) return undefined;
  if (year.work.includes(date)) return 'work';
  return year.off.some((stretch) => isWithin(date, stretch)) ? 'off' : undefined;
}

/** The usual breaks of the school year that began in `year`: a starting point to edit. */
export function usualBreaks(year: number): Break[] {
  const summer = { from: `${year + 1}-07-05`, to: `${year + 1}-08-31` };
  return [...USUAL_WINTER.filter((stretch) => stretch.from.startsWith(String(year + 1))), summer];
}
