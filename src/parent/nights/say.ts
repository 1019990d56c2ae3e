import type { TFunction } from 'i18next';
import { weekMinutes, type LookBack } from '../../core/look-back';
import { unknownYear } from '../../core/calendar';
import type { View } from '../../core/stretch';
import type { Yardstick } from '../../core/yardstick';
import type { Look } from './look';
import { ruleOf } from './night-words';

type Words = TFunction<'look'>;

/** The scope of the work that the nights' limits are for; of several, all work. */
function scopeWords({ nights, yardstick }: LookBack, t: Words): string {
  if (yardstick.kind === 'measured' || yardstick.kind === 'weekly')
    return t(`scope.${yardstick.limit.scope}`);
  const scopes = new Set(nights.map(({ evening }) => evening.limit.scope));
  return t(scopes.size === 1 && scopes.has('written') ? 'scope.written' : 'scope.all');
}

function readingSentence({ shown }: LookBack, view: View, t: Words): string {
  if (!shown) return t(`say.noReading.${view}`);
  return t('say.reading', { count: shown.nights, minutes: shown.minutes });
}

function meanKey({ yardstick, over }: LookBack): string {
  if (yardstick.kind === 'measured') return over > 0 ? 'say.over' : 'say.within';
  if (yardstick.kind === 'changed') return over > 0 ? 'say.changedOver' : 'say.changed';
  return 'say.plain';
}

function meanSentence(back: LookBack, view: View, t: Words): string {
  const { yardstick, mean, over, recorded } = back;
  if (!mean) return recorded > 0 ? t('say.noMinutes') : t(`say.nothing.${view}`);
  const limit = yardstick.kind === 'measured' ? yardstick.limit : undefined;
  return t(meanKey(back), {
    count: mean.nights,
    minutes: mean.minutes,
    over,
    scope: scopeWords(back, t),
    limit: limit?.minutes,
    rule: limit && t(`rule.${ruleOf(limit)}`),
  });
}

/** The stretch in one sentence: its mean, of how many school nights, and how many were over. */
export function mainSentence({ back, stretch: { view }, isEmpty }: Look, t: Words): string {
  if (isEmpty) return t('first');
  const { yardstick } = back;
  if (yardstick.kind === 'zero') return readingSentence(back, view, t);
  if (yardstick.kind === 'free') return t(`say.free.${view}`);
  return meanSentence(back, view, t);
}

function yardstickLines(yardstick: Yardstick, t: Words): string[] {
  switch (yardstick.kind) {
    case 'zero':
      return [t(`zero.${yardstick.because}`)];
    case 'no-rule':
      return [t('noRule')];
    case 'weekly':
      return [t('weekly', { limit: yardstick.limit.minutes })];
    case 'changed':
      return [t('changedNote')];
    case 'unknown':
      return [t('app:unknownYear', { year: yardstick.year })];
    default:
      return [];
  }
}

/** Some nights of a stretch that is held against a limit may be of a year nobody knows. */
function apartLines({ yardstick, nights }: LookBack, tonight: string, t: Words): string[] {
  if (yardstick.kind === 'unknown') return [];
  const unknown = nights.find(
    ({ night, evening }) => night <= tonight && evening.day.kind === 'school' && !evening.day.isKnown,
  );
  const year = unknown && unknownYear(unknown.night);
  return year === undefined ? [] : [t('say.apart', { year })];
}

/** Some evenings over a rule whose average is held: nothing to worry about. */
function isCalm({ yardstick, mean, over }: LookBack): boolean {
  if (yardstick.kind !== 'measured' || ruleOf(yardstick.limit) !== 'law') return false;
  return over > 0 && mean !== undefined && mean.minutes <= yardstick.limit.minutes;
}

/** What belongs to the sentence: why nothing is compared, and that a rule is about averages. */
export function sideSentences({ back, tonight, damaged }: Look, t: Words): string[] {
  const { yardstick } = back;
  return [
    ...(isCalm(back) ? [t('say.average')] : []),
    ...yardstickLines(yardstick, t),
    ...apartLines(back, tonight, t),
    ...(damaged > 0 ? [t('app:damaged', { count: damaged })] : []),
  ];
}

type Large = { label: string; minutes: number; limit: string | undefined };

function weekNumber(back: LookBack, t: Words): Large | undefined {
  const minutes = weekMinutes(back.nights);
  if (minutes === undefined || back.yardstick.kind !== 'weekly') return undefined;
  const { limit } = back.yardstick;
  const label = t('label.week', { scope: scopeWords(back, t) });
  return { label, minutes, limit: t(`limit.${ruleOf(limit)}`, { minutes: limit.minutes }) };
}

/** The large number of a week or a term, and what it is; undefined where there is none. */
export function largeNumber({ back, stretch }: Look, t: Words): Large | undefined {
  const { yardstick, mean, shown } = back;
  if (yardstick.kind === 'zero')
    return shown && { label: t('label.reading'), minutes: shown.minutes, limit: undefined };
  if (yardstick.kind === 'weekly' && stretch.view === 'week') return weekNumber(back, t);
  if (!mean) return undefined;
  const isHeld = yardstick.kind === 'measured';
  return {
    label: t('label.mean', { scope: scopeWords(back, t) }),
    minutes: mean.minutes,
    limit: isHeld ? t(`limit.${ruleOf(yardstick.limit)}`, { minutes: yardstick.limit.minutes }) : undefined,
  };
}

/** The week in a sentence to talk with the teacher; it says of how many nights it speaks. Undefined where there is nothing to say. */
export function talkSentence({ back, stretch }: Look, week: string, t: Words): string | undefined {
  const { yardstick, mean } = back;
  if (stretch.view !== 'week' || yardstick.kind === 'zero' || !mean) return undefined;
  const words = { week, scope: scopeWords(back, t), count: mean.nights, minutes: mean.minutes };
  if (yardstick.kind === 'weekly') return weeklyTalk(back, words, t);
  if (yardstick.kind !== 'measured') return t('talk.plain', words);
  const { limit } = yardstick;
  const over = mean.minutes - limit.minutes;
  const against = { ...words, limit: limit.minutes, rule: t(`rule.${ruleOf(limit)}`), over };
  return t(over > 0 ? 'talk.over' : 'talk.within', against);
}

function weeklyTalk({ yardstick, nights }: LookBack, words: object, t: Words): string | undefined {
  const minutes = weekMinutes(nights);
  if (yardstick.kind !== 'weekly' || minutes === undefined) return undefined;
  const { limit } = yardstick;
  const over = minutes - limit.minutes;
  const against = { ...words, minutes, limit: limit.minutes, rule: t(`rule.${ruleOf(limit)}`), over };
  return t(over > 0 ? 'talk.weekOver' : 'talk.weekWithin', against);
}
