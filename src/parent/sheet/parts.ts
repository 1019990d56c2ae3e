import { finishingHours, type FinishingHours } from '../../core/finishing-hours';
import { isSchoolNight } from '../../core/looked-night';
import { FLAGS, KINDS, PLACES, SETTERS } from '../../core/subject';
import type { SubjectPart } from '../../core/work-parts';
import type { SheetWords, Told } from './told';

type SheetRow = { name: string; value: string };
export type SheetPart = { title: string; rows: SheetRow[] };

/** More subjects than these are told together, so that the sheet stays one page. */
const MOST_SUBJECTS = 8;

/** The family's own names are told as 其他 where nothing may say whose they are. */
function folded(parts: readonly SubjectPart[]): SubjectPart[] {
  const minutes = new Map<string, SubjectPart>();
  for (const part of parts) {
    const plain: SubjectPart =
      part.subjectName === undefined
        ? part
        : { key: 'other', subject: 'other', kind: 'written', minutes: part.minutes };
    const before = minutes.get(plain.key);
    minutes.set(plain.key, { ...plain, minutes: plain.minutes + (before?.minutes ?? 0) });
  }
  return [...minutes.values()].sort((one, other) => other.minutes - one.minutes);
}

function subjectName({ subject, subjectName: own, kind }: SubjectPart, t: SheetWords['t']): string {
  if (own !== undefined) return own;
  return subject === 'other' && kind === 'other' ? t('app:reading') : t(`app:subject.${subject}`);
}

function subjectRows({ back, words: { t }, choice }: Told): SheetRow[] {
  const parts = choice.showsOwnSubjects ? back.parts.subjects : folded(back.parts.subjects);
  const rest = parts.slice(MOST_SUBJECTS).reduce((sum, { minutes }) => sum + minutes, 0);
  const rows = parts
    .slice(0, MOST_SUBJECTS)
    .map((part) => ({ name: subjectName(part, t), value: t('minutes', { minutes: part.minutes }) }));
  return rest > 0 ? [...rows, { name: t('rest'), value: t('minutes', { minutes: rest }) }] : rows;
}

function minuteRows<Part extends string>(
  minutes: Record<Part, number>,
  parts: readonly Part[],
  { nameOf, t }: { nameOf: (part: Part) => string; t: SheetWords['t'] },
): SheetRow[] {
  return parts
    .filter((part) => minutes[part] > 0)
    .map((part) => ({ name: nameOf(part), value: t('minutes', { minutes: minutes[part] }) }));
}

function finishRows(hours: FinishingHours | undefined, t: SheetWords['t']): SheetRow[] {
  if (!hours) return [];
  const { usual, latest, nights, late, bedtime } = hours;
  return [
    { name: t('finish.usual', { count: nights }), value: t('finish.at', { at: usual }) },
    { name: t('finish.latest', { night: latest.night }), value: t('finish.at', { at: latest.at }) },
    ...(bedtime === undefined
      ? []
      : [{ name: t('finish.late', { bedtime }), value: t('finish.nights', { count: late }) }]),
  ];
}

function blockRows({ back, words: { t } }: Told): SheetRow[] {
  return back.blocks
    .filter(({ parts }) => parts.all > 0)
    .map(({ first, last, kind, parts }) => ({
      name: t(first === last ? 'block.day' : 'block.days', { first, last, kind: t(`app:nightKind.${kind}`) }),
      value: t('minutes', { minutes: parts.all }),
    }));
}

function flagRows({ back, words: { t } }: Told): SheetRow[] {
  const entries = back.nights.flatMap((night) => night.entries);
  return FLAGS.map((flag) => ({
    name: t(`flag.${flag}`),
    value: t('times', { count: entries.filter(({ flags }) => flags.includes(flag)).length }),
  }));
}

/** What the minutes of the stretch were, each parting under its title; those with nothing in them are left out. */
export function partsOf(told: Told): SheetPart[] {
  const { back, choice, words } = told;
  const { t } = words;
  const { kinds, setBy, places } = back.parts;
  const all = [
    { title: t('part.subjects'), rows: subjectRows(told) },
    { title: t('part.kinds'), rows: minuteRows(kinds, KINDS, { nameOf: (kind) => t(`kind.${kind}`), t }) },
    {
      title: t('part.setBy'),
      rows: minuteRows(setBy, SETTERS, { nameOf: (who) => t(`app:setBy.${who}`), t }),
    },
    {
      title: t('part.places'),
      rows: minuteRows(places, PLACES, { nameOf: (place) => t(`app:place.${place}`), t }),
    },
    { title: t('part.finish'), rows: finishRows(finishingHours(back.nights.filter(isSchoolNight)), t) },
    { title: t('part.blocks'), rows: blockRows(told) },
    { title: t('part.flags'), rows: choice.showsFlags ? flagRows(told) : [] },
  ];
  return all.filter(({ rows }) => rows.length > 0);
}
