import { CITED } from '../../core/cited';
import { weekMinutes, type LookBack } from '../../core/look-back';
import { isSchoolNight, weeksOf } from '../../core/looked-night';
import type { NumberLimit } from '../../core/yardstick';
import type { Bar } from '../../ui/bar';
import { nightsToBars } from './bars';
import { partsOf, type SheetPart } from './parts';
import type { SheetWords, Told } from './told';

/** All that stands on a family sheet, in words: the paper and the picture draw the same. */
export type SheetContent = {
  title: string;
  /** Whose: the nickname where it is left on, and the grade. */
  who: string;
  period: string;
  number: { figure: string; unit: string; label: string } | undefined;
  sentences: string[];
  chart: { caption: string; bars: Bar[] } | undefined;
  parts: SheetPart[];
  notes: string[];
};

/** A week's work in scope, where the limit is for weeks: the mean of the weeks that have a record. */
function weeklyMean({ nights }: LookBack): number | undefined {
  const weeks = weeksOf(nights).flatMap((week) => weekMinutes(week.nights) ?? []);
  if (weeks.length === 0) return undefined;
  return Math.round(weeks.reduce((sum, minutes) => sum + minutes, 0) / weeks.length);
}

function beside(minutes: number, limit: NumberLimit, t: SheetWords['t']): string {
  const said = {
    minutes,
    limit: limit.minutes,
    over: minutes - limit.minutes,
    work: t(`work.${limit.scope}`),
    rule: t(`rule.${limit.strength}`),
  };
  const how = minutes > limit.minutes ? 'over' : 'within';
  return limit.unit === 'week' ? t(`weekly.${how}`, said) : t(`nightly.${how}`, said);
}

/** The one number of the sheet, where there is one. */
function numberOf({ back, words: { t } }: Told): SheetContent['number'] {
  const { kind } = back.yardstick;
  const isOfReading = kind === 'zero';
  const minutes =
    kind === 'weekly' ? weeklyMean(back) : isOfReading ? back.shown?.minutes : back.mean?.minutes;
  if (minutes === undefined) return undefined;
  const label = t(isOfReading ? 'label.shown' : kind === 'weekly' ? 'label.weekly' : 'label.nightly');
  return { figure: String(minutes), unit: t('unit'), label };
}

/** What is said of a stretch whose school nights are compared with nothing; undefined where they are. */
function plainMeaning({ yardstick }: LookBack, t: SheetWords['t']): string | undefined {
  if (yardstick.kind === 'free') return t('said.free');
  if (yardstick.kind === 'unknown') return t('said.unknown', { year: yardstick.year });
  return yardstick.kind === 'zero' ? t(`zero.${yardstick.because}`) : undefined;
}

/** What the number means against the limit, in one sentence. */
function meaningOf({ back, words: { t } }: Told): string {
  const { yardstick, mean } = back;
  const plain = plainMeaning(back, t);
  if (plain !== undefined) return plain;
  const minutes = yardstick.kind === 'weekly' ? weeklyMean(back) : mean?.minutes;
  if (minutes === undefined) return t('said.nothing');
  if ('limit' in yardstick) return beside(minutes, yardstick.limit, t);
  return t(yardstick.kind === 'changed' ? 'said.changed' : 'said.noRule', { minutes });
}

/** Of the nights without minutes what each was: a month's bars are too thin for words, and no empty place may pass for a zero. */
function apartSentences({ nights }: LookBack, t: SheetWords['t']): string[] {
  const school = nights.filter(isSchoolNight);
  return (['none', 'at-school', 'no-homework-day'] as const).flatMap((kind) => {
    const count = school.filter(({ state }) => state.kind === kind).length;
    return count > 0 ? [t(`apart.${kind}`, { count })] : [];
  });
}

function sentencesOf(told: Told): string[] {
  const { back, words } = told;
  const { recorded, missing } = back;
  const total = recorded + missing;
  return [
    meaningOf(told),
    ...(total > 0 ? [words.t('coverage', { recorded, total })] : []),
    ...apartSentences(back, words.t),
  ];
}

function limitNotes(limit: NumberLimit, { t, titled }: SheetWords): string[] {
  const isRule = limit.strength === 'law' || limit.strength === 'decree';
  const source = limit.id === 'custom' ? undefined : titled(CITED[limit.id].source);
  return [...(isRule ? [t('note.average')] : []), ...(source ? [t('note.source', { source })] : [])];
}

function notesOf({ back: { yardstick, blocks }, words }: Told): string[] {
  const hasBlocks = blocks.some(({ parts }) => parts.all > 0);
  return [
    words.t('note.method'),
    ...(hasBlocks ? [words.t('note.blocks')] : []),
    ...('limit' in yardstick ? limitNotes(yardstick.limit, words) : []),
  ];
}

function chartOf({ back, stretch, words: { t } }: Told): SheetContent['chart'] {
  const bars = nightsToBars(back.nights, stretch.view, t);
  if (!bars.some(({ value }) => value !== undefined)) return undefined;
  const { over, compared } = back;
  const caption = compared > 0 ? t('chart.over', { over, compared }) : t('chart.plain');
  return { caption, bars };
}

/** Puts a stretch into the words of the sheet. */
export function sheetContent(told: Told): SheetContent {
  const { stretch, words, choice } = told;
  const { t, grade } = words;
  return {
    title: t('title'),
    who: choice.name === undefined ? grade : t('who', { name: choice.name, grade }),
    period: t(`period.${stretch.view}`, { first: stretch.first, last: stretch.last }),
    number: numberOf(told),
    sentences: sentencesOf(told),
    chart: chartOf(told),
    parts: partsOf(told),
    notes: notesOf(told),
  };
}
