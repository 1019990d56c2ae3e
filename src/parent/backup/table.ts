import type { TFunction } from 'i18next';
import { nightDay } from '../../core/calendar';
import type { Said } from '../../core/entry';
import { isAnswered } from '../../core/evening';
import { limitFor } from '../../core/limit';
import type { Night } from '../../core/night';
import type { Diary } from '../store/file/parcel';
import { compareText } from '../store/file/ordered';
import { isAlive, orderOf, type EntryRow, type EveningRow } from '../store/rows';
import { calendarOf, gradeOn, type Child } from '../store/views';

type Cell = string | number;

/** What a line says of its own; the rest is of its child and its night. */
type Says = Record<
  'subject' | 'minutes' | 'kind' | 'setBy' | 'place' | 'from' | 'to' | 'flags' | 'notes',
  Cell
>;
type Line = { child: Child; night: Night; startedAt: number; order: number; says: Says };

/** The columns in their order. */
const COLUMNS = [
  ...['night', 'nightKind', 'child', 'grade', 'subject', 'minutes', 'kind', 'setBy'],
  ...['place', 'from', 'to', 'flags', 'notes', 'limit'],
];

/** The words a table takes: its own, and those of the screens. */
export const TABLE_WORDS = ['backup', 'app', 'entry'] as const;

/**
 * The diary as a table: its heads, then a line an entry, and one for each evening without homework or done at school, so
 * that a zero is not taken for a missing night. Children that were removed are not in it.
 */
export function tableOf(
  diary: Pick<Diary, 'entries' | 'evenings'>,
  children: readonly Child[],
  t: TFunction,
): Cell[][] {
  const entries = diary.entries.filter(isAlive);
  const words = unanswered(diary.evenings.filter(isAlive), entries);
  const lines = children.flatMap((child) => [
    ...entries.filter((row) => row.child === child.id).map((row) => sittingLine(child, row, t)),
    ...words.filter((row) => row.child === child.id).map((row) => wordLine(child, row, t)),
  ]);
  return [
    COLUMNS.map((column) => t(`table.${column}`)),
    ...lines.sort(byNight).map((line) => cellsOf(line, t)),
  ];
}

/** The words on whole evenings that no sitting answers. */
function unanswered(evenings: readonly EveningRow[], entries: readonly EntryRow[]): EveningRow[] {
  const isOf = new Map<string, EntryRow[]>();
  const placeOf = ({ child, night }: { child: string; night: Night }) => `${child}/${night}`;
  for (const entry of entries) isOf.set(placeOf(entry), [...(isOf.get(placeOf(entry)) ?? []), entry]);
  return evenings.filter(
    (row) => !(isOf.get(placeOf(row)) ?? []).some((entry) => isAnswered(row.said, entry)),
  );
}

function byNight(one: Line, other: Line): number {
  return (
    compareText(one.night, other.night) ||
    one.child.order - other.child.order ||
    one.startedAt - other.startedAt ||
    one.order - other.order
  );
}

function sittingLine(child: Child, row: EntryRow, t: TFunction): Line {
  const { subject, subjectName, kind, setBy, place, minutes, startedAt, endedAt } = row;
  const notes = [row.isGuess ? t('table.guess') : '', row.isBackFilled ? t('app:entry.backFilled') : ''];
  const says = {
    subject: subjectName ?? t(`app:subject.${subject}`),
    minutes,
    kind: t(`table.kinds.${kind}`),
    setBy: t(`app:setBy.${setBy}`),
    place: t(`app:place.${place}`),
    from: clockText(startedAt),
    to: clockText(endedAt),
    flags: row.flags.map((flag) => t(`entry:flag.${flag}`)).join('；'),
    notes: notes.filter((note) => note !== '').join('；'),
  };
  return { child, night: row.night, startedAt: startedAt ?? 0, order: orderOf(row), says };
}

const NOTHING = { subject: '', kind: '', setBy: '', place: '', from: '', to: '', flags: '' };

/** No homework is 0 minutes; done at school is work of unknown minutes. */
function wordLine(child: Child, { night, said }: EveningRow, t: TFunction): Line {
  const words: Record<Said, string> = {
    'no-homework': t('app:evening.noHomework'),
    'done-at-school': t('app:evening.doneAtSchool'),
  };
  const minutes = said === 'no-homework' ? 0 : '';
  return { child, night, startedAt: 0, order: 0, says: { ...NOTHING, minutes, notes: words[said] } };
}

/** The wall clock of this phone, HH:MM. */
function clockText(at: number | undefined): string {
  if (at === undefined) return '';
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

function cellsOf({ child, night, says }: Line, t: TFunction): Cell[] {
  const { grade, school, limit } = gradeOn(child, night);
  const { kind } = nightDay(night, calendarOf(child, school));
  const inForce = limitFor(limit, { grade, school, kind });
  const { subject, minutes, kind: work, setBy, place, from, to, flags, notes } = says;
  const about = [
    night,
    t(`app:nightKind.${kind}`),
    child.nickname,
    t(`app:grade.${school}.${String(grade)}`),
  ];
  const limitText =
    inForce.unit === 'week' ? t('table.perWeek', { minutes: inForce.minutes }) : inForce.minutes;
  return [...about, subject, minutes, work, setBy, place, from, to, flags, notes, limitText ?? ''];
}
