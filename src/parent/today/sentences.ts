import type { TFunction } from 'i18next';
import { isCompared, unknownYear } from '../../core/calendar';
import type { Evening } from '../../core/evening';
import type { Limit } from '../../core/limit';
import type { Tonight } from './tonight';

/** A sentence under the number: plain, the one that says by how much it is over, or what stands beside the number. */
export type Line = { text: string; tone?: 'over' | 'beside' };

type Words = TFunction<'today'>;

/** Whether the large number is 阅读等: where no written work is set at all. */
function isReadingShown(comparison: Evening['comparison']): boolean {
  return (
    comparison.kind === 'zero' &&
    (comparison.because === 'low-grade' || comparison.because === 'kindergarten')
  );
}

function limitWords({ limit }: Evening, t: Words): string {
  const strength = limit.strength === 'decree' ? 'law' : limit.strength;
  return t(`limit.${strength}`, { minutes: limit.minutes });
}

function freeLabel({ block }: Tonight, t: Words): string {
  return block && block.kind !== 'vacation' ? t(`label.block.${block.kind}`) : t('label.vacation');
}

function zeroLabel({ comparison, day }: Evening, t: Words): string {
  if (!isReadingShown(comparison)) return t('label.all');
  return t(isCompared(day.kind) ? 'label.reading' : 'label.readingToday');
}

function labelFor(tonight: Tonight, t: Words): string {
  const { comparison, limit } = tonight.evening;
  if (comparison.kind === 'free') return freeLabel(tonight, t);
  if (comparison.kind === 'zero') return zeroLabel(tonight.evening, t);
  if (comparison.kind !== 'measured') return t('label.all');
  return `${t(limit.unit === 'week' ? 'label.week' : `label.${limit.scope}`)} · ${limitWords(tonight.evening, t)}`;
}

/** Whether a limit is a rule somebody laid down; advice and the parent's own number are not. */
function isRule(limit: Limit): boolean {
  return limit.strength === 'law' || limit.strength === 'decree' || limit.strength === 'school';
}

function overKey(limit: Limit): string {
  if (limit.unit === 'week') return 'over.week';
  return `over.${isRule(limit) ? 'rule' : 'own'}.${limit.scope}`;
}

function measuredLines(tonight: Tonight, t: Words): Line[] {
  const { evening, reachesAt, timer } = tonight;
  const { comparison, limit } = evening;
  if (comparison.kind !== 'measured') return [];
  if (comparison.over > 0) {
    const words = { minutes: comparison.minutes, limit: comparison.limit, over: comparison.over };
    return [
      { text: t(overKey(limit), words), tone: 'over' },
      { text: t(limit.strength === 'law' ? 'over.average' : 'over.calm') },
    ];
  }
  if (reachesAt !== undefined) return [{ text: t('reaches', { at: reachesAt, limit: comparison.limit }) }];
  // Nothing to hold against a limit: the word over the sentence says it all.
  if (!evening.number || timer) return [];
  return [{ text: t('within', { limit: comparison.limit }) }];
}

function zeroLines({ comparison }: Evening, t: Words): Line[] {
  return comparison.kind === 'zero' ? [{ text: t(`zero.${comparison.because}`) }] : [];
}

function weekLine({ week, weekMean }: Tonight, t: Words): Line[] {
  if (!weekMean) return [];
  const schoolNight = week.find((each) => each.day.kind === 'school');
  const limit =
    schoolNight && isRule(schoolNight.limit) ? (schoolNight.limit.minutes ?? undefined) : undefined;
  return [
    { text: t(limit === undefined ? 'weekMean' : 'weekMeanLimit', { minutes: weekMean.minutes, limit }) },
  ];
}

function freeLines(tonight: Tonight, t: Words): Line[] {
  if (tonight.evening.comparison.kind !== 'free') return [];
  const rule: Line[] =
    tonight.block?.kind === 'vacation'
      ? []
      : [{ text: t(tonight.grade.school === 'other' ? 'blockPlain' : 'blockRule') }];
  return [...weekLine(tonight, t), ...rule];
}

function unknownLine({ evening }: Tonight, t: Words): Line[] {
  if (evening.day.isKnown) return [];
  return [{ text: t('app:unknownYear', { year: unknownYear(evening.night) }) }];
}

/** Which minutes stand beside the number without being in it, and which of it were done at school. */
function besideLines({ evening }: Tonight, t: Words): Line[] {
  const { uncounted, home, tutoring, atSchool } = evening.total;
  const isApart = evening.comparison.kind === 'measured';
  const minutesBeside = {
    atSchool,
    uncounted: isApart ? uncounted : 0,
    home: isApart ? home : 0,
    tutoring: isApart ? tutoring : 0,
  };
  return Object.entries(minutesBeside)
    .filter(([, minutes]) => minutes > 0)
    .map(([what, minutes]) => ({ text: t(`beside.${what}`, { minutes }), tone: 'beside' }));
}

function emptyLine({ evening, timer, block }: Tonight, t: Words): Line[] {
  const isEmpty = evening.number === undefined && evening.said === undefined && !timer && !block?.total.all;
  if (!isEmpty) return [];
  return [{ text: t(block ? 'empty.today' : 'empty.tonight') }];
}

/** The label of the number and the sentences under it, in the words RULES.md forces. */
export function sentencesFor(tonight: Tonight, t: Words): { label: string; lines: Line[] } {
  const { evening } = tonight;
  const lines = [
    ...emptyLine(tonight, t),
    ...measuredLines(tonight, t),
    ...zeroLines(evening, t),
    ...unknownLine(tonight, t),
    ...freeLines(tonight, t),
    ...besideLines(tonight, t),
  ];
  if (evening.comparison.kind === 'no-rule') lines.push({ text: t('noRule') });
  if (tonight.damaged > 0) lines.push({ text: t('app:damaged', { count: tonight.damaged }) });
  return { label: labelFor(tonight, t), lines };
}
